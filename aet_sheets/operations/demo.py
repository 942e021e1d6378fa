"""Writing the demo: the fictional dossier of *Agir Ensemble sur le Territoire*, consolidated edition by edition."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Final

from aet_sheets.consolidation.run import Progress, silent
from aet_sheets.dossier import DossierError
from aet_sheets.dossier.decisions_file import forget_decisions
from aet_sheets.dossier.durable import is_temporary, write_whole
from aet_sheets.dossier.files import open_readers
from aet_sheets.dossier.lock import OWN_FILES, hold
from aet_sheets.dossier.seals import forget_seals
from aet_sheets.operations.consolidate import Outcome, consolidate_dossier
from aet_sheets.operations.create import make_folders
from aet_sheets.operations.report import ReportOutcome, report_dossier
from aet_sheets.paths import CONSOLIDATED, MEMORY, PILOT, RETURNS
from aet_sheets.schema import Groups

if TYPE_CHECKING:
    from aet_sheets.demo.story import DemoDossier

_MARK: Final = Path(MEMORY, "demo")
_STEP: Final = "Écriture du dossier de démonstration"


@dataclass(frozen=True, slots=True)
class Demo:
    """The demo as it was written: one consolidation an edition, the oldest first; the report of the last one."""

    dossier: Path
    pilot: str
    outcomes: tuple[Outcome, ...]
    report: ReportOutcome

    @property
    def blocking(self) -> int:
        """Return how many problems keep a row or a file out of the figures, over all editions."""
        return sum(outcome.consolidation.blocking for outcome in self.outcomes)

    def as_json(self) -> dict[str, object]:
        """Return what `aet demo --format json` prints: the JSON of `aet consolider` by edition, of `aet rapport`."""
        return {
            "dossier": self.dossier.as_posix(),
            "pilot": self.pilot,
            "editions": [outcome.as_json() for outcome in self.outcomes],
            "report": self.report.as_json(),
        }


def write_demo(path: Path | str, progress: Progress = silent) -> Demo:
    """Write the demo dossier at `path`, consolidate its editions, report on the last; a former demo is written anew.

    Raises:
        DossierError: the folder holds something else, or one of the demo's files was changed or is open, or another
            command is writing into it.
        OSError: the folder cannot be written to.
    """
    dossier = Path(path)
    _refuse_foreign(dossier)
    with hold(dossier, "aet demo", progress):
        return _write_demo(dossier, progress)


def _write_demo(dossier: Path, progress: Progress) -> Demo:
    from aet_sheets.demo.story import tell  # noqa: PLC0415 - five editions of rows take a moment

    _refuse_changed(dossier)
    _remember(dossier, [])  # stopped half-way, what is there is the demo's own
    story = tell()
    editions = sorted({sent.edition for sent in story.returns})
    make_folders(dossier, *editions)
    _forget(dossier, editions)
    written = _write_sources(dossier, story, progress)
    _remember(dossier, written)
    with open_readers():
        outcomes = tuple(consolidate_dossier(dossier, edition, progress) for edition in editions)
        report = report_dossier(dossier, editions[-1], progress=progress)
    return Demo(dossier, PILOT, outcomes, report)


def _forget(dossier: Path, editions: Iterable[str]) -> None:
    """Forget what was sealed and decided in a former demo, in its workbooks too: its figures are those of the case."""
    forget_seals(dossier / MEMORY)
    forget_decisions(dossier / MEMORY)
    for edition in editions:
        with suppress(OSError):  # open elsewhere: it is written beside
            (dossier / CONSOLIDATED / f"{edition}.xlsx").unlink()


def _refuse_foreign(dossier: Path) -> None:
    """Refuse a place that holds anything but a former demo."""
    if dossier.exists() and not _is_free(dossier) and not (dossier / _MARK).is_file():
        raise DossierError(
            "« {path} » existe déjà et n'est pas un dossier de démonstration.",
            "Choisissez un autre endroit, par exemple : aet demo mon-essai",
            wrong_use=True,
            path=dossier,
        )


def _is_free(folder: Path) -> bool:
    """Tell whether `folder` is empty, but for the memory of a demo that was stopped before it wrote anything."""
    if not folder.is_dir() or any(path.name != MEMORY for path in folder.iterdir()):
        return False
    memory = folder / MEMORY
    return not memory.is_dir() or all(path.name in OWN_FILES or is_temporary(path) for path in memory.iterdir())


def _remember(dossier: Path, written: list[Path]) -> None:
    """Keep the sha256 of every file of the demo, to see later which of them somebody has made their own."""
    lines = (f"{sha256(path.read_bytes()).hexdigest()}  {path.relative_to(dossier).as_posix()}\n" for path in written)
    write_whole(dossier / _MARK, "".join(lines).encode())


def _refuse_changed(dossier: Path) -> None:
    """Refuse to write over what somebody has changed in a former demo."""
    if not (dossier / _MARK).is_file():
        return
    for line in (dossier / _MARK).read_text(encoding="utf-8").splitlines():
        digest, _, name = line.partition("  ")
        file = dossier / name
        if name and file.is_file() and sha256(file.read_bytes()).hexdigest() != digest:
            raise DossierError(
                "« {name} » a été modifié depuis : la démonstration ne le réécrit pas.",
                "Choisissez un autre endroit, par exemple : aet demo mon-essai",
                wrong_use=True,
                name=name,
            )


def _write_sources(dossier: Path, story: DemoDossier, progress: Progress) -> list[Path]:
    """Write the pilot workbook and the returns, and return their paths."""
    from aet_sheets.excel.conf import conf_for_this_machine  # noqa: PLC0415 - XlsxWriter is slow to load
    from aet_sheets.excel.workbook import write_pilot_with_buttons  # noqa: PLC0415
    from aet_sheets.writing.returns import write_return  # noqa: PLC0415

    total = len(story.returns) + 1
    progress(_STEP, 0, total)
    write_story = partial(
        write_pilot_with_buttons, settings=story.settings, tables=story.pilot, conf=conf_for_this_machine()
    )
    written = [_replace(dossier / PILOT, write_story)]
    themes: Mapping[object, object] = {row["code"]: row["theme"] for row in story.pilot[Groups]}
    for done, sent in enumerate(story.returns, 1):
        progress(_STEP, done, total)
        label = str(themes.get(sent.cover["group"], ""))
        write = partial(write_return, cover=sent.cover, tables=sent.tables, group_label=label)
        written.append(_replace(dossier / RETURNS / sent.edition / sent.filename, write))
    progress(_STEP, total, total)
    return written


def _replace(target: Path, write: Callable[[Path], None]) -> Path:
    """Write a file of the demo in its place, or say that it is open: a copy beside it would count as another file."""
    from aet_sheets.writing.safely import is_open_elsewhere, replace_safely  # noqa: PLC0415

    written = None if is_open_elsewhere(target) else replace_safely(target, write)
    if written == target:
        return target
    if written:
        written.unlink()
    raise DossierError(
        "« {name} » est ouvert dans Excel ou LibreOffice : il ne peut pas être réécrit.",
        "Fermez-le, puis relancez aet demo.",
        name=target.name,
    )
