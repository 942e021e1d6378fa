"""What stops a command, told on the error stream, with the exit status that fits."""

from __future__ import annotations

import re
from typing import Final

import click

from aet_sheets.cli.run import ExitStatus, Run
from aet_sheets.cli.screen import show, warn
from aet_sheets.failures import Failure, explain, failure
from aet_sheets.text import NO_BREAK, french, quoted

_INTERRUPTED: Final = failure(
    "Interrompu. Rien n'a été perdu : aucun fichier n'est resté à moitié écrit.", "Relancez la commande si besoin."
)
_QUOTED_BY_CLICK: Final = re.compile(r"'([^']*)'")


def report(error: BaseException, run: Run) -> ExitStatus:
    """Tell why the command stopped, on the error stream and, where JSON was asked for, on the output too."""
    failed = _of_click(error) or explain(error, run.dossier)
    message, remedy = failed.message, failed.remedy
    if run.as_json:
        show({"error": {"message": message, "remedy": remedy}})
    if isinstance(error, click.ClickException):
        click.UsageError(message, getattr(error, "ctx", None)).show()
    else:
        warn(message if failed is _INTERRUPTED else f"Erreur{NO_BREAK}: {message}", remedy)
    return ExitStatus.WRONG_USE if failed.wrong_use else ExitStatus.IMPOSSIBLE


def _of_click(error: BaseException) -> Failure | None:
    """Return what an error of the command line itself means, None for any other."""
    if isinstance(error, click.Abort | KeyboardInterrupt):
        return _INTERRUPTED
    if isinstance(error, click.UsageError):
        command = error.ctx.command_path if error.ctx else "aet"
        return Failure(_message(error), french("Pour de l'aide : ") + f"{command} --help", wrong_use=True)
    if isinstance(error, click.ClickException):
        return Failure(_message(error), "Corrigez, puis recommencez.")
    return None


def _message(error: click.ClickException) -> str:
    """Return what click says, options and choices between French quotation marks."""
    return _QUOTED_BY_CLICK.sub(lambda found: quoted(found[1]), error.format_message())
