"""People who were erased (RGPD): recognised by digests, named nowhere, and counted as before.

Sources are never modified by a command, so they may go on naming somebody who was erased. What is kept here lets each
run recognise that person in them: rows without a code get the one that the person had (`recognise`), and once every
reference is resolved and every row counted, the names disappear from all that is handed on (`hide`).
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Annotated, Final, TypeVar

import msgspec

from aet_sheets.consolidation.dataset import Consolidated, Dataset, Origin, Statement
from aet_sheets.consolidation.masking import Mask, Person, Way, contact_key, ways_of_naming
from aet_sheets.consolidation.names import organisation_key
from aet_sheets.consolidation.sources import Source
from aet_sheets.problems import Problem, catalogue
from aet_sheets.schema import Actors, Column, Measures
from aet_sheets.schema.coded import Coded
from aet_sheets.schema.columns import Text
from aet_sheets.schema.values import Value
from aet_sheets.text import fold

if TYPE_CHECKING:
    from aet_sheets.consolidation.run import Consolidation

Item = TypeVar("Item")

BLANKED: Final = (
    Actors.first_name, Actors.role, Actors.email, Actors.phone, Actors.consent, Actors.consent_date, Actors.remarks,
)  # fmt: skip
"""What an erased person loses, with the last name, in whose place `erased_name` stands."""
_NOT_TEXTS: Final = (Actors.organisation, Actors.last_name, Actors.first_name, Measures.organisation)
"""Texts that name bodies, or other people."""
_DIGEST_BYTES: Final = 12


def erased_name(code: str) -> str:
    """Return what stands in the place of a last name. The code keeps two people of one organisation apart."""
    return f"(effacé {code})"


_FRENCH: Final = {
    "on": "le",
    "reason": "motif",
    "identities": "identites",
    "names": "noms",
    "last_names": "noms_seuls",
    "contacts": "coordonnees",
    "salt": "sel",
    "people": "personnes",
}
"""The names of fields in the file, which people may open."""


class Erased(msgspec.Struct, forbid_unknown_fields=True, rename=_FRENCH):
    """One person: the code that stays, the day, why (demande, purge), and digests to recognise the person by.

    `last_names` gives, by the digest of a last name alone, those of all the ways of using it.
    """

    code: str
    on: dt.date
    reason: str
    identities: list[str]
    names: list[str]
    last_names: dict[str, list[str]]
    contacts: list[str]


class Erasures(msgspec.Struct, forbid_unknown_fields=True, rename=_FRENCH):
    """Everybody who was erased, in the order of time; `salt` goes into every digest."""

    salt: str
    format: Annotated[int, msgspec.Meta(ge=1, le=1)] = 1
    people: list[Erased] = msgspec.field(default_factory=list)

    @property
    def codes(self) -> set[str]:
        """Return the codes of the erased, folded."""
        return {fold(person.code) for person in self.people}

    def add(
        self, code: str, rows: Iterable[tuple[Mapping[str, Value | None], Sequence[object]]], reason: str, on: dt.date
    ) -> None:
        """Erase the person called `code`, described by `rows` of any source: values by column name, natural keys."""
        person = Erased(code, on, reason, [], [], {}, [])
        for values, keys in rows:
            person.identities += map(self._digest, map(_text_of_key, keys))
            last, first = (str(values[column.name] or "") for column in (Actors.last_name, Actors.first_name))
            alone = self._digest(fold(last))
            for words, way in ways_of_naming(Person(last, first)):
                if way is Way.FULL:
                    person.names.append(self._digest(words))
                elif way is Way.LAST:
                    person.last_names.setdefault(alone, []).append(self._digest(words))
            contacts = (values[column.name] for column in (Actors.email, Actors.phone))
            person.contacts += [self._digest(contact_key(str(contact))) for contact in contacts if contact]
        self.people.append(_without_repetition(person))

    def recognise(self, sources: Iterable[Source]) -> None:
        """Give rows of erased people that state no code the one that their person had."""
        known = {digest: person.code for person in self.people for digest in person.identities}
        if not known:
            return
        from aet_sheets.consolidation.identity import natural_keys  # noqa: PLC0415 - numpy loads while files are read

        for source in sources:
            for checked in source.of(Actors):
                records = checked.records
                codes = list(records.columns[Actors.code.name])
                keys = natural_keys(Actors, records.columns, len(records))
                for row, code in enumerate(codes):
                    if code is None:
                        digests = map(self._digest, map(_text_of_key, keys.of(row)))
                        codes[row] = next((known[own] for own in digests if own in known), None)
                records.columns[Actors.code.name] = Coded.of(codes)

    def hide(self, result: Consolidation) -> None:
        """Take the erased out of everything that `result` holds; rows and counts stay as they are."""
        if not self.people:
            return
        actors = result.dataset[Actors]
        rows = self._rows(actors)
        mask = self.mask(result.dataset)
        places = {origin for row in rows for origin in actors.origins[row]}
        _blank(actors, rows, mask)
        _mask_texts(result.dataset, mask)
        _mask_questions(result.dataset, set(rows), mask)
        hidden = _Hidden(mask, places)
        for source in (result.pilot.source, *result.sources.values()):
            source.problems[:] = map(hidden.problem, source.problems)
            for checked in source.sheets:
                checked.problems[:] = map(hidden.problem, checked.problems)
                checked.set_aside[:] = [replace(row, content=mask(row.content)) for row in checked.set_aside]
        for item in result.returns:
            item.problems[:] = map(hidden.problem, item.problems)
        result.problems[:] = map(hidden.problem, result.problems)

    def mask(self, dataset: Dataset) -> Mask:
        """Return the mask that hides the erased in texts.

        A last name that somebody else bears in `dataset` is left where it stands alone: nobody can tell who is meant.
        """
        actors = dataset[Actors]
        erased = set(self._rows(actors))
        names = actors.columns[Actors.last_name.name]
        others = {self._digest(fold(str(name))) for row, name in enumerate(names) if row not in erased}
        ways = {digest for person in self.people for digest in person.names}
        for person in self.people:
            for alone, own in person.last_names.items():
                if alone not in others:
                    ways.update(own)
        contacts = {digest for person in self.people for digest in person.contacts}
        return Mask(dict.fromkeys(ways, False), contacts, self._digest)

    def _rows(self, actors: Consolidated) -> list[int]:
        codes = self.codes
        known = zip(actors.columns[Actors.code.name], actors.aliases, strict=True)
        return [
            row for row, (code, aliases) in enumerate(known) if not codes.isdisjoint(map(fold, (str(code), *aliases)))
        ]

    def _digest(self, text: str) -> str:
        return hashlib.blake2b(text.encode(), key=self.salt.encode(), digest_size=_DIGEST_BYTES).hexdigest()


class _Hidden:
    """Problems as they may be told: without the values of the rows at `places`, without names in the others."""

    def __init__(self, mask: Mask, places: set[Origin]) -> None:
        self._mask = mask
        self._rows = {(origin.file, origin.sheet, origin.row) for origin in places}

    def problem(self, problem: Problem) -> Problem:
        if problem.code == catalogue.REFERENCE_UNKNOWN.code:  # the one remedy that quotes what people wrote: a title
            problem = replace(problem, remedy=self._mask(problem.remedy))
        row = int("".join(filter(str.isdigit, problem.cell)) or 0)
        if (problem.file, problem.sheet, row) in self._rows:
            return replace(problem, value="")
        return replace(problem, value=self._mask(problem.value)) if problem.value else problem


def _blank(actors: Consolidated, rows: Collection[int], mask: Mask) -> None:
    columns = actors.columns
    codes, names = columns[Actors.code.name], columns[Actors.organisation.name]
    bodies = [organisation_key(str(name)) for name in names]
    shared = Counter(bodies)
    changes: dict[Column, dict[int, Value | None]] = {column: dict.fromkeys(rows) for column in BLANKED}
    changes[Actors.last_name] = {row: erased_name(str(codes[row])) for row in rows}
    # somebody who works alone often gives the firm their name
    changes[Actors.organisation] = {row: mask(str(names[row])) for row in rows if shared[bodies[row]] == 1}
    actors.columns = columns | {column.name: _without(columns[column.name], own) for column, own in changes.items()}
    actors.extra = _without(actors.extra, dict.fromkeys(rows))


def _without(column: Coded[Item], changes: Mapping[int, Item | None]) -> Coded[Item]:
    """Return a column once it is changed, made anew so that it remembers no value that went."""
    return Coded.of(list(column.changed(changes)))


def _mask_texts(dataset: Dataset, mask: Mask) -> None:
    def masked(values: Sequence[Value]) -> Iterator[Value]:
        return (mask(str(value)) for value in values)

    for table, merged in dataset.items():
        if table.in_return:
            merged.extra = merged.extra.mapped(partial(map, mask))
            for column in filter(_may_name, table.columns):
                merged.columns[column.name] = merged.columns[column.name].mapped(masked)


def _mask_questions(dataset: Dataset, rows: set[int], mask: Mask) -> None:
    """Hide the erased in what there is to decide; nothing is asked about their own values, of which none is left."""
    actors = dataset[Actors]
    actors.disagreements[:] = [found for found in actors.disagreements if found.position not in rows]
    for row in rows & actors.parts.keys():
        actors.parts[row] = [part._replace(label=erased_name(part.code)) for part in actors.parts[row]]
    names = actors.columns[Actors.organisation.name]
    actors.spellings = _without(actors.spellings, {row: names[row] for row in rows})
    for merged in dataset.values():
        merged.disagreements[:] = [
            found._replace(latest=_masked(found.latest, mask), other=found.other and _masked(found.other, mask))
            if _may_name(found.column)
            else found
            for found in merged.disagreements
        ]


def _may_name(column: Column) -> bool:
    """Tell whether a column holds texts in which people may be named."""
    return isinstance(column, Text) and column not in _NOT_TEXTS


def _masked(statement: Statement, mask: Mask) -> Statement:
    value = statement.value
    return statement._replace(value=mask(value)) if isinstance(value, str) else statement


def _text_of_key(key: object) -> str:
    return "\x1f".join(map(str, key)) if isinstance(key, tuple) else str(key)


def _without_repetition(person: Erased) -> Erased:
    lists = (person.identities, person.names, person.contacts, *person.last_names.values())
    for own in lists:
        own[:] = dict.fromkeys(own)
    return person
