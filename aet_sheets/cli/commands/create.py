"""`aet nouveau`."""

from __future__ import annotations

from pathlib import Path

import click

from aet_sheets.cli.commands.base import format_option, in_french, new_dossier_argument
from aet_sheets.cli.rendering.created import created_page
from aet_sheets.cli.run import ExitStatus
from aet_sheets.cli.screen import show
from aet_sheets.operations.create import create_dossier


@click.command("nouveau")
@new_dossier_argument()
@click.option("--territoire", "territory", metavar="T", required=True, help="Nom du territoire.")
@click.option("--edition", metavar="E", required=True, help="Première édition, par exemple 2016-2017.")
@click.option("--porteur", "carrier", metavar="P", help="Autorité qui porte la démarche.  [par défaut : le territoire]")
@format_option
def command(dossier: Path, territory: str, edition: str, carrier: str | None, *, as_json: bool) -> ExitStatus:
    r"""Crée un dossier neuf et son classeur de pilotage.

    Le dossier contient un classeur de pilotage à compléter (groupes, acteurs, indicateurs), un emplacement pour les
    retours et une page LISEZ-MOI.txt. Un dossier qui a déjà un classeur de pilotage est refusé, et aucun fichier
    n'est jamais remplacé.

    \b
    Exemple :
      aet nouveau mon-dossier --territoire "Val Fleuri" --edition 2016-2017
    """
    created = create_dossier(dossier, territory, edition, carrier)
    show(created.as_json() if as_json else created_page(created))
    return ExitStatus.DONE


in_french(command)
