"""The consolidated workbook: what came in, what it amounts to, and where every row comes from."""

from aet_sheets.writing.consolidated.workbook import SHEETS, drafted, write_consolidated

__all__ = ["SHEETS", "drafted", "write_consolidated"]
