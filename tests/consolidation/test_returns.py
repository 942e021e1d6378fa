"""Which of the files that came in count, and why the others do not."""

from __future__ import annotations

import pytest

from aet_sheets.consolidation.index import Index
from aet_sheets.consolidation.run import select_returns
from aet_sheets.reading.raw import RawWorkbook
from aet_sheets.schema import Sessions
from tests.support.consolidating import EDITION, codes, consolidated, return_file
from tests.support.markdown import PILOT, cover, workbook

Sheets = dict[str, str]
ONE_SESSION = "| Type de séance | Intitulé | Date |\n| Groupe de travail | Réunion {} | 04/10/2016 |"


def sent(version: int = 1, sent_on: str = "30/06/2017", title: str = "A", **others: str) -> Sheets:
    return {"Fiche": cover(version=version, sent_on=sent_on, **others), "Séances": ONE_SESSION.format(title)}


def statuses(**returns: Sheets) -> dict[str, str]:
    return {item.name: str(item.status) for item in consolidated(returns).returns}


def test_the_higher_version_counts() -> None:
    assert statuses(a=sent(2, title="A"), b=sent(1, title="B")) == {"a": "accepté", "b": "remplacé"}


def test_what_was_wrong_with_a_replaced_file_no_longer_matters() -> None:
    faulty = {"Fiche": cover(version=1), "Acteurs": "| Organnisation | Nom |\n| Halte | Diallo |"}
    result = consolidated({"a": faulty, "b": sent(2)})
    assert [str(item.status) for item in result.returns] == ["remplacé", "accepté"]
    assert {problem.file for problem in result.problems} == {"retours/2016-2017/b"}


def test_then_the_later_day_of_sending() -> None:
    assert statuses(a=sent(title="A"), b=sent(sent_on="01/07/2017", title="B")) == {"a": "remplacé", "b": "accepté"}


def correcting(*corrected: Sheets, title: str) -> Sheets:
    """A return that says, out of sight, which ones it corrects."""
    digests = " ".join(return_file("x", workbook(**sheets)).sha256 for sheets in corrected)
    return sent(title=title) | {"_aet": f"| corrige | {digests} |"}


def test_a_copy_sent_back_comes_after_what_it_corrects_whatever_the_day() -> None:
    original = sent(sent_on="30/06/2017", title="A")
    assert statuses(a=original, b=correcting(original, title="B")) == {"a": "remplacé", "b": "accepté"}
    assert statuses(b=correcting(original, title="B"), c=original) == {"b": "accepté", "c": "remplacé"}


def test_corrections_of_corrections_follow_each_other_even_when_one_was_lost() -> None:
    first = sent(title="A")
    second = correcting(first, title="B")
    third = correcting(second, first, title="C")
    assert statuses(a=first, b=second, c=third) == {"a": "remplacé", "b": "remplacé", "c": "accepté"}
    assert statuses(a=first, c=third) == {"a": "remplacé", "c": "accepté"}


def test_two_corrections_of_one_file_are_not_put_in_order() -> None:
    first = sent(title="A")
    found = statuses(a=first, b=correcting(first, title="B"), c=correcting(first, title="C"))
    assert found == {"a": "remplacé", "b": "non reconnu", "c": "non reconnu"}


def test_a_higher_version_comes_after_any_correction() -> None:
    first = sent(title="A")
    assert statuses(a=correcting(first, title="B"), b=sent(2, title="C")) == {"a": "remplacé", "b": "accepté"}


def test_the_same_bytes_again_are_a_duplicate() -> None:
    assert statuses(a=sent(), b=sent()) == {"a": "accepté", "b": "doublon"}


@pytest.mark.parametrize("day", ["30/06/2017", ""])
def test_what_nothing_puts_in_order_is_left_out_and_told(day: str) -> None:
    result = consolidated({"a": sent(sent_on=day, title="A"), "b": sent(sent_on=day, title="B")})
    assert [str(item.status) for item in result.returns] == ["non reconnu", "non reconnu"]
    assert codes(result) == {"version-indecise"}
    assert "«\u00a0b\u00a0»" in result.problems[0].message


def test_a_return_of_another_edition_is_not_counted() -> None:
    result = consolidated({"a": sent(edition="2015-2016")})
    assert [str(item.status) for item in result.returns] == ["hors édition"]
    assert "retours/2015-2016" in result.problems[0].remedy


def test_other_groups_and_other_periods_do_not_compete() -> None:
    quarter = cover(version=1) + "\n| Période | 1er trimestre |"
    found = statuses(a=sent(), b=sent(group="Handicap"), c={"Fiche": quarter, "Séances": ONE_SESSION.format("C")})
    assert found == {"a": "accepté", "b": "accepté", "c": "accepté"}


def test_without_group_a_file_is_not_recognised_and_says_so() -> None:
    result = consolidated({"a": {"Fiche": "| Groupe | |\n| Édition | 2016-2017 |\n| Version | 1 |", "Séances": ""}})
    assert [str(item.status) for item in result.returns] == ["non reconnu"]
    assert "groupe" in result.problems[0].message


def test_a_lost_group_comes_from_the_hidden_metadata_or_the_folder() -> None:
    lost = {"Fiche": "| Édition | 2016-2017 |\n| Version | 1 |\n| Rapporteur | Ninon Zola |"}
    hidden = consolidated({"a": lost | {"_aet": "| groupe | GT-JEUNES |"}})
    folder = consolidated({"GT-HANDICAP/a": lost})
    assert [item.group for item in (*hidden.returns, *folder.returns)] == ["GT-JEUNES", "GT-HANDICAP"]
    assert "fiche-completee" in codes(hidden) & codes(folder)


def test_a_group_that_nobody_declared_is_told_even_when_it_can_be_found() -> None:
    fiche = cover("GT-JEUNNES")
    result = consolidated({"a": {"Fiche": fiche, "_aet": "| groupe | GT-JEUNES |"}})
    assert [item.group for item in result.returns] == ["GT-JEUNES"]
    assert codes(result) == {"groupe-de-la-fiche-inconnu"}


@pytest.mark.parametrize(
    ("sheets", "what"),
    [
        (PILOT, "une copie du classeur de pilotage"),
        ({"Synthèse": "", "Lignes écartées": "", "Acteurs": ""}, "un classeur consolidé"),
    ],
)
def test_another_document_of_the_dossier_is_told_from_a_return(sheets: Sheets, what: str) -> None:
    item = return_file("égaré.xlsx", workbook(**sheets))
    select_returns([item], EDITION, Index())
    assert str(item.status) == "non reconnu"
    assert what in item.problems[0].message
    assert item.problems[0].remedy == "Retirez-le du dossier des retours."


def test_a_missing_version_is_one_with_an_alert() -> None:
    fiche = "\n".join(line for line in cover().splitlines() if "Version" not in line)
    result = consolidated({"a": {"Fiche": fiche}})
    assert [item.version for item in result.returns] == [1]
    assert codes(result) == {"version-absente"}


@pytest.mark.parametrize(("group", "told"), [("gt jeunes", False), ("Insertion des Jeunes", False), ("Handicap", True)])
def test_a_row_may_name_its_group_and_another_group_is_told(group: str, told: bool) -> None:  # noqa: FBT001
    sessions = f"| Type de séance | Groupe | Intitulé | Date |\n| Groupe de travail | {group} | A | 04/10/2016 |"
    result = consolidated({"a": {"Séances": sessions}})
    assert ("groupe-different" in codes(result)) is told
    assert result.dataset[Sessions].columns["group"] == ["GT-HANDICAP" if told else "GT-JEUNES"]


def test_an_empty_sheet_needs_its_nil() -> None:
    fiche = "\n".join(line for line in cover().splitlines() if "Moyens" not in line)
    result = consolidated({"a": {"Fiche": fiche, "Moyens": "| Nature | Libellé | État |"}})
    assert codes(result) == {"feuille-vide-sans-neant"}


def test_nil_with_rows_is_told_and_the_rows_count() -> None:
    result = consolidated({"a": sent()})
    (problem,) = result.problems
    assert (problem.code, problem.severity) == ("neant-avec-lignes", "alerte")
    assert result.sources["retours/2016-2017/a"].kept == 1


def test_an_empty_workbook_is_not_recognised() -> None:
    assert return_file("vide.xlsx", RawWorkbook("xlsx")).content is not None
