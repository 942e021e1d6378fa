"""The page of `aet consolider`: returns, problems, key figures, what was written, what to do next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from rich.console import RenderableType
from rich.text import Text

from aet_sheets.cli.rendering.figures import figures_block
from aet_sheets.cli.rendering.parts import Paragraph, badge, columns, heading, section, sentence, to_do
from aet_sheets.cli.rendering.problems import problem_list
from aet_sheets.cli.rendering.sent_back import sent_back_list
from aet_sheets.consolidation.questions import State, counted_by_state, others_wait
from aet_sheets.consolidation.returns import ReturnFile, Status
from aet_sheets.consolidation.run import Consolidation
from aet_sheets.figures import closing
from aet_sheets.operations.consolidate import Outcome
from aet_sheets.paths import RETURNS
from aet_sheets.problems.counting import counted
from aet_sheets.text import french, number, plural

_MOST_PROBLEMS: Final = 20
_MOST_RETURNS: Final = 40
_HEADINGS: Final = (
    ("Fichier", "left"),
    ("Groupe", "left"),
    ("État", "left"),
    ("Lues", "right"),
    ("Neuves", "right"),
    ("Connues", "right"),
    ("Écartées", "right"),
)


def consolidation_page(outcome: Outcome) -> Iterator[RenderableType]:
    """Yield the page from top to bottom; its last sentence says what to do next."""
    result = outcome.consolidation
    yield heading(f"Consolidation de l'édition {result.edition.edition}")
    yield from _returns(result)
    yield section(f"Anomalies : {counted(result.problems)}")
    yield from problem_list(
        result.problems, _MOST_PROBLEMS, "feuille « Anomalies » du classeur consolidé.", _folder(result)
    )
    yield section("Chiffres clés")
    yield from figures_block(outcome.figures)
    yield from sent_back_list(outcome.sent_back)
    yield from _questions(result)
    yield from _written(outcome)
    yield to_do(_next_step(outcome))


def _returns(result: Consolidation) -> Iterator[RenderableType]:
    yield section(f"Retours : {plural(len(result.returns), 'fichier')}")
    shown = _worth_showing(result.returns)
    if shown:
        yield columns(_HEADINGS, [_return_row(item, result) for item in shown])
    hidden = len(result.returns) - len(shown)
    if hidden:
        yield sentence(f"… et {plural(hidden, 'autre retour accepté', 'autres retours acceptés')}.")


def _worth_showing(returns: Sequence[ReturnFile]) -> Sequence[ReturnFile]:
    """Return all the files, or where there are very many, those that somebody should look at."""
    if len(returns) <= _MOST_RETURNS:
        return returns
    return [item for item in returns if item.status is not Status.ACCEPTED]


def _return_row(item: ReturnFile, result: Consolidation) -> list[RenderableType]:
    source = result.sources.get(item.file)
    rows = (source.read, source.kept, source.merged, len(source.set_aside)) if source else ()
    return [
        Text(item.file.removeprefix(_folder(result))),
        Text(item.group or "–"),
        badge(item.status),
        *(map(number, rows) if rows else "––––"),
    ]


def _folder(result: Consolidation) -> str:
    return f"{RETURNS}/{result.edition.edition}/"


def _questions(result: Consolidation) -> Iterator[RenderableType]:
    counts = counted_by_state(result.questions)
    parts = [plural(counts[state], *words) for state, words in _STATES.items() if counts[state]]
    if parts:
        yield sentence(f"Arbitrages : {', '.join(parts)}. {others_wait(result.unasked)}".rstrip())


_STATES: Final = {
    State.OPEN: ("question à décider", "questions à décider"),
    State.DECIDED: ("décidée", "décidées"),
    State.ASLEEP: ("en sommeil", "en sommeil"),
}


def _written(outcome: Outcome) -> Iterator[RenderableType]:
    yield sentence("Classeur écrit : {written}", written=outcome.written)
    for file in outcome.apart:
        yield sentence(
            "La feuille « {sheet} » n'a pas la place pour {rows} : elles sont dans {file}",
            sheet=file.sheet,
            rows=plural(file.rows, "ligne"),
            file=file.path,
        )
    if outcome.put_beside:
        beside = french(
            "Le classeur habituel, {expected}, est ouvert dans Excel ou LibreOffice : il n'a pas été touché, et le "
            "nouveau est à côté, sous le nom « {written} ». Fermez-le et relancez la commande : le classeur habituel "
            "sera refait, et vous pourrez supprimer l'autre.",
            expected=outcome.expected.name,
            written=outcome.written.name,
        )
        yield Paragraph(beside, style="yellow")


def _next_step(outcome: Outcome) -> str:
    result, name = outcome.consolidation, outcome.written.name
    to_correct = [item for item in result.returns if any(p.blocking for p in result.problems_of(item))]
    changes = closing.changes_among(result.problems)
    if any(problem.blocking and problem not in changes for problem in result.pilot.source.all_problems()):
        return f"corrigez d'abord le classeur de pilotage (feuille « Anomalies » de {name}), puis relancez la commande."
    if not result.returns:
        return f"déposez les retours reçus dans retours/{result.edition.edition}, puis relancez la commande."
    if any(sent.message for sent in outcome.sent_back):
        return f"envoyez chaque copie avec son message ; le reste est sur la feuille « Anomalies » de {name}."
    if to_correct:
        files = plural(len(to_correct), "fichier")
        return f"ouvrez {name}, et faites corriger {files} d'après la feuille « Anomalies »."
    if changes:
        return "remettez les éditions closes comme elles étaient, ou rouvrez-les : les anomalies disent comment."
    return f"ouvrez {name}{_to_decide(result)} ; tous les retours reçus sont comptés."


def _to_decide(result: Consolidation) -> str:
    is_open = any(question.state is State.OPEN for question in result.questions)
    return ", et décidez sur la feuille « Arbitrages »" if is_open else ""
