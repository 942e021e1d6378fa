"""One dossier: its pilot workbook, its returns, its register (contract, The dossier)."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from aet_sheets.checking import task
from aet_sheets.checking.returns import CheckedReturn
from aet_sheets.checking.tables import ValueReader
from aet_sheets.consolidation.decisions import Decisions
from aet_sheets.consolidation.memory import Memory
from aet_sheets.consolidation.register import Register
from aet_sheets.consolidation.returns import ReturnFile, Status
from aet_sheets.consolidation.run import Consolidation, Pilot, Progress, check_pilot, consolidate, silent
from aet_sheets.dossier.answers import ANSWERS, Answers
from aet_sheets.dossier.decisions_file import load_decisions, load_salt
from aet_sheets.dossier.erasure_file import load_erasures
from aet_sheets.dossier.errors import DossierError
from aet_sheets.dossier.files import Input, Named, OpenedFile, open_file, open_readers
from aet_sheets.dossier.lock import hold
from aet_sheets.dossier.read_back import read_back
from aet_sheets.dossier.register_file import REGISTER, load_register, save_register
from aet_sheets.dossier.returns import open_returns
from aet_sheets.figures.plausibility import unlikely
from aet_sheets.loading import load_meanwhile
from aet_sheets.paths import CONSOLIDATED, MEMORY, REPORTS, RETURNS, dossier_above, pilot_of
from aet_sheets.problems import Place, Problem, Verbatim, catalogue
from aet_sheets.reading.errors import RESEND
from aet_sheets.reading.source import WITHOUT_DATA, read_pilot
from aet_sheets.schema.calendar import Bounds
from aet_sheets.text import plural

ReadReturns = Callable[[Bounds], list[ReturnFile]]
"""Gives the returns of an edition, read as far as they can be; a run writes what it decides into them."""
ReadDecisions = Callable[[str], tuple[Decisions, list[Problem]]]
"""Gives the decisions that hold in the run of an edition, and what is wrong with them."""
_NOT_RETURNS = frozenset({"thumbs.db", "desktop.ini", "lisez-moi.txt"})
_LOCKS = ("~$", ".~lock.")


class Dossier:
    """A dossier on disk.

    Raises:
        DossierError: from any method, when the dossier cannot be used; the message and the remedy are French.
    """

    def __init__(self, path: Path | str) -> None:
        self.path = Path(path)
        if not self.path.is_dir():
            self._refuse_part()
            raise DossierError(
                "Le dossier « {path} » n'existe pas.",
                "Vérifiez le chemin, ou créez un dossier avec : aet nouveau DOSSIER --territoire … --edition …",
                wrong_use=True,
                path=self.path,
            )
        self.inputs: list[Input] = []
        self._alone = True
        self._answers: Answers | None = None

    @contextmanager
    def held(self, command: str, progress: Progress = silent) -> Iterator[None]:
        """Keep the dossier for `command`, as it is typed: no other command writes into it meanwhile."""
        _ = self.pilot_path  # nothing is written into a folder that is no dossier
        with hold(self.path, command, progress) as self._alone:
            yield

    @property
    def pilot_path(self) -> Path:
        """Return the pilot workbook, with macros if there is one."""
        if path := pilot_of(self.path):
            return path
        self._refuse_part()
        raise DossierError(
            "Le dossier « {path} » n'a pas de classeur de pilotage (pilotage.xlsm ou pilotage.xlsx).",
            "Remettez-y le classeur, ou vérifiez que c'est bien le bon dossier.",
            path=self.path,
        )

    def _refuse_part(self) -> None:
        """Raise `DossierError` where the path leads into a dossier: to its returns, say, or to one of its files."""
        if self.path.exists() and (whole := dossier_above(self.path.resolve())):
            raise DossierError(
                "« {path} » n'est qu'une partie d'un dossier : le classeur de pilotage est plus haut.",
                "Donnez le dossier entier : {whole}",
                wrong_use=True,
                path=self.path,
                whole=whole,
            )

    def returns_folder(self, edition: str) -> Path:
        """Return the folder in which the returns of `edition` are put as they come."""
        return self.path / RETURNS / edition

    def consolidated_path(self, edition: str) -> Path:
        """Return where the consolidated workbook of `edition` goes."""
        return self.path / CONSOLIDATED / f"{edition}.xlsx"

    def report_path(self, period: str, suffix: str) -> Path:
        """Return where the report of an edition or an exercise goes; `suffix` begins with a point."""
        return self.path / REPORTS / f"rapport-{period}{suffix}"

    def relative(self, path: Path) -> str:
        """Return `path` relative to the dossier, with `/`."""
        return path.relative_to(self.path).as_posix()

    def pilot(self, reader: ValueReader | None = None) -> Pilot:
        """Return the pilot workbook, read and checked."""
        path = self.pilot_path
        opened = open_file(path, self.relative(path), WITHOUT_DATA)
        if isinstance(opened.content, Problem):
            raise _unusable_pilot(path, opened.content)
        if opened.input:
            self.inputs.append(opened.input)
        raw = read_pilot(opened.content, self.relative(path))
        return check_pilot(raw, reader or ValueReader())

    def edition(self, pilot: Pilot, wanted: str | None) -> Bounds:
        """Return the edition called `wanted`, the open one by default."""
        name = wanted or pilot.open_edition
        if name is None:
            raise DossierError(
                "Aucune édition n'est déclarée sur la feuille « Éditions » du classeur de pilotage.",
                "Ajoutez-y une ligne : édition (par exemple 2016-2017), début, fin et statut.",
            )
        if name not in pilot.editions:
            known = ", ".join(sorted(pilot.editions)) or "aucune"
            raise DossierError(
                "L'édition « {name} » n'est pas déclarée dans le classeur de pilotage.",
                "Éditions déclarées : {known}. Ajoutez la nouvelle édition sur la feuille « Éditions » si besoin.",
                wrong_use=True,
                name=name,
                known=known,
            )
        return pilot.editions[name]

    def consolidate(
        self, edition: str | None = None, progress: Progress = silent, now: dt.datetime | None = None
    ) -> Consolidation:
        """Read the returns of `edition` (the open one by default) and consolidate them.

        Returns of earlier editions are read too: they give the figures since the first edition. Nothing is written but
        codes, and the decisions found in the consolidated workbook of the edition, dated `now`.
        """
        moment = now or dt.datetime.now().astimezone()
        result, register = self._run(edition, progress, decide=partial(read_back, self.path, now=moment))
        save_register(register, self.path / MEMORY)
        return result

    def rehearse(
        self, edition: str | None = None, progress: Progress = silent, read: ReadReturns | None = None
    ) -> Consolidation:
        """Consolidate as `consolidate` does, and write nothing at all: codes given are forgotten.

        `read` may give other returns than those of the folder.
        """
        result, _ = self._run(edition, progress, read)
        return result

    def rehearse_all(self, progress: Progress = silent) -> Consolidation:
        """Rehearse the consolidation of the last edition, which holds the rows of all of them."""
        editions = self.pilot().editions.values()
        return self.rehearse(max(editions, key=lambda own: own.start).edition if editions else None, progress)

    def _run(
        self,
        edition: str | None,
        progress: Progress,
        read: ReadReturns | None = None,
        decide: ReadDecisions | None = None,
    ) -> tuple[Consolidation, Register]:
        self.inputs.clear()
        read = read or partial(self.read_returns, progress=progress)
        with open_readers() as pool, self._recalling(keep=decide is not None) as answers:
            files = sum(len(names) for _, _, names in os.walk(self.path / RETURNS))
            pool.expect(max(files - len(answers), 0))
            load_meanwhile("aet_sheets.consolidation.joining")  # with numpy, which takes a while
            progress("Lecture du classeur de pilotage", 0, 1)
            pilot = self.pilot()
            bounds = self.edition(pilot, edition)
            earlier = sorted(name for name, other in pilot.editions.items() if other.start < bounds.start)
            returns = {name: read(pilot.editions[name]) for name in (*earlier, bounds.edition)}
            answers.save()
            decisions, problems = decide(bounds.edition) if decide else self._decisions()  # read by the same process
            pool.relax(files)
        folder = self.path / MEMORY
        memory = Memory(load_register(folder), decisions, load_erasures(folder))
        result = consolidate(pilot, bounds, returns, memory, progress)
        result.problems = self._notices(result) + problems + result.problems
        if memory.adopted:
            result.problems.insert(0, _register_lost(memory.adopted))
        result.report(unlikely(result))
        return result, memory.register

    @contextmanager
    def _recalling(self, *, keep: bool) -> Iterator[Answers]:
        """Have the answers of the last run at hand; with `keep`, those of this run are for the next."""
        with Answers(self.path / MEMORY / ANSWERS, task.version, keep=keep) as answers:
            self._answers = answers
            try:
                yield answers
            finally:
                self._answers = None

    def _decisions(self) -> tuple[Decisions, list[Problem]]:
        log, problems = load_decisions(self.path / MEMORY)
        return Decisions(log, load_salt(self.path / MEMORY)), problems

    def read_returns(self, bounds: Bounds, progress: Progress = silent) -> list[ReturnFile]:
        """Return every file of the returns folder of an edition, read and checked by itself, in the order of names."""
        files = [Named(path, self.relative(path)) for path in self._files(bounds.edition)]
        returns = []
        step = f"Lecture et vérification des retours {bounds.edition}"
        progress(step, 0, len(files))
        for (_, file), opened in zip(files, open_returns(files, bounds, self._answers), strict=True):
            returns.append(self._return(file, opened))
            progress(step, len(returns), len(files))
        return returns

    def _files(self, edition: str) -> Iterator[Path]:
        """Yield the files of a returns folder by name, those of sub-folders (copies, often) after the others."""
        folder = self.returns_folder(edition)
        found = (path for path in folder.rglob("*") if path.is_file() and not is_hidden(path, folder))
        return iter(sorted(found, key=lambda path: (len(path.parts), path.relative_to(folder).as_posix())))

    def _return(self, file: str, opened: OpenedFile[CheckedReturn]) -> ReturnFile:
        item = ReturnFile(file, opened.input.sha256 if opened.input else "")
        if opened.input:
            self.inputs.append(opened.input)
        if isinstance(opened.content, Problem):
            item.refuse(Status.UNREADABLE, opened.content)
        else:
            item.content = opened.content
        return item

    def _notices(self, result: Consolidation) -> list[Problem]:
        """Return what is to be said of the folders themselves: files open elsewhere, no lock, no return at all."""
        folder = self.returns_folder(result.edition.edition)
        locks = [path for path in folder.rglob("*") if path.name.startswith(_LOCKS)]
        notices = [self._open_elsewhere(path) for path in sorted([*self.path.glob("~$pilotage*"), *locks])]
        if not self._alone:
            notices.append(catalogue.NOT_LOCKED.at(Place(MEMORY)))
        if not result.returns:
            name = self.relative(folder)
            notices.append(catalogue.NO_RETURNS.at(Place(name), folder=name))
        return notices

    def _open_elsewhere(self, lock: Path) -> Problem:
        name = lock.name
        for prefix in _LOCKS:
            name = name.removeprefix(prefix)
        name = name.removesuffix("#") if lock.name.startswith(".~lock.") else name
        return catalogue.OPEN_ELSEWHERE.at(Place(self.relative(lock.with_name(name))), name=Verbatim(name))


def _register_lost(adopted: int) -> Problem:
    stated = plural(adopted, "code qu'il avait donné figure", "codes qu'il avait donnés figurent")
    return catalogue.REGISTER_INCOMPLETE.at(Place(f"{MEMORY}/{REGISTER}"), codes=stated)


def is_hidden(path: Path, folder: Path) -> bool:
    """Tell whether a file in `folder` was put there by a system or a program: nobody sent it."""
    parts = path.relative_to(folder).parts
    own = any(part.startswith((".", "__MACOSX")) for part in parts)
    return own or path.name.startswith(_LOCKS) or path.name.lower() in _NOT_RETURNS


def _unusable_pilot(path: Path, problem: Problem) -> DossierError:
    """Return why the pilot workbook cannot be used; nobody can be asked to send it again."""
    return DossierError(
        "Le classeur de pilotage « {name} » est inutilisable. {why}",
        "{cure} Aucun autre fichier n'a été touché.",
        name=path.name,
        why=problem.message,
        cure="Restaurez-en une copie saine." if problem.remedy == RESEND else problem.remedy,
    )
