"""What stops a command, told on the error stream, with the exit status that fits."""

from __future__ import annotations

from typing import Final

import click

from aet_sheets.cli.run import ExitStatus, Run
from aet_sheets.cli.screen import show, warn
from aet_sheets.failures import Failure, explain, failure
from aet_sheets.text import NO_BREAK, french

_INTERRUPTED: Final = failure(
    "Interrompu. Rien n'a été perdu : aucun fichier n'est resté à moitié écrit.", "Relancez la commande si besoin."
)


def report(error: BaseException, run: Run) -> ExitStatus:
    """Tell why the command stopped, on the error stream and, where JSON was asked for, on the output too."""
    failed = _of_click(error) or explain(error, run.dossier)
    message, remedy = failed.message, failed.remedy
    if run.as_json:
        show({"error": {"message": message, "remedy": remedy}})
    if isinstance(error, click.ClickException):
        error.show()
    else:
        warn(message if failed is _INTERRUPTED else f"Erreur{NO_BREAK}: {message}", remedy)
    return ExitStatus.WRONG_USE if failed.wrong_use else ExitStatus.IMPOSSIBLE


def _of_click(error: BaseException) -> Failure | None:
    """Return what an error of the command line itself means, None for any other."""
    if isinstance(error, click.Abort | KeyboardInterrupt):
        return _INTERRUPTED
    if isinstance(error, click.UsageError):
        command = error.ctx.command_path if error.ctx else "aet"
        return Failure(error.format_message(), french("Pour de l'aide : ") + f"{command} --help", wrong_use=True)
    if isinstance(error, click.ClickException):
        return Failure(error.format_message(), "Corrigez, puis recommencez.")
    return None
