"""What is possible but unlikely: an alert at its cell, and the value counts meanwhile."""

from __future__ import annotations

import pytest

from aet_sheets.figures.plausibility import unlikely
from aet_sheets.problems import Problem
from tests.support.consolidating import consolidated

MEASURES = "| Indicateur | Édition | Valeur | État |"
ACTORS = """
    | Code acteur | Type d'acteur | Organisation | Nom | Mobilisation |
    | A1 | Entreprise | Zed | Zola | Mobilisé |
    | A2 | Association | Halte | Roy | Mobilisé |
    | A3 | Club d'entreprises | Club | Lam | Mobilisé |
    """


def alerts(returns: dict[str, dict[str, str]] | None = None, **pilot: str) -> list[Problem]:
    return list(unlikely(consolidated(returns, pilot=pilot)))


def measures(before: str, now: str | None = None) -> str:
    rows = [f"| IND-STAGES | 2015-2016 | {before} |", *([f"| IND-STAGES | 2016-2017 | {now} |"] if now else [])]
    return "\n".join([MEASURES, *rows])


def test_ten_times_last_year_points_to_the_largest_value() -> None:
    measured = """
        | Indicateur | Édition | Valeur | État | Organisation |
        | IND-STAGES | 2015-2016 | 20 | Mesuré | |
        | IND-STAGES | 2016-2017 | 10 | Mesuré | Zed |
        | IND-STAGES | 2016-2017 | 190 | Estimé | Halte |
        """
    (alert,) = alerts(Mesures=measured)
    assert (alert.code, alert.sheet, alert.cell) == ("indicateur-multiplie-par-dix", "Mesures", "C4")
    assert alert.message == (
        "L’indicateur IND-STAGES vaut 200, contre 20 pour l’édition 2015-2016\u00a0: au moins dix fois plus."
    )


def test_a_tenth_of_last_year() -> None:
    (alert,) = alerts(Mesures=measures("200 | Mesuré", "20 | Mesuré"))
    assert (alert.code, alert.cell) == ("indicateur-divise-par-dix", "C3")


@pytest.mark.parametrize(
    ("before", "now"),
    [
        ("20 | Mesuré", "199 | Mesuré"),
        ("200 | Mesuré", "21 | Mesuré"),
        ("1 | Mesuré", "10 | Mesuré"),
        ("| Inconnu", "500 | Mesuré"),
        ("0 | Mesuré", "500 | Mesuré"),
        ("200 | Mesuré", "| Inconnu"),
    ],
    ids=["less than ten times", "more than a tenth", "small numbers", "unknown before", "from nothing", "unknown now"],
)
def test_no_leap_no_alert(before: str, now: str) -> None:
    assert alerts(Mesures=measures(before, now)) == []


SESSIONS = """
    | Code séance | Type de séance | Groupe | Intitulé | Date | Participants annoncés |
    | S1 | Groupe de travail | GT-JEUNES | Rentrée | 01/10/2016 | 1 |
    | S2 | Groupe de travail | GT-JEUNES | Suite | 01/11/2016 | 2 |
    | S3 | Groupe de travail | GT-JEUNES | Fin | 01/12/2016 | |
    """


def test_more_people_than_announced() -> None:
    rows = [f"| {session} | {actor} | Présent |" for session in ("S1", "S2", "S3") for actor in ("A1", "A2")]
    attendances = "\n".join(["| Séance | Acteur | Présence |", *rows])
    (alert,) = alerts(Acteurs=ACTORS, Séances=SESSIONS, Présences=attendances)
    assert (alert.code, alert.sheet, alert.cell) == ("presents-plus-nombreux-qu-annonce", "Séances", "F2")
    assert alert.message == "2\u00a0personnes présentes à cette séance, pour 1 annoncés."


def test_a_pilot_is_of_the_type_of_its_half_of_the_pair() -> None:
    groups = """
        | Code groupe | Thématique | Pilote association | Pilote entreprise | Statut |
        | GT-JEUNES | Insertion des jeunes | A2 | A1 | Actif |
        | GT-HANDICAP | Handicap | A1 | A3 | Actif |
        """
    enrolments = """
        | Groupe | Acteur | Édition | Rôle |
        | GT-HANDICAP | A1 | 2016-2017 | Pilote association |
        | GT-HANDICAP | A2 | 2016-2017 | Pilote entreprise |
        | GT-JEUNES | A2 | 2015-2016 | Pilote entreprise |
        | GT-JEUNES | A3 | 2016-2017 | Membre |
        """
    found = alerts(Acteurs=ACTORS, Groupes=groups, Inscriptions=enrolments)
    assert {alert.code for alert in found} == {"pilote-d-un-autre-type"}
    assert [(alert.sheet, alert.cell, alert.value) for alert in found] == [
        ("Groupes", "C3", "A1"),
        ("Groupes", "D3", "A3"),
        ("Inscriptions", "B3", "A2"),
    ]


def test_an_alert_in_a_return_belongs_to_the_return() -> None:
    own = {"Mesures": "| Indicateur | Valeur | État |\n| IND-STAGES | 300 | Mesuré |"}
    result = consolidated({"jeunes.xlsx": own}, pilot={"Mesures": measures("20 | Mesuré")})
    result.report(unlikely(result))
    assert "indicateur-multiplie-par-dix" in {problem.code for problem in result.problems_of(result.returns[0])}
    assert result.problems[-1].cell == "B2"


INDICATORS = """
    | Code indicateur | Libellé | Dimension | Nature | Agrégation | Unité |
    | IND-STAGES | Stages | Réalisation | Quantitatif | Somme | {unit} |
    """


def alert_on(value: str, unit: str) -> str:
    """Return the message about a value beside the unit of its indicator; empty when there is none."""
    found = alerts(Indicateurs=INDICATORS.format(unit=unit), Mesures=measures("1 | Mesuré", f"{value} | Mesuré"))
    return " ".join(alert.message for alert in found if alert.code == "valeur-dans-une-autre-unite")


@pytest.mark.parametrize(
    ("value", "unit"),
    [
        ("12", "stages"), ("12 élèves", "stages"), ("12 personnes", "élèves"), ("45 %", "%"), ("45 %", "pourcentage"),
        ("2 h", "Heures"), ("2 jours", "jours"), ("12 k€", "€"), ("12 k€", ""), ("45 %", ""),
    ],
)  # fmt: skip
def test_a_value_written_in_the_unit_of_its_indicator(value: str, unit: str) -> None:
    assert not alert_on(value, unit)


@pytest.mark.parametrize(
    ("value", "unit"),
    [("45 %", "stages"), ("12 k€", "stages"), ("2 h", "jours"), ("12 k€", "k€"), ("12 élèves", "%"), ("3 jours", "h")],
)
def test_a_value_written_in_another_unit_is_worth_a_look(value: str, unit: str) -> None:
    assert f"« {value} »" in alert_on(value, unit).replace("\u00a0", " ")


def test_what_was_retained_is_said() -> None:
    assert alert_on("45 %", "stages").replace("\u00a0", " ") == (
        "« 45 % » n’est pas dans l’unité de l’indicateur IND-STAGES, « stages » ; 0,45 a été retenu."
    )
