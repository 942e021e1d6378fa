"""What a child answers when it was given a file: the workbook, or why there is none."""

from __future__ import annotations

from typing import Final

import msgspec

from aet_sheets.reading.errors import DAMAGED, RESEND, NotASpreadsheetError, UnreadableFileError
from aet_sheets.reading.isolation.transport import TransportError, decode_workbook, encode_workbook
from aet_sheets.reading.limits import Limits
from aet_sheets.reading.raw import RawWorkbook
from aet_sheets.reading.workbook import read_workbook

_WORKBOOK, _REFUSED, _FOREIGN = b"W", b"R", b"F"
_LONGEST_SENTENCE: Final = 1_000


class _Refusal(msgspec.Struct, array_like=True):
    why: str
    remedy: str


def answer_to(data: bytes, name: str, limits: Limits) -> bytes:
    """Read a file and return the answer that `understand` takes; raises `MemoryError` only.

    What no reader foresaw is the file's doing: nothing else varies from one call to the next.
    """
    try:
        return _WORKBOOK + encode_workbook(read_workbook(data, name, limits))
    except MemoryError:
        raise
    except UnreadableFileError as error:
        refusal = _Refusal(error.why, error.remedy)
    except NotASpreadsheetError:
        return _FOREIGN
    except Exception:  # noqa: BLE001
        refusal = _Refusal(DAMAGED, RESEND)
    return _REFUSED + msgspec.msgpack.encode(refusal)


def understand(answer: bytes) -> RawWorkbook:
    """Return the workbook of an answer.

    Raises:
        UnreadableFileError, NotASpreadsheetError: what `read_workbook` raised in the child.
        TransportError: the answer makes no sense.
    """
    kind, content = answer[:1], answer[1:]
    if kind == _WORKBOOK:
        return decode_workbook(content)
    if kind == _FOREIGN:
        raise NotASpreadsheetError
    if kind != _REFUSED or len(content) > _LONGEST_SENTENCE:
        raise TransportError
    try:
        refusal = msgspec.msgpack.decode(content, type=_Refusal)
    except msgspec.MsgspecError as error:
        raise TransportError from error
    raise UnreadableFileError(refusal.why, refusal.remedy)
