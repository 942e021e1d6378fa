"""Checking workbooks one by one, with the very checks of a consolidation; nothing is written."""

from aet_sheets.operations.checking.results import FileCheck, Kind, RowCount, checks_as_json
from aet_sheets.operations.checking.run import check_files

__all__ = ["FileCheck", "Kind", "RowCount", "check_files", "checks_as_json"]
