"""The consolidated workbook, judged by what reads it: LibreOffice, openpyxl, an Open XML validator."""

from __future__ import annotations

import os
import shutil
from datetime import UTC, datetime
from pathlib import Path

import openpyxl
import pytest

from aet_sheets.consolidation.dataset import Consolidated, Origins
from aet_sheets.dossier import Dossier
from aet_sheets.figures import Quantity, compute
from aet_sheets.operations.consolidate import consolidate_dossier
from aet_sheets.operations.create import create_dossier
from aet_sheets.reading.arbitration import WRITTEN
from aet_sheets.schema import PILOT_TABLES, Programmes
from aet_sheets.schema.coded import Coded
from aet_sheets.writing import loom
from aet_sheets.writing.consolidated import write_consolidated
from aet_sheets.writing.links import MAX_LINKS
from tests.support.consolidating import consolidated
from tests.support.dossiers import LAST_EDITION, with_hand_made_returns
from tests.support.libreoffice import convert
from tests.support.workbooks import assert_sound, formulas, headings, parts, stored_values

NOON = datetime(2017, 7, 20, 12, tzinfo=UTC)


@pytest.fixture(scope="module")
def dossier(demo_sources: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = shutil.copytree(demo_sources, tmp_path_factory.mktemp("consolidated") / "dossier")
    consolidate_dossier(folder, "2012-2013")
    with_hand_made_returns(folder)
    consolidate_dossier(folder, LAST_EDITION)
    return folder


@pytest.mark.parametrize("edition", ["2012-2013", LAST_EDITION])
def test_libreoffice_recalculates_every_formula_to_its_stored_value(
    dossier: Path, edition: str, tmp_path: Path
) -> None:
    workbook = dossier / "consolidation" / f"{edition}.xlsx"
    ours = stored_values(workbook)
    theirs = stored_values(convert(workbook, "xlsx", tmp_path))
    cells = formulas(workbook)
    assert len(cells) > 50
    differences = {
        cell: (cells[cell], ours.get(cell), theirs.get(cell))
        for cell in cells
        if not _equal(ours.get(cell), theirs.get(cell))
    }
    assert differences == {}


def _equal(one: object, other: object) -> bool:
    if isinstance(one, (int, float)) and isinstance(other, (int, float)):
        return one == pytest.approx(other, rel=1e-12, abs=1e-12)
    return one == other


def test_libreoffice_keeps_the_kinds_of_nothing_apart(tmp_path: Path) -> None:
    """Values beside *Néant* and *Inconnu* count for nobody; what stands instead of a number says why."""
    result = consolidated(
        pilot={
            "Mesures": """
                | Indicateur | Édition | Valeur | État | Cohorte | Organisation |
                | IND-NOTE | 2016-2017 | 5 | Néant | | Zed |
                | IND-STAGES | 2016-2017 | 7 | Inconnu | | Zed |
                | IND-STAGES | 2016-2017 | 0 | Mesuré | | Halte |
                | IND-ELEVES | 2016-2017 | 9 | Néant | Seconde | |
                | IND-ELEVES | 2016-2017 | 30 | Estimé | Première | |
                | IND-ELEVES | 2016-2017 | 12 | Mesuré | | |
                """,
            "Moyens": """
                | Nature | Libellé | Édition | Prévu | Réalisé | État |
                | Financier | Cars | 2016-2017 | 100 | 90 | Constaté |
                | Financier | Salle | 2016-2017 | 50 | 0 | Inconnu |
                | Humain | Poste | 2016-2017 | 40 | 40 | Inconnu |
                | Communication | Site | 2016-2017 | | 0 | Constaté |
                """,
        }
    )
    workbook = tmp_path / "traps.xlsx"
    figures = compute(result.dataset, result.edition)
    write_consolidated(workbook, result, figures, [], NOON)
    ours, theirs = stored_values(workbook), stored_values(convert(workbook, "xlsx", tmp_path))
    assert {cell for cell in formulas(workbook) if not _equal(ours.get(cell), theirs.get(cell))} == set()
    shown = {value for (sheet, cell), value in theirs.items() if sheet == "Synthèse" and cell[0] in "CD"}
    assert {"néant", "inconnu", "non chiffré"} <= shown
    rules = [str(cell.value) for cell in openpyxl.load_workbook(workbook)["Synthèse"]["H"]]
    assert sum("ont 1\u00a0néant déclaré" in rule for rule in rules) == 2
    assert figures.means["Financier"].actual == 90
    assert figures.indicators["IND-STAGES"].quantity == Quantity(0, 0)
    assert figures.indicators["IND-ELEVES"].quantity == Quantity(30, 42)


def test_sheets_stand_in_the_order_of_the_contract(dossier: Path) -> None:
    names = openpyxl.load_workbook(dossier / "consolidation" / f"{LAST_EDITION}.xlsx").sheetnames
    tables = [table.sheet for table in PILOT_TABLES]
    quality = ["Arbitrages", "Anomalies", "Lignes écartées", "Journal", "Listes"]
    assert names == ["Synthèse", "Suivi des retours", *tables, *quality]


def test_every_table_is_an_excel_table_that_ends_with_its_source(dossier: Path) -> None:
    path = dossier / "consolidation" / f"{LAST_EDITION}.xlsx"
    book = openpyxl.load_workbook(path)
    for table in PILOT_TABLES:
        assert list(book[table.sheet].tables) == [table.excel_name]
        shown = headings(path, table.sheet)
        assert shown[-3:] == ["Fichier", "Feuille", "Ligne"]
        assert [label for label in shown if label in {column.label for column in table.columns}] == [
            column.label for column in table.columns
        ]


def test_a_row_links_to_the_cell_that_it_comes_from(dossier: Path) -> None:
    sheet = openpyxl.load_workbook(dossier / "consolidation" / f"{LAST_EDITION}.xlsx")["Moyens"]
    (row,) = [row for row in sheet.iter_rows(min_row=2) if row[1].value == "Prêt de salle"]
    link = row[-1].hyperlink
    assert link is not None
    assert (link.target or "").replace("%20", " ") == "../retours/2016-2017/retour handicap.ods"
    assert link.location == "'Moyens'!A2"
    assert row[-1].value == 2
    assert ((dossier / "consolidation") / "../retours/2016-2017/retour handicap.ods").is_file()


def test_the_journal_says_which_sheet_has_too_many_rows_for_links(tmp_path: Path) -> None:
    result = consolidated()
    figures, rows = compute(result.dataset, result.edition), MAX_LINKS + 1
    result.dataset[Programmes] = Consolidated(
        Programmes,
        {column.name: Coded.nothing(rows) for column in Programmes.columns},
        Coded.nothing(rows),
        Origins([("pilotage.xlsx", "Programmes")], [0], [2], [0] * rows),
    )
    write_consolidated(tmp_path / "a.xlsx", result, figures, [], NOON)
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    assert book["Programmes"]["I2"].value == "pilotage.xlsx"
    assert book["Programmes"]["I2"].hyperlink is None
    said = {row[0]: str(row[1]) for row in book["Journal"].iter_rows(values_only=True)}["Feuille sans liens"]
    assert said.replace("\u202f", "").replace("\u00a0", " ") == (
        "« Programmes » : 65531 lignes, et une feuille contient 65530 liens au plus"
    )


def test_every_figure_has_its_definition_and_a_link_to_its_rows(dossier: Path) -> None:
    path = dossier / "consolidation" / f"{LAST_EDITION}.xlsx"
    book = openpyxl.load_workbook(path)
    summary = book["Synthèse"]
    known = {
        sheet.title: {column.name for table in sheet.tables.values() for column in table.tableColumns} for sheet in book
    }
    lines = {int(cell[1:]) for sheet, cell in formulas(path) if sheet == summary.title and cell[0] == "C"}
    assert len(lines) > 40
    for row in lines:
        definition, rows = summary.cell(row, 8).value, summary.cell(row, 9)
        assert definition, row
        assert rows.hyperlink is not None
        sheet = str(rows.hyperlink.location).rpartition("!")[0].strip("'")
        assert str(rows.value).startswith(sheet)
        for part in str(rows.value).split("\u00a0; "):
            name, _, columns = part.partition("\u00a0: ")
            named = {column.partition(" = ")[0] for column in columns.split(", ") if column}
            assert named <= known[name], (row, named)


def test_every_row_set_aside_stands_raw_with_its_reason(dossier: Path) -> None:
    sheet = openpyxl.load_workbook(dossier / "consolidation" / f"{LAST_EDITION}.xlsx")["Lignes écartées"]
    rows = {(row[1], row[2]): row for row in sheet.iter_rows(min_row=2, values_only=True)}
    assert set(rows) == {("Seances", 4), ("Acteurs", 5), ("Séances", 4), ("Présences", 4)}
    assert rows["Seances", 4][3] == "15/13/2017 | groupe de travail | Visite d'un ESAT | 3 | ESAT | 9"
    assert "date" in str(rows["Seances", 4][4])


def test_same_inputs_give_the_same_bytes(dossier: Path, tmp_path: Path) -> None:
    def write(name: str) -> Path:
        source = Dossier(dossier)
        result = source.consolidate(LAST_EDITION)
        write_consolidated(tmp_path / name, result, compute(result.dataset, result.edition), source.inputs, NOON)
        return tmp_path / name

    assert parts(write("one.xlsx")) == parts(write("other.xlsx"))


def test_it_makes_no_difference_how_many_processors_there_are(
    dossier: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(loom, "MANY", 1)
    monkeypatch.setattr(loom, "WORTH_A_PROCESS", 1)
    source = Dossier(dossier)
    result = source.consolidate(LAST_EDITION)
    figures = compute(result.dataset, result.edition)

    def write(processors: int) -> bytes:
        monkeypatch.setattr(os, "cpu_count", lambda: processors)
        path = tmp_path / f"{processors}.xlsx"
        write_consolidated(path, result, figures, source.inputs, NOON)
        assert_sound(path)
        return path.read_bytes()

    assert write(1) == write(2) == write(4)


def test_consolidating_twice_changes_the_time_of_production_alone(demo: Path) -> None:
    first = stored_values(consolidate_dossier(demo).written)
    second = stored_values(consolidate_dossier(demo).written)
    changed = {cell for cell in first if first[cell] != second.get(cell)}
    assert first.keys() == second.keys()
    (written,) = {cell.rstrip("0123456789") for (sheet, cell), value in first.items() if value == WRITTEN}
    assert changed <= {("Journal", "B3")} | {("Arbitrages", f"{written}{row}") for row in (3, 4)}


def test_an_empty_dossier_gives_a_sound_workbook_too(tmp_path: Path) -> None:
    create_dossier(tmp_path / "neuf", "Val Fleuri", LAST_EDITION)
    workbook = consolidate_dossier(tmp_path / "neuf").written
    ours, theirs = stored_values(workbook), stored_values(convert(workbook, "xlsx", tmp_path))
    assert all(_equal(ours.get(cell), theirs.get(cell)) for cell in formulas(workbook))
    assert_sound(workbook)


def test_an_outside_judge_finds_nothing_wrong(dossier: Path) -> None:
    assert_sound(dossier / "consolidation" / f"{LAST_EDITION}.xlsx")
