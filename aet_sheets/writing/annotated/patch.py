"""An annotated copy made of the sender's own xlsx: what is wrong is added to it, what could harm is taken out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from aet_sheets.problems import Problem, Severity
from aet_sheets.reading.forms import METADATA_SHEET
from aet_sheets.writing.annotated.annotation import CORRECTION_SHEET, Annotation
from aet_sheets.writing.annotated.cells import mark_cells, unmark_cells
from aet_sheets.writing.annotated.correction_sheet import MOST_LISTED, correction_sheet, pairs_sheet
from aet_sheets.writing.annotated.harmless import strip
from aet_sheets.writing.annotated.looks import Looks
from aet_sheets.writing.annotated.notes import note_text, opening, put_notes
from aet_sheets.writing.annotated.package import Package, open_package
from aet_sheets.writing.annotated.sheets import Sheets, free_name
from aet_sheets.writing.annotated.xml import Node, main, remove

_ORDER: Final = tuple(Severity)


def patched(data: bytes, annotation: Annotation, *remarks: str) -> bytes:
    """Return the workbook `data` with the problems marked on it; all else stays as its sender laid it out.

    The notes, the colours and the first sheet of a former annotation are replaced. `remarks` are to be known of the
    copy.

    Raises:
        NotPatchableError: the workbook is damaged, huge, or of a kind that is not patched (Strict Open XML).
    """
    package = open_package(data)
    left_out = strip(package)
    sheets, looks = Sheets(package), Looks.of(package)
    if annotation.of_a_copy:
        _forget_colours(sheets, looks)
    _mark_sheets(package, annotation, looks)
    if left_out:
        remarks = (*remarks, f"Par sécurité, cette copie ne reprend pas : {', '.join(left_out)}.")
    first = correction_sheet(annotation.problems, sheets.names(), looks, annotation.steps, remarks)
    sheets.put(_name_of_first(sheets, annotation), first, first=True)
    if annotation.metadata:
        sheets.put(METADATA_SHEET, pairs_sheet(annotation.metadata), hidden=True)
    sheets.show_first()
    return package.to_bytes()


def _name_of_first(sheets: Sheets, annotation: Annotation) -> str:
    """Return the name of our sheet: that of a former annotation, or one that the sender has not taken."""
    return CORRECTION_SHEET if annotation.of_a_copy else free_name(CORRECTION_SHEET, sheets.names())


def _forget_colours(sheets: Sheets, looks: Looks) -> None:
    former = looks.unmarked()
    for sheet in sheets.worksheets():
        unmark_cells(sheet.root, former)


def _mark_sheets(package: Package, annotation: Annotation, looks: Looks) -> None:
    sheets = Sheets(package)
    noted = annotation.problems[:MOST_LISTED]
    for name in sheets.names():
        sheet = sheets.worksheet(name)
        if sheet is None:
            continue
        own = [problem for problem in annotation.problems if problem.sheet == name]
        if own:
            sheets.show(name)
            mark_cells(sheet.root, _gravest(_by_cell(own)), looks)
        notes = _by_cell(problem for problem in noted if problem.sheet == name)
        texts = {cell: _note(found) for cell, found in notes.items()}
        put_notes(package, sheet, texts, former=annotation.of_a_copy)
        if any(not problem.cell for problem in own):
            _unprotect(sheet.root)
            sheets.unlock_structure()


def _gravest(on_cells: Mapping[str, Sequence[Problem]]) -> dict[str, Severity]:
    """Return the gravest severity on each cell."""
    return {cell: min((problem.severity for problem in found), key=_ORDER.index) for cell, found in on_cells.items()}


def _by_cell(problems: Iterable[Problem]) -> dict[str, list[Problem]]:
    found: dict[str, list[Problem]] = {}
    for problem in problems:
        if problem.cell:
            found.setdefault(problem.cell, []).append(problem)
    return found


def _note(problems: Sequence[Problem]) -> str:
    return "\n".join(
        note_text(opening(blocking=problem.blocking), problem.message, problem.remedy) for problem in problems
    )


def _unprotect(sheet: Node) -> None:
    """Let a sheet be changed as a whole: what is wrong with it is not in one cell."""
    for node in list(sheet.iter(main("sheetProtection"))):
        remove(node)
