"""What stops a command, told in French, with what to do about it and the exit status that fits."""

from __future__ import annotations

import errno
from pathlib import Path
from typing import Final, NamedTuple

import click

from aet_sheets.cli.run import ExitStatus, Run
from aet_sheets.cli.screen import show, warn
from aet_sheets.cli.technical_log import write_log
from aet_sheets.text import NO_BREAK, french


class Failure(NamedTuple):
    """Why a command stopped, what to do, and how it ends."""

    message: str
    remedy: str
    status: ExitStatus = ExitStatus.IMPOSSIBLE


def _failure(message: str, remedy: str, **names: object) -> Failure:
    """Return a failure in the program's own words, which may name `names`, as `french` does."""
    return Failure(french(message, **names), french(remedy, **names))


_INTERRUPTED: Final = _failure(
    "Interrompu. Rien n'a été perdu : aucun fichier n'est resté à moitié écrit.", "Relancez la commande si besoin."
)
_FULL: Final = frozenset({errno.ENOSPC, errno.EDQUOT})
_FORBIDDEN: Final = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})


def report(error: BaseException, run: Run) -> ExitStatus:
    """Tell why the command stopped, on the error stream and, where JSON was asked for, on the output too."""
    failure = explain(error, run.dossier)
    message, remedy = failure.message, failure.remedy
    if run.as_json:
        show({"error": {"message": message, "remedy": remedy}})
    if isinstance(error, click.ClickException):
        error.show()
    else:
        warn(message if failure is _INTERRUPTED else f"Erreur{NO_BREAK}: {message}", remedy)
    return failure.status


def explain(error: BaseException, dossier: Path | None) -> Failure:
    """Return what `error` means for the person at the keyboard; what nobody foresaw goes to the technical log."""
    if isinstance(error, click.Abort | KeyboardInterrupt):
        return _INTERRUPTED
    if isinstance(error, click.UsageError):
        command = error.ctx.command_path if error.ctx else "aet"
        return Failure(error.format_message(), french("Pour de l'aide : ") + f"{command} --help", ExitStatus.WRONG_USE)
    if isinstance(error, click.ClickException):
        return Failure(error.format_message(), "Corrigez, puis recommencez.")
    from aet_sheets.dossier import DossierError  # noqa: PLC0415 - slow to load, and a wrong option does without
    from aet_sheets.dossier.errors import of_reading  # noqa: PLC0415
    from aet_sheets.reading.errors import ReadingImpossibleError  # noqa: PLC0415

    if isinstance(error, ReadingImpossibleError):
        error = of_reading(error)
    if isinstance(error, DossierError):
        status = ExitStatus.WRONG_USE if error.wrong_use else ExitStatus.IMPOSSIBLE
        return Failure(error.message, error.remedy, status)
    if isinstance(error, OSError):
        return _refused_by_system(error, dossier)
    return _unforeseen(error, dossier)


def _refused_by_system(error: OSError, dossier: Path | None) -> Failure:
    """Return what to do when the system refused: the disk is full, a file is open, rights are missing."""
    if error.errno in _FULL:
        return _failure(
            "Le disque est plein : le fichier n'a pas pu être écrit. Ceux qui existaient sont intacts.",
            "Libérez de la place, puis recommencez.",
        )
    if error.errno in _FORBIDDEN:
        return _failure(
            "L'accès est refusé{to}.",
            "Fermez le fichier s'il est ouvert dans un autre programme, vérifiez que vous avez le droit d'écrire dans "
            "ce dossier, puis recommencez.",
            to=_to(error),
        )
    return _failure(
        "Le système n'a pas pu lire ou écrire un fichier{to}.",
        "Vérifiez que le disque ou le réseau est accessible, puis recommencez.{pass_on}",
        to=_to(error),
        pass_on=_pass_on(write_log(error, dossier)),
    )


def _unforeseen(error: BaseException, dossier: Path | None) -> Failure:
    return _failure(
        "Le programme a rencontré une erreur imprévue. Les retours et le classeur de pilotage n'ont pas été modifiés.",
        "Recommencez.{pass_on}",
        pass_on=_pass_on(write_log(error, dossier)),
    )


def _to(error: OSError) -> str:
    return f"{NO_BREAK}: {error.filename}" if error.filename else ""


def _pass_on(log: Path | None) -> str:
    """Return what to do with the log, as it follows another sentence."""
    if log is None:
        return ""
    return french(
        " Si l'erreur revient, transmettez ce fichier à la personne qui suit le programme ; il ne contient aucune "
        "donnée personnelle : {log}",
        log=log,
    )
