"""Opening the next edition: what it changes in the pilot workbook, and the change itself."""

from aet_sheets.operations.rollover.plan import Baseline, Plan
from aet_sheets.operations.rollover.run import Rollover, roll_over

__all__ = ["Baseline", "Plan", "Rollover", "roll_over"]
