"""Why a button does not work: this computer looked at, each fact judged, the link to Python repaired."""

from aet_sheets.operations.diagnostic.checks import diagnose
from aet_sheets.operations.diagnostic.gathering import look
from aet_sheets.operations.diagnostic.run import Diagnostic, diagnostic
from aet_sheets.operations.diagnostic.verdict import State, Verdict

__all__ = ["Diagnostic", "State", "Verdict", "diagnose", "diagnostic", "look"]
