"""The report as a workbook: pages laid out like those of the PDF, live formulas over the sheet *Données*."""

from aet_sheets.reporting.workbook.book import write_workbook

__all__ = ["write_workbook"]
