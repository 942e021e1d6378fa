"""The page of `aet suivi`: one line a group, then the files that count nowhere."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from rich.console import RenderableType
from rich.text import Text

from aet_sheets.cli.rendering.parts import badge, columns, entry, heading, section, sentence, to_do
from aet_sheets.cli.rendering.problems import problem_list
from aet_sheets.operations.follow_up import FollowUp, GroupLine, GroupStatus
from aet_sheets.paths import RETURNS
from aet_sheets.problems.counting import counted
from aet_sheets.text import french_date, plural

_MOST_CHANGES: Final = 5
_HEADINGS: Final = (("Groupe", "left"), ("État", "left"), ("Envoyé le", "left"), ("V.", "right"), ("Fichier", "left"))


def follow_up_page(state: FollowUp) -> Iterator[RenderableType]:
    """Yield the page from top to bottom; its last sentence says what to do next."""
    yield heading(f"Suivi des retours de l'édition {state.edition}")
    if state.is_closed:
        yield sentence("Cette édition est close : plus aucun retour n'est attendu.")
    if state.deadline or not state.is_closed:
        yield sentence(f"Date limite : {_deadline(state)}")
    yield Text()
    if state.groups:
        yield columns(_HEADINGS, [_row(line, state.edition) for line in state.groups])
        yield Text()
    yield sentence(_summary(state))
    yield from _unusable(state)
    yield from _closed_changes(state)
    yield Text()
    yield to_do(_next_step(state))


def _deadline(state: FollowUp) -> str:
    if state.deadline is None:
        return "aucune pour cette édition (feuille « Paramètres »)"
    return french_date(state.deadline) + (" (passée)" if state.overdue else "")


def _row(line: GroupLine, edition: str) -> list[RenderableType]:
    sent = french_date(line.sent_on) if line.sent_on else "–"
    version = str(line.version) if line.version is not None else "–"
    return [Text(line.label), _state(line), Text(sent), Text(version), Text(_within(edition, line.file or "–"))]


def _within(edition: str, file: str) -> str:
    return file.removeprefix(f"{RETURNS}/{edition}/")


def _state(line: GroupLine) -> Text:
    """Return the status, with what qualifies it on the next line."""
    text = badge(line.status)
    if line.blocking:
        text.append(f"\n({plural(line.blocking, 'anomalie')})")
    if line.late and line.status is not GroupStatus.LATE:
        text.append("\n(hors délai)")
    return text


def _summary(state: FollowUp) -> str:
    """Return the counts in a sentence; what is zero and says nothing is left out."""
    counts = state.counts
    late = sum(line.late for line in state.groups if line.file)
    found = ((counts["to_correct"], "à corriger"), (counts["nil"], "néant"), (late, "hors délai"))
    kinds = [f"{count} {word}" for count, word in found if count]
    received = plural(counts["received"], "reçu") + (f" (dont {', '.join(kinds)})" if kinds else "")
    expected, missing = plural(counts["expected"], "groupe"), plural(counts["missing"], "manquant")
    return f"{expected} : {received}, {missing}."


def _unusable(state: FollowUp) -> Iterator[RenderableType]:
    if not state.unusable:
        return
    yield section(f"Fichiers qui ne comptent pas : {len(state.unusable)}")
    for item in state.unusable:
        yield from entry(item.status, _within(state.edition, item.file), item.message, item.remedy)


def _closed_changes(state: FollowUp) -> Iterator[RenderableType]:
    if state.closed_changes:
        yield section(f"Éditions closes qui ont changé : {counted(state.closed_changes)}")
        yield from problem_list(state.closed_changes, _MOST_CHANGES, "« aet consolider » les montre.")


def _next_step(state: FollowUp) -> str:
    if state.pilot_blocking:
        problems = plural(state.pilot_blocking, "anomalie bloquante", "anomalies bloquantes")
        return f"corrigez le classeur de pilotage ({problems}) ; « aet verifier » sur ce classeur les montre une à une."
    if not state.groups:
        return "déclarez les groupes sur la feuille « Groupes » du classeur de pilotage."
    return " ; ".join(_steps(state)) + "."


def _steps(state: FollowUp) -> Iterator[str]:
    """Yield what there is to do, in order; nothing more is asked of the groups of a closed edition."""
    counts = state.counts
    if state.closed_changes:
        yield "remettez les éditions closes comme elles étaient, ou rouvrez-les, comme il est dit ci-dessus"
    elif state.is_closed:
        yield "rien ; pour compléter cette édition, rouvrez-la d'abord (feuille « Éditions », Statut « Ouverte »)"
    if state.is_closed:
        return
    if counts["to_correct"] or state.unusable:
        yield "« aet consolider » montre, cellule par cellule, ce qu'il faut faire corriger"
    if counts["missing"]:
        yield f"relancez {_missing(state)}"
    if not (counts["to_correct"] or state.unusable or counts["missing"]):
        yield "tous les retours sont là ; lancez « aet consolider »"


def _missing(state: FollowUp) -> str:
    if state.overdue:
        return plural(state.counts["missing"], "groupe en retard", "groupes en retard")
    waiting = plural(state.counts["missing"], "groupe qui n'a", "groupes qui n'ont")
    return f"{waiting} pas encore répondu"
