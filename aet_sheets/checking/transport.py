"""Checked returns as bytes: each distinct value of a file once, then one number wherever it stands.

A checked value and the raw cell that it was read from are mostly the same text, so they share it: what was typed costs
one number a cell, and is put together again only where somebody asks for it.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Annotated, Any, Final, Literal

import msgspec

from aet_sheets.checking.forms import CheckedForm
from aet_sheets.checking.records import Checked, Records, SetAside
from aet_sheets.checking.returns import CheckedReturn
from aet_sheets.problems import Problem
from aet_sheets.reading.isolation.distinct import Codes, Values, unpack
from aet_sheets.reading.isolation.transport import TransportError
from aet_sheets.reading.raw import Raw
from aet_sheets.reading.source import OwnDocument
from aet_sheets.schema import RETURN_TABLES, Cover, Table
from aet_sheets.schema.coded import Coded

_Position = Annotated[int, msgspec.Meta(ge=0, le=2**20)]
_Width = Literal["H", "I"]
"""How many bytes a number takes, two or four, as `array` calls it."""
_TABLES: Final = {table.__name__: table for table in RETURN_TABLES}
_NOTHING: Final = type(None)


class _SetAside(msgspec.Struct, array_like=True, forbid_unknown_fields=True):
    row: int
    content: str
    names: tuple[str, ...]
    problems: tuple[Problem, ...]


class _Form(msgspec.Struct, array_like=True, forbid_unknown_fields=True):
    """A cover; `values` are numbers."""

    sheet: str
    values: dict[str, int]
    cells: dict[str, str]
    problems: list[Problem]


class _Sheet(msgspec.Struct, array_like=True, forbid_unknown_fields=True):
    """A sheet; `columns` in the order of its table, `extra` and `cells`, row by row, are numbers, empty for nothing."""

    table: str
    sheet: str
    rows: bytes
    positions: dict[str, _Position]
    columns: list[bytes]
    by_cover: dict[str, bytes]
    extra: bytes
    row_length: Annotated[int, msgspec.Meta(ge=0)]
    cells: bytes
    set_aside: list[_SetAside]
    problems: list[Problem]


class _Return(msgspec.Struct, array_like=True, forbid_unknown_fields=True):
    """A return; `kinds` says of which kind each distinct value is."""

    width: _Width
    kinds: bytes
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
    encoder = _Encoder(_width(checked.sheets))
    cover = checked.cover
    form = _Form(
        cover.sheet,
        dict(zip(cover.values, encoder.codes.of(cover.values.values()), strict=True)),
        cover.cells,
        cover.problems,
    )
    sheets = [encoder.sheet(own) for own in checked.sheets]
    message = _Return(
        encoder.width,
        *encoder.codes.pack(),
        form,
        sheets,
        checked.problems,
        checked.metadata,
        checked.is_csv,
        checked.own_document,
    )
    return _ENCODER.encode(message)


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
        )
    except (msgspec.MsgspecError, LookupError, ValueError, OverflowError) as error:
        raise TransportError from error


def _width(sheets: Iterable[Checked]) -> _Width:
    """Return the least width that is enough, were no value met twice."""
    cells = sum(len(own.records) * (len(own.records.columns) + 1 + _row_length(own.records)) for own in sheets)
    return "H" if cells + len(Cover.columns) < 2**16 else "I"


def _row_length(records: Records) -> int:
    return max((len(records.cells[record]) for record in range(len(records))), default=0)


class _Encoder:
    def __init__(self, width: _Width) -> None:
        self.width = width
        self.codes = Codes()
        self.codes.of([None])

    def numbers(self, values: Iterable[Raw | None]) -> bytes:
        return array(self.width, self.codes.of(values)).tobytes()

    def column(self, values: Sequence[Raw | None]) -> bytes:
        return b"" if values.count(None) == len(values) else self.numbers(values)

    def sheet(self, checked: Checked) -> _Sheet:
        records = checked.records
        length = _row_length(records)
        cells: list[Raw] = []
        for record in range(len(records)):
            row = records.cells[record]
            cells += row
            cells += [""] * (length - len(row))
        return _Sheet(
            records.table.__name__,
            records.sheet,
            array("I", records.rows).tobytes(),
            records.positions,
            [self.column(records.columns[column.name]) for column in records.table.columns],
            records.by_cover,
            self.column(records.extra),
            length,
            self.numbers(cells),
            [_SetAside(row.row, row.content, row.names, row.problems) for row in checked.set_aside],
            checked.problems,
        )


class _Decoder:
    """Puts together what was taken apart, and refuses what a check never gives; raises as `decode_return` catches."""

    def __init__(self, message: _Return, file: str) -> None:
        self.file = file
        self.width = message.width
        self.values = list(unpack(message.kinds, message.values))
        _expect(self.values[0] is None and self.values.count(None) == 1)
        self.types = list(map(type, self.values))

    def cover(self, form: _Form) -> CheckedForm:
        values: dict[str, Any] = {name: self.values[code] for name, code in form.values.items()}
        for name, value in values.items():
            _expect({type(value)} == {Cover.column(name).value_type})
        return CheckedForm(self.file, form.sheet, values, form.cells, self.problems(form.problems))

    def sheet(self, message: _Sheet) -> Checked:
        table = _TABLES[message.table]
        rows = array("I", message.rows)
        columns = self.columns(table, message.columns, len(rows))
        for name, flags in message.by_cover.items():
            _expect(table.column(name).from_context and len(flags) == len(rows))
        extra = self.column(message.extra, str, len(rows))
        cells = self.cells(message.cells, message.row_length, len(rows))
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

    def columns(self, table: type[Table], columns: Sequence[bytes], count: int) -> dict[str, Coded[Any]]:
        """Return the values of a table by column name."""
        pairs = zip(table.columns, columns, strict=True)
        return {column.name: self.column(numbers, column.value_type, count) for column, numbers in pairs}

    def column(self, numbers: bytes, kind: type, count: int) -> Coded[Any]:
        if not numbers:
            return Coded.nothing(count)
        codes = array("I", array(self.width, numbers))
        _expect(len(codes) == count and {kind, _NOTHING}.issuperset(map(self.types.__getitem__, set(codes))))
        return Coded(self.values, codes)

    def cells(self, numbers: bytes, row_length: int, count: int) -> PackedRows:
        codes = array(self.width, numbers)
        _expect(len(codes) == count * row_length)
        _expect(max(codes, default=-1) < len(self.values) and 0 not in codes)
        return PackedRows(self.values, codes, row_length)

    def problems(self, problems: Iterable[Problem]) -> list[Problem]:
        return [replace(problem, file=self.file) for problem in problems]


class PackedRows:
    """The raw cells of the rows of a sheet: the distinct values of their file, and the number of the one in each cell.

    All rows are `length` cells long.
    """

    __slots__ = ("_codes", "_length", "_values")

    def __init__(self, values: Sequence[Any], codes: array[int], length: int) -> None:
        self._values, self._codes, self._length = values, codes, length

    def __getitem__(self, record: int) -> Sequence[Raw]:
        start = record * self._length
        return [self._values[code] for code in self._codes[start : start + self._length]]


def _expect(truth: bool) -> None:  # noqa: FBT001 - reads as an assertion
    if not truth:
        raise ValueError
