"""Tables with more rows than a sheet has room for: the rows stand beside the workbook, the figures stay right."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path
from typing import Any, NamedTuple

import openpyxl
import pytest
from pyarrow import parquet

from aet_sheets.cli.rendering.consolidation import consolidation_page
from aet_sheets.operations.consolidate import Outcome, consolidate_dossier
from aet_sheets.schema import Actors, Attendances, Table
from aet_sheets.schema.columns import Text
from aet_sheets.text import plural
from aet_sheets.writing.apart import Listing, SideFile, SideFiles
from aet_sheets.writing.consolidated.formulas import Formula
from tests.support.dossiers import LAST_EDITION, with_hand_made_returns
from tests.support.libreoffice import convert
from tests.support.workbooks import assert_sound, formulas, stored_values

LEAST = 3
"""Room for so few rows that lists lack it too."""


LISTS = {"Suivi des retours": "T_Suivi", "Anomalies": "T_Anomalies", "Lignes écartées": "T_LignesEcartees"}


class Crowded(NamedTuple):
    """A consolidation whose sheets had room for so many rows."""

    outcome: Outcome
    room: int

    def file(self, sheet: str) -> SideFile:
        """Return the file with the rows of a sheet."""
        (found,) = [file for file in self.outcome.apart if file.sheet == sheet]
        return found

    @property
    def tables(self) -> list[type[Table]]:
        """The tables whose rows all stand beside the workbook."""
        return [table for table, merged in self.outcome.consolidation.dataset.items() if len(merged) > self.room]


@pytest.fixture(scope="module")
def dossier(demo_sources: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = shutil.copytree(demo_sources, tmp_path_factory.mktemp("crowded") / "dossier")
    with_hand_made_returns(folder)
    return folder


@pytest.fixture(scope="module")
def whole(dossier: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The workbook that has room for everything."""
    return Path(shutil.copy(consolidate_dossier(dossier, LAST_EDITION).written, tmp_path_factory.mktemp("whole")))


@pytest.fixture(scope="module", params=[50, LEAST], ids=["some tables", "lists too"])
def crowded(request: pytest.FixtureRequest, dossier: Path, tmp_path_factory: pytest.TempPathFactory) -> Crowded:
    folder = shutil.copytree(dossier, tmp_path_factory.mktemp("room") / "dossier")
    return Crowded(consolidate_dossier(folder, LAST_EDITION, most_rows=request.param), request.param)


def test_the_figures_are_those_of_a_workbook_with_room_for_all(crowded: Crowded, whole: Path) -> None:
    def figures(path: Path) -> dict[str, object]:
        cells = stored_values(path)
        return {cell: value for (sheet, cell), value in cells.items() if sheet == "Synthèse" and cell[0] in "BCDEFG"}

    assert figures(crowded.outcome.written) == figures(whole)


def test_no_formula_reads_a_sheet_without_all_its_rows(crowded: Crowded, whole: Path) -> None:
    gone = {table.excel_name for table in crowded.tables}
    cut = {LISTS[file.sheet] for file in crowded.outcome.apart if file.sheet in LISTS}
    assert {Actors.excel_name, Attendances.excel_name} <= gone
    book = openpyxl.load_workbook(crowded.outcome.written)
    tables = {name for sheet in book for name in sheet.tables}
    here, there = formulas(crowded.outcome.written), formulas(whole)
    assert tables.isdisjoint(gone)
    assert {table for text in here.values() for table in Formula(text).tables} <= tables - cut
    fixed = {cell for cell in there if Formula(there[cell]).tables & (gone | cut)}
    assert here.keys() == there.keys() - fixed
    for _, cell in fixed:
        assert "Chiffre calculé hors du classeur" in str(book["Synthèse"][f"H{cell[1:]}"].value)


def test_libreoffice_recalculates_what_is_left_to_its_stored_value(crowded: Crowded, tmp_path: Path) -> None:
    ours, theirs = (
        stored_values(crowded.outcome.written),
        stored_values(convert(crowded.outcome.written, "xlsx", tmp_path)),
    )
    cells = formulas(crowded.outcome.written)
    assert cells
    assert {cell: ours.get(cell) for cell in cells} == {cell: pytest.approx(theirs.get(cell)) for cell in cells}


def test_an_outside_judge_finds_nothing_wrong(crowded: Crowded) -> None:
    assert_sound(crowded.outcome.written)


def test_the_file_beside_holds_every_row_with_its_source(crowded: Crowded) -> None:
    merged = crowded.outcome.consolidation.dataset[Attendances]
    rows = parquet.read_table(crowded.file("Présences").path).to_pydict()
    assert list(rows) == ["seance", "acteur", "presence", "heures_apportees", "fichier", "feuille", "ligne"]
    assert list(rows.values())[:4] == [merged.columns[column.name] for column in Attendances.columns]
    assert list(zip(rows["fichier"], rows["feuille"], rows["ligne"], strict=True)) == [
        tuple(origins[0]) for origins in merged.origins
    ]


def test_the_sheet_says_where_the_rows_are_and_how_many(crowded: Crowded) -> None:
    sheet = openpyxl.load_workbook(crowded.outcome.written)["Présences"]
    said = [str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value is not None]
    rows = len(crowded.outcome.consolidation.dataset[Attendances])
    assert said[:2] == ["Présences", f"{plural(rows, 'ligne')}, dans un fichier à part"]
    (link,) = [cell for row in sheet.iter_rows() for cell in row if cell.hyperlink]
    assert link.value == "2016-2017-Présences.parquet"
    assert (crowded.outcome.written.parent / str(link.hyperlink.target)).is_file()
    assert "heures_apportees" in said


@pytest.mark.parametrize("sheet", ["Suivi des retours", "Anomalies", "Lignes écartées"])
def test_a_list_shows_its_first_rows_and_says_where_all_are(crowded: Crowded, whole: Path, sheet: str) -> None:
    shown = list(openpyxl.load_workbook(crowded.outcome.written)[sheet].values)
    headings, *rows = list(openpyxl.load_workbook(whole)[sheet].values)
    assert len(rows) > LEAST
    if len(rows) <= crowded.room:
        assert shown == [headings, *rows]
        return
    note = str(shown[0][0]).replace("\u00a0", " ")
    assert note.startswith(f"Les {crowded.room} premières lignes sur {len(rows)} : ")
    assert f"2016-2017-{sheet}.parquet" in note
    assert shown[1:] == [headings, *rows[: crowded.room]]
    files = parquet.read_table(crowded.file(sheet).path)["fichier"].to_pylist()
    assert files == [row[headings.index("Fichier")] for row in rows]


def test_the_journal_lists_the_files_with_their_digests(crowded: Crowded) -> None:
    if crowded.room == LEAST:  # the journal lacks room itself
        quoi = parquet.read_table(crowded.file("Journal").path)["quoi"].to_pylist()
        assert {f"Lignes à part : {table.sheet}" for table in crowded.tables} <= set(quoi)
        return
    sheet = openpyxl.load_workbook(crowded.outcome.written)["Journal"]
    listed = {row[0]: row[1:] for row in sheet.iter_rows(values_only=True)}
    for file in crowded.outcome.apart:
        content = file.path.read_bytes()
        digest = hashlib.sha256(content).hexdigest()
        assert listed[f"Lignes à part : {file.sheet}"] == (file.path.name, digest, len(content))


def test_screen_and_json_name_the_files(crowded: Crowded) -> None:
    outputs: Any = crowded.outcome.as_json()["outputs"]
    assert "consolidation/2016-2017-Présences.parquet" in outputs
    assert "consolidation/2016-2017-Groupes.parquet" not in outputs  # three groups
    page = " ".join(str(getattr(part, "text", part)) for part in consolidation_page(crowded.outcome))
    assert "2016-2017-Présences.parquet" in page


def test_files_go_once_there_is_room_again(crowded: Crowded, tmp_path: Path) -> None:
    dossier = shutil.copytree(crowded.outcome.dossier, tmp_path / "dossier")
    folder = dossier / "consolidation"
    kept = [folder / name for name in ("2016-2017-Acteurs.csv", "2016-2017-essai.parquet", "2015-2016-Acteurs.parquet")]
    for path in kept:
        path.touch()
    put_beside = folder / "2016-2017-Acteurs (nouvelle version 2).parquet"
    put_beside.touch()
    consolidate_dossier(dossier, LAST_EDITION)
    assert {path for path in folder.iterdir() if path.suffix != ".xlsx"} == set(kept)


def test_a_file_that_is_open_elsewhere_is_left_alone(crowded: Crowded, tmp_path: Path) -> None:
    dossier = shutil.copytree(crowded.outcome.dossier, tmp_path / "dossier")
    (dossier / "consolidation" / "~$2016-2017-Présences.parquet").touch()
    again = Crowded(consolidate_dossier(dossier, LAST_EDITION, most_rows=crowded.room), crowded.room)
    beside = "2016-2017-Présences (nouvelle version).parquet"
    assert again.file("Présences").path.name == beside
    assert beside in {cell.value for row in openpyxl.load_workbook(again.outcome.written)["Présences"] for cell in row}


def test_without_the_extra_the_rows_go_to_a_csv_file(tmp_path: Path) -> None:
    side = SideFiles(tmp_path / "2016-2017.xlsx", most_rows=1, parquet=False)
    file = side.put("Présences", Listing((Text("Nom"),), [["Ça", "=1+1"]]))
    assert (file.path.name, file.rows, file.is_parquet) == ("2016-2017-Présences (lignes).csv", 2, False)
    assert file.path.read_text(encoding="utf-8-sig").splitlines() == ["Nom", "Ça", "'=1+1"]
    side.remove_others(["Présences"])
    assert file.path.exists()
    SideFiles(tmp_path / "2016-2017.xlsx").remove_others(["Présences"])
    assert not file.path.exists()
