"""Opening the next edition: who goes on, where indicators start from, and what stays as it was."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from aet_sheets.dossier import Dossier, DossierError
from aet_sheets.figures import compute
from aet_sheets.operations.erase import erase_actor
from aet_sheets.operations.rollover import Rollover, Unfinished, roll_over
from aet_sheets.operations.rollover.plan import BaselineOutcome
from aet_sheets.schema import Enrolments
from tests.operations.small import EDITION, MEETING, small_dossier, snapshot
from tests.support import markdown

NOW = dt.datetime(2017, 9, 1, 8, 30, tzinfo=dt.UTC)
BACKUP = ".aet/sauvegardes/pilotage 2017-09-01 08h30m00s.xlsx"
PILOT = {
    "Acteurs": """
        | Code acteur | Type d'acteur | Organisation | Nom | Prénom | Mobilisation |
        | ACT-001 | Entreprise | Ateliers Zed | Zola | Ninon | Mobilisé |
        | ACT-002 | Association | Passerelle | Diallo | Awa | Retiré |
        """,
    "Groupes": """
        | Code groupe | Thématique | Statut |
        | GT-JEUNES | Insertion des jeunes | Actif |
        | GT-HANDICAP | Handicap | Clos |
        """,
    "Inscriptions": """
        | Groupe | Acteur | Édition | Rôle |
        | GT-JEUNES | ACT-001 | 2015-2016 | Membre |
        | GT-JEUNES | ACT-001 | 2016-2017 | Pilote entreprise |
        | GT-JEUNES | ACT-002 | 2016-2017 | Membre |
        | GT-HANDICAP | ACT-001 | 2016-2017 | Membre |
        """,
    "Indicateurs": """
        | Code indicateur | Libellé | Dimension | Nature | Agrégation | Référence | Cible |
        | IND-ELEVES | Élèves | Bénéficiaires | Quantitatif | Personnes distinctes | 10 | 50 |
        | IND-STAGES | Stages | Réalisation | Quantitatif | Somme | 3 | 20 |
        | IND-NOTE | Note | Confiance | Quantitatif | Moyenne | 4 | 5 |
        | IND-VU | Vus | Réalisation | Quantitatif | Somme | 1 | 2 |
        | IND-MOT | Mots | Confiance | Qualitatif | Aucune | | |
        """,
    "Mesures": """
        | Indicateur | Édition | Groupe | Date | Valeur | État | Cohorte |
        | IND-ELEVES | 2016-2017 | GT-JEUNES | 01/03/2017 | 20 | Mesuré | |
        | IND-ELEVES | 2016-2017 | GT-JEUNES | 02/03/2017 | 25 | Mesuré | |
        | IND-STAGES | 2016-2017 | GT-JEUNES | 01/03/2017 | 7 | Mesuré | |
        | IND-STAGES | 2016-2017 | GT-JEUNES | 02/03/2017 | 5 | Mesuré | |
        | IND-VU | 2016-2017 | GT-JEUNES | 02/03/2017 | 1 | Mesuré | |
        | IND-NOTE | 2016-2017 | GT-JEUNES | 02/03/2017 | | Inconnu | |
        """,
}


@pytest.fixture
def small(tmp_path: Path) -> Path:
    return small_dossier(tmp_path / "d", pilot=PILOT)


def roll(dossier: Path, edition: str = "2017-2018", *, rehearse: bool = False) -> Rollover:
    return roll_over(dossier, edition, NOW, rehearse=rehearse)


def rows(dossier: Path, sheet: str) -> list[tuple[Any, ...]]:
    return list(openpyxl.load_workbook(dossier / "pilotage.xlsx")[sheet].iter_rows(values_only=True))


def test_the_last_edition_closes_and_the_next_one_opens(small: Path) -> None:
    done = roll(small)
    assert rows(small, "Éditions")[1:] == [
        ("2015-2016", "01/09/2015", "31/08/2016", "Close"),
        ("2016-2017", "01/09/2016", "31/08/2017", "Close"),
        ("2017-2018", "01/09/2017", "31/08/2018", "Ouverte"),
    ]
    assert (done.plan.old, done.plan.new.edition, done.plan.closed) == ("2016-2017", "2017-2018", ("2016-2017",))
    assert all((small / folder / "2017-2018").is_dir() for folder in ("retours", "a-envoyer", "a-renvoyer"))


def test_members_go_on_but_for_those_who_left_and_groups_that_closed(small: Path) -> None:
    done = roll(small)
    assert rows(small, "Inscriptions")[5:] == [
        ("Insertion des jeunes", "Ninon Zola — Ateliers Zed", "2017-2018", "Pilote entreprise")
    ]
    assert (done.plan.carried_over, done.plan.left_out) == (1, 2)


def test_somebody_who_was_erased_is_not_carried_over(small: Path) -> None:
    erase_actor(small, "ACT-001", NOW.date())
    assert roll(small).plan.carried_over == 0


def test_a_result_becomes_the_baseline_when_it_is_one_known_number(small: Path) -> None:
    done = roll(small)
    assert [row[5:7] for row in rows(small, "Indicateurs")[1:5]] == [(10, 50), (12, 20), (4, 5), (1, 2)]
    assert [item.outcome for item in done.plan.baselines] == [
        BaselineOutcome.INTERVAL,
        BaselineOutcome.SET,
        BaselineOutcome.UNKNOWN,
        BaselineOutcome.SAME,
    ]


def test_an_edition_that_closes_unfinished_is_told_with_what_is_left(tmp_path: Path) -> None:
    likely = PILOT["Acteurs"].replace("Passerelle | Diallo | Awa", "Ateliers Zed | Zolla | Ninon")
    wrong = {"Séances": MEETING.replace("12/10/2016", "15/13/2016")}
    dossier = small_dossier(tmp_path / "d", {"a.xlsx": wrong}, {"Acteurs": likely})
    (dossier / "retours" / EDITION / "photo.xlsx").write_bytes(b"\xff\xd8\xff\xe0")
    (left,) = roll(dossier, rehearse=True).unfinished
    assert left == Unfinished(EDITION, awaited=1, to_correct=1, unusable=1, blocking=2, questions=1)
    done = roll(dossier)
    assert done.unfinished == (left,)
    assert done.as_json()["unfinished"] == [
        {"edition": EDITION, "awaited": 1, "to_correct": 1, "unusable": 1, "blocking": 2, "questions": 1}
    ]


def test_every_edition_that_was_still_open_is_looked_at(tmp_path: Path) -> None:
    both = {"Éditions": markdown.PILOT["Éditions"].replace("Close", "Ouverte")}
    rehearsed = roll(small_dossier(tmp_path / "d", pilot=both), rehearse=True)
    assert [(left.edition, left.awaited) for left in rehearsed.unfinished] == [("2015-2016", 2), ("2016-2017", 2)]


def test_nothing_is_said_of_an_edition_that_is_finished_or_closed_already(tmp_path: Path) -> None:
    handicap = {"Fiche": markdown.cover("GT-HANDICAP")}
    finished = small_dossier(tmp_path / "a", {"a.xlsx": {"Séances": MEETING}, "b.xlsx": handicap})
    assert roll(finished, rehearse=True).unfinished == ()
    closed = {"Éditions": markdown.PILOT["Éditions"].replace("Ouverte", "Close")}
    assert roll(small_dossier(tmp_path / "b", pilot=closed), rehearse=True).unfinished == ()


def test_the_workbook_as_it_was_is_kept(small: Path) -> None:
    before = (small / "pilotage.xlsx").read_bytes()
    assert roll(small).backup == BACKUP
    assert (small / BACKUP).read_bytes() == before


def test_a_rehearsal_writes_nothing(small: Path) -> None:
    before = snapshot(small)
    rehearsed = roll(small, rehearse=True)
    assert snapshot(small) == before
    assert rehearsed.backup is None
    assert rehearsed.plan.edits == roll(small).plan.edits


def test_the_plan_is_plain_data(small: Path) -> None:
    edits: Any = roll(small, rehearse=True).as_json()["edits"]
    assert edits[0] == {
        "kind": "set_cell", "table": "T_Editions", "sheet": "Éditions", "row": 3, "column": "Statut", "value": "Close",
    }  # fmt: skip
    assert edits[1]["values"]["Début"] == "01/09/2017"
    assert edits[2]["values"]["Acteur"] == "ACT-001", "nobody is named outside the workbook"


@pytest.mark.parametrize(
    ("edition", "why"),
    [("2016-2017", "déjà déclarée"), ("2018-2019", "ne suit pas"), ("2014-2015", "ne suit pas"), ("2018", "édition")],
)
def test_an_edition_out_of_turn_is_refused(small: Path, edition: str, why: str) -> None:
    before = (small / "pilotage.xlsx").read_bytes()
    with pytest.raises(DossierError, match=why) as error:
        roll(small, edition)
    assert error.value.wrong_use
    assert (small / "pilotage.xlsx").read_bytes() == before


@pytest.mark.parametrize("mark", ["~$pilotage.xlsx", ".~lock.pilotage.xlsx#"])
def test_a_workbook_that_is_open_is_left_alone(small: Path, mark: str) -> None:
    (small / mark).touch()
    before = (small / "pilotage.xlsx").read_bytes()
    with pytest.raises(DossierError, match="ouvert") as error:
        roll(small)
    assert "fermez-le" in error.value.remedy
    assert (small / "pilotage.xlsx").read_bytes() == before


def test_what_cannot_be_changed_without_loss_is_said(small: Path) -> None:
    book = openpyxl.load_workbook(small / "pilotage.xlsx")
    book["Éditions"].append(["Total", 3])
    book.save(small / "pilotage.xlsx")
    with pytest.raises(DossierError, match="ligne de total"):
        roll(small)
    assert not (small / ".aet" / "sauvegardes").exists()


def test_the_demo_goes_on_and_its_past_is_what_it_was(demo: Path) -> None:
    before = Dossier(demo).consolidate()
    figures = compute(before.dataset, before.edition)
    done = roll(demo)
    after = Dossier(demo).consolidate("2016-2017")
    again = compute(after.dataset, after.edition)
    assert {code: item.quantity for code, item in again.indicators.items()} == {
        code: item.quantity for code, item in figures.indicators.items()
    }
    assert again.as_json() | {"indicators": 0} == figures.as_json() | {"indicators": 0}
    opened = Dossier(demo).consolidate()
    assert opened.edition.edition == "2017-2018"
    assert opened.blocking == 0
    enrolled = opened.dataset[Enrolments].columns[Enrolments.edition.name].count("2017-2018")
    assert enrolled == done.plan.carried_over == 32
