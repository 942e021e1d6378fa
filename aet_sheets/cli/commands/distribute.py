"""`aet diffuser`."""

from __future__ import annotations

from pathlib import Path

import click

from aet_sheets.cli.commands.base import dossier_argument, edition_option, format_option, in_french
from aet_sheets.cli.progress import shown_progress
from aet_sheets.cli.rendering.distribution import distribution_page
from aet_sheets.cli.run import ExitStatus
from aet_sheets.cli.screen import show
from aet_sheets.operations.distribution import distribute


@click.command("diffuser")
@dossier_argument
@edition_option
@click.option("--groupe", "group", metavar="G", help="Un seul groupe : son code ou sa thématique.")
@format_option
def command(dossier: Path, edition: str | None, group: str | None, *, as_json: bool) -> ExitStatus:
    r"""Prépare les fiches de retour, une par groupe actif.

    Chaque fiche est un classeur sans macro, dans a-envoyer, qui contient déjà ce que le dossier sait du groupe :
    membres, séances, actions, indicateurs à renseigner et leur définition. Il reste à l'envoyer. Une fiche que
    quelqu'un a modifiée n'est jamais remplacée : la nouvelle est mise à côté.

    DOSSIER peut être omis quand on se trouve déjà dans le dossier.

    \b
    Exemples :
      aet diffuser mon-dossier
      aet diffuser mon-dossier --groupe GT-JEUNES
    """
    with shown_progress() as progress:
        done = distribute(dossier, edition, group, progress)
    show(done.as_json() if as_json else distribution_page(done))
    return ExitStatus.of(done.pilot_blocking)


in_french(command)
