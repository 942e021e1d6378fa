"""`aet demo`."""

from __future__ import annotations

from pathlib import Path

import click

from aet_sheets.cli.commands.base import format_option, in_french, new_dossier_argument
from aet_sheets.cli.progress import shown_progress
from aet_sheets.cli.rendering.demo import demo_page
from aet_sheets.cli.run import ExitStatus
from aet_sheets.cli.screen import show
from aet_sheets.operations.demo import write_demo


@click.command("demo")
@new_dossier_argument(default="aet-demo")
@format_option
def command(dossier: Path, *, as_json: bool) -> ExitStatus:
    r"""Écrit un dossier d'exemple, pour découvrir.

    Cinq années d'une animation territoriale imaginaire : le classeur de pilotage, les retours des trois groupes, le
    classeur consolidé de chaque édition et le rapport annuel de la dernière. Sans DOSSIER, tout va dans le dossier
    aet-demo. Un dossier qui contient autre chose qu'une démonstration n'est jamais touché.

    \b
    Exemples :
      aet demo
      aet demo mon-essai
    """
    with shown_progress() as progress:
        demo = write_demo(dossier, progress)
    show(demo.as_json() if as_json else demo_page(demo))
    return ExitStatus.of(demo.blocking)


in_french(command)
