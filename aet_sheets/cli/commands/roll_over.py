"""`aet nouvelle-edition`."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from aet_sheets.cli.commands.base import existing_dossier_argument, format_option, in_french
from aet_sheets.cli.progress import shown_progress
from aet_sheets.cli.rendering.rollover import rollover_page
from aet_sheets.cli.run import ExitStatus
from aet_sheets.cli.screen import show
from aet_sheets.operations.rollover import roll_over


@click.command("nouvelle-edition")
@existing_dossier_argument
@click.argument("edition", metavar="E")
@click.option("--essai", "rehearse", is_flag=True, help="Montre ce qui changerait, sans rien écrire.")
@format_option
def command(dossier: Path, edition: str, *, rehearse: bool, as_json: bool) -> ExitStatus:
    r"""Clôt la dernière édition et ouvre la suivante.

    Dans le classeur de pilotage : la dernière édition devient close, la suivante est ouverte, les inscriptions sont
    reconduites (sans les acteurs retirés ni les groupes clos), et le dernier résultat connu de chaque indicateur
    devient sa référence. Les pilotes et les cibles restent en place. Rien d'autre n'est touché, et le classeur tel
    qu'il était est gardé dans .aet/sauvegardes.

    \b
    Exemples :
      aet nouvelle-edition mon-dossier 2017-2018 --essai
      aet nouvelle-edition mon-dossier 2017-2018
    """
    now = dt.datetime.now()  # noqa: DTZ005 - the time that the user's clock shows
    with shown_progress() as progress:
        done = roll_over(dossier, edition, now, rehearse=rehearse, progress=progress)
    show(done.as_json() if as_json else rollover_page(done))
    return ExitStatus.DONE


in_french(command)
