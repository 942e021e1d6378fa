from __future__ import annotations

import datetime as dt
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from aet_sheets.problems import Severity
from aet_sheets.schema import Actors, Sessions
from aet_sheets.schema.values import Value
from aet_sheets.writing.book import NotWrittenError, open_book
from aet_sheets.writing.cells import as_stored
from aet_sheets.writing.links import MAX_LINKS, file_link
from aet_sheets.writing.sheet_column import MAX_WIDTH, SheetColumn
from aet_sheets.writing.styles import Family
from aet_sheets.writing.table_sheet import SheetTable, add_badges, add_table, links_fit
from tests.support.libreoffice import convert
from tests.support.workbooks import assert_sound

HOSTILE = [
    "=1+1",
    "@x",
    "+33 1 43 00 00 00",
    "-12",
    '=HYPERLINK("http://mal.example")',
    "{=A1}",
    "http://site.example",
    "mailto:a@b.example",
    "00123",
    "1E5",
    "2016-10-12",
    "_x0041_",
    "\x07cloche",
    " bords ",
    "a\nb",
]


def write(path: Path, *columns: SheetColumn, **options: Any) -> Any:
    with open_book(path, "Essai") as book:
        add_table(
            book, book.add_sheet("Feuille", Family.QUALITY), SheetTable(name="T_Essai", columns=columns, **options)
        )
    return openpyxl.load_workbook(path)["Feuille"]


def cells(sheet: Any, letter: str) -> list[Any]:
    return [cell.value for cell in sheet[letter]]


def test_values_keep_their_types_and_formats(tmp_path: Path) -> None:
    dates: list[Value | None] = [dt.date(2016, 10, 12), None]
    sheet = write(
        tmp_path / "a.xlsx",
        SheetColumn.of(Sessions.date, dates),
        SheetColumn(heading="Montant", values=[1234.5, 0], number_format='#,##0.00\\ "€"'),
        SheetColumn(heading="Consentement", values=[True, False]),
        SheetColumn(heading="Mélange", values=[dt.date(2017, 1, 2), 12]),
    )
    assert cells(sheet, "A") == ["Date", dt.datetime(2016, 10, 12), None]  # noqa: DTZ001
    assert sheet["A2"].is_date
    assert sheet["A2"].number_format == "dd/mm/yyyy"
    assert cells(sheet, "B") == ["Montant", 1234.5, 0]
    assert "€" in sheet["B2"].number_format
    assert cells(sheet, "C") == ["Consentement", "Oui", "Non"]
    assert sheet["D2"].is_date
    assert sheet["D3"].number_format == "General"


def test_it_is_a_table_with_frozen_headings_and_a_printed_heading_row(tmp_path: Path) -> None:
    sheet = write(
        tmp_path / "a.xlsx", SheetColumn(heading="A", values=[1, 2, 3]), SheetColumn(heading="B", values="xyz")
    )
    table = sheet.tables["T_Essai"]
    assert table.ref == "A1:B4"
    assert table.autoFilter.ref == "A1:B4"
    assert [column.name for column in table.tableColumns] == ["A", "B"]
    assert table.tableStyleInfo.showRowStripes
    assert sheet.freeze_panes == "A2"
    assert sheet.print_title_rows == "$1:$1"


def test_an_empty_table_keeps_one_blank_row(tmp_path: Path) -> None:
    sheet = write(tmp_path / "a.xlsx", SheetColumn(heading="A", values=[]), SheetColumn(heading="B", values=[]))
    assert sheet.tables["T_Essai"].ref == "A1:B2"
    assert cells(sheet, "A") == ["A", None]


def test_a_title_band_may_stand_above(tmp_path: Path) -> None:
    sheet = write(tmp_path / "a.xlsx", SheetColumn(heading="A", values=["x"]), first_row=3)
    assert sheet.tables["T_Essai"].ref == "A4:A5"
    assert sheet.freeze_panes == "A5"
    assert sheet.print_title_rows == "$4:$4"


def test_text_is_never_a_formula_a_link_or_a_number(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    sheet = write(path, SheetColumn(heading="Texte", values=HOSTILE))
    assert all(cell.data_type == "s" for cell in sheet["A"])
    assert all(cell.hyperlink is None for cell in sheet["A"])
    assert all(cell.number_format == "@" for cell in sheet["A"][1:])
    seen = openpyxl.load_workbook(convert(path, "xlsx", tmp_path / "vu"))["Feuille"]
    plain = [text for text in HOSTILE if text.isprintable() and not text.startswith("_x")]
    assert [text for text in cells(seen, "A") if text in plain] == plain
    assert all(cell.data_type == "s" for cell in seen["A"])


def test_many_texts_that_all_differ_stand_in_their_cells(tmp_path: Path) -> None:
    plain = [text for text in HOSTILE if not text.startswith(("_x", "\x07"))]  # openpyxl does not decode these
    many = [f"{plain[number % len(plain)]}{number}" for number in range(10_000)]
    kept: list[Value | None] = [*plain, None, *many]
    path = tmp_path / "a.xlsx"
    sheet = write(
        path, SheetColumn(heading="Varié", values=kept), SheetColumn(heading="Commun", values=["x"] * len(kept))
    )
    assert cells(sheet, "A") == ["Varié", *kept]
    assert {cell.number_format for cell in sheet["A"][1:]} == {"@"}
    with zipfile.ZipFile(path) as archive:
        assert archive.read("xl/sharedStrings.xml").count(b"<si>") == 3  # two headings and « x »
    assert_sound(path)
    seen = openpyxl.load_workbook(convert(path, "xlsx", tmp_path / "vu"))["Feuille"]
    assert cells(seen, "A") == ["Varié", *kept]


@pytest.mark.parametrize(
    "values",
    [
        [1, 1.0, True, "1", dt.date(1900, 3, 1)],
        ["a", None, "b"],
        [dt.date(2016, 10, 12), dt.datetime(2016, 10, 12, 9, 30)],  # noqa: DTZ001
        [None, None],
    ],
)
def test_values_of_any_kinds_stand_side_by_side(tmp_path: Path, values: list[Value | None]) -> None:
    column = write(
        tmp_path / "a.xlsx", SheetColumn(heading="A", values=values), SheetColumn(heading="B", values=values)
    )["B"]
    shown = [as_stored(value) for value in values]
    midnight = dt.time()
    assert [cell.value for cell in column[1:]] == [
        dt.datetime.combine(value, midnight) if type(value) is dt.date else value for value in shown
    ]


def test_widths_fit_the_content_within_bounds(tmp_path: Path) -> None:
    sheet = write(
        tmp_path / "a.xlsx",
        SheetColumn(heading="Court", values=["x"], width=12),
        SheetColumn(heading="Moyen", values=["m" * 40], width=12),
        SheetColumn(heading="Long", values=["l" * 5000], width=12, wrap=True),
        SheetColumn(heading="Participants annoncés à la séance", values=[3], width=5, number_format="0"),
    )
    width = {letter: sheet.column_dimensions[letter].width for letter in "ABCD"}
    assert 12 <= width["A"] < 14
    assert 40 < width["B"] < 46
    assert MAX_WIDTH <= width["C"] < MAX_WIDTH + 2
    assert 15 < width["D"] < 32


def test_long_text_wraps_from_the_top_in_a_row_of_bounded_height(tmp_path: Path) -> None:
    long = "Le groupe a retenu trois pistes. " * 200
    sheet = write(tmp_path / "a.xlsx", SheetColumn.of(Sessions.decisions, ["court", "deux\nlignes", long]))
    assert cells(sheet, "A")[3] == long
    assert sheet["A4"].alignment.wrap_text
    assert sheet["A4"].alignment.vertical == "top"
    assert sheet.row_dimensions[2].height is None
    assert 30 <= sheet.row_dimensions[3].height <= 45
    assert 200 < sheet.row_dimensions[4].height < 409


def test_a_roomy_table_gives_every_row_some_air(tmp_path: Path) -> None:
    sheet = write(tmp_path / "a.xlsx", SheetColumn(heading="A", values=["x", "y"]), roomy=True)
    assert all(sheet.row_dimensions[row].height > 18 for row in (2, 3))


def test_required_headings_are_darker(tmp_path: Path) -> None:
    sheet = write(
        tmp_path / "a.xlsx",
        SheetColumn.of(Actors.organisation, ["x"]),
        SheetColumn.of(Actors.town, ["y"]),
        SheetColumn.of(Actors.role, ["z"], required=True),
    )
    dark, light, forced = (sheet[f"{letter}1"].fill.fgColor.rgb for letter in "ABC")
    assert dark != light
    assert forced == dark


LINK = file_link("../retours/2016-2017/lot #2 à 100 %.xlsx", "Feuille d'été", "B3")


def test_cells_may_link_and_numbers_stay_numbers(tmp_path: Path) -> None:
    column = SheetColumn(
        heading="Ligne", values=[3, 4, 5], number_format="0", links=[LINK, None, "https://" + "x" * 3000]
    )
    sheet = write(tmp_path / "a.xlsx", column)
    assert cells(sheet, "A") == ["Ligne", 3, 4, 5]
    assert sheet["A2"].hyperlink.target == "../retours/2016-2017/lot%20%232%20à%20100%20%25.xlsx"
    assert sheet["A2"].hyperlink.location == "'Feuille d''été'!B3"
    assert sheet["A2"].font.underline == "single"
    assert (sheet["A3"].hyperlink, sheet["A4"].hyperlink) == (None, None)


def test_links_can_be_left_out(tmp_path: Path) -> None:
    sheet = write(tmp_path / "a.xlsx", SheetColumn(heading="Fichier", values=["a"], links=[LINK]), links=False)
    assert sheet["A2"].value == "a"
    assert sheet["A2"].hyperlink is None


def test_links_fit_up_to_the_limit_of_excel() -> None:
    def linked(count: int) -> SheetColumn:
        return SheetColumn(heading="A", values=["x"] * count, links=["internal:A!A1"] * count)

    half = linked(MAX_LINKS // 2)
    assert links_fit([half, linked(MAX_LINKS // 2)])
    assert not links_fit([half, linked(MAX_LINKS // 2), linked(1)])


def test_columns_beside_each_other_that_share_their_links_count_once() -> None:
    whole = SheetColumn(heading="A", values=["x"] * MAX_LINKS, links=["internal:A!A1"] * MAX_LINKS)
    assert links_fit([whole, whole, whole])


def test_badges_follow_what_is_typed(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with open_book(path, "Essai") as book:
        worksheet = book.add_sheet("Feuille", Family.QUALITY)
        place = add_table(
            book, worksheet, SheetTable(name="T", columns=[SheetColumn(heading="Gravité", values=["info", "alerte"])])
        )
        add_badges(book, worksheet, place.column(0, room=10), [*Severity, "sans pastille"])
    (rules,) = openpyxl.load_workbook(path)["Feuille"].conditional_formatting
    assert str(rules.sqref) == "A2:A13"
    assert [rule.formula for rule in rules.rules] == [['"bloquante"'], ['"alerte"'], ['"info"']]


def test_columns_of_different_lengths_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="T_Essai"):
        write(tmp_path / "a.xlsx", SheetColumn(heading="A", values=[1]), SheetColumn(heading="B", values=[1, 2]))
    assert not (tmp_path / "a.xlsx").exists()


def test_what_excel_would_refuse_is_never_dropped_in_silence(tmp_path: Path) -> None:
    with pytest.warns(UserWarning, match="Duplicate header"), pytest.raises(NotWrittenError):
        write(tmp_path / "a.xlsx", SheetColumn(heading="A", values=[1]), SheetColumn(heading="a", values=[2]))


def test_a_file_that_cannot_be_written_is_an_os_error(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="absent"):
        write(tmp_path / "absent" / "a.xlsx", SheetColumn(heading="A", values=[1]))
