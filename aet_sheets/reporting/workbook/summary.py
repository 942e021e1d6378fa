"""The sheet *Synthèse*: one A4 page of cards, three sentences and a chart."""

from __future__ import annotations

from typing import Any, Final

from aet_sheets.reporting.model import Card, Cell, Report
from aet_sheets.reporting.workbook.formulas import card as card_formula
from aet_sheets.reporting.workbook.layout import FORMATS, header
from aet_sheets.reporting.writing import shown, spoken_date
from aet_sheets.text import french, french_date, plural
from aet_sheets.writing.book import Book, done
from aet_sheets.writing.styles import PORTRAIT_PAGE, Palette, Tone, set_up_sheet

SHEET: Final = "Synthèse"
_ACROSS: Final = 4
_WIDTHS: Final = (21, 1.5, 21, 1.5, 21, 1.5, 21)
_LAST: Final = len(_WIDTHS) - 1
CHART_SIZE: Final = (640, 330)


def write_summary(book: Book, worksheet: Any, report: Report) -> int:
    """Write everything but the chart, and return the row where it goes."""
    set_up_sheet(worksheet, header(report), _WIDTHS, PORTRAIT_PAGE)
    row = _write_title(book, worksheet, report)
    row = _write_standing(book, worksheet, report, row)
    for start in range(0, len(report.cards), _ACROSS):
        for place, card in enumerate(report.cards[start : start + _ACROSS]):
            _write_card(book, worksheet, report, card, (row, 2 * place))
        worksheet.set_row(row, 20)
        worksheet.set_row(row + 1, 32)
        worksheet.set_row(row + 2, 30)
        worksheet.set_row(row + 3, 8)
        row += 4
    for sentence in report.sentences:
        row = _write_wide(book, worksheet, row, sentence, left=5, left_color=Palette.band, font_size=12)
        worksheet.set_row(row, 6)
        row += 1
    return row


def _write_title(book: Book, worksheet: Any, report: Report) -> int:
    styles = book.styles
    worksheet.set_row(0, 40)
    worksheet.write_string(
        0, 0, french(report.title), styles.format(font_size=24, font_color=Palette.primary, valign="vcenter")
    )
    start, end = map(french_date, report.dates)
    parts = [f"{report.kind} {report.period}, du {start} au {end}", report.territory, report.carrier]
    _write_line(book, worksheet, 1, " · ".join(part for part in parts if part))
    recipient = f"À l'attention de : {report.recipient} · " if report.recipient else ""
    _write_line(book, worksheet, 2, f"{recipient}produit le {spoken_date(report.made_on)}")
    return 4


def _write_line(book: Book, worksheet: Any, row: int, text: str) -> None:
    worksheet.write_string(row, 0, french(text), book.styles.format(font_color=Palette.muted, valign="vcenter"))


def _write_standing(book: Book, worksheet: Any, report: Report, row: int) -> int:
    if not report.standing.provisional:
        files = plural(len(report.inputs), "fichier")
        told = f"Rapport définitif, tiré de {files} (liste et empreintes : Qualité des données)."
        return _write_wide(book, worksheet, row, french(told), font_color=Tone.GOOD.value[0], bold=True) + 1
    ink, paper = Tone.WARNING.value
    row = _write_wide(book, worksheet, row, "Rapport provisoire", font_color=ink, bg_color=paper, bold=True)
    for reason in report.standing.reasons:
        row = _write_wide(book, worksheet, row, reason, bg_color=paper)
    return row + 1


def _write_wide(book: Book, worksheet: Any, row: int, text: str, **look: Any) -> int:
    shape = book.styles.format(**({"valign": "vcenter", "text_wrap": True, "indent": 1} | look))
    done(worksheet.merge_range(row, 0, row, _LAST, text, shape))
    size = float(look.get("font_size", 11))
    lines = -(-len(text) * size // (11 * (sum(_WIDTHS) - 4)))
    worksheet.set_row(row, 5 + 1.4 * size * lines)
    return row + 1


def _write_card(book: Book, worksheet: Any, report: Report, card: Card, place: tuple[int, int]) -> None:
    row, column = place
    styles, pale = book.styles, {"bg_color": Palette.pale, "indent": 1}
    worksheet.write_string(
        row, column, french(card.label), styles.format(font_size=10, font_color=Palette.muted, valign="vcenter", **pale)
    )
    _write_value(book, worksheet, report, card, (row + 1, column))
    note = styles.format(font_size=9, font_color=Palette.muted, text_wrap=True, **pale)
    worksheet.write_string(row + 2, column, card.note, note)


def _write_value(book: Book, worksheet: Any, report: Report, card: Card, place: tuple[int, int]) -> None:
    cell = card.value
    text = shown(cell)
    shape = book.styles.format(
        font_size=_size(text), bold=True, align="left", valign="vcenter", bg_color=Palette.pale, indent=1,
        num_format=_format(cell), shrink=True,
    )  # fmt: skip
    formula = None if report.period in report.sealed or cell.interval else card_formula(card.key, report.period)
    if formula and isinstance(cell.value, (int, float)):
        worksheet.write_formula(*place, f"={formula}", shape, cell.value)
    elif cell.interval or isinstance(cell.value, str):
        worksheet.write_string(*place, text, shape)
    else:
        worksheet.write_number(*place, cell.value, shape)


def _size(text: str) -> int:
    return 20 if len(text) <= 11 else 15 if len(text) <= 16 else 11  # noqa: PLR2004 - what a card holds


def _format(cell: Cell) -> str:
    return FORMATS[cell.form] or "@"
