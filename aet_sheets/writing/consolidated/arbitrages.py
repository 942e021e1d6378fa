"""The sheet *Arbitrages*: what people are asked to decide, what they decided, and decisions that wait for their rows.

The program reads back what people choose here (`reading.arbitration`): hidden columns say what each line is about.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any, Final

from aet_sheets.consolidation.decisions import ACTORS, BODIES, Nature
from aet_sheets.consolidation.questions import CHOICES, KEEP, Question, Side, State, others_wait
from aet_sheets.problems.problem import sentence
from aet_sheets.reading.addresses import column_letters
from aet_sheets.reading.arbitration import (
    DECISION,
    KEY,
    KNOWN,
    SHEET,
    SOURCE_A,
    SOURCE_B,
    VALUE_A,
    VALUE_B,
    WRITTEN,
)
from aet_sheets.schema.values import Value
from aet_sheets.text import french
from aet_sheets.writing.apart import SideFiles
from aet_sheets.writing.book import Book, done
from aet_sheets.writing.cells import shown
from aet_sheets.writing.consolidated.crowded import add_list
from aet_sheets.writing.links import file_link
from aet_sheets.writing.sheet_column import SheetColumn
from aet_sheets.writing.styles import DATE, Family
from aet_sheets.writing.table_sheet import SheetTable, TableRange, add_badges, links_fit

TABLE: Final = "T_Arbitrages"
STATE: Final = "État"
_HELP: Final = (
    "Choisissez dans la colonne « Décision » ; elle s'applique à la prochaine consolidation et reste gardée. Pour en "
    "changer, choisissez autre chose ; pour la retirer, effacez la cellule."
)
_NO_QUESTION: Final = (
    "Aucune question : aucun acteur ne ressemble assez à un autre, et aucune source n'en contredit une autre."
)
_HEADING_ROW: Final = 1
_ABOUT_BODIES: Final = "Organisation"


def write_arbitrages(
    book: Book, questions: Sequence[Question], unasked: int, made_on: datetime, side: SideFiles
) -> None:
    """Write the sheet, which leaves `unasked` likenesses out; `made_on` tells it from every other when it is read."""
    sheet = book.add_sheet(SHEET, Family.QUALITY)
    columns = [*_shown_columns(questions), *_hidden_columns(questions, made_on)]
    table = SheetTable(
        name=TABLE, columns=columns, first_row=_HEADING_ROW, links=links_fit(columns), roomy=True, pages_wide=1
    )
    above = french(f"{others_wait(unasked)} {_HELP}".lstrip() if questions else _NO_QUESTION)
    place = add_list(book, sheet, table, side, above)
    sheet.set_row(0, 28)
    numbers = {column.heading: number for number, column in enumerate(columns)}
    for heading in (KEY, KNOWN, VALUE_A, VALUE_B, WRITTEN):
        sheet.set_column(numbers[heading], numbers[heading], None, None, {"hidden": True})
    add_badges(book, sheet, place.column(numbers[STATE]), list(State))
    _ask(book, sheet, place, numbers)


def _shown_columns(questions: Sequence[Question]) -> list[SheetColumn]:
    def text(heading: str, width: int, read: Callable[[Question], Value | None], **look: Any) -> SheetColumn:
        return SheetColumn(heading=heading, values=[read(q) for q in questions], width=width, **look)

    return [
        text(STATE, 13, lambda q: str(q.state)),
        text("Nature", 17, lambda q: str(q.subject.nature)),
        text("Objet", 16, lambda q: _in_lines(q.about), widest=26, wrap=True),
        *_side_columns("A", SOURCE_A, [q.sides[0] for q in questions]),
        *_side_columns("B", SOURCE_B, [q.sides[1] for q in questions]),
        text("Motif", 34, lambda q: french(sentence(q.reason)), widest=38, wrap=True),
        text("Score", 10, lambda q: q.score, number_format="0"),
        text("Proposition", 20, lambda q: str(q.proposal)),
        text(DECISION, 26, lambda q: str(q.answer)),
        text("Décidé le", 13, lambda q: q.decision.taken_on.date() if q.decision else None, number_format=DATE),
    ]


def _side_columns(name: str, source: str, sides: Sequence[Side]) -> list[SheetColumn]:
    origins = [side.origin for side in sides]
    links = [o and file_link(f"../{o.file}", o.sheet, f"A{o.row}") for o in origins]
    files = [o and o.file.rpartition("/")[2] for o in origins]
    places = [o and f"{o.sheet}, ligne {o.row}" for o in origins]
    return [
        SheetColumn(
            heading=name, values=[_in_lines(shown(side.shown)) for side in sides], width=24, widest=34, wrap=True
        ),
        SheetColumn(heading=f"Code {name}", values=[side.code for side in sides], width=12, required=False),
        SheetColumn(heading=source, values=files, width=20, widest=24, wrap=True, required=False),
        SheetColumn(heading=f"Ligne {name}", values=places, width=18, links=links, required=False),
    ]


def _in_lines(label: str) -> str:
    """Return a label with each of its parts on a line of its own: two sides are compared at a glance."""
    return label.replace(" — ", "\n")


def _hidden_columns(questions: Sequence[Question], made_on: datetime) -> list[SheetColumn]:
    parts: tuple[tuple[str, Callable[[Question], str]], ...] = (
        (KEY, lambda q: str(q.subject)),
        (KNOWN, lambda q: str(q.answer)),
        (VALUE_A, lambda q: q.sides[0].value),
        (VALUE_B, lambda q: q.sides[1].value),
        (WRITTEN, lambda _: made_on.isoformat()),
    )
    return [
        SheetColumn(heading=heading, values=[read(q) for q in questions], width=12, required=False)
        for heading, read in parts
    ]


def _ask(book: Book, sheet: Any, place: TableRange, numbers: dict[str, int]) -> None:
    """Give the cells of decisions their drop-down, and their colour while they are awaited.

    The list follows the line: a formula chooses it, so that it is the right one however people sort the table.
    """
    cells, row = place.column(numbers[DECISION]), place.first_data_row + 1
    actors, bodies, values = (
        book.lists.add(f"Liste_Arbitrages_{name}", choices)
        for name, choices in (("Acteurs", CHOICES[ACTORS]), ("Organisations", CHOICES[BODIES]), ("Valeurs", KEEP))
    )
    state, nature, about, decision = (
        column_letters(numbers[heading]) for heading in (STATE, "Nature", "Objet", DECISION)
    )
    source = f'=IF(${nature}{row}="{Nature.CONFLICT}",{values},IF(${about}{row}="{_ABOUT_BODIES}",{bodies},{actors}))'
    done(
        sheet.data_validation(
            *cells,
            {
                "validate": "list",
                "source": source,
                "input_title": DECISION,
                "input_message": french("Choisissez dans la liste ; effacez pour retirer une décision."),
                "error_title": "Décision inconnue",
                "error_message": french("Choisissez une valeur de la liste."),
            },
        )
    )
    awaited = f'=AND(${state}{row}="{State.OPEN}",${decision}{row}="")'
    done(sheet.conditional_format(*cells, {"type": "formula", "criteria": awaited, "format": book.styles.missing()}))
