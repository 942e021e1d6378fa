"""`aet suivi`."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from aet_sheets.cli.commands.base import dossier_argument, edition_option, format_option, in_french
from aet_sheets.cli.progress import shown_progress
from aet_sheets.cli.rendering.follow_up import follow_up_page
from aet_sheets.cli.run import ExitStatus
from aet_sheets.cli.screen import show
from aet_sheets.operations.follow_up import follow_up


@click.command("suivi")
@dossier_argument
@edition_option
@format_option
def command(dossier: Path, edition: str | None, *, as_json: bool) -> ExitStatus:
    r"""Dit où en sont les retours d'une édition.

    Une ligne par groupe actif : attendu, en retard, reçu, à corriger, ou néant quand le groupe déclare n'avoir rien à
    signaler. La date limite est celle de la feuille « Paramètres » du classeur de pilotage. Rien n'est écrit.

    DOSSIER peut être omis quand on se trouve déjà dans le dossier.

    \b
    Exemples :
      aet suivi mon-dossier
      aet suivi mon-dossier --edition 2015-2016
    """
    today = dt.date.today()  # noqa: DTZ011 - the day that the user's calendar shows
    with shown_progress() as progress:
        state = follow_up(dossier, today, edition, progress)
    show(state.as_json() if as_json else follow_up_page(state))
    return ExitStatus.of(state.blocking)


in_french(command)
