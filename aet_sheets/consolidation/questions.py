"""The questions of the sheet *Arbitrages*: open, decided, or asleep until the rows decided upon come back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, NamedTuple, TypeVar

from aet_sheets.consolidation.candidates import Bodies, Candidate, Likeness, Pair, like_actors, like_bodies
from aet_sheets.consolidation.dataset import Consolidated, Dataset, Disagreement, Origin, Statement
from aet_sheets.consolidation.decisions import (
    ACTORS,
    BODIES,
    Decision,
    Decisions,
    Nature,
    Subject,
    Verdict,
    body_digest,
)
from aet_sheets.schema import Actors, Table
from aet_sheets.schema.values import Value
from aet_sheets.text import plural, quoted

KEEP_A, KEEP_B = "Garder A", "Garder B"

CHOICES: Final[dict[str, tuple[str, str]]] = {
    ACTORS: (Verdict.SAME_ACTOR, Verdict.DISTINCT_ACTORS),
    BODIES: (Verdict.SAME_BODY, Verdict.DISTINCT_BODIES),
}
"""What can be decided about two rows, by what they are."""
KEEP: Final = (KEEP_A, KEEP_B)
"""What can be decided about two values."""


class State(StrEnum):
    """Where a question stands."""

    OPEN = "À décider"
    DECIDED = "Décidé"
    ASLEEP = "En sommeil"


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a question: what it is, its code and where it comes from, as far as they are known.

    `value` is the digest that stands for it in a decision on values.
    """

    shown: Value = ""
    code: str = ""
    origin: Origin | None = None
    value: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """One line of the sheet. `about` says what is compared; `score` is out of 100; `answer` is one of `choices`."""

    subject: Subject
    about: str
    sides: tuple[Side, Side]
    state: State
    reason: str
    score: int | None = None
    proposal: str = ""
    answer: str = ""
    decision: Decision | None = None

    @property
    def choices(self) -> tuple[str, str]:
        """Return what can be decided."""
        return KEEP if self.subject.nature is Nature.CONFLICT else CHOICES[self.subject.sheet]


class Asked(NamedTuple):
    """The questions of the sheet, in its order; `others` counts the likenesses that are left out, for later."""

    questions: list[Question]
    others: int


MOST_PROPOSALS: Final = 5_000
"""How many likenesses of actors, and as many of bodies, are worth asking about at once: nobody answers more. Few names
in few towns make hundreds of thousands, nearly all of them namesakes. Those that are decided make room for others."""


def find_questions(dataset: Dataset, decisions: Decisions, most: int = MOST_PROPOSALS) -> Asked:
    """Return the questions about `dataset`: open ones first, the likeliest first; asleep ones last.

    Where more than `most` actors, or bodies, may be one, the surest are asked about.
    """
    actors = dataset[Actors]
    bodies = Bodies(actors.columns | {Actors.organisation.name: actors.spellings}, decisions.body)
    pairs = like_bodies(bodies)
    positions = _positions(actors, decisions.codes(ACTORS))
    people = _undecided_actors(positions, decisions, like_actors(actors.columns, bodies, pairs))
    alike = _undecided_bodies(decisions, bodies, pairs)
    found = [
        *_actors(actors, positions, decisions, _surest(people, most, lambda own: own.score)),
        *_bodies(actors, decisions, bodies, dict(_surest(alike, most, lambda own: own[1].score))),
        *_values(dataset, decisions),
    ]
    rank = {state: number for number, state in enumerate(State)}
    found.sort(key=lambda one: (rank[one.state], one.subject.nature != Nature.MATCH, -(one.score or 0)))
    return Asked(found, sum(max(len(own) - most, 0) for own in (people, alike)))


_Found = TypeVar("_Found")


def _surest(found: list[_Found], most: int, score: Callable[[_Found], int]) -> list[_Found]:
    return found if len(found) <= most else sorted(found, key=score, reverse=True)[:most]


# ---- Actors ------------------------------------------------------------------------------------------------------


def _undecided_actors(
    positions: Mapping[str, int], decisions: Decisions, candidates: list[Candidate]
) -> list[Candidate]:
    """Return the `candidates` of whom nobody said that they are two; `positions` are those of decided actors."""
    apart = {
        frozenset(positions[code] for code in decision.codes)
        for decision in decisions.pairs(ACTORS, Verdict.DISTINCT_ACTORS)
        if all(code in positions for code in decision.codes)
    }
    return [found for found in candidates if {found.one, found.other} not in apart] if apart else candidates


def _actors(
    actors: Consolidated, positions: Mapping[str, int], decisions: Decisions, candidates: Sequence[Candidate]
) -> Iterator[Question]:
    codes = actors.columns[Actors.code.name]
    partners: dict[int, list[str]] = defaultdict(list)
    for found in candidates:
        partners[found.one].append(str(codes[found.other]))
        partners[found.other].append(str(codes[found.one]))
    for one, other, score, reason in candidates:
        sides = {side.code: side for side in (_actor(actors, one), _actor(actors, other))}
        subject = Subject.pair(ACTORS, *sides)
        also = _also(sorted({*partners[one], *partners[other]} - {*subject.codes}))
        yield Question(
            subject, "Acteur", _in_order(subject, sides), State.OPEN, reason + also, score, Verdict.SAME_ACTOR
        )
    parts = {p.code: Side(p.label, p.code, p.origin) for own in actors.parts.values() for p in own}
    known = {code: _actor(actors, position) for code, position in positions.items()} | parts
    yield from _decided_pairs(decisions, ACTORS, "Acteur", known, positions)


_MOST_NAMED: Final = 6


def _also(codes: Sequence[str]) -> str:
    """Return whom else two actors look like, the first few by their codes."""
    if not codes:
        return ""
    more = len(codes) - _MOST_NAMED
    named = ", ".join(codes[:_MOST_NAMED]) + (f" et {plural(more, 'autre')}" if more > 0 else "")
    return f" ; ressemble aussi à {named}"


def _positions(actors: Consolidated, wanted: Collection[str]) -> dict[str, int]:
    """Return where the actors stand that have, or had, one of the codes `wanted`."""
    if not wanted:
        return {}
    rows = enumerate(zip(actors.columns[Actors.code.name], actors.aliases, strict=True))
    return {
        name: position
        for position, (code, aliases) in rows
        for name in (*reversed(aliases), str(code))
        if name in wanted
    }


def _actor(actors: Consolidated, position: int) -> Side:
    row = actors.row(position)
    return Side(Actors.row_label(row), str(row[Actors.code.name]), actors.origins[position][0])


def _in_order(subject: Subject, sides: Mapping[str, Side]) -> tuple[Side, Side]:
    one, other = subject.codes
    return sides[one], sides[other]


_SAME = (Verdict.SAME_ACTOR, Verdict.SAME_BODY)
_GONE: Final = "la ligne ou la valeur décidée n'est plus dans les fichiers lus"
_WITHOUT_EFFECT: Final = "sans effet : les deux lignes sont réunies par une règle exacte ou par d'autres décisions"


def _decided_pairs(
    decisions: Decisions, sheet: str, about: str, known: Mapping[str, Side], things: Mapping[str, object]
) -> Iterator[Question]:
    """Yield the decisions about two rows, `known` by their codes; `things` tells which of them are one by now."""
    for verdict in CHOICES[sheet]:
        for decision in decisions.pairs(sheet, Verdict(verdict)):
            present = all(code in known for code in decision.codes)
            unseen = {code: Side(code if sheet == ACTORS else "", code) for code in decision.codes}
            sides = _in_order(decision.subject, unseen | {c: known[c] for c in decision.codes if c in known})
            one = present and len({things[code] for code in decision.codes}) == 1
            reason = _GONE if not present else _WITHOUT_EFFECT if one and verdict not in _SAME else ""
            state = State.DECIDED if present else State.ASLEEP
            yield Question(decision.subject, about, sides, state, reason, answer=verdict, decision=decision)


# ---- Bodies ------------------------------------------------------------------------------------------------------


def _undecided_bodies(
    decisions: Decisions, bodies: Bodies, pairs: Mapping[Pair, Likeness]
) -> list[tuple[Pair, Likeness]]:
    """Return the `pairs` of bodies of which nobody said that they are two."""
    apart = {
        frozenset(map(decisions.body_root, decision.codes))
        for decision in decisions.pairs(BODIES, Verdict.DISTINCT_BODIES)
    }
    if not apart:
        return list(pairs.items())

    def root(number: int) -> str:
        return decisions.body_root(body_digest(bodies.names[number]))

    return [(pair, likeness) for pair, likeness in pairs.items() if frozenset(map(root, pair)) not in apart]


def _bodies(
    actors: Consolidated, decisions: Decisions, bodies: Bodies, alike: Mapping[Pair, Likeness]
) -> Iterator[Question]:
    for pair, (score, reason) in alike.items():
        sides = {side.value: side for side in (_body(actors, bodies.actors[number][0]) for number in pair)}
        subject = Subject.pair(BODIES, *sides)
        yield Question(subject, "Organisation", _in_order(subject, sides), State.OPEN, reason, score, Verdict.SAME_BODY)
    known: dict[str, Side] = {}
    if decisions.codes(BODIES):
        for position, name in enumerate(actors.spellings):
            if name is not None:
                side = _body(actors, position)
                known.setdefault(side.value, side)
    roots = {body: decisions.body_root(body) for body in known}
    yield from _decided_pairs(decisions, BODIES, "Organisation", known, roots)


def _body(actors: Consolidated, position: int) -> Side:
    """Return the body of an actor, by the digest of its name."""
    name = str(actors.spellings[position])
    return Side(name, "", actors.origins[position][0], body_digest(name))


# ---- Values ------------------------------------------------------------------------------------------------------


def _values(dataset: Dataset, decisions: Decisions) -> Iterator[Question]:
    awake: set[Subject] = set()
    for table, merged in dataset.items():
        labels = table.labels(merged.columns) if merged.disagreements and table.label else []
        for found in merged.disagreements:
            about = " — ".join(filter(None, [found.column.label, labels[found.position] if labels else table.sheet]))
            question = _value_question(table, found, about, decisions)
            if question.decision:
                awake.add(question.subject)
            yield question
    for decision in decisions.standing.values():
        if decision.nature is Nature.CONFLICT and decision.subject not in awake:
            yield _undisputed(dataset, decision, decisions)


def _value_question(table: type[Table], found: Disagreement, about: str, decisions: Decisions) -> Question:
    code = found.subject if table.code_column() else ""
    one = _side(found.latest, code, decisions)
    sides = one, _side(found.other, code, decisions) if found.other else Side()
    if found.decision is None:
        subject = Subject.value(table.sheet, found.subject, found.column.label)
        many = found.values > len(sides)
        said = f"{found.values} valeurs, dont voici deux" if many else "deux sources se contredisent"
        reason = f"{said} ; en attendant, A est retenu"
        return Question(subject, about, sides, State.OPEN, reason, None, KEEP_A)
    answer = KEEP_A if found.decision.value == one.value else KEEP_B
    return Question(found.decision.subject, about, sides, State.DECIDED, "", answer=answer, decision=found.decision)


def _side(statement: Statement, code: str, decisions: Decisions) -> Side:
    return Side(statement.value, code, statement.origin, decisions.value_digest(statement.value))


def _undisputed(dataset: Dataset, decision: Decision, decisions: Decisions) -> Question:
    """Return the question of a decision on a value that nobody contradicts any more, or that nobody states."""
    value, origin = _current_value(dataset, decision)
    held = value is not None and decisions.value_digest(value) == decision.value
    code = decision.codes[0]
    side = Side(value if held and value is not None else "", code, origin if held else None, decision.value)
    state, reason = (State.DECIDED, "") if held else (State.ASLEEP, _gone_from(decision.source))
    return Question(decision.subject, decision.column, (side, Side()), state, reason, answer=KEEP_A, decision=decision)


def _gone_from(file: str) -> str:
    return f"{_GONE} ; elle venait de {quoted(file)}" if file else _GONE


def _current_value(dataset: Dataset, decision: Decision) -> tuple[Value | None, Origin | None]:
    table = next((own for own in dataset if own.sheet == decision.sheet), None)
    column = next((own for own in table.columns if own.label == decision.column), None) if table else None
    own_code = table.code_column() if table else None
    if table is None or column is None or own_code is None:
        return None, None
    merged = dataset[table]
    for position, code in enumerate(merged.columns[own_code.name]):
        if decision.codes[0] in {code, *merged.aliases[position]}:
            return merged.columns[column.name][position], merged.origins[position][0]
    return None, None


def counted_by_state(found: Iterable[Question]) -> dict[State, int]:
    """Return how many questions there are in each state."""
    counts = dict.fromkeys(State, 0)
    for question in found:
        counts[question.state] += 1
    return counts


def others_wait(unasked: int) -> str:
    """Return what there is to say, in French, of likenesses that are left out; nothing when there is none."""
    if not unasked:
        return ""
    left = plural(
        unasked, "autre ressemblance, pas plus sûre, attend", "autres ressemblances, pas plus sûres, attendent"
    )
    return f"{left} : décider fait de la place aux suivantes."
