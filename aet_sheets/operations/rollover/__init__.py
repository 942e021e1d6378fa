"""Opening the next edition: what it changes in the pilot workbook, and the change itself."""

from aet_sheets.operations.rollover.plan import Baseline, Plan
from aet_sheets.operations.rollover.run import Rollover, next_edition, roll_over, roll_over_in_excel
from aet_sheets.operations.rollover.unfinished import CLOSED_AS_IT_IS, Unfinished

__all__ = [
    "CLOSED_AS_IT_IS",
    "Baseline",
    "Plan",
    "Rollover",
    "Unfinished",
    "next_edition",
    "roll_over",
    "roll_over_in_excel",
]
