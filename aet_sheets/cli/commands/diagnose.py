"""`aet diagnostic`."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from aet_sheets.cli.commands.base import format_option, in_french
from aet_sheets.cli.rendering.diagnostic import diagnostic_lines
from aet_sheets.cli.run import ExitStatus, Run
from aet_sheets.cli.screen import show
from aet_sheets.operations.diagnostic import diagnostic
from aet_sheets.paths import PILOT_NAMES, pilot_of
from aet_sheets.text import french


def _dossier(ctx: click.Context, parameter: click.Parameter, value: Path | None) -> Path | None:
    """Return the dossier to look at: the one named, or the current folder where it is one."""
    if value is None:
        value = Path() if pilot_of(Path()) else None
    elif value.name in PILOT_NAMES and value.is_file():
        value = value.parent
    elif not value.is_dir():
        raise click.BadParameter(french("ce dossier n'existe pas."), ctx, parameter)
    ctx.ensure_object(Run).dossier = value
    return value


@click.command("diagnostic")
@click.argument("dossier", required=False, type=click.Path(path_type=Path), callback=_dossier)
@click.option("--reparer", "repair", is_flag=True, help="Relie d'abord le classeur de pilotage à ce programme.")
@format_option
def command(dossier: Path | None, *, repair: bool, as_json: bool) -> ExitStatus:
    r"""Dit pourquoi un bouton ne fonctionne pas, et que faire.

    Regarde le programme, Excel et son réglage des macros, puis, si un dossier est donné ou si l'on s'y trouve, le
    classeur de pilotage et le dossier. Rien n'est écrit, sauf avec --reparer : la feuille cachée xlwings.conf du
    classeur est alors refaite pour cet ordinateur, et le classeur tel qu'il était est gardé dans .aet/sauvegardes.

    \b
    Exemples :
      aet diagnostic mon-dossier
      aet diagnostic mon-dossier --reparer
    """
    if repair and dossier is None:
        raise click.UsageError(french("--reparer demande un dossier : ") + "aet diagnostic DOSSIER --reparer")
    now = dt.datetime.now()  # noqa: DTZ005 - the time that the user's clock shows
    found = diagnostic(dossier, now if repair else None)
    if as_json:
        show(found.as_json())
    else:
        click.echo("\n".join(diagnostic_lines(found)))
    return ExitStatus.of(found.problems)


in_french(command)
