"""Where things stand on a sheet, in pixels: what a box over cells has to know."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from aet_sheets.writing.annotated.xml import Node, main

_COLUMN, _ROW = 64, 20
"""A column and a row that nobody has stretched."""
_PIXELS_A_POINT: Final = 4 / 3
_FARTHEST_COLUMN: Final = 16_384
_MOST_STEPS: Final = 400


@dataclass(frozen=True, slots=True)
class Geometry:
    """The widths of columns (from 0) and the heights of rows (from 1) of a sheet that are not the usual ones."""

    widths: Mapping[int, int]
    heights: Mapping[int, int]

    @classmethod
    def of(cls, sheet: Node) -> Geometry:
        """Return the geometry of a worksheet."""
        widths: dict[int, int] = {}
        for node in sheet.iter(main("col")):
            wide = 0 if _is_on(node, "hidden") else round(float(node.get("width") or 9) * 7 + 5)
            last = min(int(node.get("max") or 0), int(node.get("min") or 0) + 200)
            widths |= dict.fromkeys(range(int(node.get("min") or 1) - 1, last), wide)
        heights = {
            int(node.get("r") or 0): 0
            if _is_on(node, "hidden")
            else round(float(node.get("ht") or 15) * _PIXELS_A_POINT)
            for node in sheet.iter(main("row"))
            if node.get("ht") or _is_on(node, "hidden")
        }
        return cls(widths, heights)

    def anchor(self, row: int, column: int, width: int, height: int) -> str:
        """Return the anchor of a box whose top left corner is near the cell at `row` (from 1), `column` (from 0).

        It is a list of columns, rows and pixels in them, as notes are anchored in.
        """
        first_column, first_row = min(column, _FARTHEST_COLUMN - 8), max(row - 1, 1)
        last_column, right = _walk(first_column, width + 12, lambda at: self.widths.get(at, _COLUMN))
        last_row, bottom = _walk(first_row, height + 6, lambda at: self.heights.get(at, _ROW))
        return f"{first_column}, 12, {first_row - 1}, 6, {last_column}, {right}, {last_row - 1}, {bottom}"


def _walk(start: int, pixels: int, size: Callable[[int], int]) -> tuple[int, int]:
    """Return where `pixels` from the beginning of `start` lead: the number of a column or a row, and the rest."""
    at, steps = start, 0
    while pixels >= size(at) and steps < _MOST_STEPS:
        pixels -= size(at)
        at += 1
        steps += 1
    return at, min(pixels, max(size(at) - 1, 0))


def _is_on(node: Node, name: str) -> bool:
    return node.get(name) in {"1", "true"}
