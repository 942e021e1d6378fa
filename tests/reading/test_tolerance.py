"""What people do to a return, and what must still work: each line of the contract's *Tolerance*, in every format."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import pytest

from aet_sheets.checking.tables import Context, ValueReader, check_table
from aet_sheets.problems import Problem
from aet_sheets.reading.raw import RawWorkbook
from aet_sheets.reading.source import read_return
from aet_sheets.schema import Attendances, Sessions
from aet_sheets.schema.values import Value
from tests.support.formats import EVERY_FORMAT, WORKBOOKS, Case, Files

every_format = pytest.mark.parametrize("extension", EVERY_FORMAT)
every_workbook = pytest.mark.parametrize("extension", WORKBOOKS)

Row = dict[str, Value | str | int]


def read(book: RawWorkbook) -> tuple[list[Row], list[Problem]]:
    """Return the rows that are taken, without what is empty in them, and every problem."""
    source = read_return(book, "a.xlsx")
    problems, rows = list(source.problems), []
    for raw in source.tables:
        checked = check_table(raw, "a.xlsx", Context(in_return=True), ValueReader())
        problems += checked.problems
        records = checked.records
        for i in range(len(records)):
            row: Row = {name: value for name, values in records.columns.items() if (value := values[i]) is not None}
            extra = records.extra[i]
            rows.append({"row": records.rows[i], **row} | ({"extra": extra} if extra else {}))
    return rows, problems


def found(problems: Sequence[Problem]) -> list[tuple[str, str]]:
    return [(problem.code, problem.cell) for problem in problems]


def session(row: int, title: str, day: int = 4, **more: Value | str) -> Row:
    return {"row": row, "type": "Plénière", "title": title, "date": dt.date(2016, 10, day), **more}


ANYWHERE = Case(Séances="""
    |   | Nos réunions de l'année 2016-2017 |                  |              |
    |   | à renvoyer avant juin             |                  |              |

    |   | Intitulé                          | Type de séance   | Date         |
    |   | obligatoire                       | liste déroulante | jj/mm/aaaa   |
    |   | Rentrée                           | Plénière         | {04/10/2016} |

    |   | Suite                             | Plénière         | {05/10/2016} |
    |   | TOTAL                             |                  | 2            |
    """)  # fmt: skip


@every_format
def test_a_table_that_starts_anywhere(case_files: Files, extension: str) -> None:
    """Title rows above, an empty column on the left, a help row, blank rows between, a total."""
    rows, problems = read(case_files.read(ANYWHERE, extension))
    assert rows == [session(6, "Rentrée"), session(8, "Suite", 5)]
    assert found(problems) == [("ligne-d-aide", "A5"), ("ligne-de-total", "A9")]


DRESSED = Case(Séances="""
    | DATE\\n(jj/mm/aaaa) | intitule *  | Type  de\\nséance : | Duree [heures] | lieu (ville) |
    | {04/10/2016}        | Rentrée     | Plénière            | 2              | Créteil      |
    """)  # fmt: skip


@every_format
def test_headings_however_they_are_dressed(case_files: Files, extension: str) -> None:
    """Another order, case, accents; line breaks, asterisks, units and hints in brackets; a synonym."""
    rows, problems = read(case_files.read(DRESSED, extension))
    assert rows == [session(2, "Rentrée", duration=2.0, place="Créteil")]
    assert problems == []


OUT_OF_MODEL = Case(Séances="""
    | Type de séance | Intitulé | Date         | Dürée de l'acte | Météo | 2016 |          |
    | Plénière       | Rentrée  | {04/10/2016} | 3               | beau  | 12   | à revoir |
    """)  # fmt: skip


@every_format
def test_columns_out_of_the_model_are_kept(case_files: Files, extension: str) -> None:
    rows, problems = read(case_files.read(OUT_OF_MODEL, extension))
    kept = "Dürée de l'acte : 3 · Météo : beau · 2016 : 12 · colonne G : à revoir"
    assert rows == [session(2, "Rentrée", extra=kept.replace(" :", "\u00a0:"))]
    assert set(found(problems)) == {
        ("colonne-hors-modele", "D1"),
        ("colonne-hors-modele", "E1"),
        ("colonne-hors-modele", "F1"),
        ("colonne-sans-titre", "G1"),
    }


NEAR_MISSES = Case(Séances="""
    | Type de séance | Intitulé | Date         | Lieux | Particpants annoncés |
    | Plenniere      | Rentrée  | {04/10/2016} | Ivry  | 12                   |
    """)  # fmt: skip


@every_format
def test_near_misses_are_proposed_and_not_taken(case_files: Files, extension: str) -> None:
    rows, problems = read(case_files.read(NEAR_MISSES, extension))
    assert rows == []
    assert set(found(problems)) == {
        ("titre-de-colonne-proche", "D1"),
        ("titre-de-colonne-proche", "E1"),
        ("choix-inconnu", "A2"),
    }
    assert all("«" in problem.remedy for problem in problems)
    assert "Plénière" in next(problem.remedy for problem in problems if problem.cell == "A2")


MERGED = Case(Présences="""
    | Séance               | Acteur | Présence | Heures apportées |
    | 04/10/2016 — Rentrée | A1     | Présent  | 2                |
    | ^                    | A2     | ^        | 1                |
    | ^                    | A3     | Excusé   |                  |
    | ^                    |        |          |                  |
    | 05/10/2016 — Suite   | A1     | Présent  | <                |
    """)  # fmt: skip


@every_workbook
def test_merged_cells(case_files: Files, extension: str) -> None:
    """A cell merged downwards speaks for each row that it spans; sideways, for its first column."""
    rows, problems = read(case_files.read(MERGED, extension))
    assert [(row["row"], row["session"], row["actor"], row["attendance"]) for row in rows] == [
        (2, "04/10/2016 — Rentrée", "A1", "Présent"),
        (3, "04/10/2016 — Rentrée", "A2", "Présent"),
        (4, "04/10/2016 — Rentrée", "A3", "Excusé"),
        (6, "05/10/2016 — Suite", "A1", "Présent"),
    ]
    assert set(found(problems)) == {
        ("cellule-fusionnee", "A2"),
        ("cellule-fusionnee", "C2"),
        ("cellule-fusionnee-en-largeur", "C6"),
    }
    down = next(problem for problem in problems if problem.cell == "A2")
    assert "A2:A5" in down.message
    assert "3\u00a0lignes" in down.message


MERGED_HEADINGS = Case(Séances="""
    | Nos séances    | <        | <            | <             | <         |
    | Type de séance | Intitulé | Quand        | <             | Où        |
    | ^              | ^        | Date         | Durée (h)     | Lieu      |
    | Plénière       | Rentrée  | {04/10/2016} | 2             | Ivry      |
    """)  # fmt: skip


@every_workbook
def test_headings_merged_over_two_rows(case_files: Files, extension: str) -> None:
    rows, problems = read(case_files.read(MERGED_HEADINGS, extension))
    assert rows == [session(4, "Rentrée", duration=2.0, place="Ivry")]
    assert problems == []


HIDDEN = Case(Séances="""
      | Type de séance | Intitulé | Date         |
      | Plénière       | Un       | {04/10/2016} |
    ~ | Plénière       | Deux     | {05/10/2016} |
    ~ | Plénière       | Trois    | {06/10/2016} |
      | Plénière       | Quatre   | {07/10/2016} |
    ~ | Plénière       | Cinq     | {08/10/2016} |
    ~ |                |          |              |
    """)  # fmt: skip


@every_workbook
def test_hidden_rows_count(case_files: Files, extension: str) -> None:
    rows, problems = read(case_files.read(HIDDEN, extension))
    assert [row["title"] for row in rows] == ["Un", "Deux", "Trois", "Quatre", "Cinq"]
    (notice,) = problems
    assert (notice.code, notice.severity, notice.cell) == ("lignes-masquees", "info", "A3")
    assert "3\u00a0lignes" in notice.message
    assert "3 à 4, 6" in notice.message


@pytest.mark.parametrize("extension", ["xlsx", "ods"])
def test_phantom_rows_by_the_ten_thousand(case_files: Files, extension: str) -> None:
    rows, problems = read(case_files.read(PHANTOM, extension))
    assert rows == [session(2, "Rentrée")]
    assert problems == []


PHANTOM = Case(
    Séances="| Type de séance | Intitulé | Date |\n| Plénière | Rentrée | {04/10/2016} |\n" + "| ' | ' | ' |\n" * 20_000
)

NAMES = Case(
    Fiche="| Groupe | GT-JEUNES |\n| Édition | 2016-2017 |\n| Version | 1 |",
    Feuil2="| Séance | Acteur | Présence |\n| S1 | A1 | Présent |",
    SEANCES="| Type de séance | Intitulé | Date |\n| Plénière | Rentrée | {04/10/2016} |",
    **{"Séances (2)": "| Type de séance | Intitulé | Date |\n| Plénière | Suite | {05/10/2016} |"},
    Covoiturage="| Qui | Où |\n| moi | là |",
    Feuil3="",
)


@every_workbook
def test_sheets_renamed_copied_and_extra(case_files: Files, extension: str) -> None:
    book = case_files.read(NAMES, extension)
    source = read_return(book, "a.xlsx")
    assert [(raw.table, raw.sheet) for raw in source.tables] == [
        (Attendances, "Feuil2"),
        (Sessions, "SEANCES"),
        (Sessions, "Séances (2)"),
    ]
    assert [(problem.code, problem.sheet) for problem in source.problems] == [
        ("feuille-reconnue-a-ses-titres", "Feuil2"),
        ("feuille-en-double", "Séances (2)"),
        ("feuille-non-reconnue", "Covoiturage"),
    ]
    rows, _ = read(book)
    assert [row["title"] for row in rows if "title" in row] == ["Rentrée", "Suite"]


DATES = Case(Séances="""
    | Type de séance | Intitulé      | Date            |
    | Plénière       | Réelle        | {12/10/2012}    |
    | Plénière       | Barres        | 12/10/2012      |
    | Plénière       | Tirets        | 12-10-12        |
    | Plénière       | Lettres       | 12 octobre 2012 |
    | Plénière       | Numéro        | '41194          |
    | Plénière       | Sans le jour  | oct. 2012       |
    | Plénière       | À l'anglaise  | 10/13/2012      |
    """)  # fmt: skip


@every_format
def test_dates(case_files: Files, extension: str) -> None:
    rows, problems = read(case_files.read(DATES, extension))
    assert [row["date"] for row in rows] == [dt.date(2012, 10, 12)] * 5 + [dt.date(2012, 10, 1)]
    assert found(problems) == [("date-sans-jour", "C7"), ("date-invalide", "C8")]
    assert problems[0].severity == "alerte"
    assert "13/10/2012" in problems[1].remedy


NUMBERS = Case(Actions="""
    | Intitulé    | Étape      | Statut   | Avancement | Budget prévu          | Transverse |
    | Espaces     | Conception | En cours | {45 %}     | '1 234,50 €           | {VRAI}     |
    | Insécables  | Conception | En cours | 45 %       | '1\u202f234,50\u00a0€ | x          |
    | Points      | Conception | En cours | '0,45      | '1.234,50             | {FAUX}     |
    | À l'anglais | Conception | En cours | 0.45       | 1234.5                | non        |
    | Ambigu      | Conception | En cours | 45         | '1.234                | oui        |
    | Texte       | Conception | En cours | bientôt    | environ mille         | peut-être  |
    """)  # fmt: skip


@every_format
def test_numbers(case_files: Files, extension: str) -> None:
    rows, problems = read(case_files.read(NUMBERS, extension))
    assert [row.get("budget_planned") for row in rows] == [1234.5] * 4 + [None, None]
    assert [row.get("progress") for row in rows] == [0.45] * 5 + [None]
    assert [row.get("cross_cutting") for row in rows] == [True, True, False, False, True, None]
    assert set(found(problems)) == {
        ("pourcentage-suppose", "D6"),
        ("nombre-ambigu", "E6"),
        ("nombre-invalide", "D7"),
        ("nombre-invalide", "E7"),
        ("oui-non-invalide", "F7"),
    }


DURATIONS = Case(Séances="""
    | Type de séance | Intitulé | Date         | Durée (h) |
    | Plénière       | Un       | {04/10/2016} | 2 h       |
    | Plénière       | Deux     | {04/10/2016} | 1h30      |
    | Plénière       | Trois    | {04/10/2016} | {1:30}    |
    | Plénière       | Quatre   | {04/10/2016} | {26:00}   |
    | Plénière       | Cinq     | {04/10/2016} | '2,5      |
    | Plénière       | Six      | {04/10/2016} | 1.5       |
    """)  # fmt: skip


@every_format
def test_durations(case_files: Files, extension: str) -> None:
    rows, problems = read(case_files.read(DURATIONS, extension))
    assert [row["duration"] for row in rows] == [2, 1.5, 1.5, 26, 2.5, 1.5]
    assert problems == []


DAMAGED = Case(Acteurs="""
    | Type d'acteur | Organisation | Nom   | Mobilisation | Téléphone  | Code postal | SIRET           |
    | Association   | Un           | Diot  | Inscrit      | 143000031  | 1000        | '12345678200010 |
    | Association   | Deux         | Bru   | Inscrit      | '143000031 | '1000       | '2,43E+13       |
    | Association   | Trois        | Caro  | Inscrit      |            |             | 24300000000000  |
    | Association   | {#REF!}      | Darc  | Inscrit      | {#N/A}     |             |                 |
    """)  # fmt: skip


@every_format
def test_damage_by_excel(case_files: Files, extension: str) -> None:
    """Zeros lost, a SIRET in scientific notation, error cells: in a required column, the row is set aside."""
    rows, problems = read(case_files.read(DAMAGED, extension))
    assert [row["organisation"] for row in rows] == ["Un", "Deux", "Trois"]
    assert [row.get("phone") for row in rows] == ["01 43 00 00 31"] * 2 + [None]
    assert [row.get("postal_code") for row in rows] == ["01000"] * 2 + [None]
    assert [row.get("siret") for row in rows] == ["12345678200010", None, None]
    assert set(found(problems)) == {
        ("telephone-zero-perdu", "E2"),
        ("code-postal-zero-perdu", "F2"),
        ("telephone-zero-perdu", "E3"),
        ("code-postal-zero-perdu", "F3"),
        ("siret-chiffres-perdus", "G3"),
        ("siret-chiffres-perdus", "G4"),
        ("cellule-en-erreur", "B5"),
        ("cellule-en-erreur", "E5"),
    }
    errors = {problem.cell: problem for problem in problems if problem.code == "cellule-en-erreur"}
    assert (errors["B5"].severity, errors["E5"].severity) == ("bloquante", "alerte")
    assert ("#REF!" in errors["B5"].message, "#N/A" in errors["E5"].message) == (True, True)


CHOICES = Case(Acteurs="""
    | Type d'acteur    | Organisation | Nom  | Mobilisation | Consentement RGPD |
    | POUVOIR PUBLIC   | Un           | Diot | mobilise     | o                 |
    | pouvoir  public  | Deux         | Bru  | Inscrite     | N                 |
    | Asociation       | Trois        | Caro | Inscrit      | 1                 |
    """)  # fmt: skip


@every_format
def test_choices(case_files: Files, extension: str) -> None:
    rows, problems = read(case_files.read(CHOICES, extension))
    assert [(row["type"], row["mobilisation"], row["consent"]) for row in rows] == [
        ("Pouvoir public", "Mobilisé", True),
        ("Pouvoir public", "Inscrit", False),
    ]
    assert found(problems) == [("choix-inconnu", "A4")]
    assert "Association" in problems[0].remedy
