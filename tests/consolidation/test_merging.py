"""Sources that disagree: who holds until somebody decides, and who is told."""

from __future__ import annotations

from aet_sheets.consolidation.dataset import Origin
from aet_sheets.consolidation.run import Consolidation
from aet_sheets.problems import Problem
from aet_sheets.schema import Actors, Means, Measures
from tests.support.consolidating import codes, consolidated
from tests.support.markdown import cover

HEADINGS = "| Code acteur | Type d'acteur | Organisation | Nom | Prénom | Téléphone | Mobilisation |"


def actor(phone: str) -> str:
    return f"{HEADINGS}\n| ACT-001 | Entreprise | Ateliers Zed | Zola | Ninon | '{phone} | Mobilisé |"


def conflict(result: Consolidation) -> Problem:
    (problem,) = [problem for problem in result.problems if problem.code == "valeurs-contradictoires"]
    return problem


def phones(result: Consolidation) -> list[object]:
    return list(result.dataset[Actors].columns["phone"])


def test_a_return_holds_against_the_pilot_workbook_and_an_alert_says_so() -> None:
    pilot = {"Acteurs": actor("01 43 00 00 01")}
    result = consolidated({"a.xlsx": {"Acteurs": actor("01 43 00 00 02")}}, pilot=pilot)
    assert phones(result) == ["01 43 00 00 02"]
    problem = conflict(result)
    assert (problem.severity, problem.file, problem.cell) == ("alerte", "retours/2016-2017/a.xlsx", "F2")
    assert "pilotage.xlsx" in problem.message
    assert "43" not in problem.message


def test_the_return_sent_last_holds_whatever_its_name() -> None:
    def sent(group: str, day: str, phone: str) -> dict[str, str]:
        return {"Fiche": cover(group, sent_on=day), "Acteurs": actor(phone)}

    early, late = sent("GT-JEUNES", "01/06/2017", "0143000001"), sent("Handicap", "02/06/2017", "0143000002")
    assert phones(consolidated({"a": early, "b": late})) == ["01 43 00 00 02"]
    assert phones(consolidated({"a": late, "b": early})) == ["01 43 00 00 02"]


def test_an_earlier_edition_is_history_and_no_disagreement() -> None:
    pilot = {"Acteurs": actor("0143000001")}
    result = consolidated(pilot=pilot, earlier={"old.xlsx": {"Acteurs": actor("0143000002")}})
    assert phones(result) == ["01 43 00 00 01"]
    assert "valeurs-contradictoires" not in codes(result)


def test_what_one_leaves_empty_the_other_gives() -> None:
    result = consolidated({"a": {"Acteurs": actor("0143000002")}})
    assert result.dataset[Actors].row(0)["email"] == "n.zola@zed.example"
    assert phones(result) == ["01 43 00 00 02"]
    assert "valeurs-contradictoires" not in codes(result)


def test_the_same_measure_with_two_values_is_told() -> None:
    def stages(count: int) -> str:
        return f"| Indicateur | Groupe | Valeur | État |\n| Stages | GT-JEUNES | {count} | Mesuré |"

    other = {"Fiche": cover("Handicap", sent_on="01/07/2017"), "Mesures": stages(12)}
    result = consolidated({"a": {"Mesures": stages(10)}, "b": other})
    assert result.dataset[Measures].columns["value"] == [12]
    assert "valeurs-contradictoires" in codes(result)


def test_two_rows_of_one_file_that_disagree_are_told_with_their_rows() -> None:
    pilot = {"Acteurs": f"{actor('0143000001')}\n{actor('0143000002').strip().splitlines()[-1]}"}
    told = conflict(consolidated(pilot=pilot))
    assert told.cell.endswith("2")
    assert "dans pilotage.xlsx, ligne 3\u00a0;" in told.message
    assert "celle de pilotage.xlsx, ligne 3" in told.message


def test_means_repeated_word_for_word_count_once_with_an_alert() -> None:
    means = """
        | Nature | Libellé | Prévu | État |
        | Financier | Subvention | 3000 | Constaté |
        | Financier | Subvention | 3000 | Constaté |
        | Financier | Subvention | 2000 | Constaté |
        """
    result = consolidated({"a": {"Moyens": means}})
    assert result.dataset[Means].columns["planned"] == [3000, 2000]
    assert codes(result) == {"moyen-repete"}


def test_one_body_has_one_name_throughout() -> None:
    rows = """
        | Type d'acteur | Organisation | Nom | Prénom | Mobilisation |
        | Association | La Halte | Roy | Ana | Inscrit |
        | Association | ASSOCIATION LA HALTE | Lam | Eve | Inscrit |
        """
    result = consolidated({"a": {"Acteurs": rows}})
    assert result.dataset[Actors].columns["organisation"] == ["Ateliers Zed", "La Halte", "La Halte"]


def test_every_place_of_a_row_is_remembered_the_one_that_holds_first() -> None:
    pilot = {"Acteurs": f"{actor('01 43 00 00 01')}\n| ACT-002 | Association | Le Pas | Roy | Ana | | Inscrit |"}
    origins = consolidated({"a.xlsx": {"Acteurs": actor("01 43 00 00 01")}}, pilot=pilot).dataset[Actors].origins
    returned, known = Origin("retours/2016-2017/a.xlsx", "Acteurs", 2), Origin("pilotage.xlsx", "Acteurs", 2)
    assert list(origins) == [[returned, known], [Origin("pilotage.xlsx", "Acteurs", 3)]]
    files, sheets, rows = origins.by_column()
    assert files == ["retours/2016-2017/a.xlsx", "pilotage.xlsx"]
    assert sheets == ["Acteurs", "Acteurs"]
    assert rows == [2, 3]


def test_an_amount_worked_out_fills_no_other_column_without_values() -> None:
    means = "| Nature | Libellé | Quantité | Unité | État |\n| En nature | Accueil | 3 | Heures | Constaté |"
    columns = consolidated({"a.xlsx": {"Moyens": means}}).dataset[Means].columns
    assert [*columns["rate"], *columns["actual"]] == [15, 45]
    assert columns["planned"] == columns["function"] == columns["source"] == [None]


def test_sources_let_go_of_what_the_joined_tables_hold() -> None:
    result = consolidated({"a.xlsx": {"Acteurs": actor("01 43 00 00 01")}})
    records = [checked.records for source in result.all_sources for checked in source.sheets]
    assert not any(own.columns or own.extra or own.by_cover for own in records)
