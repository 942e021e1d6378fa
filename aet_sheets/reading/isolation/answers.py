"""What a child answers when it was given a file: the workbook, or why there is none."""

from __future__ import annotations

from typing import Final

import msgspec

from aet_sheets.reading.errors import NotASpreadsheetError, UnreadableFileError
from aet_sheets.reading.isolation.transport import TransportError, decode_workbook, encode_workbook
from aet_sheets.reading.raw import RawWorkbook

_WORKBOOK, _RESULT, _REFUSED, _FOREIGN = b"W", b"B", b"R", b"F"
_LONGEST_SENTENCE: Final = 1_000


class _Refusal(msgspec.Struct, array_like=True):
    why: str
    remedy: str


def with_workbook(workbook: RawWorkbook) -> bytes:
    """Return the answer that gives `workbook`."""
    return _WORKBOOK + encode_workbook(workbook)


def with_result(result: bytes) -> bytes:
    """Return the answer that gives what another task than reading made of a file."""
    return _RESULT + result


def with_refusal(why: str, remedy: str) -> bytes:
    """Return the answer that says, in French, why there is no workbook."""
    return _REFUSED + msgspec.msgpack.encode(_Refusal(why, remedy))


def foreign() -> bytes:
    """Return the answer that the file is no spreadsheet, and never claimed to be one."""
    return _FOREIGN


def workbook_of(answer: bytes) -> RawWorkbook:
    """Return the workbook of an answer; raises what `_content` does."""
    return decode_workbook(_content(answer, _WORKBOOK))


def result_of(answer: bytes) -> bytes:
    """Return what a task made of a file; raises what `_content` does."""
    return _content(answer, _RESULT)


def _content(answer: bytes, expected: bytes) -> bytes:
    """Return what an answer of the kind `expected` holds.

    Raises:
        UnreadableFileError, NotASpreadsheetError: what the task raised in the child.
        TransportError: the answer makes no sense.
    """
    kind, content = answer[:1], answer[1:]
    if kind == expected:
        return content
    if kind == _FOREIGN:
        raise NotASpreadsheetError
    if kind != _REFUSED or len(content) > _LONGEST_SENTENCE:
        raise TransportError
    try:
        refusal = msgspec.msgpack.decode(content, type=_Refusal)
    except msgspec.MsgspecError as error:
        raise TransportError from error
    raise UnreadableFileError(refusal.why, refusal.remedy)
