"""A dossier that is not what it should be: a French sentence, and nothing lost."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from aet_sheets.dossier import Dossier, DossierError
from aet_sheets.dossier.register_file import BACKUP, REGISTER, load_register, save_register
from aet_sheets.operations.consolidate import consolidate_dossier
from aet_sheets.schema import Actors
from aet_sheets.schema.calendar import school_year
from tests.operations.small import small_dossier
from tests.support.dossiers import LAST_EDITION


def test_a_dossier_that_does_not_exist(tmp_path: Path) -> None:
    with pytest.raises(DossierError, match="n’existe pas") as error:
        Dossier(tmp_path / "nulle part")
    assert error.value.wrong_use


def test_a_dossier_without_its_pilot_workbook(tmp_path: Path) -> None:
    with pytest.raises(DossierError, match="pas de classeur de pilotage") as error:
        consolidate_dossier(tmp_path)
    assert not error.value.wrong_use


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"bonjour"])
def test_a_damaged_pilot_workbook(demo: Path, content: bytes) -> None:
    (demo / "pilotage.xlsx").write_bytes(content)
    with pytest.raises(DossierError, match="inutilisable") as error:
        consolidate_dossier(demo)
    assert "copie saine" in error.value.remedy


def test_an_edition_that_is_not_declared(demo: Path) -> None:
    with pytest.raises(DossierError, match="2031-2032") as error:
        consolidate_dossier(demo, "2031-2032")
    assert error.value.wrong_use
    assert "2016-2017" in error.value.remedy


@pytest.mark.parametrize("missing", [True, False])
def test_an_empty_returns_folder_is_an_alert(demo: Path, missing: bool) -> None:  # noqa: FBT001
    folder = demo / "retours" / LAST_EDITION
    for file in folder.iterdir():
        file.unlink()
    if missing:
        folder.rmdir()
    outcome = consolidate_dossier(demo)
    assert [problem.code for problem in outcome.consolidation.problems] == ["aucun-retour"]
    assert outcome.figures.actors == 140
    assert outcome.written.is_file()


def test_bad_files_do_not_stop_the_others(demo: Path) -> None:
    folder = demo / "retours" / LAST_EDITION
    (folder / "vide.xlsx").write_bytes(b"")
    (folder / "cassé.xlsx").write_bytes(b"PK\x03\x04")
    (folder / "affiche.pdf").write_bytes(b"%PDF-1.7")
    (folder / ".DS_Store").write_bytes(b"x")
    outcome = consolidate_dossier(demo)
    statuses = {item.name: str(item.status) for item in outcome.consolidation.returns}
    assert [statuses.pop(name) for name in ("vide.xlsx", "cassé.xlsx", "affiche.pdf")] == ["illisible"] * 3
    assert set(statuses.values()) == {"accepté"}
    assert len(statuses) == 3
    codes = {problem.code: str(problem.severity) for problem in outcome.consolidation.problems}
    assert codes == {
        "fichier-illisible": "bloquante",
        "fichier-d-un-autre-type": "alerte",
        "valeurs-contradictoires": "alerte",
    }


def test_sources_are_never_touched(demo: Path) -> None:
    before = {path: path.read_bytes() for path in demo.rglob("*") if path.is_file()}
    consolidate_dossier(demo)
    assert {path: path.read_bytes() for path in before} == before


def test_an_error_names_paths_as_they_are(tmp_path: Path) -> None:
    path = tmp_path / "l'été : essai"
    with pytest.raises(DossierError) as error:
        Dossier(path)
    assert str(error.value) == error.value.message == f"Le dossier «\u00a0{path}\u00a0» n’existe pas."


def test_a_rehearsal_says_what_a_consolidation_would_say_and_writes_nothing(hand_made: Path) -> None:
    before = {path for path in hand_made.rglob("*") if path.is_file()}
    rehearsed = Dossier(hand_made).rehearse()
    assert {path for path in hand_made.rglob("*") if path.is_file()} == before
    result = Dossier(hand_made).consolidate()
    assert rehearsed.problems == result.problems
    assert rehearsed.dataset == result.dataset
    assert (hand_made / ".aet" / REGISTER).is_file()


def test_a_rehearsal_may_be_given_other_returns(hand_made: Path) -> None:
    dossier = Dossier(hand_made)
    found = dossier.rehearse(read=lambda bounds: dossier.read_returns(bounds)[:1])
    assert [item.file for item in found.returns] == [dossier.read_returns(school_year(LAST_EDITION))[0].file]


def test_codes_survive_the_deletion_of_the_workbook_and_a_return_sent_again(hand_made: Path) -> None:
    def codes() -> dict[object, object]:
        table = consolidate_dossier(hand_made).consolidation.dataset[Actors]
        return dict(zip(table.columns["last_name"], table.columns["code"], strict=True))

    first = codes()
    (hand_made / "consolidation" / f"{LAST_EDITION}.xlsx").unlink()
    handicap = hand_made / "retours" / LAST_EDITION / "retour handicap.ods"
    content = handicap.read_bytes()
    handicap.unlink()
    (hand_made / "retours" / LAST_EDITION / "copies" / "retour handicap (1).ods").unlink()
    without = codes()
    handicap.with_name("z renvoyé.ods").write_bytes(content)
    again = codes()
    assert "Roux" not in without
    assert {name: first[name] for name in without} == without
    assert again == first


def test_a_damaged_register_is_read_from_its_backup(hand_made: Path) -> None:
    consolidate_dossier(hand_made)
    folder = hand_made / ".aet"
    register = load_register(folder)
    register.tables["T_Test"] = register.tables["T_Acteurs"]
    save_register(register, folder)
    (folder / REGISTER).write_text("{", encoding="utf-8")
    assert load_register(folder).tables.keys() == {"T_Acteurs", "T_Seances", "T_Actions"}
    (folder / BACKUP).write_text("[]", encoding="utf-8")
    with pytest.raises(DossierError, match="endommagé"):
        load_register(folder)


def test_the_register_can_be_read_by_a_person(hand_made: Path) -> None:
    consolidate_dossier(hand_made)
    content = json.loads((hand_made / ".aet" / REGISTER).read_text(encoding="utf-8"))
    assert content["tables"]["T_Acteurs"]["given"] == 7


def test_a_register_that_is_missing_is_told_where_files_hold_its_codes(tmp_path: Path) -> None:
    actors = """
        | Code acteur | Type d'acteur | Organisation | Nom | Mobilisation |
        | ACT-R0007 | Entreprise | Ateliers Zed | Zola | Mobilisé |
        """
    dossier = Dossier(small_dossier(tmp_path / "d", pilot={"Acteurs": actors}))
    (told,) = [problem for problem in dossier.consolidate().problems if problem.code == "registre-incomplet"]
    assert told.file == ".aet/registre.json"
    assert "1\u00a0code qu’il avait donné figure" in told.message
    assert "registre-incomplet" not in {problem.code for problem in dossier.consolidate().problems}
