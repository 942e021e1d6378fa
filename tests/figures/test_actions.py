"""Actions by stage and status."""

from __future__ import annotations

from aet_sheets.figures.actions import actions_by_stage
from tests.support.consolidating import consolidated

ACTIONS = """
    | Code action | Édition | Intitulé | Étape | Statut |
    | A1 | 2016-2017 | Visites | Conception | Proposée |
    | A2 | 2016-2017 | Forum | Conception | Proposée |
    | A3 | 2016-2017 | Stages | Mise en œuvre et évaluation | En cours |
    | A4 | 2015-2016 | Livret | Conception | Réalisée |
    """


def test_every_stage_counts_the_actions_of_the_period_by_status() -> None:
    result = consolidated(pilot={"Actions": ACTIONS})
    found = actions_by_stage(result.dataset, result.edition)
    assert list(found) == [
        "Conception", "Mobilisation", "Diagnostic et co-construction", "Mise en œuvre et évaluation"
    ]  # fmt: skip
    counted = {(stage, status): count for stage, row in found.items() for status, count in row.items() if count}
    assert counted == {("Conception", "Proposée"): 2, ("Mise en œuvre et évaluation", "En cours"): 1}
