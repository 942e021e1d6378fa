"""A made-up dossier of any size: returns of five filled sheets, 250 rows each, the same at every run."""

from __future__ import annotations

import datetime as dt
import random
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from functools import partial
from io import BytesIO
from itertools import product
from pathlib import Path
from typing import Final
from zipfile import ZIP_DEFLATED, ZipFile

from aet_sheets.schema import (
    Actions,
    Actors,
    Attendances,
    Editions,
    Enrolments,
    Groups,
    Indicators,
    Means,
    Measures,
    Programmes,
    Sessions,
    Table,
)
from aet_sheets.schema import vocabulary as words
from aet_sheets.schema.values import Value
from aet_sheets.writing.pilot import write_pilot
from aet_sheets.writing.returns import write_return

EDITION = "2016-2017"
FIRST_DAY = dt.date(2016, 9, 1)
_FIRST_NAMES = ("Zoé", "Hélène", "Anaïs", "Léa", "Awa", "Théo", "Loïc", "Jérôme", "Moïse", "Émilie", "Inès", "Clément")
_LAST_NAMES = ("Lefèvre", "Dubois", "Hérault", "Noël", "Traoré", "Diallo", "Moreau", "Roux", "Girard", "Blanc", "Koné")
_BODIES = ("Maison", "Atelier", "Réseau", "Collectif", "Club", "Institut")
_CAUSES = ("des métiers", "de l'emploi", "du numérique", "de la forêt", "des aînés", "pour l'égalité")

Row = dict[str, Value | None]


_WORTH_SHARING: Final = 100
"""Returns from which on several processes write them."""
_DECISION: Final = "Relancer les partenaires"
_ANOTHER_DECISION: Final = "Rappeler les partenaires"


def write_territory(folder: Path, count: int, *, damaged: float = 0.01) -> Path:
    """Write a dossier of `count` groups, each with its return; `damaged` is the share of cells that are wrong."""
    returns = folder / "retours" / EDITION
    returns.mkdir(parents=True, exist_ok=True)
    numbers = range(1, count + 1)
    write_pilot(folder / "pilotage.xlsx", {"territory": "Essai", "carrier": "Essai"}, _pilot(list(map(_code, numbers))))
    _share(partial(_write_return, returns, damaged), numbers)
    return folder


@contextmanager
def changed(returns: Iterable[Path]) -> Iterator[None]:
    """Have one text of each of these returns be another within a block of code."""
    before = {path: path.read_bytes() for path in returns}
    try:
        for path, data in before.items():
            path.write_bytes(_replaced(data, _DECISION, _ANOTHER_DECISION))
        yield
    finally:
        for path, data in before.items():
            path.write_bytes(data)


def _code(number: int) -> str:
    return f"GT-{number:05d}"


def _path(folder: Path, number: int) -> Path:
    return folder / f"retour {_code(number)}.xlsx"


def _share(work: Callable[[int], None], numbers: Sequence[int]) -> None:
    """Do the work for each number, in several processes when there are many."""
    if len(numbers) < _WORTH_SHARING:
        deque(map(work, numbers), maxlen=0)
        return
    with ProcessPoolExecutor() as executor:
        deque(executor.map(work, numbers, chunksize=20), maxlen=0)


def _write_return(folder: Path, damaged: float, number: int) -> None:
    chance = random.Random(number - 1)  # noqa: S311 - test data
    tables = _return(chance, _code(number))
    for rows in tables.values():
        _damage(chance, rows, damaged)
    write_return(_path(folder, number), _cover(_code(number)), tables)


def _replaced(workbook: bytes, old: str, new: str) -> bytes:
    """Return a workbook with a text in place of another, wherever it stands."""
    target = BytesIO()
    with ZipFile(BytesIO(workbook)) as parts, ZipFile(target, "w", ZIP_DEFLATED) as copy:
        for part in parts.infolist():
            copy.writestr(part.filename, parts.read(part).replace(old.encode(), new.encode()))
    return target.getvalue()


def _pilot(codes: list[str]) -> dict[type[Table], list[Row]]:
    last_day = FIRST_DAY.replace(year=FIRST_DAY.year + 1) - dt.timedelta(days=1)
    shape: Row = {"dimension": "Réalisation", "nature": "Quantitatif", "aggregation": words.SUM}
    return {
        Editions: [{"edition": EDITION, "start": FIRST_DAY, "end": last_day, "status": words.OPEN}],
        Groups: [{"code": code, "theme": f"Thème {code}", "status": words.ACTIVE_GROUP} for code in codes],
        Programmes: [{"code": "P1", "title": "Programme"}],
        Indicators: [{"code": f"IND-{n:02d}", "title": f"Indicateur {n}", **shape} for n in range(30)],
    }


def _cover(code: str) -> Row:
    cover: Row = {"group": code, "edition": EDITION, "period": "Année", "version": 1, "reporter": "Zoé Roux"}
    cover["sent_on"] = dt.date(2017, 6, 30)
    return cover | {f"nil_{table.__name__.lower()}": True for table in (Enrolments, Means)}


def _return(chance: random.Random, code: str) -> dict[type[Table], list[Row]]:
    actors = [_actor(chance, code, number) for number in range(50)]
    sessions = [_session(chance, number) for number in range(10)]
    pairs = chance.sample(list(product(sessions, actors)), 150)
    return {
        Actors: actors,
        Sessions: sessions,
        Attendances: [
            {
                "session": Sessions.row_label(session),
                "actor": Actors.row_label(actor),
                "attendance": chance.choice(words.ATTENDANCE),
                "hours": chance.choice((1.5, 2, 3)),
            }
            for session, actor in pairs
        ],
        Actions: [_action(chance, number, actors) for number in range(10)],
        Measures: [
            {"indicator": f"IND-{n:02d}", "date": _day(chance), "value": chance.randint(0, 90), "state": "Mesuré"}
            for n in range(30)
        ],
    }


def _day(chance: random.Random) -> dt.date:
    return FIRST_DAY + dt.timedelta(days=chance.randrange(364))


def _actor(chance: random.Random, code: str, number: int) -> Row:
    first, last = chance.choice(_FIRST_NAMES), chance.choice(_LAST_NAMES)
    body = f"{chance.choice(_BODIES)} {chance.choice(_CAUSES)} {code} {number}"
    return {
        "type": chance.choice(words.ACTOR_TYPES),
        "organisation": body,
        "last_name": last,
        "first_name": first,
        "email": f"contact{number}@{code.lower()}.example",
        "phone": "01" + "".join(f" {chance.randint(10, 99)}" for _ in range(4)),
        "postal_code": f"{chance.randint(1, 95):02d}{chance.randint(0, 999):03d}",
        "mobilisation": chance.choice(words.MOBILISATION[:3]),
        "entered_on": _day(chance),
        "consent": True,
    }


def _session(chance: random.Random, number: int) -> Row:
    return {
        "type": words.WORKING_GROUP,
        "title": f"Réunion n° {number + 1}",
        "form": "Réunion",
        "date": _day(chance),
        "duration": chance.choice((1.5, 2, 3.5)),
        "place": chance.choice(_BODIES),
        "announced": chance.randint(3, 45),
        "decisions": "Relancer les partenaires, préparer la restitution.",
    }


def _action(chance: random.Random, number: int, actors: list[Row]) -> Row:
    start = _day(chance)
    return {
        "title": f"Action {number + 1} : {chance.choice(_CAUSES)}",
        "stage": chance.choice(words.STAGES),
        "status": chance.choice(words.ACTION_STATUSES),
        "responsible": Actors.row_label(chance.choice(actors)),
        "start": start,
        "due": start + dt.timedelta(days=90),
        "progress": round(chance.random(), 2),
        "budget_planned": round(chance.uniform(0, 9000), 2),
    }


def _damage(chance: random.Random, rows: list[Row], share: float) -> None:
    for row in rows:
        for name in row:
            if chance.random() < share:
                row[name] = chance.choice((None, "?", "bientôt", "31/02/2017"))


_ONE: Final = _return(random.Random(0), _code(1))  # noqa: S311 - test data
ROWS: Final = sum(map(len, _ONE.values()))
CELLS: Final = sum(len(row) for rows in _ONE.values() for row in rows)
"""What every return holds; of its cells, the damaged ones may be empty."""
