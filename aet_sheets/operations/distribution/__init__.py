"""Returns that go out: one workbook per active group, filled in with what the dossier knows already."""

from aet_sheets.operations.distribution.run import Distributed, Distribution, Outcome, distribute

__all__ = ["Distributed", "Distribution", "Outcome", "distribute"]
