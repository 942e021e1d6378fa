"""Changing some cells of a workbook that somebody else owns, and nothing else in it.

openpyxl is no way to do that: reading a workbook and saving it loses form controls, sparklines and more. Here the
parts of the archive that hold the cells are changed, and every other one keeps its very bytes.
"""

from aet_sheets.writing.editing.apply import apply_edits
from aet_sheets.writing.editing.archive import NotEditableError
from aet_sheets.writing.editing.edits import AppendRow, Edit, SetCell

__all__ = ["AppendRow", "Edit", "NotEditableError", "SetCell", "apply_edits"]
