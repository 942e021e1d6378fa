"""What people decided on the sheet *Arbitrages*: who is who, and which value holds.

A decision names codes, which are for ever, and digests: never a person, never a value. The log of decisions only grows;
the last decision on a subject stands, and one that was withdrawn stands no more.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from enum import StrEnum
from functools import cached_property
from typing import Final, NamedTuple

import msgspec

from aet_sheets.consolidation.digests import digest
from aet_sheets.consolidation.names import organisation_key
from aet_sheets.schema import Actors
from aet_sheets.schema.values import Value
from aet_sheets.text import fold

BODIES: Final = "Organisations"
"""What stands for the sheet of a decision about bodies, which have none."""
_SEPARATOR: Final = " | "


class Nature(StrEnum):
    """What a question is about (contract, Arbitrages)."""

    MATCH = "Rapprochement"
    CONFLICT = "Conflit de valeur"


class Verdict(StrEnum):
    """What can be decided."""

    SAME_ACTOR = "Même acteur"
    DISTINCT_ACTORS = "Acteurs distincts"
    SAME_BODY = "Même organisation"
    DISTINCT_BODIES = "Organisations distinctes"
    VALUE_KEPT = "Valeur retenue"
    WITHDRAWN = "Décision retirée"


class Subject(NamedTuple):
    """What a decision is about: two codes of `sheet`, in order; or the code and the column of a value.

    Bodies have no code: the digests of their names stand for them. Neither have the rows of some tables: the digest of
    what makes them what they are stands for it.
    """

    nature: Nature
    sheet: str
    codes: tuple[str, ...]
    column: str = ""

    @classmethod
    def pair(cls, sheet: str, one: str, other: str) -> Subject:
        """Return the question whether two codes name one thing."""
        return cls(Nature.MATCH, sheet, tuple(sorted((one, other))))

    @classmethod
    def value(cls, sheet: str, code: str, column: str) -> Subject:
        """Return the question which value a column has in the row called `code`."""
        return cls(Nature.CONFLICT, sheet, (code,), column)

    def __str__(self) -> str:
        return _SEPARATOR.join((self.nature, self.sheet, *self.codes, *filter(None, [self.column])))

    @classmethod
    def parse(cls, text: str) -> Subject | None:
        """Return the subject that `str` wrote, None when `text` is none."""
        match text.split(_SEPARATOR):
            case [Nature.MATCH, sheet, one, other]:
                return cls.pair(sheet, one, other)
            case [Nature.CONFLICT, sheet, code, column]:
                return cls.value(sheet, code, column)
            case _:
                return None


_FRENCH_KEYS: Final = {
    "taken_on": "date",
    "sheet": "feuille",
    "column": "colonne",
    "verdict": "décision",
    "value": "empreinte",
    "source": "source",
    "workbook": "classeur",
}


class Decision(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True, rename=_FRENCH_KEYS.get):
    """One line of the log.

    `value` is the digest of the value that holds, `source` where it stood. `workbook` tells the workbook in which it
    was decided from every other: the moment at which that workbook was made.
    """

    taken_on: dt.datetime
    nature: Nature
    sheet: str
    codes: tuple[str, ...]
    verdict: Verdict
    column: str = ""
    value: str = ""
    source: str = ""
    workbook: str = ""

    @property
    def subject(self) -> Subject:
        """Return what the decision is about."""
        return Subject(self.nature, self.sheet, self.codes, self.column)

    @classmethod
    def from_json(cls, line: bytes) -> Decision:
        """Return the decision of one line; raises `msgspec.MsgspecError` when it holds none."""
        return msgspec.json.decode(line, type=cls)

    def to_json(self) -> bytes:
        """Return the decision as one line of JSON that a person can read, without its end."""
        return msgspec.json.encode(self)


class Decisions:
    """The log, oldest first, and what stands of it; `salt` goes into the digests of values."""

    def __init__(self, log: Iterable[Decision] = (), salt: str = "") -> None:
        self.log: tuple[Decision, ...] = tuple(log)
        self._salt = salt
        self._last = {decision.subject: decision for decision in self.log}
        self.standing = {
            subject: decision for subject, decision in self._last.items() if decision.verdict is not Verdict.WITHDRAWN
        }

    def on(self, subject: Subject) -> Decision | None:
        """Return the decision that stands on `subject`."""
        return self.standing.get(subject)

    def since(self, subject: Subject, moment: str) -> bool:
        """Tell whether `subject` was decided after `moment`; raises `ValueError` when that is no ISO date and time."""
        then, last = dt.datetime.fromisoformat(moment), self._last.get(subject)
        return last is not None and last.taken_on > then

    def said_in(self, workbook: str) -> Mapping[Subject, Decision]:
        """Return the last decision on each subject that was read in one workbook."""
        return {decision.subject: decision for decision in self.log if decision.workbook == workbook}

    def pairs(self, sheet: str, verdict: Verdict) -> list[Decision]:
        """Return the standing decisions of one verdict about two rows of `sheet`."""
        return [d for d in self.standing.values() if d.sheet == sheet and d.verdict is verdict]

    def codes(self, sheet: str) -> set[str]:
        """Return what the standing decisions about rows of `sheet` name."""
        matches = (d for d in self.standing.values() if d.sheet == sheet and d.nature is Nature.MATCH)
        return {code for decision in matches for code in decision.codes}

    @cached_property
    def _values(self) -> dict[tuple[str, str], dict[str, Decision]]:
        found: dict[tuple[str, str], dict[str, Decision]] = defaultdict(dict)
        for decision in self.standing.values():
            if decision.nature is Nature.CONFLICT:
                found[decision.sheet, decision.column][decision.codes[0]] = decision
        return found

    def values_of(self, sheet: str, column: str) -> Mapping[str, Decision]:
        """Return the standing decisions on the values of one column, by the code of the row."""
        return self._values.get((sheet, column), {})

    def value_digest(self, value: Value) -> str:
        """Return what stands for a value in a decision: case, accents and punctuation of a text put aside.

        There are few telephone numbers: without the salt, trying them all would tell which one a digest stands for.
        """
        return digest(("value", self._salt, comparable(value)))

    @cached_property
    def _same_bodies(self) -> dict[str, str]:
        """The digest of each body that was decided to be another, and the digest that stands for both."""
        groups = Groups()
        for decision in self.pairs(BODIES, Verdict.SAME_BODY):
            groups.join(*decision.codes)
        return groups.roots()

    def body(self, key: str) -> str:
        """Return what stands for the body whose name has the key `key`: the key itself unless something was decided."""
        return self.body_root(key_digest(key)) if self._same_bodies else key

    def body_root(self, body: str) -> str:
        """Return the digest that stands for the body of which `body` is one."""
        return self._same_bodies.get(body, body)


class Groups:
    """Things said to be the same, pair by pair (union-find); the least of a group stands for it."""

    def __init__(self) -> None:
        self._parent: dict[str, str] = {}

    def root(self, one: str) -> str:
        """Return what stands for the group of `one`."""
        while (parent := self._parent.get(one, one)) != one:
            one = parent
        return one

    def join(self, one: str, other: str) -> None:
        """Make one group of those of `one` and `other`."""
        least, most = sorted((self.root(one), self.root(other)))
        self._parent[most] = least
        self._parent.setdefault(least, least)

    def roots(self) -> dict[str, str]:
        """Return what stands for each thing that was said to be the same as another."""
        return {one: self.root(one) for one in self._parent}


def key_digest(key: str) -> str:
    """Return what stands for a body in a decision, `key` being that of its name."""
    return digest((BODIES, key))


def body_digest(name: str) -> str:
    """Return what stands for the body called `name` in a decision."""
    return key_digest(organisation_key(name))


def comparable(value: Value | None) -> Value | None:
    """Return what two values have in common when nobody would call them different."""
    return (fold(value) or value) if isinstance(value, str) else value


ACTORS: Final = Actors.sheet
