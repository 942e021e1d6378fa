"""Hypothesis strategies: values that a column of the schema may hold."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from hypothesis import strategies as st

from aet_sheets.schema import Column
from aet_sheets.schema.columns import (
    Amount,
    Choice,
    Code,
    Date,
    Decimal,
    Edition,
    Email,
    Hours,
    Integer,
    Percentage,
    Phone,
    PostalCode,
    Reference,
    Rna,
    Siret,
    Text,
    YesNo,
)
from aet_sheets.schema.values import Value

WORDS = st.from_regex(r"[A-Za-zÀ-ÖØ-öø-ÿ][A-Za-zÀ-ÖØ-öø-ÿ0-9'&.,=+@-]{0,14}", fullmatch=True)
TEXTS = st.lists(WORDS, min_size=1, max_size=3).map(" ".join)
TRAPS = st.sampled_from(["=1+1", "+33 numéro", "@nom", "-tiret", "00123", "1E5", "VRAI", "12/10/2016", "<b>&amp;"])
DAYS = st.dates(dt.date(1990, 1, 1), dt.date(2090, 12, 31))
SIRETS = st.sampled_from(["12345678200010", "73282932000074", "00000000000018"])
PHONES = st.integers(10_00_00_00, 99_99_99_99).map(
    lambda number: "01 " + " ".join(str(number)[i : i + 2] for i in range(0, 8, 2))
)


def _whole(column: Integer) -> st.SearchStrategy[int]:
    return st.integers(int(column.minimum or 0), int(column.maximum or 10**6))


def _share(step: int, most: int) -> st.SearchStrategy[float]:
    return st.integers(0, most * step).map(lambda number: number / step)


_BY_TYPE: dict[type[Column], Callable[[Any], st.SearchStrategy[Value]]] = {
    Choice: lambda column: st.sampled_from(column.choices),
    Code: lambda _: st.from_regex(r"[A-Z]{2,4}-[0-9]{3,5}", fullmatch=True),
    Reference: lambda _: TEXTS,
    Date: lambda _: DAYS,
    Integer: _whole,
    Percentage: lambda _: _share(100, 1),
    Hours: lambda _: _share(4, 240),
    Amount: lambda _: _share(100, 10**7),
    Decimal: lambda _: st.floats(0, 1e9, allow_nan=False).map(lambda number: round(number, 6)),
    YesNo: lambda _: st.booleans(),
    Email: lambda _: st.from_regex(r"[a-z]{1,8}\.[a-z]{1,8}@[a-z]{2,9}\.example", fullmatch=True),
    Phone: lambda _: PHONES,
    Siret: lambda _: SIRETS,
    Rna: lambda _: st.from_regex(r"W[0-9]{9}", fullmatch=True),
    PostalCode: lambda _: st.from_regex(r"(0[1-9]|[1-8][0-9]|9[0-5])[0-9]{3}", fullmatch=True),
    Edition: lambda _: st.integers(2000, 2060).map(lambda year: f"{year}-{year + 1}"),
    Text: lambda column: TEXTS if column.required else st.one_of(TEXTS, TRAPS),
}


def values(column: Column) -> st.SearchStrategy[Value]:
    """Return valid values of `column`, as the checks give them."""
    return next(_BY_TYPE[kind] for kind in type(column).__mro__ if kind in _BY_TYPE)(column)
