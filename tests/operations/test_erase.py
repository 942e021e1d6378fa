"""Erasing people: nothing that the program writes names them any more, everything is counted as before."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import openpyxl
import pytest
from openpyxl.comments import Comment

from aet_sheets.dossier import Dossier, DossierError
from aet_sheets.dossier.answers import ANSWERS
from aet_sheets.dossier.erasure_file import ERASURES
from aet_sheets.operations.consolidate import consolidate_dossier
from aet_sheets.operations.erase import Erasing, Trace, erase_actor, purge
from aet_sheets.operations.export import export_dossier
from aet_sheets.schema import Actors, Attendances
from tests.operations.small import EDITION, small_dossier, snapshot, write_return
from tests.support.markdown import PILOT
from tests.support.workbooks import parts

TODAY = dt.date(2026, 11, 24)
ACTORS = """
    | Code acteur | Type d'acteur | Organisation | Nom | Prénom | Courriel | Téléphone | Mobilisation | Observations |
    | ACT-001 | Entreprise | Ateliers Zed | Zola | Ninon | n.zola@zed.example | 0143000031 | Mobilisé | Vue en mai |
    | ACT-002 | Association | Entraide | Ybert | Omar | o.ybert@entraide.example | | Inscrit | Voisin de Ninon Zola |
    """
RETURN = {
    "Acteurs": """
        | Type d'acteur | Organisation | Nom | Prénom | Téléphone | Mobilisation |
        | Entreprise | ateliers zed | ZOLA | Ninon | 0143000099 | Mobilisé |
        | Association | Entraide | Xenakis | Ada | | Inscrit |
        | Association | Entraide | Zola | Ninon | n.zola@zed.example | Inscrite ? |
        """,
    "Séances": """
        | Type de séance | Intitulé | Date | Décisions |
        | Groupe de travail | Bilan | 12/10/2016 | Mme Zola écrit (n.zola@zed.example) à Ada Xenakis |
        """,
    "Présences": """
        | Séance | Acteur | Présence |
        | 12/10/2016 — Bilan | Ninon Zola — Ateliers Zed | Présent |
        | 12/10/2016 — Bilan | Ada Xenakis — Entraide | Présent |
        | 12/10/2016 — Bilan | Ninon Zola — Ailleurs | Présent |
        """,
}
SECRETS = ("zola", "ninon", "0143000031", "43 00 00 31", "43 00 00 99", "vue en mai")


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    return small_dossier(tmp_path / "d", {"a.xlsx": {**RETURN, "Fiche": COVER}}, {"Acteurs": ACTORS})


COVER = "| Groupe | GT-JEUNES |\n| Édition | 2016-2017 |\n| Rapporteur | Ada Xenakis |"


def leaks(path: Path) -> list[str]:
    """Return what a workbook, or a text, still says about Ninon Zola."""
    if path.suffix == ".xlsx":
        text = "\n".join(data.decode("utf-8", "replace") for data in parts(path).values())
    else:
        text = path.read_text(encoding="utf-8-sig")
    return [secret for secret in SECRETS if secret in text.casefold()]


def test_nothing_that_is_written_names_the_person_and_every_count_stays(dossier: Path) -> None:
    before = consolidate_dossier(dossier)
    assert leaks(before.written) != []
    erasing = erase_actor(dossier, "act-001", TODAY)
    assert [outcome.written for outcome in erasing.rebuilt] == [before.written]
    assert leaks(before.written) == []
    after = consolidate_dossier(dossier)
    assert after.figures == before.figures
    assert [len(table) for table in after.consolidation.dataset.values()] == [
        len(table) for table in before.consolidation.dataset.values()
    ]
    assert [secret for secret in SECRETS if secret in json.dumps(after.as_json(), ensure_ascii=False).casefold()] == []
    assert [path.name for path in export_dossier(dossier, "csv").written if leaks(path)] == []


def test_the_person_stays_an_actor_under_its_code(dossier: Path) -> None:
    erase_actor(dossier, "ACT-001", TODAY)
    dataset = Dossier(dossier).rehearse().dataset
    actors = dataset[Actors]
    row = actors.columns["code"].index("ACT-001")
    assert {name: value for name, value in actors.row(row).items() if value is not None} == {
        "code": "ACT-001",
        "type": "Entreprise",
        "organisation": "ateliers zed",
        "last_name": "(effacé ACT-001)",
        "mobilisation": "Mobilisé",
    }
    assert len(actors.origins[row]) == 2
    assert "ACT-001" in dataset[Attendances].columns["actor"]


def test_others_keep_their_names_and_texts_their_sense(dossier: Path) -> None:
    erase_actor(dossier, "ACT-001", TODAY)
    dataset = Dossier(dossier).rehearse().dataset
    assert {"Ybert", "Xenakis"} < set(dataset[Actors].columns["last_name"])
    texts = [value for table in dataset.values() for own in table.columns.values() for value in own]
    assert "[personne] écrit ([courriel]) à Ada Xenakis" in texts
    assert "Voisin de [personne]" in texts


def test_letters_notes_and_authors_that_name_the_person_are_told(dossier: Path) -> None:
    (dossier / "a-renvoyer" / EDITION).mkdir(parents=True)
    (dossier / "a-renvoyer" / EDITION / "b - message.txt").write_text("Bonjour Ninon ZOLA,\n", encoding="utf-8-sig")
    (dossier / "a-renvoyer" / EDITION / "c - message.txt").write_text("Bonjour Ada Xenakis,\n", encoding="utf-8-sig")
    noted = write_return(dossier / "a-envoyer" / "note.xlsx", {"Séances": "| Intitulé | Date |"})
    book = openpyxl.load_workbook(noted)
    book.active["A1"].comment = Comment("Vu avec Mme Zola", "Secrétariat")
    book.save(noted)
    authored = write_return(dossier / "a-envoyer" / "auteur.xlsx", {"Séances": "| Intitulé | Date |"})
    book = openpyxl.load_workbook(authored)
    book.properties.creator = "Ninon Zola"
    book.save(authored)
    erasing = erase_actor(dossier, "ACT-001", TODAY)
    assert {trace.file for trace in erasing.traces if not trace.sheet} == {
        f"a-renvoyer/{EDITION}/b - message.txt",
        "a-envoyer/note.xlsx",
        "a-envoyer/auteur.xlsx",
    }


def test_a_title_that_is_proposed_does_not_name_the_person(dossier: Path) -> None:
    meeting = {
        "Fiche": COVER,
        "Séances": "| Type de séance | Intitulé | Date |\n| Groupe de travail | Chez Mme Zola | 12/10/2016 |",
        "Présences": "| Séance | Acteur | Présence |\n| Chez Mme Zola | ACT-002 | Présent |",
    }
    write_return(dossier / "retours" / EDITION / "a.xlsx", meeting)

    def remedy() -> str:
        (unknown,) = [p for p in consolidate_dossier(dossier).consolidation.problems if p.code.endswith("introuvable")]
        return unknown.remedy

    assert "12/10/2016 — Chez Mme Zola" in remedy()
    erase_actor(dossier, "ACT-001", TODAY)
    assert "12/10/2016 — Chez [personne]" in remedy()


def test_sources_are_never_touched_and_it_says_where_they_name_the_person(dossier: Path) -> None:
    before = snapshot(dossier)
    erasing = erase_actor(dossier, "ACT-001", TODAY)
    assert {name: data for name, data in snapshot(dossier).items() if not name.startswith(".aet")} == before
    file = f"retours/{EDITION}/a.xlsx"
    assert set(erasing.traces) == {
        Trace("pilotage.xlsx", "Acteurs", (2, 3)),
        Trace(file, "Acteurs", (2, 4)),
        Trace(file, "Séances", (2,)),
        Trace(file, "Présences", (2, 4)),
    }
    assert all(trace.is_source for trace in erasing.traces)


def test_what_is_remembered_names_nobody(dossier: Path) -> None:
    erase_actor(dossier, "ACT-001", TODAY)
    path = dossier / ".aet" / ERASURES
    assert leaks(path) == []
    (person,) = json.loads(path.read_bytes())["personnes"]
    assert (person["code"], person["le"], person["motif"]) == ("ACT-001", "2026-11-24", "demande")


def test_what_was_read_before_is_forgotten_and_a_rehearsal_forgets_nothing(dossier: Path) -> None:
    def remembered() -> bool:
        return (dossier / ".aet" / ANSWERS).exists()

    consolidate_dossier(dossier)
    erase_actor(dossier, "ACT-001", TODAY, rehearsal=True)
    purge(dossier, TODAY, TODAY, rehearsal=True)
    assert remembered()
    erase_actor(dossier, "ACT-001", TODAY)
    assert not remembered()
    consolidate_dossier(dossier)
    assert remembered()
    purge(dossier, dt.date(1990, 1, 1), TODAY)
    assert not remembered()


def test_old_outputs_that_still_name_the_person_are_told(dossier: Path) -> None:
    for form in ("csv", "sqlite", "parquet"):
        export_dossier(dossier, form)
        export_dossier(dossier, form, identities=False)
    files = {trace.file for trace in erase_actor(dossier, "ACT-001", TODAY).traces if not trace.is_source}
    assert files == {
        *(
            f"exports/{EDITION}/{name}"
            for name in ("csv/acteurs.csv", "csv/seances.csv", "parquet", f"{EDITION}.sqlite")
        )
    }


def test_a_file_may_bear_the_name(dossier: Path) -> None:
    folder = dossier / "retours" / EDITION
    (folder / "a.xlsx").rename(folder / "Retour de Mme_ZOLA.xlsx")
    assert Trace(f"retours/{EDITION}/Retour de Mme_ZOLA.xlsx") in erase_actor(dossier, "ACT-001", TODAY).traces


def test_the_person_is_recognised_when_named_again_without_a_code(dossier: Path) -> None:
    erase_actor(dossier, "ACT-001", TODAY)
    emptied_by_hand(dossier)
    before = len(Dossier(dossier).rehearse().dataset[Actors])
    again = {"Acteurs": RETURN["Acteurs"], "Fiche": COVER.replace("GT-JEUNES", "GT-HANDICAP")}
    write_return(dossier / "retours" / EDITION / "b.xlsx", again)
    outcome = consolidate_dossier(dossier)
    assert len(outcome.consolidation.dataset[Actors]) == before
    assert leaks(outcome.written) == []


def emptied_by_hand(dossier: Path) -> None:
    """Do what the command asks for, in the pilot workbook and in the return."""
    (dossier / "pilotage.xlsx").unlink()
    emptied = ACTORS.replace("Zola | Ninon | n.zola@zed.example | 0143000031", "(effacé ACT-001) | | |")
    emptied = emptied.replace("Vue en mai", "").replace("Voisin de Ninon Zola", "")
    small = small_dossier(dossier.parent / "new", pilot={"Acteurs": emptied})
    (small / "pilotage.xlsx").rename(dossier / "pilotage.xlsx")
    sheets = {
        "Acteurs": "| Code acteur | Type d'acteur | Organisation | Nom | Prénom | Mobilisation |\n"
        "| ACT-001 | Entreprise | ateliers zed | (effacé ACT-001) | | Mobilisé |\n"
        "| | Association | Entraide | Xenakis | Ada | Inscrit |",
        "Séances": "| Type de séance | Intitulé | Date |\n| Groupe de travail | Bilan | 12/10/2016 |",
        "Présences": "| Séance | Acteur | Présence |\n| 12/10/2016 — Bilan | ACT-001 | Présent |",
    }
    write_return(dossier / "retours" / EDITION / "a.xlsx", {**sheets, "Fiche": COVER})


def test_once_the_sources_are_emptied_by_hand_nothing_is_left_to_tell(dossier: Path) -> None:
    consolidate_dossier(dossier)
    erase_actor(dossier, "ACT-001", TODAY)
    emptied_by_hand(dossier)
    erasing = erase_actor(dossier, "ACT-001", TODAY)
    assert (erasing.codes, erasing.already, erasing.traces) == ((), ("ACT-001",), ())
    assert len(json.loads((dossier / ".aet" / ERASURES).read_bytes())["personnes"]) == 1


def test_a_last_name_that_others_bear_stays_where_it_stands_alone(tmp_path: Path) -> None:
    brother = (
        ACTORS + "    | ACT-003 | Entreprise | Autre | Zola | Paul | | | Mobilisé | Frère de Ninon Zola, dit Zola |\n"
    )
    dossier = small_dossier(tmp_path / "d", pilot={"Acteurs": brother})
    erase_actor(dossier, "ACT-001", TODAY)
    actors = Dossier(dossier).rehearse().dataset[Actors]
    assert actors.columns["last_name"][2] == "Zola"
    assert actors.columns["remarks"][2] == "Frère de [personne], dit Zola"


def test_somebody_without_a_code_of_their_own_goes_by_the_one_that_was_given(dossier: Path) -> None:
    code = consolidate_dossier(dossier).consolidation.dataset[Actors].columns["code"][2]
    assert code == "ACT-R0001"
    before = consolidate_dossier(dossier).figures
    erase_actor(dossier, "ACT-R0001", TODAY)
    outcome = consolidate_dossier(dossier)
    assert outcome.figures == before
    assert outcome.consolidation.dataset[Actors].columns["last_name"][2] == "(effacé ACT-R0001)"


def test_a_code_that_nobody_has(dossier: Path) -> None:
    with pytest.raises(DossierError, match="Aucun acteur n’a le code") as error:
        erase_actor(dossier, "ACT-999", TODAY)
    assert error.value.wrong_use
    assert not (dossier / ".aet" / ERASURES).exists()


def test_a_list_that_cannot_be_read_stops_everything(dossier: Path) -> None:
    erase_actor(dossier, "ACT-001", TODAY)
    (dossier / ".aet" / ERASURES).write_text("{", encoding="utf-8")
    with pytest.raises(DossierError, match="illisible"):
        consolidate_dossier(dossier)


def test_many_are_erased_from_the_demo_and_its_figures_stay(demo: Path) -> None:
    before = consolidate_dossier(demo)
    planned = purge(demo, dt.date(2014, 1, 1), TODAY, rehearsal=True)
    assert not (demo / ".aet" / ERASURES).exists()
    erasing = purge(demo, dt.date(2014, 1, 1), TODAY)
    assert erasing.codes == planned.codes
    assert len(erasing.codes) > 50
    after = consolidate_dossier(demo)
    assert after.figures == before.figures
    actors = after.consolidation.dataset[Actors].columns
    assert sum(str(name).startswith("(effacé") for name in actors["last_name"]) == len(erasing.codes)
    assert purge(demo, dt.date(2014, 1, 1), TODAY) == Erasing(demo, ())


def test_who_gave_no_sign_is_purged_and_who_has_no_date_is_told(tmp_path: Path) -> None:
    dated = (
        PILOT["Acteurs"]
        .replace("Mobilisation |", "Mobilisation | Date d'entrée |")
        .replace("Mobilisé |", "Mobilisé | |")
    )
    more = "        | ACT-002 | Association | Entraide | Ybert | Omar | | Mobilisé | 01/02/2015 |\n"
    dossier = small_dossier(tmp_path / "d", pilot={"Acteurs": dated.rstrip() + "\n" + more})
    erasing = purge(dossier, dt.date(2016, 1, 1), TODAY)
    assert (erasing.codes, erasing.undated) == (("ACT-002",), 1)
    (person,) = json.loads((dossier / ".aet" / ERASURES).read_bytes())["personnes"]
    assert person["motif"] == "purge"
