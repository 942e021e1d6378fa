"""`aet effacer`."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from aet_sheets.cli.commands.base import dossier_argument, format_option, in_french
from aet_sheets.cli.progress import shown_progress
from aet_sheets.cli.rendering.erasing import erasing_page
from aet_sheets.cli.run import ExitStatus
from aet_sheets.cli.screen import show
from aet_sheets.operations.erase import erase_actor


@click.command("effacer")
@dossier_argument
@click.option("--acteur", "code", metavar="CODE", required=True, help="Code de la personne, par exemple ACT-012.")
@click.option("--essai", "rehearsal", is_flag=True, help="Dit où la personne est nommée, et n'écrit rien.")
@format_option
def command(dossier: Path, code: str, *, rehearsal: bool, as_json: bool) -> ExitStatus:
    r"""Efface une personne (RGPD) ; les comptes restent.

    Nom, prénom, fonction, courriel, téléphone, consentement et observations disparaissent de tout ce que le programme
    écrit, et le nom des textes libres ; la personne reste comptée, sous son code. Les classeurs consolidés sont
    refaits.

    Le classeur de pilotage et les retours ne sont jamais modifiés : la commande dit quelles lignes nomment encore la
    personne, et quoi y écrire. Relancez-la ensuite pour vérifier. L'effacement est noté dans .aet/effacements.json,
    sans aucun nom : ne supprimez pas ce fichier.

    \b
    Exemples :
      aet effacer mon-dossier --acteur ACT-012 --essai
      aet effacer mon-dossier --acteur ACT-012
    """
    today = dt.date.today()  # noqa: DTZ011 - the day that the user's calendar shows
    with shown_progress() as progress:
        erasing = erase_actor(dossier, code, today, rehearsal=rehearsal, progress=progress)
    show(erasing.as_json() if as_json else erasing_page(erasing))
    return ExitStatus.DONE


in_french(command)
