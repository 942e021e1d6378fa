"""Checked returns as bytes: each distinct value of a file once, then one number wherever it stands.

Sheets go column by column, as they were typed. A checked column is mostly what was typed, word for word, and then no
number of its own goes with it.
"""

from __future__ import annotations

import datetime as dt
from array import array
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from types import NoneType
from typing import Annotated, Any, Final

import msgspec

from aet_sheets.checking.forms import CheckedForm
from aet_sheets.checking.records import Checked, RawRows, Records, SetAside
from aet_sheets.checking.returns import CheckedReturn
from aet_sheets.problems import Problem
from aet_sheets.reading.isolation.distinct import Values, pack, unpack
from aet_sheets.reading.isolation.transport import TransportError
from aet_sheets.reading.source import OwnDocument
from aet_sheets.schema import RETURN_TABLES, Cover, Table
from aet_sheets.schema.coded import Coded

_Position = Annotated[int, msgspec.Meta(ge=0, le=2**20)]
_TABLES: Final = {table.__name__: table for table in RETURN_TABLES}
_ALLOWED: Final[dict[type, AbstractSet[type]]] = {
    kind: frozenset((kind, NoneType)) for kind in (str, int, float, bool, dt.date)
}
"""The types of what may stand in a column, by the type of its values."""
_Column = tuple[Coded[Any], AbstractSet[type]]
"""A column, and the types of the values in it."""


class _SetAside(msgspec.Struct, array_like=True, forbid_unknown_fields=True):
    row: int
    content: str
    names: tuple[str, ...]
    problems: tuple[Problem, ...]


class _Form(msgspec.Struct, array_like=True, forbid_unknown_fields=True):
    """A cover; `values` are those of the columns `names`, after nothing."""

    sheet: str
    names: list[str]
    values: Values
    cells: dict[str, str]
    problems: list[Problem]


class _Sheet(msgspec.Struct, array_like=True, forbid_unknown_fields=True):
    """A sheet; `cells`, column by column, `columns` and `extra` are numbers row by row, empty where all is empty.

    The columns that are not in `columns` are as they were typed.
    """

    table: str
    sheet: str
    rows: bytes
    positions: dict[str, _Position]
    cells: list[bytes]
    columns: dict[str, bytes]
    by_cover: dict[str, bytes]
    extra: bytes
    set_aside: list[_SetAside]
    problems: list[Problem]


class _Return(msgspec.Struct, array_like=True, forbid_unknown_fields=True):
    values: Values
    cover: _Form
    sheets: list[_Sheet]
    problems: list[Problem]
    metadata: dict[str, str]
    is_csv: bool
    own_document: OwnDocument | None


_ENCODER: Final = msgspec.msgpack.Encoder()
_DECODER: Final = msgspec.msgpack.Decoder(_Return)


def encode_return(checked: CheckedReturn) -> bytes:
    """Return `checked` as bytes that `decode_return` turns back into the same, but for the name of its file."""
    cover = checked.cover
    message = _Return(
        pack(checked.values),
        _Form(cover.sheet, list(cover.values), pack([None, *cover.values.values()]), cover.cells, cover.problems),
        list(map(_sheet, checked.sheets)),
        checked.problems,
        checked.metadata,
        checked.is_csv,
        checked.own_document,
    )
    return _ENCODER.encode(message)


def _sheet(checked: Checked) -> _Sheet:
    records = checked.records
    return _Sheet(
        records.table.__name__,
        records.sheet,
        array("I", records.rows).tobytes(),
        records.positions,
        list(map(_numbers, records.cells.columns)),
        {
            column.name: _numbers(records.columns[column.name])
            for column in records.table.columns
            if records.columns[column.name].codes != records.typed(column).codes
        },
        records.by_cover,
        _numbers(records.extra),
        [_SetAside(row.row, row.content, row.names, row.problems) for row in checked.set_aside],
        checked.problems,
    )


def _numbers(column: Coded[Any]) -> bytes:
    numbers = column.codes.tobytes()
    return numbers if numbers.strip(b"\0") else b""


def decode_return(content: bytes, file: str) -> CheckedReturn:
    """Return the checked return that `content` stands for, `file` being its name in problems.

    Raises:
        TransportError: it stands for none.
    """
    try:
        message = _DECODER.decode(content)
        decoder = _Decoder(message, file)
        return CheckedReturn(
            file,
            decoder.cover(message.cover),
            [decoder.sheet(own) for own in message.sheets],
            decoder.problems(message.problems),
            message.metadata,
            message.is_csv,
            message.own_document,
            decoder.values,
        )
    except (msgspec.MsgspecError, LookupError, ValueError, OverflowError) as error:
        raise TransportError from error


class _Decoder:
    """Puts together what was taken apart, and refuses what a check never gives; raises as `decode_return` catches."""

    def __init__(self, message: _Return, file: str) -> None:
        self.file = file
        self.values = unpack(message.values)
        self.types = list(map(type, self.values))

    def cover(self, form: _Form) -> CheckedForm:
        values = dict(zip(form.names, unpack(form.values)[1:], strict=True))
        for name, value in values.items():
            _expect({type(value)} == {Cover.column(name).value_type})
        return CheckedForm(self.file, form.sheet, values, form.cells, self.problems(form.problems))

    def sheet(self, message: _Sheet) -> Checked:
        table = _TABLES[message.table]
        rows = array("I", message.rows)
        for name, flags in message.by_cover.items():
            _expect(table.column(name).from_context and len(flags) == len(rows))
        nothing: _Column = Coded.nothing(len(rows)), frozenset()
        typed = [self.column(numbers, nothing) for numbers in message.cells]
        cells = RawRows([column for column, _ in typed])
        columns = self.columns(table, message, typed, nothing)
        extra, types = self.column(message.extra, nothing)
        _expect(types <= _ALLOWED[str])
        records = Records(
            table, self.file, message.sheet, rows, columns, message.positions, cells, extra, message.by_cover
        )
        set_aside = [
            SetAside(
                self.file, message.sheet, row.row, table, row.content, row.names, tuple(self.problems(row.problems))
            )
            for row in message.set_aside
        ]
        return Checked(records, set_aside, self.problems(message.problems))

    def columns(
        self, table: type[Table], message: _Sheet, typed: Sequence[_Column], nothing: _Column
    ) -> dict[str, Coded[Any]]:
        """Return the columns of a table by name: with numbers of their own, as they were typed, or empty."""
        found = {name: typed[place] for name, place in message.positions.items() if place < len(typed)}
        found.update((name, self.column(numbers, nothing)) for name, numbers in message.columns.items())
        columns = {}
        for column in table.columns:
            columns[column.name], types = found.get(column.name, nothing)
            _expect(types <= _ALLOWED[column.value_type])
        _expect(found.keys() <= columns.keys())
        return columns

    def column(self, numbers: bytes, nothing: _Column) -> _Column:
        if not numbers:
            return nothing
        codes = array("I", numbers)
        _expect(len(codes) == len(nothing[0].codes))
        return Coded(self.values, codes), set(map(self.types.__getitem__, set(codes)))

    def problems(self, problems: Iterable[Problem]) -> list[Problem]:
        return [replace(problem, file=self.file) for problem in problems]


def _expect(truth: bool) -> None:  # noqa: FBT001 - reads as an assertion
    if not truth:
        raise ValueError
