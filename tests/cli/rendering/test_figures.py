"""Key figures on a page: empty, zero, unknown and an interval are four different things."""

from __future__ import annotations

import pytest

from aet_sheets.cli.rendering.figures import quantity_text
from aet_sheets.figures import Quantity


@pytest.mark.parametrize(
    ("quantity", "unit", "text"),
    [
        (Quantity(62, 62), "stages", "62 stages"),
        (Quantity(200, 225), "élèves", "de 200 à 225 élèves"),
        (Quantity(0, 0), "stages", "0 stages"),
        (None, "stages", "inconnu"),
        (Quantity(0.2755555, 0.31), "%", "de 27,56 à 31 %"),
        (Quantity(3.625, 3.625), None, "3,62"),
        (Quantity(1234, 1234), None, "1\u202f234"),
    ],
)
def test_a_quantity_is_written_as_french_writes_it(quantity: Quantity | None, unit: str | None, text: str) -> None:
    assert quantity_text(quantity, unit) == text
