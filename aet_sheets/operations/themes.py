"""How people know the groups: by their theme, rather than by their code."""

from __future__ import annotations

from aet_sheets.consolidation.dataset import Dataset
from aet_sheets.schema import Groups
from aet_sheets.schema.values import across


def themes(dataset: Dataset) -> dict[str, str]:
    """Return the theme of each group by its code."""
    pairs = across(dataset[Groups].columns, Groups.code, Groups.theme)
    return {str(code): str(theme) for code, theme in pairs if theme}
