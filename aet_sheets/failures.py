"""What stops the program, told in French with what to do about it, whether it was asked by a command or a button."""

from __future__ import annotations

import errno
from pathlib import Path
from typing import Final, NamedTuple

from aet_sheets.technical_log import write_log
from aet_sheets.text import NO_BREAK, french


class Failure(NamedTuple):
    """Why the work stopped and what to do; `wrong_use` tells a mistake in the asking from what could not be done."""

    message: str
    remedy: str
    wrong_use: bool = False


_FULL: Final = frozenset({errno.ENOSPC, errno.EDQUOT})
_FORBIDDEN: Final = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})


def failure(message: str, remedy: str, **names: object) -> Failure:
    """Return a failure in the program's own words, which may name `names`, as `french` does."""
    return Failure(french(message, **names), french(remedy, **names))


def explain(error: BaseException, dossier: Path | None) -> Failure:
    """Return what `error` means for the person at the keyboard; what nobody foresaw goes to the technical log."""
    if isinstance(error, ImportError):
        return failure(
            "Le programme est incomplet : il lui manque le module {name}.",
            "Réinstallez-le ; la commande « aet diagnostic » dit ce qui manque.{pass_on}",
            name=error.name or "?",
            pass_on=pass_on(write_log(error, dossier)),
        )
    from aet_sheets.dossier import DossierError  # noqa: PLC0415 - slow to load, and a wrong option does without
    from aet_sheets.dossier.errors import of_reading  # noqa: PLC0415
    from aet_sheets.reading.errors import ReadingImpossibleError  # noqa: PLC0415

    if isinstance(error, ReadingImpossibleError):
        error = of_reading(error)
    if isinstance(error, DossierError):
        return Failure(error.message, error.remedy, error.wrong_use)
    if isinstance(error, OSError):
        return _refused_by_system(error, dossier)
    return failure(
        "Le programme a rencontré une erreur imprévue. Les retours et le classeur de pilotage n'ont pas été modifiés.",
        "Recommencez.{pass_on}",
        pass_on=pass_on(write_log(error, dossier)),
    )


def _refused_by_system(error: OSError, dossier: Path | None) -> Failure:
    """Return what to do when the system refused: the disk is full, a file is open, rights are missing."""
    if error.errno in _FULL:
        return failure(
            "Le disque est plein : le fichier n'a pas pu être écrit. Ceux qui existaient sont intacts.",
            "Libérez de la place, puis recommencez.",
        )
    if error.errno in _FORBIDDEN:
        return failure(
            "L'accès est refusé{to}.",
            "Fermez le fichier s'il est ouvert dans un autre programme, vérifiez que vous avez le droit d'écrire dans "
            "ce dossier, puis recommencez.",
            to=_to(error),
        )
    return failure(
        "Le système n'a pas pu lire ou écrire un fichier{to}.",
        "Vérifiez que le disque ou le réseau est accessible, puis recommencez.{pass_on}",
        to=_to(error),
        pass_on=pass_on(write_log(error, dossier)),
    )


def _to(error: OSError) -> str:
    return f"{NO_BREAK}: {error.filename}" if error.filename else ""


def pass_on(log: Path | None) -> str:
    """Return what to do with the log, as it follows another sentence; nothing when there is none."""
    if log is None:
        return ""
    return french(
        " Si l'erreur revient, transmettez ce fichier à la personne qui suit le programme ; il ne contient aucune "
        "donnée personnelle : {log}",
        log=log,
    )
