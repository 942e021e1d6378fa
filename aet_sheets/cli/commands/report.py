"""`aet rapport`."""

from __future__ import annotations

from pathlib import Path

import click

from aet_sheets.cli.commands.base import dossier_argument, edition_option, format_option, in_french
from aet_sheets.cli.progress import shown_progress
from aet_sheets.cli.rendering.report import report_page
from aet_sheets.cli.run import ExitStatus
from aet_sheets.cli.screen import show
from aet_sheets.operations.report import report_dossier
from aet_sheets.text import french

_FIRST_YEAR, _LAST_YEAR = 1900, 2200


def _year(_ctx: click.Context, _parameter: click.Parameter, value: str | None) -> int | None:
    """Return the year that was typed."""
    if value is None:
        return None
    if not value.isdecimal() or not _FIRST_YEAR <= int(value) <= _LAST_YEAR:
        raise click.BadParameter(french("ce n'est pas une année ; écrivez par exemple 2016."))
    return int(value)


@click.command("rapport")
@dossier_argument
@edition_option
@click.option(
    "--exercice",
    "exercise",
    metavar="A",
    callback=_year,
    help="Exercice budgétaire voulu, par exemple 2016, au lieu d'une édition.",
)
@format_option
def command(dossier: Path, edition: str | None, exercise: int | None, *, as_json: bool) -> ExitStatus:
    r"""Écrit le rapport annuel, en PDF et en classeur.

    Chiffres clés, moyens prévus et réalisés, coût par bénéficiaire, activité, actions, indicateurs et leurs cibles,
    témoignages, qualité des données, définition de chaque chiffre. Personne n'y est nommé. Tant que des retours
    manquent ou que des anomalies bloquent, chaque page dit « provisoire ».

    Les fichiers vont dans rapports : rapport-2016-2017.xlsx et .pdf pour une édition, rapport-2016.xlsx et .pdf pour
    un exercice budgétaire.

    \b
    Exemples :
      aet rapport mon-dossier
      aet rapport mon-dossier --edition 2015-2016
      aet rapport mon-dossier --exercice 2016
    """
    with shown_progress() as progress:
        outcome = report_dossier(dossier, edition, exercise, progress)
    show(outcome.as_json() if as_json else report_page(outcome))
    return ExitStatus.of(outcome.blocking)


in_french(command)
