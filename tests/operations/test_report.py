"""Writing the report of a dossier: where it goes, what it says of closed editions, what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from aet_sheets.dossier import DossierError
from aet_sheets.operations.consolidate import consolidate_dossier
from aet_sheets.operations.report import report_dossier
from tests.operations.small import small_dossier, snapshot, write_return
from tests.support.markdown import cover
from tests.support.workbooks import stored_values

CLOSED = {
    "Éditions": """
        | Édition | Début | Fin | Statut |
        | 2015-2016 | 01/09/2015 | 31/08/2016 | Close |
        | 2016-2017 | 01/09/2016 | 31/08/2017 | Ouverte |
        """
}
STAGES = """
    | Indicateur | Édition | Valeur | État |
    | IND-STAGES | 2015-2016 | {value} | Mesuré |
    """


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    return small_dossier(tmp_path / "d", {"a.xlsx": {}, "b.xlsx": {"Fiche": cover("GT-HANDICAP")}})


def test_it_goes_to_the_folder_of_reports_by_edition_or_exercise(dossier: Path) -> None:
    edition, exercise = report_dossier(dossier), report_dossier(dossier, exercise=2016)
    assert edition.as_json()["outputs"] == ["rapports/rapport-2016-2017.xlsx", "rapports/rapport-2016-2017.pdf"]
    assert exercise.as_json()["outputs"] == ["rapports/rapport-2016.xlsx", "rapports/rapport-2016.pdf"]
    assert all(path.is_file() for path in (*edition.written, *exercise.written))
    assert edition.as_json()["standing"] == "définitif"


def test_only_the_reports_are_written(dossier: Path) -> None:
    before = snapshot(dossier)
    report_dossier(dossier)
    after = snapshot(dossier)
    added = {name for name in after if after[name] != before.get(name)} - {".aet/verrou", ".aet/lock"}
    assert {name for name in added if not name.startswith(".aet/")} == {
        "rapports/rapport-2016-2017.xlsx", "rapports/rapport-2016-2017.pdf"
    }  # fmt: skip
    assert {name: after[name] for name in before} == before


def test_asked_again_from_the_same_inputs_it_is_the_same(dossier: Path) -> None:
    first = [path.read_bytes() for path in report_dossier(dossier).written]
    assert [path.read_bytes() for path in report_dossier(dossier).written] == first


def test_inputs_of_every_edition_of_an_exercise_are_told(tmp_path: Path) -> None:
    dossier = small_dossier(tmp_path / "d", {"a.xlsx": {}})
    write_return(dossier / "retours" / "2015-2016" / "c.xlsx", {"Fiche": cover(edition="2015-2016")})
    told = report_dossier(dossier, exercise=2016).as_json()["inputs"]
    assert isinstance(told, dict)
    assert list(told) == ["pilotage.xlsx", "retours/2015-2016/c.xlsx", "retours/2016-2017/a.xlsx"]
    reasons = report_dossier(dossier, exercise=2016).report.standing.reasons
    assert [reason.partition("\u00a0:")[0] for reason in reasons] == ["2015-2016", "2016-2017"]


def test_a_closed_edition_that_changed_makes_the_report_provisional(tmp_path: Path) -> None:
    dossier = small_dossier(tmp_path / "d", {"a.xlsx": {}, "b.xlsx": {"Fiche": cover("GT-HANDICAP")}}, CLOSED)
    old = dossier / "retours" / "2015-2016" / "c.xlsx"
    write_return(old, {"Fiche": cover(edition="2015-2016"), "Mesures": STAGES.format(value=40)})
    consolidate_dossier(dossier, "2015-2016")
    assert report_dossier(dossier).blocking == 0
    write_return(old, {"Fiche": cover(edition="2015-2016"), "Mesures": STAGES.format(value=41)})
    changed = report_dossier(dossier)
    assert [reason.replace("\u00a0", " ") for reason in changed.report.standing.reasons] == [
        "1 fichier d’une édition close a changé depuis la clôture.",
        (
            "L’édition close 2015-2016 ne donne plus les chiffres scellés à sa clôture ; "
            "ce sont eux que ce rapport compare."
        ),
    ]
    assert changed.report.sealed == ("2015-2016",)
    assert 40 in stored_values(changed.written[0]).values()


def test_an_edition_and_an_exercise_at_once_are_refused(dossier: Path) -> None:
    with pytest.raises(DossierError, match="pas des deux") as error:
        report_dossier(dossier, "2016-2017", 2016)
    assert error.value.wrong_use


def test_an_exercise_of_no_edition_is_refused(dossier: Path) -> None:
    with pytest.raises(DossierError, match="1999") as error:
        report_dossier(dossier, exercise=1999)
    assert error.value.wrong_use
    assert "2015-2016, 2016-2017" in error.value.remedy
    assert not (dossier / "rapports").exists()


def test_a_report_that_is_open_elsewhere_is_left_alone(dossier: Path) -> None:
    report_dossier(dossier)
    (dossier / "rapports" / "~$rapport-2016-2017.xlsx").touch()
    outcome = report_dossier(dossier)
    assert [path.name for path in outcome.beside] == ["rapport-2016-2017 (nouvelle version).xlsx"]
