"""Checking workbooks one by one, as a consolidation does; only copies that are asked for get written."""

from aet_sheets.operations.checking.annotated import check_and_annotate
from aet_sheets.operations.checking.results import FileCheck, Kind, RowCount, checks_as_json
from aet_sheets.operations.checking.run import check_files

__all__ = ["FileCheck", "Kind", "RowCount", "check_and_annotate", "check_files", "checks_as_json"]
