"""Native Excel charts, in the colours of the palette: bars, intervals, the target across them."""

from __future__ import annotations

from typing import Any, Final

from aet_sheets.reporting.model import Chart, Form
from aet_sheets.reporting.workbook.data import ChartRanges
from aet_sheets.writing.book import Book, done
from aet_sheets.writing.styles import FONT, Family, Palette

_COLOURS: Final = (Palette.primary, Palette.band, Palette.primary_light)
_LABELS: Final = {Form.EUROS: "#,##0", Form.SHARE: "0.0\\ %", Form.COUNT: "#,##0", Form.NUMBER: "General"}
"""How values stand above bars: amounts to the euro."""
_TARGET: Final = Family.ACTIVITY.value


def insert_chart(  # noqa: PLR0913 - a chart, where it goes and how large it is
    book: Book, worksheet: Any, place: tuple[int, int], chart: Chart, ranges: ChartRanges, *,
    size: tuple[int, int], offset: int = 0,
) -> None:  # fmt: skip
    """Insert `chart` at `place` (row, column, from 0), `offset` pixels to the right; `size` is in pixels."""
    drawn = book.workbook.add_chart({"type": "column", "subtype": "stacked"} if ranges.spread else {"type": "column"})
    labels = {"value": True, "font": _font(8), "num_format": _LABELS[chart.form]}
    for number, (values, name) in enumerate(zip(ranges.lines, ranges.names, strict=True)):
        fill = {"color": _COLOURS[number % len(_COLOURS)]}
        drawn.add_series(
            {
                "name": name,
                "categories": ranges.categories,
                "values": values,
                "fill": fill,
                "gap": 60,
                "overlap": 100 if ranges.spread else 0,
            }
            | ({} if ranges.spread or len(chart.categories) > _MOST_LABELLED else {"data_labels": labels})
        )
    if ranges.spread:
        pattern = {"pattern": "light_upward_diagonal", "fg_color": Palette.primary_light, "bg_color": Palette.white}
        drawn.add_series(
            {"name": "Jusqu’à", "categories": ranges.categories, "values": ranges.spread, "pattern": pattern,
             "border": {"color": Palette.primary_light}}
        )  # fmt: skip
    if ranges.target:
        drawn.combine(_target(book, ranges))
    _dress(drawn, chart, several=len(ranges.lines) > 1 or bool(ranges.spread or ranges.target))
    width, height = size
    drawn.set_size({"width": width, "height": height})
    options = {"description": chart.alternative, "x_offset": offset, "object_position": 1}
    done(worksheet.insert_chart(*place, drawn, options) or 0)


_MOST_LABELLED: Final = 8
"""Bars beyond which values would cover each other."""


def _target(book: Book, ranges: ChartRanges) -> Any:
    line = book.workbook.add_chart({"type": "line"})
    dashes = {"color": _TARGET, "width": 1.5, "dash_type": "dash"}
    line.add_series({"name": "Cible", "categories": ranges.categories, "values": ranges.target, "line": dashes})
    return line


def _dress(drawn: Any, chart: Chart, *, several: bool) -> None:
    drawn.set_title({"name": chart.title, "name_font": _font(11, bold=True, color=Palette.primary), "overlay": False})
    drawn.set_x_axis({"num_font": _font(9), "line": {"color": Palette.primary_light}, "major_tick_mark": "none"})
    drawn.set_y_axis(
        {
            "name": chart.unit,
            "name_font": _font(9, bold=False),
            "num_font": _font(9),
            "num_format": _LABELS[chart.form],
            "line": {"none": True},
            "major_gridlines": {"visible": True, "line": {"color": Palette.line, "width": 0.75}},
            "min": 0,
        }
    )
    drawn.set_legend({"position": "bottom", "font": _font(9)} if several else {"none": True})
    drawn.set_chartarea({"border": {"none": True}})
    drawn.show_blanks_as("gap")


def _font(size: int, *, bold: bool = False, color: str = Palette.muted) -> dict[str, Any]:
    return {"name": FONT, "size": size, "bold": bold, "color": color}
