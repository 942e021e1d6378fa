"""`aet verifier`."""

from __future__ import annotations

from pathlib import Path

import click

from aet_sheets.cli.commands.base import format_option, in_french, log_errors
from aet_sheets.cli.progress import shown_progress
from aet_sheets.cli.rendering.checks import checks_page
from aet_sheets.cli.run import ExitStatus
from aet_sheets.cli.screen import show
from aet_sheets.operations.checking import check_and_annotate, check_files, checks_as_json


@click.command("verifier")
@click.argument("files", metavar="FICHIER…", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--annoter",
    "annotate",
    is_flag=True,
    help="Écrit, pour chaque fichier à corriger, une copie qui montre quoi, et le message à lui joindre.",
)
@format_option
def command(files: tuple[Path, ...], *, annotate: bool, as_json: bool) -> ExitStatus:
    r"""Relit des classeurs et dit, cellule par cellule, ce qui ne va pas.

    FICHIER est un retour, un classeur de pilotage ou un dossier. Les vérifications sont celles de la consolidation.
    Un fichier rangé dans un dossier est comparé à son classeur de pilotage et aux autres retours ; ailleurs, ce qui
    désigne une personne ou une séance d'un autre fichier ne peut pas être vérifié. Rien n'est écrit,
    sauf avec --annoter : dans le dossier a-renvoyer pour un retour rangé à sa place, sinon à côté du fichier.

    \b
    Exemples :
      aet verifier "retour handicap.ods"
      aet verifier mon-dossier/pilotage.xlsm
      aet verifier mon-dossier/retours/2016-2017
      aet verifier --annoter "retour handicap.ods"
    """
    sent_back = None
    with shown_progress() as progress:
        if annotate:
            checks, sent_back = check_and_annotate(files, progress)
        else:
            checks = check_files(files, progress)
    log_errors(sent_back or ())
    show(checks_as_json(checks, sent_back) if as_json else checks_page(checks, sent_back or ()))
    return ExitStatus.of(sum(check.blocking for check in checks))


in_french(command)
