"""From the bytes of a file to its raw worksheets."""

from __future__ import annotations

import io

from aet_sheets.reading.delimited import read_delimited
from aet_sheets.reading.details import complete, examine
from aet_sheets.reading.errors import DAMAGED, RESEND, ProtectedFileError, UnreadableFileError
from aet_sheets.reading.formats import sniff
from aet_sheets.reading.limits import DEFAULTS, Limits
from aet_sheets.reading.raw import RawSheet, RawWorkbook


def read_workbook(data: bytes, name: str, limits: Limits = DEFAULTS, *, only: str | None = None) -> RawWorkbook:
    """Return the worksheets of the file called `name`, whose content is `data`; the one called `only`, if it is given.

    Rows and columns stand where the sender sees them: leading empty ones are kept. A hostile file may still crash or
    exhaust the process that calls this: files of strangers are read through `isolation`.

    Raises:
        UnreadableFileError: the file is damaged, protected, too large for `limits`, or not what its name says.
        NotASpreadsheetError: the file is something else altogether.
    """
    file_format = sniff(data, name, limits)
    if file_format == "csv":
        return RawWorkbook("csv", [read_delimited(data, name)])
    try:
        examined = examine(file_format, data, limits)
        sheets = _read_sheets(examined.data, only)
    except (UnreadableFileError, KeyboardInterrupt, SystemExit, MemoryError):
        raise
    except BaseException as error:  # a panic of the Rust reader derives from BaseException
        raise UnreadableFileError(DAMAGED, RESEND) from error
    complete(sheets, examined.details)
    return RawWorkbook(file_format, sheets)


def _read_sheets(data: bytes, only: str | None) -> list[RawSheet]:
    import python_calamine as calamine  # noqa: PLC0415 - the command line starts without it

    try:
        with calamine.load_workbook(io.BytesIO(data)) as workbook:
            return [
                RawSheet(
                    meta.name,
                    list(workbook.get_sheet_by_name(meta.name).to_python(skip_empty_area=False)),  # type: ignore[arg-type]
                    hidden=meta.visible is not calamine.SheetVisibleEnum.Visible,
                )
                for meta in workbook.sheets_metadata
                if meta.typ is calamine.SheetTypeEnum.WorkSheet and only in {None, meta.name}
            ]
    except calamine.PasswordError as error:
        raise ProtectedFileError from error
