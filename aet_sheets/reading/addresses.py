"""Addresses as Excel writes them."""

from __future__ import annotations

from functools import cache


@cache
def column_letters(index: int) -> str:
    """Return the letters of the column at `index`, counted from 0: A, B, …, Z, AA, …."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def cell_address(row: int, column: int) -> str:
    """Return the A1 address of the cell in `row`, counted from 1, and `column`, counted from 0."""
    return f"{column_letters(column)}{row}"
