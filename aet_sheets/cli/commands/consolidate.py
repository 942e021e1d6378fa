"""`aet consolider`."""

from __future__ import annotations

from pathlib import Path

import click

from aet_sheets.cli.commands.base import dossier_argument, edition_option, format_option, in_french, log_errors
from aet_sheets.cli.progress import shown_progress
from aet_sheets.cli.run import ExitStatus
from aet_sheets.cli.screen import show
from aet_sheets.reading.isolation.pool import reading_pool


@click.command("consolider")
@dossier_argument
@edition_option
@format_option
def command(dossier: Path, edition: str | None, *, as_json: bool) -> ExitStatus:
    r"""Rassemble les retours d'une édition dans un classeur.

    Lit le classeur de pilotage et les fichiers de retours/EDITION, quels que soient leurs noms et leurs formats, les
    vérifie, rapproche ce qui désigne la même chose, et écrit consolidation/EDITION.xlsx. Aucune ligne ne disparaît :
    celles qui ne peuvent pas être comptées sont listées à part, avec la raison. Les retours ne sont jamais modifiés :
    pour chacun de ceux qui sont à corriger, a-renvoyer/EDITION reçoit une copie qui montre quoi, et le message à lui
    joindre.

    DOSSIER peut être omis quand on se trouve déjà dans le dossier.

    \b
    Exemples :
      aet consolider mon-dossier
      aet consolider mon-dossier --edition 2015-2016
      aet consolider mon-dossier --format json > resultat.json
    """
    with shown_progress() as progress, reading_pool():
        from aet_sheets.operations.consolidate import consolidate_dossier  # noqa: PLC0415 - a reading process starts

        outcome = consolidate_dossier(dossier, edition, progress)
    log_errors(outcome.sent_back, outcome.dossier)
    if as_json:
        show(outcome.as_json())
    else:
        from aet_sheets.cli.rendering.consolidation import consolidation_page  # noqa: PLC0415 - rich is slow to load

        show(consolidation_page(outcome))
    return ExitStatus.of(outcome.consolidation.blocking)


in_french(command)
