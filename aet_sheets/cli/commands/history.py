"""`aet historique`."""

from __future__ import annotations

from pathlib import Path

import click

from aet_sheets.cli.commands.base import existing_dossier, format_option, in_french
from aet_sheets.cli.progress import shown_progress
from aet_sheets.cli.rendering.history import history_page
from aet_sheets.cli.run import ExitStatus
from aet_sheets.cli.screen import show
from aet_sheets.operations.history import code_history, history_as_json

_MOST_WORDS = 2


def _dossier_and_code(ctx: click.Context, parameter: click.Parameter, words: tuple[str, ...]) -> tuple[Path, str]:
    """Return the dossier, the current folder when it is left out, and the code."""
    if len(words) > _MOST_WORDS:
        raise click.BadParameter("Un seul code à la fois.", ctx, parameter, param_hint="CODE")
    *named, code = words
    if named and Path(code).exists() and not Path(named[0]).exists():
        named, code = [code], named[0]
    return existing_dossier(ctx, parameter, Path(named[0]) if named else None), code


@click.command("historique")
@click.argument("what", metavar="[DOSSIER] CODE", nargs=-1, required=True, callback=_dossier_and_code)
@format_option
def command(what: tuple[Path, str], *, as_json: bool) -> ExitStatus:
    r"""Dit d'où vient un code et ce qu'il réunit.

    CODE est celui d'un acteur, d'une séance, d'une action, d'un groupe… tel qu'il figure dans le classeur consolidé ;
    un ancien code mène au même endroit. La page dit dans quels fichiers la ligne se trouve, pourquoi elles ont été
    réunies, ce qui a été décidé et ce qui y fait référence. Aucun nom n'y figure. Rien n'est écrit.

    DOSSIER peut être omis quand on se trouve déjà dans le dossier.

    \b
    Exemples :
      aet historique mon-dossier ACT-001
      aet historique ACT-R0012
    """
    with shown_progress() as progress:
        found = code_history(*what, progress)
    show(history_as_json(found) if as_json else history_page(found))
    return ExitStatus.DONE


in_french(command)
