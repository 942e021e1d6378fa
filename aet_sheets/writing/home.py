"""The welcome sheet of the pilot workbook: what is here, where files go, what to run."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from aet_sheets.schema import PILOT_TABLES, Column, Settings, Table
from aet_sheets.text import french
from aet_sheets.writing import guide
from aet_sheets.writing.book import Book, done
from aet_sheets.writing.cells import shown
from aet_sheets.writing.links import sheet_link
from aet_sheets.writing.rows import Row
from aet_sheets.writing.styles import PORTRAIT_PAGE, Family, set_up_sheet

HOME_SHEET: Final = "Accueil"

_MARGIN, _SWATCH, _NAME, _PURPOSE, _COUNT = range(5)
_WIDTHS: Final = (2, 1.2, 26, 84, 11)
_LINE: Final = 23


@dataclass(frozen=True, slots=True)
class HomeSheet:
    """The welcome sheet being drawn."""

    book: Book
    worksheet: Any

    def draw(self, settings: Row, tables: Mapping[type[Table], Sequence[Row]]) -> None:
        """Draw the whole sheet."""
        set_up_sheet(self.worksheet, self.book.title, _WIDTHS, PORTRAIT_PAGE)
        row = self._add_title(settings)
        row = self._add_sheets(row, tables)
        row = self._add_pairs(row, "Où vont les fichiers", guide.FOLDERS)
        row = self._add_pairs(row, "Les commandes", guide.COMMANDS)
        self._add_advice(row)

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
        return row + len(PILOT_TABLES) + 2

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
        for line, sentence in enumerate(guide.ADVICE, row):
            self.worksheet.set_row(line, _LINE)
            self.worksheet.write_string(line, _NAME, french(sentence), self.book.styles.remark())


def _counted_column(table: type[Table]) -> Column:
    """Return the first required column whose heading needs no escape in a structured reference."""
    required = (column for column in table.columns if column.required)
    return next(column for column in required if column.label.replace(" ", "").isalnum())
