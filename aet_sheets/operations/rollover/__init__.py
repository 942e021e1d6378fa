"""Opening the next edition: what it changes in the pilot workbook, and the change itself."""

from aet_sheets.operations.rollover.plan import Baseline, Plan
from aet_sheets.operations.rollover.run import Rollover, next_edition, roll_over, roll_over_in_excel

__all__ = ["Baseline", "Plan", "Rollover", "next_edition", "roll_over", "roll_over_in_excel"]
