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


def column_number(letters: str) -> int:
    """Return the number of a column by its letters, counted from 1: A is 1, Z is 26, AA is 27."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number
