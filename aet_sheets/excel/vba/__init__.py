"""VBA text made into the `vbaProject.bin` of a workbook, without Excel."""

from aet_sheets.excel.vba.modules import Module, document_module
from aet_sheets.excel.vba.project import write_project

__all__ = ["Module", "document_module", "write_project"]
