"""`aet purger`."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from aet_sheets.checking.values import parse
from aet_sheets.cli.commands.base import dossier_argument, format_option, in_french
from aet_sheets.cli.progress import shown_progress
from aet_sheets.cli.rendering.erasing import erasing_page
from aet_sheets.cli.run import ExitStatus
from aet_sheets.cli.screen import show
from aet_sheets.operations.erase import Erasing, purge
from aet_sheets.schema import Actors
from aet_sheets.text import fold, french, plural


def _day(_ctx: click.Context, _parameter: click.Parameter, value: str) -> dt.date:
    """Return the day that was typed, as the workbooks take it too, if there is no doubt about it."""
    verdict = parse(Actors.entered_on, value)
    if not isinstance(verdict.value, dt.date) or verdict.finding:
        raise click.BadParameter(french("ce n'est pas une date ; écrivez par exemple 01/09/2020."))
    return verdict.value


@click.command("purger")
@dossier_argument
@click.option("--avant", "before", metavar="DATE", required=True, callback=_day, help="Jour, par exemple 01/09/2020.")
@click.option("--essai", "rehearsal", is_flag=True, help="Dit qui serait effacé, et n'écrit rien.")
@click.option("--oui", "agreed", is_flag=True, help="N'attend pas de confirmation.")
@format_option
def command(dossier: Path, *, before: dt.date, rehearsal: bool, agreed: bool, as_json: bool) -> ExitStatus:
    r"""Efface (RGPD) les personnes dont on est sans nouvelles depuis une date.

    Compte comme une nouvelle : une date d'entrée ou de consentement, une présence à une séance, une inscription, un
    moyen apporté, une action. Restent toujours les pilotes et animateurs d'un groupe actif, l'établissement et le
    référent d'un programme, les responsables d'une action en cours, et les personnes dont aucune date n'est connue.

    Chaque personne est effacée comme le fait aet effacer : les comptes restent.

    \b
    Exemples :
      aet purger mon-dossier --avant 01/09/2020 --essai
      aet purger mon-dossier --avant 01/09/2020
    """
    today = dt.date.today()  # noqa: DTZ011 - the day that the user's calendar shows
    if not (rehearsal or agreed):
        if as_json:
            raise click.UsageError(
                french("Avec --format json, ajoutez --essai ou --oui : aucune question n'est posée.")
            )
        if not _confirmed(_run(dossier, before, today, rehearsal=True)):
            return ExitStatus.DONE
    erasing = _run(dossier, before, today, rehearsal=rehearsal)
    show(erasing.as_json() if as_json else erasing_page(erasing))
    return ExitStatus.DONE


def _run(dossier: Path, before: dt.date, today: dt.date, *, rehearsal: bool) -> Erasing:
    with shown_progress() as progress:
        return purge(dossier, before, today, rehearsal=rehearsal, progress=progress)


def _confirmed(planned: Erasing) -> bool:
    """Show who would be erased, and ask; when there is nobody, nobody is asked."""
    show(erasing_page(planned))
    if not planned.codes:
        return False
    people = plural(len(planned.codes), "personne")
    question = french(f"Effacer {people} ? Tapez oui ou non")
    answer = click.prompt(question, default="non", show_default=False, prompt_suffix=french(" : "), err=True)
    return fold(str(answer)) in {"o", "oui"}


in_french(command)
