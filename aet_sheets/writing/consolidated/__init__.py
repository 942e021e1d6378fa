"""The consolidated workbook: what came in, what it amounts to, and where every row comes from."""

from aet_sheets.writing.consolidated.workbook import write_consolidated

__all__ = ["write_consolidated"]
