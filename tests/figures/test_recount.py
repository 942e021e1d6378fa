"""Every figure, counted a second time by SQL over the consolidated tables, is the same."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from aet_sheets.consolidation.run import Consolidation
from aet_sheets.dossier import Dossier
from aet_sheets.figures import Quantity, compute
from aet_sheets.figures.activity import activity
from aet_sheets.figures.cost import beneficiaries
from aet_sheets.figures.indicators import IndicatorFigure
from aet_sheets.figures.means import means_by_nature
from aet_sheets.schema import vocabulary as words
from aet_sheets.schema.calendar import Exercise, Period
from tests.operations.test_demo import EDITIONS
from tests.support.consolidating import consolidated
from tests.support.deciding import same, same_body
from tests.support.random_dossiers import pilots
from tests.support.recount import Recount


def compare(result: Consolidation, *periods: Period) -> None:
    recount = Recount(result)
    for period in periods:
        figures = compute(result.dataset, period)
        ours = figures.as_json() | {"indicators": {code: _shown(one) for code, one in figures.indicators.items()}}
        for key, theirs in recount.figures(period).items():
            assert ours[key] == _approximately(theirs), (period.name, key)
        assert figures.undated == recount.undated(), period.name
        _compare_means_and_activity(result, period, recount)
        people = beneficiaries(result.dataset, period)
        if people.people and people.people.high:
            assert _bounds(people.people) == recount.people(*_beneficiary_codes(figures.indicators)), period.name


def _compare_means_and_activity(result: Consolidation, period: Period, recount: Recount) -> None:
    for nature, means in means_by_nature(result.dataset, period).items():
        facts = (means.planned, means.actual, means.unknown, means.missing, means.estimated, means.rows, means.undated)
        assert facts == _approximately(recount.means(nature)), (period.name, nature)
    held = activity(result.dataset, period)
    for kind, figure in [*held.by_type.items(), (None, held.total)]:
        facts = tuple(getattr(figure, name) for name in figure.__slots__)
        assert facts == _approximately(recount.activity(kind)), (period.name, kind)


def _beneficiary_codes(indicators: dict[str, IndicatorFigure]) -> list[str]:
    return [
        one.code
        for one in indicators.values()
        if one.dimension == words.BENEFICIARIES and one.aggregation == words.DISTINCT_PEOPLE
    ]


def _shown(one: IndicatorFigure) -> dict[str, Any]:
    counts = {name: getattr(one, name) for name in ("nil", "unknown", "missing", "estimated", "evidence")}
    return {"bounds": _bounds(one.quantity) if one.quantity else None, **counts}


def _bounds(quantity: Quantity) -> tuple[float, float]:
    return quantity.low, quantity.high


def _approximately(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _approximately(own) for key, own in value.items()}
    if isinstance(value, tuple):
        return tuple(map(_approximately, value))
    return pytest.approx(value, rel=1e-9, abs=1e-9) if isinstance(value, float) else value


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_editions_of_the_demo(demo_sources: Path, edition: str) -> None:
    result = Dossier(demo_sources).rehearse(edition)
    compare(result, result.edition)


def test_the_exercises_of_the_demo(demo_sources: Path) -> None:
    compare(Dossier(demo_sources).rehearse(EDITIONS[-1]), *map(Exercise, range(2011, 2019)))


def test_what_was_decided_counts_in_both() -> None:
    sheets = {
        "Acteurs": """
            | Type d'acteur | Organisation | Nom | Prénom | Mobilisation |
            | Entreprise | Transports Duval | Martin | J. | Inscrit |
            | Entreprise | Transports Duval | Martin | Jean | Inscrit |
            | Association | MJC | Amrani | Inès | Inscrit |
            | Association | Maison des jeunes et de la culture | Abadie | Luc | Inscrit |
            """,
        "Séances": """
            | Code séance | Type de séance | Intitulé | Date |
            | SEA-1 | Groupe de travail | Un | 12/10/2016 |
            | SEA-2 | Groupe de travail | Deux | 12/02/2017 |
            """,
        "Présences": """
            | Séance | Acteur | Présence |
            | SEA-1 | J. Martin — Transports Duval | Présent |
            | SEA-1 | Jean Martin — Transports Duval | Présent |
            | SEA-2 | Jean Martin — Transports Duval | Présent |
            """,
    }
    decided = [same("ACT-R0001", "ACT-R0002"), same_body("MJC", "Maison des jeunes et de la culture")]
    for decisions, expected in (([], (5, 4, 2, 3)), (decided, (4, 3, 1, 2))):
        result = consolidated({"a.xlsx": sheets}, decisions=decisions)
        found = compute(result.dataset, result.edition)
        counts = (found.actors, found.organisations, found.active_contributors, found.participations)
        assert counts == expected
        compare(result, result.edition, Exercise(2016), Exercise(2017))


@given(pilots())
@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_random_dossiers(pilot: dict[str, str]) -> None:
    result = consolidated(pilot=pilot)
    compare(result, result.edition, Exercise(2016))
