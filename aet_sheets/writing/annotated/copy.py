"""The annotated copy of one file: its own layout where it can be kept, its sheets and values where it cannot."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from aet_sheets.reading.formats import sniff
from aet_sheets.reading.limits import DEFAULTS, Limits
from aet_sheets.reading.raw import RawWorkbook
from aet_sheets.reading.source import read_return
from aet_sheets.reading.workbook import read_workbook
from aet_sheets.writing.annotated.annotation import Annotation, to_send
from aet_sheets.writing.annotated.patch import patched
from aet_sheets.writing.annotated.rebuild import rebuilt, sheet_names
from aet_sheets.writing.annotated.xml import NotPatchableError

_NOT_AS_EXPECTED: Final = (NotPatchableError, ValueError, TypeError, LookupError, AttributeError, StopIteration)
"""What parts raise that are not as the format says: numbers that are none, elements that are not there."""
_REBUILT: Final = (
    "Votre fichier n'était pas au format Excel .xlsx : cette copie en reprend les feuilles et les valeurs, pas la mise "
    "en forme."
)
_REBUILT_XLSX: Final = "Cette copie reprend les feuilles et les valeurs de votre fichier, pas sa mise en forme."


def annotated_copy(data: bytes, name: str, annotation: Annotation, limits: Limits = DEFAULTS) -> bytes:
    """Return an xlsx that holds what the file called `name` holds, with what is to be corrected shown on it.

    An xlsx or xlsm keeps its layout; of any other file, the sheets and the values are written anew.

    Raises:
        UnreadableFileError, NotASpreadsheetError: the file cannot be read at all.
    """
    is_xlsx = sniff(data, name, limits).format == "xlsx"
    if is_xlsx:
        try:
            return _patched(data, annotation)
        except _NOT_AS_EXPECTED:
            pass  # its values, at least
    workbook = read_workbook(data, name, limits)
    return _rebuilt(workbook, name, annotation, _REBUILT_XLSX if is_xlsx else _REBUILT)


def _patched(data: bytes, annotation: Annotation, *remarks: str) -> bytes:
    return patched(data, replace(annotation, problems=to_send(annotation.problems)), *remarks)


def _rebuilt(workbook: RawWorkbook, name: str, annotation: Annotation, remark: str) -> bytes:
    names = sheet_names(workbook)
    moved = [replace(problem, sheet=names.get(problem.sheet, problem.sheet)) for problem in annotation.problems]
    content = rebuilt(workbook, read_return(workbook, name))
    return _patched(content, replace(annotation, problems=moved), remark)
