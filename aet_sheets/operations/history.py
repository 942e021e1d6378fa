"""The history of one code of a dossier, over every edition."""

from __future__ import annotations

from difflib import get_close_matches
from pathlib import Path

from aet_sheets.consolidation.dataset import Origin
from aet_sheets.consolidation.decisions import Decision
from aet_sheets.consolidation.history import History, history, known_codes
from aet_sheets.consolidation.run import Progress, silent
from aet_sheets.dossier import Dossier, DossierError


def code_history(path: Path | str, code: str, progress: Progress = silent) -> History:
    """Return where `code` comes from, what was merged into it and why, and what refers to it. Nothing is written.

    Raises:
        DossierError: the dossier cannot be used, or nothing in it ever bore the code.
    """
    result = Dossier(path).rehearse_all(progress)
    found = history(result, code)
    if found is None:
        near = get_close_matches(code.upper(), known_codes(result), 1)
        raise DossierError(
            "Aucune ligne du dossier ne porte le code « {code} ».",
            "{proposal}Reprenez le code tel qu'il figure dans le classeur consolidé, par exemple ACT-001 ou SEA-R0002.",
            wrong_use=True,
            code=code,
            proposal=f"Vouliez-vous dire {near[0]} ? " if near else "",
        )
    return found


def history_as_json(found: History) -> dict[str, object]:
    """Return what `aet historique --format json` prints."""
    return {
        "code": found.code,
        "asked": found.asked,
        "table": found.table.sheet if found.table else None,
        "first_edition": found.first_edition,
        "rows": [{**_place(trace.origin), "edition": trace.edition, "reason": trace.reason} for trace in found.traces],
        "former_codes": list(found.former_codes),
        "decisions": [_decision(decision) for decision in found.decisions],
        "referred_to": [
            {"table": use.table.sheet, "column": use.column, "rows": [_place(origin) for origin in use.origins]}
            for use in found.uses
        ],
    }


def _place(origin: Origin) -> dict[str, object]:
    return {"file": origin.file, "sheet": origin.sheet, "row": origin.row}


def _decision(decision: Decision) -> dict[str, object]:
    return {
        "date": decision.taken_on.isoformat(),
        "kind": str(decision.nature),
        "codes": list(decision.codes),
        "column": decision.column or None,
        "verdict": str(decision.verdict),
    }
