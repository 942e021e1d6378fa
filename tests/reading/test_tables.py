"""Headings wherever they stand and however they are dressed; rows that are records, and rows that are not."""

from __future__ import annotations

import datetime as dt

import pytest

from aet_sheets.reading.headings import find_heading_row, guess_table
from aet_sheets.reading.raw import RawSheet
from aet_sheets.reading.source import read_return
from aet_sheets.reading.tables import RawTable, read_table
from aet_sheets.schema import RETURN_TABLES, Actors, Attendances, Measures, Sessions, Table
from tests.support.markdown import sheet, workbook


def read(table: type[Table], text: str) -> tuple[RawTable, list[tuple[str, str]]]:
    raw, problems = read_table(table, sheet(table.sheet, text), "a.xlsx", table.return_columns())
    return raw, [(problem.code, problem.cell) for problem in problems]


@pytest.mark.parametrize(
    "headings",
    [
        "| Type d'acteur | Organisation | Nom | Prénom | Mobilisation |",
        "| TYPE D’ACTEUR * | organisation (raison sociale) | NOM* | prenom | Mobilisation : |",
        "| Type acteur | Structure | Nom de famille | Prénom du contact | Engagement |",
    ],
)
def test_headings_however_they_are_dressed(headings: str) -> None:
    raw, problems = read(Actors, f"{headings}\n| Association | Passerelle | Diallo | Awa | Inscrit |")
    assert list(raw.positions) == ["type", "organisation", "last_name", "first_name", "mobilisation"]
    assert list(raw.cells[raw.positions["last_name"]]) == ["Diallo"]
    assert problems == []


def test_a_table_may_start_anywhere_and_keeps_its_addresses() -> None:
    raw, problems = read(
        Sessions,
        """
        | | Nos réunions de l'année | | |

        | | Date | Intitulé | Type de séance |
        | | jj/mm/aaaa | obligatoire | liste |
        | | 04/10/2016 | Rentrée | Plénière |

        | | 05/10/2016 | Suite | Plénière |
        | | Total | | 2 |
        """,
    )
    assert raw.rows == [5, 7]
    assert raw.address(Sessions.title, 1) == "C7"
    assert problems == [("ligne-d-aide", "A4"), ("ligne-de-total", "A8")]


def test_a_near_miss_is_proposed_and_not_taken() -> None:
    raw, problems = read(
        Actors,
        """
        | Type d'acteur | Organnisation | Nom | Mobilisation |
        | Association | Passerelle | Diallo | Inscrit |
        """,
    )
    assert "organisation" not in raw.positions
    assert raw.extra == ["Organnisation\u00a0: Passerelle"]
    assert problems == [("titre-de-colonne-proche", "B1"), ("colonne-obligatoire-absente", "A1")]


def test_columns_out_of_the_model_are_kept() -> None:
    raw, problems = read(
        Attendances,
        """
        | Séance | Acteur | Présence | Covoiturage | Acteur |
        | S1 | A1 | Présent | oui | A2 |
        """,
    )
    assert raw.extra == ["Covoiturage\u00a0: oui · Acteur\u00a0: A2"]
    assert problems == [("colonne-hors-modele", "D1"), ("colonne-en-double", "E1")]


def test_rows_without_headings_are_all_kept_aside() -> None:
    raw, problems = read(Sessions, "| Réunion | hier |\n| Autre | demain |")
    assert (raw.rows, raw.positions) == ([1, 2], {})
    assert raw.cells == [("Réunion", "Autre"), ("hier", "demain")]
    assert problems == [("titres-introuvables", "A1")]


def test_days_that_stand_as_numbers_count_from_1904_where_the_workbook_does() -> None:
    table = """
        | Type de séance | Intitulé | Date | N° |
        | Plénière | Rentrée | 41193 | 41193 |
        | Plénière | Suite | '41193 | |
        | Plénière | Fin | {12/10/2016} | |
        | Plénière | Plus tard | 0 | |
        | Plénière | Jamais | bientôt | |
        """
    written = sheet("Séances", table)
    written.since_1904 = True
    raw, _ = read_table(Sessions, written, "a.xlsx", ())
    assert raw.changed == {"date": [42655, "42655", dt.date(2016, 10, 12), 0, "bientôt"]}
    assert raw.cells[raw.positions["date"]][0] == raw.cells[raw.positions["number"]][0] == 41193


def test_headings_said_again_are_no_record() -> None:
    table = """
        | Type de séance | Intitulé | Date |
        | Plénière | Rentrée | 12/10/2016 |
        | TYPE DE SÉANCE * | Titre | Date |
        | Plénière | Date | |
        """
    raw, problems = read_table(Sessions, sheet("Séances", table), "a.xlsx", ())
    assert raw.rows == [2, 4]
    assert [(problem.code, problem.cell) for problem in problems] == [("titres-repetes", "A3")]


def test_ten_thousand_blank_rows_are_nothing() -> None:
    rows = [["Séance", "Acteur", "Présence"], ["S1", "A1", "Présent"], *([["", " ", ""]] * 10_000)]
    raw, _ = read_table(Attendances, RawSheet("Présences", rows), "a.xlsx", ())  # type: ignore[arg-type]
    assert raw.rows == [2]


def test_a_sheet_is_known_by_its_headings_when_its_name_says_nothing() -> None:
    book = workbook(
        Fiche="| Groupe | GT |\n| Édition | 2016-2017 |\n| Version | 1 |",
        Feuil2="| Type de séance | Intitulé | Date |\n| Plénière | Bilan | 04/10/2016 |",
        Brouillon="| Un mot | Un autre |",
    )
    source = read_return(book, "a.xlsx")
    assert [raw.table for raw in source.tables] == [Sessions]
    assert [problem.code for problem in source.problems] == ["feuille-reconnue-a-ses-titres", "feuille-non-reconnue"]


def test_a_sheet_that_looks_like_data_is_not_passed_over_lightly() -> None:
    book = workbook(
        Fiche="| Groupe | GT |\n| Édition | 2016-2017 |\n| Version | 1 |", Divers="| Nom | Courriel | Âge |"
    )
    assert [problem.code for problem in read_return(book, "a.xlsx").problems] == ["feuille-a-verifier"]


def test_a_renamed_sheet_with_a_misspelt_heading_loses_no_row() -> None:
    source = read_return(workbook(Feuil3="| Séance | Acteur | Présense |\n| S1 | A1 | Présent |"), "a.xlsx")
    assert [(raw.table, raw.rows) for raw in source.tables] == [(Attendances, [2])]
    assert {problem.code for problem in source.problems} >= {"feuille-reconnue-a-ses-titres", "titre-de-colonne-proche"}


def test_a_required_heading_with_more_words_is_proposed() -> None:
    raw, problems = read(
        Sessions, "| Type de séance | Intitulé | Date prévue au départ |\n| Plénière | Bilan | demain |"
    )
    assert "date" not in raw.positions
    assert problems == [("titre-de-colonne-proche", "C1"), ("colonne-obligatoire-absente", "A1")]


@pytest.mark.parametrize(
    "name", ["Séances", "seances", "SEANCES ", "Séances (2)", "Réunions", "Feuille séances", "Séances 2017"]
)
def test_sheet_names(name: str) -> None:
    source = read_return(workbook(**{name: "| Intitulé | Date |\n| Bilan | 04/10/2016 |"}), "a.xlsx")
    assert [raw.table for raw in source.tables] == [Sessions]


def test_every_table_is_recognised_by_its_own_headings() -> None:
    for table in RETURN_TABLES:
        labels = [column.label for column in table.return_columns()]
        found = find_heading_row(table, [labels])
        assert found is not None
        assert list(found.found) == [column.name for column in table.return_columns()]
        assert guess_table(RETURN_TABLES, [labels]) is table


def test_rows_that_we_prepared_and_nobody_filled_in_are_no_rows() -> None:
    raw, problems = read(
        Measures,
        """
        | Indicateur | Ce qui est compté (rappel) | Valeur | État | Mon avis |
        | Stages | Conventions signées. | | | |
        | | Conventions signées. | | | |
        | Élèves | Élèves présents. | | | à voir |
        | Élèves | | | | |
        | Élèves | Élèves présents. | 12 | Mesuré | |
        """,
    )
    assert raw.rows == [4, 5, 6]
    assert raw.extra[0] == "Mon avis\u00a0: à voir"
    assert problems == [("colonne-hors-modele", "E1"), ("lignes-preparees-non-remplies", "A2")]
