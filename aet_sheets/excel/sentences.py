"""What the boxes of the buttons say: what was done, and what to look at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

from aet_sheets.operations.consolidate import Outcome
from aet_sheets.operations.distribution import Distribution
from aet_sheets.operations.distribution import Outcome as Written
from aet_sheets.operations.follow_up import FollowUp, GroupLine, GroupStatus
from aet_sheets.operations.rollover import CLOSED_AS_IT_IS, Rollover
from aet_sheets.paths import REPORTS, RETURNS, TO_SEND, TO_SEND_BACK
from aet_sheets.problems import Problem
from aet_sheets.problems.counting import counted
from aet_sheets.text import french, french_date, plural

_MOST_LINES: Final = 20
"""A box is no higher than the screen."""


def checked(problems: Sequence[Problem], not_listed: int) -> str:
    """Return what a check says."""
    if not problems:
        return french("Ce classeur est vérifié : aucune anomalie.")
    if any(problem.blocking for problem in problems):
        advice = "Commencez par les bloquantes, puis vérifiez à nouveau : ce qui est corrigé disparaît."
    else:
        advice = "Rien ne bloque. Relisez les alertes : ce qui est corrigé disparaît à la vérification suivante."
    rest = f" ({plural(not_listed, 'autre', 'autres')} à la vérification suivante)" if not_listed else ""
    return _box(
        f"Ce classeur est vérifié : {counted(problems)}.",
        f"La feuille « Anomalies » les liste, avec un lien vers chaque cellule ; les cellules sont colorées{rest}.",
        advice,
    )


def distributed(done: Distribution) -> str:
    """Return what a distribution says."""
    if not done.returns:
        return _box(
            f"Aucune fiche à préparer pour l'édition {done.edition}.",
            "Déclarez les groupes actifs sur la feuille « Groupes », puis cliquez à nouveau.",
        )
    sheets = plural(len(done.returns), "fiche de retour", "fiches de retour")
    lines = (f"{item.group.label} : {item.outcome}, version {item.version}" for item in done.returns)
    blocking = _blocking_pilot(done.pilot_blocking, "les fiches en dépendent")
    return _box(
        f"Édition {done.edition} : {sheets}, dans le dossier {TO_SEND}/{done.edition}.",
        _list(lines),
        *_beside(done),
        blocking or "À faire : envoyez chaque fiche aux pilotes de son groupe.",
    )


def _beside(done: Distribution) -> Iterator[str]:
    if any(item.outcome is Written.BESIDE for item in done.returns):
        yield "Une fiche que quelqu'un a modifiée, ou qui est ouverte, n'est jamais remplacée : la nouvelle est à côté."


def consolidated(outcome: Outcome, state: FollowUp, *, opened: bool) -> str:
    """Return what a consolidation says; `opened` tells whether its workbook is on the screen."""
    file = outcome.written.relative_to(outcome.dossier).as_posix()
    problems = outcome.consolidation.problems
    return _box(
        f"Édition {state.edition} consolidée : {_received(state)}.",
        f"Le résultat est ouvert : {file}" if opened else f"Le résultat est à ouvrir : {file}",
        *_put_beside(outcome),
        f"Anomalies : {counted(problems)}. La feuille « Anomalies » du résultat dit, cellule par cellule, quoi faire."
        if problems
        else "Aucune anomalie.",
        *_sent_back(outcome),
        _blocking_pilot(state.pilot_blocking, "les chiffres en dépendent"),
    )


def _sent_back(outcome: Outcome) -> Iterator[str]:
    if copies := sum(sent.copy is not None for sent in outcome.sent_back):
        made = plural(copies, "copie annotée est prête", "copies annotées sont prêtes")
        yield f"{made} à renvoyer, avec son message, dans {TO_SEND_BACK}/{outcome.consolidation.edition.edition}."


def _put_beside(outcome: Outcome) -> Iterator[str]:
    if outcome.put_beside:
        yield (
            f"Le classeur habituel, {outcome.expected.name}, était ouvert : il n'a pas été touché, et le nouveau est à "
            f"côté, sous le nom « {outcome.written.name} »."
        )


def followed_up(state: FollowUp) -> str:
    """Return where the returns stand, those that are missing first."""
    passed = ", passée" if state.overdue else ""
    deadline = f" (date limite : {french_date(state.deadline)}{passed})" if state.deadline else ""
    lines = [_group(line) for line in sorted(state.groups, key=lambda line: _URGENCY.index(line.status))]
    files = [f"{item.file.removeprefix(f'{RETURNS}/{state.edition}/')} : {item.status}" for item in state.unusable]
    return _box(
        f"Édition {state.edition}{deadline} : {_received(state)}.",
        _list(lines),
        *([f"Fichiers qui ne comptent pas :\n{_list(files)}"] if files else []),
        *_closed_changes(state),
        _blocking_pilot(state.pilot_blocking, "les chiffres en dépendent") or _advice(state),
    )


def _closed_changes(state: FollowUp) -> Iterator[str]:
    if state.closed_changes:
        yield f"Éditions closes qui ont changé :\n{_list(map(_change, state.closed_changes))}"


def _change(problem: Problem) -> str:
    return f"{problem.file} : {problem.message}" if problem.file.startswith(RETURNS) else problem.message


_URGENCY: Final = (
    GroupStatus.LATE,
    GroupStatus.EXPECTED,
    GroupStatus.ABSENT,
    GroupStatus.TO_CORRECT,
    GroupStatus.RECEIVED,
    GroupStatus.NIL,
)


def _group(line: GroupLine) -> str:
    sent = f" le {french_date(line.sent_on)}" if line.sent_on else ""
    version = f", version {line.version}" if line.version is not None else ""
    late = ", hors délai" if line.late and line.status is not GroupStatus.LATE else ""
    blocking = f", {plural(line.blocking, 'anomalie bloquante', 'anomalies bloquantes')}" if line.blocking else ""
    return f"{line.label} : {line.status}{sent}{version}{late}{blocking}"


def _advice(state: FollowUp) -> str:
    counts = state.counts
    if not state.groups:
        return "Déclarez les groupes sur la feuille « Groupes »."
    if counts["to_correct"] or state.unusable or state.closed_changes:
        return "À faire : consolidez ; la feuille « Anomalies » du résultat dit quoi faire."
    if state.is_closed:
        return "Cette édition est close : plus rien n'est attendu."
    if counts["missing"]:
        return f"À faire : relancez {plural(counts['missing'], 'groupe')}."
    return "Tous les retours sont là : consolidez."


def reported(period: str, written: Sequence[Path], blocking: int, *, opened: bool) -> str:
    """Return what a report says; `written` are its workbook, on the screen if `opened`, and its PDF."""
    problems = plural(blocking, "anomalie bloquante tient", "anomalies bloquantes tiennent")
    return _box(
        f"Le rapport {period} est écrit, dans le dossier {REPORTS}.",
        _list(path.name for path in written),
        "Le classeur est ouvert ; le PDF est à côté." if opened else "",
        f"À savoir : {problems} des lignes ou des fichiers hors des chiffres. Consolidez pour les voir."
        if blocking
        else "",
    )


def rollover_question(rehearsed: Rollover) -> str:
    """Return what is asked before the next edition is opened."""
    plan = rehearsed.plan
    return _box(
        f"Ouvrir l'édition {plan.new.edition} ?",
        *_unfinished(rehearsed),
        _list(plan.told()),
        "Ce classeur sera modifié puis enregistré ; une copie de ce qu'il était est gardée dans .aet/sauvegardes.",
    )


def _unfinished(rehearsed: Rollover) -> Iterator[str]:
    for left in rehearsed.unfinished:
        lines = left.told("le bouton « Suivre les retours » dit lesquels")
        yield f"L'édition {left.edition} n'est pas finie :\n{_list(lines)}"
    if rehearsed.unfinished:
        yield f"{CLOSED_AS_IT_IS} Pour finir d'abord, annulez, et consolidez."


def rolled_over(done: Rollover) -> str:
    """Return what the opening of an edition says."""
    return _box(
        f"L'édition {done.plan.new.edition} est ouverte, et ce classeur enregistré.",
        _list(done.plan.told()),
        f"Le classeur tel qu'il était : {done.backup}",
        "À faire : vérifiez les groupes et la date limite, puis diffusez les fiches.",
    )


def _received(state: FollowUp) -> str:
    counts = state.counts
    return f"{plural(counts['received'], 'retour reçu', 'retours reçus')} sur {counts['expected']}"


def _blocking_pilot(blocking: int, why: str) -> str:
    """Return what to do about the pilot workbook first, nothing when it is sound."""
    if not blocking:
        return ""
    problems = plural(blocking, "anomalie bloquante", "anomalies bloquantes")
    return f"À faire d'abord : ce classeur a {problems}, et {why}. Le bouton « Vérifier ce classeur » les montre."


def _list(lines: Iterable[str]) -> str:
    shown = [f"• {line}" for line in lines]
    if len(shown) > _MOST_LINES:
        return "\n".join([*shown[:_MOST_LINES], f"… et {plural(len(shown) - _MOST_LINES, 'autre', 'autres')}"])
    return "\n".join(shown)


def _box(*parts: str) -> str:
    """Return paragraphs, as French sets them; empty ones are left out."""
    return french("\n\n".join(part for part in parts if part))
