"""One dossier: its pilot workbook, its returns, its register (contract, The dossier)."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from aet_sheets.checking.tables import ValueReader
from aet_sheets.consolidation.returns import ReturnFile, Status
from aet_sheets.consolidation.run import Consolidation, Pilot, Progress, check_pilot, consolidate, silent
from aet_sheets.dossier.errors import DossierError
from aet_sheets.dossier.register_file import load_register, save_register
from aet_sheets.problems import Place, Problem, catalogue
from aet_sheets.reading.errors import NotASpreadsheetError, UnreadableFileError
from aet_sheets.reading.source import read_pilot, read_return
from aet_sheets.reading.workbook import read_workbook
from aet_sheets.schema.calendar import Bounds

PILOT_NAMES = ("pilotage.xlsm", "pilotage.xlsx")
_NOT_RETURNS = frozenset({"thumbs.db", "desktop.ini", "lisez-moi.txt"})
_LOCKS = ("~$", ".~lock.")


@dataclass(frozen=True, slots=True)
class Input:
    """A file that a consolidation read: its path in the dossier, its sha256 and its size in bytes."""

    file: str
    sha256: str
    size: int


class Dossier:
    """A dossier on disk.

    Raises:
        DossierError: from any method, when the dossier cannot be used; the message and the remedy are French.
    """

    def __init__(self, path: Path | str) -> None:
        self.path = Path(path)
        if not self.path.is_dir():
            raise DossierError(
                f"Le dossier « {self.path} » n'existe pas.",
                "Vérifiez le chemin, ou créez un dossier avec : aet nouveau DOSSIER --territoire … --edition …",
                wrong_use=True,
            )
        self.inputs: list[Input] = []

    @property
    def pilot_path(self) -> Path:
        """Return the pilot workbook, with macros if there is one."""
        for name in PILOT_NAMES:
            if (self.path / name).is_file():
                return self.path / name
        raise DossierError(
            f"Le dossier « {self.path} » n'a pas de classeur de pilotage (pilotage.xlsm ou pilotage.xlsx).",
            "Remettez-y le classeur, ou vérifiez que c'est bien le bon dossier.",
        )

    def returns_folder(self, edition: str) -> Path:
        """Return the folder in which the returns of `edition` are put as they come."""
        return self.path / "retours" / edition

    def consolidated_path(self, edition: str) -> Path:
        """Return where the consolidated workbook of `edition` goes."""
        return self.path / "consolidation" / f"{edition}.xlsx"

    def relative(self, path: Path) -> str:
        """Return `path` relative to the dossier, with `/`."""
        return path.relative_to(self.path).as_posix()

    def pilot(self, reader: ValueReader | None = None) -> Pilot:
        """Return the pilot workbook, read and checked."""
        path = self.pilot_path
        try:
            data = path.read_bytes()
            raw = read_pilot(read_workbook(data, path.name), self.relative(path))
        except OSError as error:
            raise DossierError(
                f"Le classeur de pilotage « {path.name} » n'a pas pu être ouvert.",
                "Fermez-le s'il est ouvert dans un autre programme, et vérifiez que vous avez le droit de le lire.",
            ) from error
        except UnreadableFileError as error:
            raise DossierError(
                f"Le classeur de pilotage « {path.name} » est inutilisable : {error.why}.",
                "Restaurez-en une copie saine ; aucun autre fichier n'a été touché.",
            ) from error
        except NotASpreadsheetError as error:
            raise DossierError(
                f"Le classeur de pilotage « {path.name} » n'est pas un classeur.", "Restaurez-en une copie saine."
            ) from error
        self.inputs.append(_input(self.relative(path), data))
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
                f"L'édition « {name} » n'est pas déclarée dans le classeur de pilotage.",
                f"Éditions déclarées : {known}. Ajoutez la nouvelle édition sur la feuille « Éditions » si besoin.",
                wrong_use=True,
            )
        return pilot.editions[name]

    def consolidate(self, edition: str | None = None, progress: Progress = silent) -> Consolidation:
        """Read the returns of `edition` (the open one by default) and consolidate them; nothing is written but codes.

        Returns of earlier editions are read too: they give the figures since the first edition.
        """
        self.inputs.clear()
        pilot = self.pilot()
        bounds = self.edition(pilot, edition)
        earlier = sorted(name for name, other in pilot.editions.items() if other.start < bounds.start)
        returns = {name: self.read_returns(name, progress) for name in (*earlier, bounds.edition)}
        register = load_register(self.path / ".aet")
        result = consolidate(pilot, bounds, returns, register, progress)
        result.problems = self._notices(bounds.edition) + result.problems
        save_register(register, self.path / ".aet")
        return result

    def read_returns(self, edition: str, progress: Progress = silent) -> list[ReturnFile]:
        """Return every file of the returns folder of `edition`, read as far as it can be, in the order of names."""
        paths = list(self._files(edition))
        returns = []
        for done, path in enumerate(paths):
            progress(f"Lecture des retours {edition}", done, len(paths))
            returns.append(self._read_return(path))
        return returns

    def _files(self, edition: str) -> Iterator[Path]:
        """Yield the files of a returns folder by name, those of sub-folders (copies, often) after the others."""
        folder = self.returns_folder(edition)
        found = (path for path in folder.rglob("*") if path.is_file() and not _is_hidden(path, folder))
        return iter(sorted(found, key=lambda path: (len(path.parts), path.relative_to(folder).as_posix())))

    def _read_return(self, path: Path) -> ReturnFile:
        file = self.relative(path)
        try:
            data = path.read_bytes()
        except OSError:
            item = ReturnFile(file, "")
            remedy = "Fermez-le s'il est ouvert ailleurs, et vérifiez que vous avez le droit de le lire."
            item.refuse(Status.UNREADABLE, catalogue.UNREADABLE.at(Place(file), why="il ne s'ouvre pas", remedy=remedy))
            return item
        known = _input(file, data)
        self.inputs.append(known)
        item = ReturnFile(file, known.sha256)
        try:
            item.raw = read_return(read_workbook(data, path.name), file)
        except UnreadableFileError as error:
            problem = catalogue.UNREADABLE.at(Place(file), why=error.why, remedy=error.remedy)
            item.refuse(Status.UNREADABLE, problem)
        except NotASpreadsheetError:
            item.refuse(Status.UNREADABLE, catalogue.NOT_A_SPREADSHEET.at(Place(file)))
        return item

    def _notices(self, edition: str) -> list[Problem]:
        """Return what is to be said of the folders themselves: files open elsewhere, no return at all."""
        folder = self.returns_folder(edition)
        locks = [path for path in folder.rglob("*") if path.name.startswith(_LOCKS)]
        notices = [self._open_elsewhere(path) for path in sorted([*self.path.glob("~$pilotage*"), *locks])]
        if not any(self._files(edition)):
            notices.append(catalogue.NO_RETURNS.at(Place(f"retours/{edition}"), folder=f"retours/{edition}"))
        return notices

    def _open_elsewhere(self, lock: Path) -> Problem:
        name = lock.name
        for prefix in _LOCKS:
            name = name.removeprefix(prefix)
        name = name.removesuffix("#") if lock.name.startswith(".~lock.") else name
        return catalogue.OPEN_ELSEWHERE.at(Place(self.relative(lock.with_name(name))), name=name)


def _input(file: str, data: bytes) -> Input:
    return Input(file, hashlib.sha256(data).hexdigest(), len(data))


def _is_hidden(path: Path, folder: Path) -> bool:
    parts = path.relative_to(folder).parts
    own = any(part.startswith((".", "__MACOSX")) for part in parts)
    return own or path.name.startswith(_LOCKS) or path.name.lower() in _NOT_RETURNS
