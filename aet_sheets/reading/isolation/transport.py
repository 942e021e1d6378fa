"""Raw workbooks as bytes: each distinct value of a sheet once, then one number a cell.

Types come back exactly as they went: 1, 1.0 and True are three values. Whatever a `RawSheet` or a `RawWorkbook` holds
besides its cells goes along by itself: a field added there needs no change here, as long as msgspec knows its type.
"""

from __future__ import annotations

from array import array
from dataclasses import fields
from itertools import chain, islice
from typing import Any, Final, TypedDict, get_type_hints

import msgspec

from aet_sheets.reading.isolation.distinct import Distinct, Values, keys, pack, unpack
from aet_sheets.reading.raw import RawSheet, RawWorkbook
from aet_sheets.schema.coded import NOTHING


class TransportError(Exception):
    """Bytes that are no workbook: nobody but a child gone wild sends such."""


class _Sheet(msgspec.Struct, array_like=True, forbid_unknown_fields=True):
    """A sheet: its distinct values, and the number of the one that each cell holds, row by row."""

    facts: msgspec.Raw
    values: Values
    codes: bytes
    lengths: bytes


class _Workbook(msgspec.Struct, array_like=True, forbid_unknown_fields=True):
    facts: msgspec.Raw
    sheets: list[_Sheet]


def encode_workbook(workbook: RawWorkbook) -> bytes:
    """Return `workbook` as bytes that `decode_workbook` turns back into the same."""
    return _ENCODER.encode(_Workbook(_facts(workbook, "sheets"), [_encode_sheet(sheet) for sheet in workbook.sheets]))


def decode_workbook(content: bytes) -> RawWorkbook:
    """Return the workbook that `content` stands for.

    Raises:
        TransportError: it stands for none.
    """
    try:
        message = _WORKBOOKS.decode(content)
        facts = _WORKBOOK_FACTS.decode(message.facts)
        return RawWorkbook(sheets=[_decode_sheet(sheet) for sheet in message.sheets], **facts)
    except (msgspec.MsgspecError, IndexError, ValueError, OverflowError) as error:
        raise TransportError from error


def _encode_sheet(sheet: RawSheet) -> _Sheet:
    distinct = Distinct()
    codes = array("I", distinct.numbers(keys(list(chain.from_iterable(sheet.rows)))))
    lengths = array("I", map(len, sheet.rows))
    return _Sheet(_facts(sheet, "rows"), pack(distinct.values), codes.tobytes(), lengths.tobytes())


def _decode_sheet(sheet: _Sheet) -> RawSheet:
    lengths, codes = array("I", sheet.lengths), array("I", sheet.codes)
    if sum(lengths) != len(codes):
        raise TransportError
    values = unpack(sheet.values)
    values[NOTHING] = ""
    cells = map(values.__getitem__, codes)
    rows = [list(islice(cells, length)) for length in lengths]
    return RawSheet(rows=rows, **_SHEET_FACTS.decode(sheet.facts))


def _facts(whole: RawSheet | RawWorkbook, but: str) -> msgspec.Raw:
    """Return what `whole` holds, except what stands in its field called `but`."""
    facts = {field.name: getattr(whole, field.name) for field in fields(whole) if field.name != but}
    return msgspec.Raw(_ENCODER.encode(facts))


def _decoder_of_facts(whole: type[RawSheet | RawWorkbook], but: str) -> msgspec.msgpack.Decoder[dict[str, Any]]:
    hints = get_type_hints(whole)
    shape = {field.name: hints[field.name] for field in fields(whole) if field.name != but}
    typed: Any = TypedDict
    return msgspec.msgpack.Decoder(typed(whole.__name__, shape))


_ENCODER: Final = msgspec.msgpack.Encoder()
_WORKBOOKS: Final = msgspec.msgpack.Decoder(_Workbook)
_WORKBOOK_FACTS: Final = _decoder_of_facts(RawWorkbook, "sheets")
_SHEET_FACTS: Final = _decoder_of_facts(RawSheet, "rows")
