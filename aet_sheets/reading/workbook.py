"""From the bytes of a file to its raw worksheets."""

from __future__ import annotations

import io
from collections.abc import Collection
from typing import TYPE_CHECKING

from aet_sheets.reading.delimited import read_delimited
from aet_sheets.reading.details import complete, examine
from aet_sheets.reading.details.details import Wanted
from aet_sheets.reading.details.xlsx import without_other_sheets
from aet_sheets.reading.errors import DAMAGED, RESEND, ProtectedFileError, UnreadableFileError
from aet_sheets.reading.formats import sniff
from aet_sheets.reading.limits import DEFAULTS, Limits
from aet_sheets.reading.raw import Raw, RawSheet, RawWorkbook
from aet_sheets.text import fold

if TYPE_CHECKING:
    from python_calamine import CalamineSheet


def read_workbook(
    data: bytes,
    name: str,
    limits: Limits = DEFAULTS,
    *,
    only: str | None = None,
    passed_over: Collection[str] = (),
) -> RawWorkbook:
    """Return the worksheets of the file called `name`, whose content is `data`; the one called `only`, if it is given.

    Rows and columns stand where the sender sees them: leading empty ones are kept. A sheet whose folded name is among
    `passed_over` comes without its rows: those of an xlsx or xlsb are not even unpacked. Those of an xlsx that are not
    `only` meet no limit either. A hostile file may still crash or exhaust the process that calls this: files of
    strangers are read through `isolation`.

    Raises:
        UnreadableFileError: the file is damaged, protected, too large for `limits`, or not what its name says.
        NotASpreadsheetError: the file is something else altogether.
    """
    if only is not None:
        data = without_other_sheets(data, only, limits)
    sniffed = sniff(data, name, limits)
    if sniffed.format == "csv":
        return RawWorkbook("csv", [read_delimited(data, name)])

    def wanted(sheet: str) -> bool:
        return only in {None, sheet} and fold(sheet) not in passed_over

    try:
        examined = examine(sniffed, data, limits, wanted)
        sheets = _read_sheets(examined.data, only, wanted)
    except (UnreadableFileError, KeyboardInterrupt, SystemExit, MemoryError):
        raise
    except BaseException as error:  # a panic of the Rust reader derives from BaseException
        raise UnreadableFileError(DAMAGED, RESEND) from error
    complete(sheets, examined.details)
    return RawWorkbook(sniffed.format, sheets)


def _read_sheets(data: bytes, only: str | None, wanted: Wanted) -> list[RawSheet]:
    import python_calamine as calamine  # noqa: PLC0415 - the command line starts without it

    try:
        with calamine.load_workbook(io.BytesIO(data)) as workbook:
            return [
                RawSheet(
                    meta.name,
                    _cells(workbook.get_sheet_by_name(meta.name)) if wanted(meta.name) else [],
                    hidden=meta.visible is not calamine.SheetVisibleEnum.Visible,
                )
                for meta in workbook.sheets_metadata
                if meta.typ is calamine.SheetTypeEnum.WorkSheet and only in {None, meta.name}
            ]
    except calamine.PasswordError as error:
        raise ProtectedFileError from error


def _cells(sheet: CalamineSheet) -> list[list[Raw]]:
    return list(sheet.to_python(skip_empty_area=False))  # type: ignore[arg-type]  # it names fewer types than we know
