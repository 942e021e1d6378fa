"""The consolidated workbook: what came in, what it amounts to, and where every row comes from."""

from aet_sheets.writing.consolidated.workbook import SHEETS, write_consolidated

__all__ = ["SHEETS", "write_consolidated"]
