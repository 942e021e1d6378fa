"""The welcome sheet of the pilot workbook: where things stand, what to press, what is here, where files go."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from xlsxwriter.utility import xl_rowcol_to_cell

from aet_sheets.schema import PILOT_TABLES, Column, Editions, Settings, Table
from aet_sheets.schema.vocabulary import OPEN
from aet_sheets.text import french
from aet_sheets.writing import guide
from aet_sheets.writing.book import Book, done
from aet_sheets.writing.cells import shown
from aet_sheets.writing.links import sheet_link
from aet_sheets.writing.rows import Row
from aet_sheets.writing.state import ANOMALIES_SHEET, FACTS, NO_EDITION, NOT_YET, OPEN_EDITION
from aet_sheets.writing.styles import PORTRAIT_PAGE, Family, set_up_sheet

HOME_SHEET: Final = "Accueil"

_MARGIN, _SWATCH, _NAME, _PURPOSE, _COUNT = range(5)
_WIDTHS: Final = (2, 1.2, 26, 84, 11)
_LINE: Final = 23
_BUTTON_LINE: Final = 34
_BUTTON: Final = {"width": 174, "height": 35, "x_offset": 7, "y_offset": 5}
"""A button fills its cell but for some air, in pixels."""


@dataclass(frozen=True, slots=True)
class HomeSheet:
    """The welcome sheet being drawn; with `buttons`, it has them and the state of play that they keep."""

    book: Book
    worksheet: Any
    buttons: bool = False

    def draw(self, settings: Row, tables: Mapping[type[Table], Sequence[Row]]) -> None:
        """Draw the whole sheet."""
        set_up_sheet(self.worksheet, self.book.title, _WIDTHS, PORTRAIT_PAGE)
        row = self._add_title(settings)
        if self.buttons:
            row = self._add_state(row, tables.get(Editions, ()))
            row = self._add_buttons(row)
        row = self._add_sheets(row, tables)
        row = self._add_pairs(row, "Où vont les fichiers", guide.FOLDERS)
        if not self.buttons:
            row = self._add_pairs(row, "Les commandes", guide.COMMANDS)
        self._add_advice(row)

    def _add_state(self, row: int, editions: Sequence[Row]) -> int:
        """Write the state of play: each fact in a cell with a name, where the buttons find it."""
        row = self._add_section(row, "Où en est le dossier")
        for line, fact in enumerate((OPEN_EDITION, *FACTS), row):
            self.worksheet.set_row(line, _LINE)
            self.worksheet.write_blank(line, _SWATCH, None, self.book.styles.plain())
            self.worksheet.write_string(line, _NAME, french(fact.label), self.book.styles.plain())
            self.worksheet.write_string(line, _PURPOSE, NOT_YET, self.book.styles.fact(fact.number_format))
            self.worksheet.write_blank(line, _COUNT, None, self.book.styles.plain())
            self.book.workbook.define_name(
                fact.name, f"={HOME_SHEET}!{xl_rowcol_to_cell(line, _PURPOSE, row_abs=True, col_abs=True)}"
            )
        quiet = {"type": "cell", "criteria": "==", "value": f'"{NOT_YET}"', "format": self.book.styles.quiet()}
        done(self.worksheet.conditional_format(row, _PURPOSE, row + len(FACTS), _PURPOSE, quiet))
        done(
            self.worksheet.write_formula(row, _PURPOSE, _OPEN_EDITION, self.book.styles.fact(), _open_edition(editions))
        )
        return row + len(FACTS) + 2

    def _add_buttons(self, row: int) -> int:
        row = self._add_section(row, "Que voulez-vous faire ?")
        for line, (macro, caption, purpose) in enumerate(guide.BUTTONS, row):
            self.worksheet.set_row(line, _BUTTON_LINE)
            self.worksheet.write_string(line, _PURPOSE, french(purpose), self.book.styles.sentence())
            done(self.worksheet.insert_button(line, _NAME, {"macro": macro, "caption": french(caption), **_BUTTON}))
        return row + len(guide.BUTTONS) + 1

    def _add_title(self, settings: Row) -> int:
        territory = shown(settings.get(Settings.territory.name)) or "Classeur de pilotage"
        carrier = shown(settings.get(Settings.carrier.name))
        subtitle = f"Classeur de pilotage · {carrier}" if carrier else "Animation territoriale"
        self.worksheet.set_row(0, 40)
        self.worksheet.write_string(0, _SWATCH, territory, self.book.styles.title())
        self.worksheet.write_string(1, _SWATCH, subtitle, self.book.styles.subtitle())
        return 3

    def _add_section(self, row: int, title: str, last: str = "") -> int:
        section = self.book.styles.section()
        self.worksheet.set_row(row, 28)
        for number in range(_SWATCH, _COUNT + 1):
            self.worksheet.write_blank(row, number, None, section)
        self.worksheet.write_string(row, _SWATCH, french(title), section)
        if last:
            self.worksheet.write_string(row, _COUNT, last, self.book.styles.section_end())
        return row + 1

    def _add_sheets(self, row: int, tables: Mapping[type[Table], Sequence[Row]]) -> int:
        row = self._add_section(row, "Les feuilles de ce classeur", "Lignes")
        self._add_sheet(row, Settings.sheet, Family.SETTINGS, guide.SETTINGS_PURPOSE)
        for line, table in enumerate(PILOT_TABLES, row + 1):
            self._add_sheet(line, table.sheet, *guide.SHEETS[table])
            self._add_count(line, table, tables.get(table, ()))
        self._add_sheet(row + len(PILOT_TABLES) + 1, ANOMALIES_SHEET, Family.QUALITY, guide.ANOMALIES_PURPOSE)
        return row + len(PILOT_TABLES) + 3

    def _add_sheet(self, row: int, name: str, family: Family, purpose: str) -> None:
        worksheet, styles = self.worksheet, self.book.styles
        worksheet.set_row(row, _LINE)
        worksheet.write_blank(row, _SWATCH, None, styles.swatch(family.value))
        done(worksheet.write_url(row, _NAME, sheet_link(name), styles.link(), name))
        worksheet.write_string(row, _PURPOSE, french(purpose), styles.plain())
        worksheet.write_blank(row, _COUNT, None, styles.count())

    def _add_count(self, row: int, table: type[Table], rows: Sequence[Row]) -> None:
        """Count the rows by a required column: a formula, so that it follows what people type."""
        column = _counted_column(table)
        count = sum(entry.get(column.name) is not None for entry in rows)
        formula = f"=COUNTA({table.excel_name}[{column.label}])"
        done(self.worksheet.write_formula(row, _COUNT, formula, self.book.styles.count(), count))

    def _add_pairs(self, row: int, title: str, pairs: Sequence[tuple[str, str]]) -> int:
        row = self._add_section(row, title)
        for line, (name, purpose) in enumerate(pairs, row):
            self.worksheet.set_row(line, _LINE)
            self.worksheet.write_blank(line, _SWATCH, None, self.book.styles.plain())
            self.worksheet.write_string(line, _NAME, name, self.book.styles.command())
            self.worksheet.write_string(line, _PURPOSE, french(purpose), self.book.styles.plain())
            self.worksheet.write_blank(line, _COUNT, None, self.book.styles.plain())
        return row + len(pairs) + 1

    def _add_advice(self, row: int) -> None:
        row = self._add_section(row, "Bon à savoir")
        for line, sentence in enumerate((*guide.ADVICE, *(guide.BLOCKED if self.buttons else ())), row):
            self.worksheet.set_row(line, _LINE)
            self.worksheet.write_string(line, _NAME, french(sentence), self.book.styles.remark())


_OPEN_EDITION: Final = (
    f'=IFERROR(LOOKUP(2,1/({Editions.excel_name}[{Editions.status.label}]="{OPEN}"),'
    f'{Editions.excel_name}[{Editions.edition.label}]),"{NO_EDITION}")'
)
"""The last of the open editions."""


def _open_edition(editions: Sequence[Row]) -> str:
    """Return what the formula gives on these rows."""
    is_open = (row for row in reversed(editions) if row.get(Editions.status.name) == OPEN)
    return shown(next(is_open, {}).get(Editions.edition.name)) or NO_EDITION


def _counted_column(table: type[Table]) -> Column:
    """Return the first required column whose heading needs no escape in a structured reference."""
    required = (column for column in table.columns if column.required)
    return next(column for column in required if column.label.replace(" ", "").isalnum())
