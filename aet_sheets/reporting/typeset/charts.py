"""Charts on paper: bars as shares of the tallest value, with the labels for which there is room."""

from __future__ import annotations

import math
from typing import Any, Final

from aet_sheets.figures import Quantity
from aet_sheets.reporting.model import Chart, Form
from aet_sheets.reporting.typeset.measure import breakable
from aet_sheets.reporting.writing import NOTHING, spread, written
from aet_sheets.text import NO_BREAK, french

_LETTER: Final = 0.5
_FULL_WIDTH, _SMALL_WIDTH = 482, 147
"""Points across a chart, and across one of a gallery."""
_BAR_SHARE, _WIDEST_BAR = 0.72, 34
_TITLE, _UNIT = 60, 26
"""Characters of the title of a small chart, on two lines, and of its unit."""
_EASE: Final = 0.85
"""How much of its room a label may fill."""


def printed_chart(chart: Chart, *, small: bool = False) -> dict[str, Any]:
    """Return the chart as it is drawn."""
    label_size, category_size = (6.2, 6.0) if small else (7.2, 7.5)
    slot = (_SMALL_WIDTH if small else _FULL_WIDTH) / max(1, len(chart.categories))
    labels = _labels(chart, slot, label_size)
    top = _top(chart)
    return {
        "kind": "chart",
        "title": breakable(_short(french(chart.title), _TITLE), _SMALL_WIDTH, 8.5) if small else french(chart.title),
        "unit": _short(chart.unit, _UNIT),
        "alternative": chart.alternative,
        "legend": [line.name for line in chart.lines] if len(chart.lines) > 1 else [],
        "single": len(chart.lines) == 1,
        "label_size": label_size,
        "category_size": category_size,
        "groups": [
            {
                "label": category,
                "side": _side(place, len(chart.categories), wide=len(category) * _LETTER * category_size > slot),
                "bars": [_bar(line.values[place], label, top) for line, label in zip(chart.lines, own, strict=True)],
            }
            for place, (category, own) in enumerate(zip(_categories(chart, slot, category_size), labels, strict=True))
        ],
        "target": None if chart.target is None else _share(chart.target, top),
        "target_label": "" if chart.target is None else f"cible {written(chart.target, chart.form)}",
        "warning": french(f"≠ définition modifiée : {', '.join(chart.redefined)}") if chart.redefined else "",
    }


def _short(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def _top(chart: Chart) -> float:
    values = [value.high for line in chart.lines for value in line.values if value is not None]
    return max([*values, chart.target or 0, 0]) or 1


def _share(value: float, top: float) -> float:
    return round(min(1, max(0, value / top)), 5)


def _side(place: int, count: int, *, wide: bool) -> str:
    """Return how a name stands under its group: those at the ends stay within the chart."""
    if not wide or 0 < place < count - 1:
        return "center"
    return "left" if place == 0 else "right"


def _bar(value: Quantity | None, label: str, top: float) -> dict[str, Any]:
    if value is None:
        return {"low": None, "high": None, "label": label}
    return {"low": _share(value.low, top), "high": _share(value.high, top), "label": label}


def _label(value: Quantity | None, form: Form) -> str:
    """Return a value as it stands above its bar: amounts to the euro, without their unit, which the title gives."""
    if value is None:
        return NOTHING
    if form is Form.EUROS:
        rounded = Quantity(math.floor(value.low + 0.5), math.floor(value.high + 0.5))
        return written(rounded.low, Form.COUNT) if rounded.exact else spread(rounded, Form.COUNT)
    text = written(value.low, form) if value.exact else spread(value, form)
    return text.replace(f"{NO_BREAK}%", "") if form is Form.SHARE else text


def _labels(chart: Chart, slot: float, size: float) -> list[list[str]]:
    """Return the labels of each group: all when they have room, otherwise that of the tallest bar alone."""
    lines = len(chart.lines)
    room = slot if lines == 1 else min(slot * _BAR_SHARE / lines, _WIDEST_BAR) * 1.05
    labels = [
        [_label(line.values[place], chart.form) for line in chart.lines] for place in range(len(chart.categories))
    ]
    if all(len(label) * _LETTER * size <= room * _EASE for group in labels for label in group):
        return labels
    tallest = _tallest(chart)
    return [[label if (place, rank) == tallest else "" for rank, label in enumerate(group)]
            for place, group in enumerate(labels)]  # fmt: skip


def _tallest(chart: Chart) -> tuple[int, int] | None:
    heights = [
        (value.high, (place, rank))
        for rank, line in enumerate(chart.lines)
        for place, value in enumerate(line.values)
        if value is not None
    ]
    return max(heights)[1] if heights else None


def _categories(chart: Chart, slot: float, size: float) -> list[str]:
    """Return the names under the groups: all when they have room, otherwise one in so many, the last included."""
    names = list(chart.categories)
    step = math.ceil(max(map(len, names), default=0) * _LETTER * size / slot)
    return [name if (len(names) - 1 - place) % max(1, step) == 0 else "" for place, name in enumerate(names)]
