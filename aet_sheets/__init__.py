"""The workbooks of a territorial dialogue: read, checked, consolidated and reported on.

What other programs may rely on is listed in `__all__`; each name is loaded when it is first asked for::

    from aet_sheets import consolidate_dossier

    outcome = consolidate_dossier("mon-dossier", "2016-2017")
    print(outcome.figures.actors, outcome.written)
"""

from __future__ import annotations

TYPE_CHECKING = False  # `typing` is slow to load, and the help of the command line does without
if TYPE_CHECKING:
    from typing import Any

    from aet_sheets.dossier import Dossier, DossierError
    from aet_sheets.dossier.files import open_readers
    from aet_sheets.figures import Figures
    from aet_sheets.operations.checking import FileCheck, check_files
    from aet_sheets.operations.consolidate import Outcome, consolidate_dossier
    from aet_sheets.operations.create import create_dossier
    from aet_sheets.operations.demo import write_demo
    from aet_sheets.operations.erase import Erasing, erase_actor, purge
    from aet_sheets.operations.export import Export, ExportFormat, export_dossier
    from aet_sheets.operations.follow_up import FollowUp, follow_up
    from aet_sheets.operations.frames import frames
    from aet_sheets.operations.history import code_history
    from aet_sheets.operations.report import ReportOutcome, report_dossier
    from aet_sheets.problems import Problem, Severity
    from aet_sheets.reading.limits import Limits

__version__ = "0.1.0"

__all__ = [
    "Dossier",
    "DossierError",
    "Erasing",
    "Export",
    "ExportFormat",
    "Figures",
    "FileCheck",
    "FollowUp",
    "Limits",
    "Outcome",
    "Problem",
    "ReportOutcome",
    "Severity",
    "check_files",
    "code_history",
    "consolidate_dossier",
    "create_dossier",
    "erase_actor",
    "export_dossier",
    "follow_up",
    "frames",
    "open_readers",
    "purge",
    "report_dossier",
    "write_demo",
]

_HOMES = {
    "Dossier": "dossier",
    "DossierError": "dossier",
    "Erasing": "operations.erase",
    "Export": "operations.export",
    "ExportFormat": "operations.export",
    "Figures": "figures",
    "FileCheck": "operations.checking",
    "FollowUp": "operations.follow_up",
    "Limits": "reading.limits",
    "Outcome": "operations.consolidate",
    "Problem": "problems",
    "ReportOutcome": "operations.report",
    "Severity": "problems",
    "check_files": "operations.checking",
    "code_history": "operations.history",
    "consolidate_dossier": "operations.consolidate",
    "create_dossier": "operations.create",
    "erase_actor": "operations.erase",
    "export_dossier": "operations.export",
    "follow_up": "operations.follow_up",
    "frames": "operations.frames",
    "open_readers": "dossier.files",
    "purge": "operations.erase",
    "report_dossier": "operations.report",
    "write_demo": "operations.demo",
}


def __getattr__(name: str) -> Any:
    """Load a public name from its home."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module  # noqa: PLC0415 - as above

    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)


def __dir__() -> list[str]:
    """List the public names, loaded or not."""
    return [*__all__, "__version__"]
