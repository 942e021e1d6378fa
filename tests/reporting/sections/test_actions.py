"""Actions by stage and status, and one by one; nobody answers for them by name."""

from __future__ import annotations

from tests.reporting.extremes import usual
from tests.reporting.tables import rows, table

ACTIONS = """
    | Code action | Édition | Intitulé | Groupe | Étape | Statut | Responsable | Avancement |
    | A1 | 2016-2017 | Forum | GT-JEUNES | Conception | Proposée | ACT-001 | 10 % |
    | A2 | 2016-2017 | Livret | | Conception | Réalisée | ACT-002 | |
    | A3 | 2015-2016 | Tutorat | GT-JEUNES | Mobilisation | En cours | ACT-001 | |
    """


def test_by_stage_and_status() -> None:
    found = rows(usual(Actions=ACTIONS), "actions")
    assert found[0] == ["Conception", "1", "0", "0", "1", "0", "2"]
    assert found[-1] == ["Total", "1", "0", "0", "1", "0", "2"]
    note = table(usual(Actions=ACTIONS), "actions").note.replace("\u00a0", " ")
    assert "Dont 1 action transverse." in note
    assert note.endswith("comptées à part : 1 action antérieure toujours en cours.")


def test_one_by_one() -> None:
    assert rows(usual(Actions=ACTIONS), "action_list") == [
        ["Forum", "Insertion des jeunes", "Conception", "Proposée", "10 %"],
        ["Livret", "Tous les groupes", "Conception", "Réalisée", "–"],
    ]


def test_through_the_editions() -> None:
    assert [row[-2:] for row in rows(usual(Actions=ACTIONS), "actions_series")] == [["1", "0"], ["2", "1"]]
