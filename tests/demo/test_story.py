"""Every figure of the case, recounted from the rows of the demo by the plainest means."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from stdnum.fr import siret

from aet_sheets.demo.story import DemoReturn, Row, tell
from aet_sheets.schema import (
    PILOT_TABLES,
    RETURN_TABLES,
    Actions,
    Actors,
    Attendances,
    Cover,
    Editions,
    Enrolments,
    Groups,
    Indicators,
    Means,
    Measures,
    Programmes,
    Sessions,
    Settings,
    Table,
    table_named,
)
from aet_sheets.schema import columns as kinds
from aet_sheets.text import fold, fold_label

EDITIONS = ("2012-2013", "2013-2014", "2014-2015", "2015-2016", "2016-2017")
PROGRAMME_EDITIONS = EDITIONS[2:]
GROUPS = {
    "GT-JEUNES": "Insertion des jeunes",
    "GT-HANDICAP": "Handicap",
    "GT-PRECARITE": "Lutte contre la précarité",
}
SEQUENCES = [
    (1, "Professeurs en entreprises", "Visite"),
    (2, "C'est quoi l'entreprise ?", "Intervention"),
    (3, "Apprenez-moi à être convaincant", "Formation"),
    (4, "Racontez-moi votre entreprise", "Interview"),
    (5, "Booste ta réussite", "Simulation"),
    (6, "Stages en entreprise", "Stage"),
    (7, "Clôture, thème « Entreprise et Citoyenneté »", "Clôture"),
]
FOREIGN = (  # people and bodies of the returns written by hand
    "Agathe Lenoir", "Menuiserie Beauséjour", "Daniel Okafor", "Tremplin 94", "Inès Vasseur",
    "Lycée des Bords de Marne", "Paul Estève", "Atelier Horizon", "Mireille Roux", "Transports Roux",
    "Sonia Marchetti", "Épicerie solidaire La Halte", "Hugo Delorme", "CCAS de Saint-Maurice", "Laure Petit",
    "Banque du Pont", "Jean Inconnu",
)  # fmt: skip
FOREIGN_DOMAINS = ("beausejour", "tremplin94", "lycee-bdm", "horizon", "roux")

DOSSIER = tell()
PILOT = DOSSIER.pilot
PEOPLE: dict[Any, Row] = {row["code"]: row for row in PILOT[Actors]}


def latest_returns() -> list[DemoReturn]:
    """The returns that count: the highest version of each group and edition."""
    best: dict[tuple[Any, str], DemoReturn] = {}
    for sent in DOSSIER.returns:
        key = (sent.cover["group"], sent.edition)
        if key not in best or versions(sent) > versions(best[key]):
            best[key] = sent
    return list(best.values())


def versions(sent: DemoReturn) -> int:
    version = sent.cover["version"]
    assert isinstance(version, int)
    return version


RETURNS = latest_returns()


def reported(table: type[Table]) -> Iterator[tuple[str, str, Row]]:
    """Rows of the returns that count, with their edition and group."""
    for sent in RETURNS:
        for row in sent.tables.get(table, []):
            yield sent.edition, str(sent.cover["group"]), row


def session_label(row: Row) -> str:
    return f"{row['date']:%d/%m/%Y} — {row['title']}"


def edition_of(day: Any) -> str:
    first = day.year if day.month >= 9 else day.year - 1
    return f"{first}-{first + 1}"


def every_session() -> list[Row]:
    return [*PILOT[Sessions], *(row for _, _, row in reported(Sessions))]


def every_attendance() -> list[Row]:
    return [*PILOT[Attendances], *(row for _, _, row in reported(Attendances))]


def every_action() -> list[Row]:
    told = [row | {"edition": edition, "group": group} for edition, group, row in reported(Actions)]
    return [*PILOT[Actions], *told]


SESSIONS: dict[Any, Row] = {row.get("code") or session_label(row): row for row in every_session()}


def contributors(edition: str | None = None) -> set[Any]:
    """People present at a working group or a sequence, or responsible for an action that is under way or achieved."""
    found = set()
    for row in every_attendance():
        session = SESSIONS[row["session"]]
        at_work = session["type"] in {"Groupe de travail", "Séquence"} and row["attendance"] == "Présent"
        if at_work and edition in {None, edition_of(session["date"])}:
            found.add(row["actor"])
    for row in every_action():
        if row["status"] in {"En cours", "Réalisée"} and edition in {None, row["edition"]}:
            found.add(row["responsible"])
    return found


def enrolled(edition: str | None = None) -> list[tuple[str, str, Any]]:
    return [(e, g, row["actor"]) for e, g, row in reported(Enrolments) if edition in {None, e}]


# ---- Frame ----------------------------------------------------------------------------------------------------


def test_the_same_story_is_told_twice_and_its_rows_are_nobody_elses() -> None:
    again = tell()
    assert again == DOSSIER
    again.pilot[Actors][0]["last_name"] = "changé"
    again.returns[0].tables[Measures][0]["value"] = 1_000.0
    assert tell() == DOSSIER


def test_settings_are_complete() -> None:
    assert DOSSIER.settings.keys() == {column.name for column in Settings.columns}
    assert DOSSIER.settings["recipient"] == "Direction du budget"
    assert DOSSIER.settings["deadline"] == date(2017, 7, 15)
    assert DOSSIER.settings["hourly_rate"] == 15
    assert DOSSIER.settings["staff"] == 2
    assert DOSSIER.settings["first_month"] == 9


def test_there_are_five_editions_and_the_last_one_is_open() -> None:
    rows = PILOT[Editions]
    assert [row["edition"] for row in rows] == list(EDITIONS)
    assert [row["start"] for row in rows] == [date(year, 9, 1) for year in range(2012, 2017)]
    assert [row["end"] for row in rows] == [date(year, 8, 31) for year in range(2013, 2018)]
    assert [row["status"] for row in rows] == ["Close"] * 4 + ["Ouverte"]


def test_the_carrier_changed_in_january_2016() -> None:
    carriers = [str(row["carrier"]) for row in PILOT[Editions]]
    assert len(set(carriers[:3])) == 1
    assert carriers[3] == f"{carriers[0]} jusqu'au 31/12/2015, puis {carriers[4]} depuis le 01/01/2016"
    assert DOSSIER.settings["carrier"] == carriers[4] != carriers[0]


def test_the_pilot_workbook_has_every_table_and_no_enrolment_nor_measure() -> None:
    assert set(PILOT) == set(PILOT_TABLES)
    assert not PILOT[Enrolments]
    assert not PILOT[Measures]


# ---- People ---------------------------------------------------------------------------------------------------


def test_140_actors_are_there_from_the_launch_on() -> None:
    launch = next(row for row in PILOT[Sessions] if row["type"] == "Plénière")["date"]
    assert [row["code"] for row in PILOT[Actors]] == [f"ACT-{number:03}" for number in range(1, 141)]
    for row in PILOT[Actors]:
        assert isinstance(row["entered_on"], date)
        assert isinstance(launch, date)
        assert date(2012, 9, 1) <= row["entered_on"] <= launch
        assert row["mobilisation"] != "Retiré"
    assert len({(row["first_name"], row["last_name"]) for row in PILOT[Actors]}) == 140


def test_the_actors_of_the_returns_are_those_of_the_pilot_but_for_one_telephone() -> None:
    rows = [(sent.edition, row) for sent in DOSSIER.returns for row in sent.tables.get(Actors, [])]
    assert len(rows) > 100
    changed = [
        (edition, row["code"], name) for edition, row in rows for name in row if row[name] != PEOPLE[row["code"]][name]
    ]
    assert changed == [("2016-2017", "ACT-047", "phone")]
    assert next(row["phone"] for edition, row in rows if (edition, row["code"]) == changed[0][:2]) not in {
        row["phone"] for row in PILOT[Actors]
    }


def test_they_come_from_118_organisations_of_every_type() -> None:
    sizes = Counter(row["organisation"] for row in PILOT[Actors])
    assert len(sizes) == 118
    assert sum(size > 1 for size in sizes.values()) >= 10
    assert {row["type"] for row in PILOT[Actors]} == set(_choices(Actors, "type"))
    for column in ("type", "siret", "rna", "postal_code", "town"):
        pairs = {(row["organisation"], row[column]) for row in PILOT[Actors]}
        assert len(pairs) == 118, column


def test_everyone_can_be_reached_and_has_consented() -> None:
    for name in ("organisation", "role", "email", "phone", "postal_code", "town", "consent_date"):
        assert all(row[name] for row in PILOT[Actors]), name
    assert all(row["consent"] is True for row in PILOT[Actors])
    assert all(str(row["email"]).endswith(".example") for row in PILOT[Actors])
    assert len({row["email"] for row in PILOT[Actors]}) == len({row["phone"] for row in PILOT[Actors]}) == 140
    assert all(re.fullmatch(r"01 99 00 \d\d \d\d", str(row["phone"])) for row in PILOT[Actors])
    assert all(re.fullmatch(r"\d{5}", str(row["postal_code"])) for row in PILOT[Actors])


def test_sirets_are_valid_and_known_for_a_part_of_the_organisations() -> None:
    numbers = {row["organisation"]: row["siret"] for row in PILOT[Actors] if row["siret"]}
    assert all(siret.is_valid(str(number)) for number in numbers.values())
    assert len(set(numbers.values())) == len(numbers)
    assert 40 <= len(numbers) < 118
    assert all(re.fullmatch(r"W\d{9}", str(row["rna"])) for row in PILOT[Actors] if row["rna"])


def test_nobody_from_the_returns_written_by_hand_is_in_the_demo() -> None:
    people = {fold(f"{row['first_name']} {row['last_name']}") for row in PILOT[Actors]}
    assert not people & {fold(name) for name in FOREIGN}
    everything = " | ".join(fold(text) for text in texts())
    assert not [name for name in FOREIGN if fold(name) in everything]
    domains = {str(row["email"]).split("@")[1] for row in PILOT[Actors]}
    assert not domains & {f"{name}.example" for name in FOREIGN_DOMAINS}
    assert "12345678200010" not in {row["siret"] for row in PILOT[Actors]}


def test_no_pupil_is_listed() -> None:
    pupil = re.compile(r"élève|lycéen|collégien|apprenti\b", re.IGNORECASE)
    assert not [row for row in PILOT[Actors] if pupil.search(str(row["role"]))]


def test_mobilisation_says_where_each_person_stands() -> None:
    members = {actor for _, _, actor in enrolled()}
    for code, row in PEOPLE.items():
        expected = "Contributeur actif" if code in contributors() else "Inscrit" if code in members else "Mobilisé"
        assert row["mobilisation"] == expected


# ---- Groups ---------------------------------------------------------------------------------------------------


def test_three_groups_are_led_by_an_association_a_company_and_a_facilitator() -> None:
    assert {row["code"]: row["theme"] for row in PILOT[Groups]} == GROUPS
    for row in PILOT[Groups]:
        assert PEOPLE[row["association_pilot"]]["type"] == "Association"
        assert PEOPLE[row["company_pilot"]]["type"] == "Entreprise"
        assert PEOPLE[row["facilitator"]]["type"] == "Accompagnateur"
        assert isinstance(row["constituted_on"], date)
        assert date(2012, 10, 11) < row["constituted_on"] < date(2012, 12, 21)


def test_45_people_are_enrolled_15_in_each_group() -> None:
    first = enrolled("2012-2013")
    assert Counter(group for _, group, _ in first) == dict.fromkeys(GROUPS, 15)
    assert len({actor for _, _, actor in first}) == 45


def test_later_editions_enrol_again_some_of_the_45_in_the_same_group() -> None:
    first = {(group, actor) for _, group, actor in enrolled("2012-2013")}
    for edition in EDITIONS[1:]:
        later = [(group, actor) for _, group, actor in enrolled(edition)]
        assert 0 < len(later) == len(set(later)) < 45
        assert set(later) < first


@pytest.mark.parametrize("edition", EDITIONS)
def test_roles_are_those_of_the_groups_sheet(edition: str) -> None:
    leaders = {
        "association_pilot": "Pilote association",
        "company_pilot": "Pilote entreprise",
        "facilitator": "Animateur",
    }
    for group in PILOT[Groups]:
        roles = {row["actor"]: row["role"] for e, g, row in reported(Enrolments) if (e, g) == (edition, group["code"])}
        expected = dict.fromkeys(roles, "Membre") | {group[column]: role for column, role in leaders.items()}
        assert roles == expected


def test_enrolments_are_dated_within_their_edition() -> None:
    assert all(edition_of(row["enrolled_on"]) == edition for edition, _, row in reported(Enrolments))


# ---- Sessions -------------------------------------------------------------------------------------------------


def test_there_are_two_plenaries_in_all() -> None:
    plenaries = [row for row in every_session() if row["type"] == "Plénière"]
    assert [(row["date"].year, row["date"].month) for row in plenaries if isinstance(row["date"], date)] == [
        (2012, 10),
        (2013, 6),
    ]
    assert all(row["code"] for row in plenaries)


def test_each_group_meets_three_times_between_the_plenaries() -> None:
    launch, restitution = (row["date"] for row in PILOT[Sessions] if row["type"] == "Plénière")
    meetings = [(group, row) for e, group, row in reported(Sessions) if e == "2012-2013"]
    assert Counter(group for group, _ in meetings) == dict.fromkeys(GROUPS, 3)
    for _, row in meetings:
        assert row["type"] == "Groupe de travail"
        assert isinstance(row["date"], date)
        assert isinstance(launch, date)
        assert isinstance(restitution, date)
        assert launch < row["date"] < restitution


def test_the_pilot_keeps_plenaries_and_steering_meetings_only() -> None:
    rows = PILOT[Sessions]
    assert {row["type"] for row in rows} == {"Plénière", "Pilotage"}
    steering = Counter(edition_of(row["date"]) for row in rows if row["type"] == "Pilotage")
    assert set(steering) == set(EDITIONS)
    assert set(steering.values()) <= {1, 2}
    assert all(str(row["title"]).startswith("Comité de pilotage : ") for row in rows if row["type"] == "Pilotage")
    assert [row["code"] for row in rows] == [f"SEA-{number:03}" for number in range(1, len(rows) + 1)]


@pytest.mark.parametrize("edition", PROGRAMME_EDITIONS)
def test_the_youth_group_reports_the_seven_sequences(edition: str) -> None:
    rows = [(group, row) for e, group, row in reported(Sessions) if e == edition and row["type"] == "Séquence"]
    assert {group for group, _ in rows} == {"GT-JEUNES"}
    assert [(row["number"], row["title"], row["form"]) for _, row in rows] == SEQUENCES
    assert {row["programme"] for _, row in rows} == {"Q2ER"}
    for _, row in rows:
        present = [r for r in every_attendance() if r["session"] == session_label(row) and r["attendance"] == "Présent"]
        assert len(present) >= 4


def test_sequences_exist_in_the_three_editions_of_the_programme_alone() -> None:
    rows = [row for row in every_session() if row["type"] == "Séquence"]
    assert Counter(edition_of(row["date"]) for row in rows) == dict.fromkeys(PROGRAMME_EDITIONS, 7)
    [programme] = PILOT[Programmes]
    assert programme["code"] == "Q2ER"
    assert programme["title"] == "Quand entreprises et élèves se rencontrent"
    assert programme["first_edition"] == "2014-2015"
    assert PEOPLE[programme["school"]]["organisation"] == PEOPLE[programme["referent"]]["organisation"]
    assert PEOPLE[programme["school"]]["type"] == "Établissement scolaire"


def test_every_session_is_a_working_day_of_its_edition() -> None:
    for edition, _, row in reported(Sessions):
        assert edition_of(row["date"]) == edition
    for row in every_session():
        assert isinstance(row["date"], date)
        assert row["date"].weekday() < 5, row["title"]


def test_no_two_sessions_share_date_and_title_and_nobody_is_at_two_places() -> None:
    labels = [fold_label(session_label(row)) for row in every_session()]
    assert len(labels) == len(set(labels))
    seen = Counter((SESSIONS[row["session"]]["date"], row["actor"]) for row in every_attendance() if present(row))
    assert set(seen.values()) == {1}


def present(row: Row) -> bool:
    return row["attendance"] == "Présent"


# ---- Attendances and contributors ---------------------------------------------------------------------------------


def test_50_people_contribute_over_the_whole_dialogue() -> None:
    members = {actor for _, _, actor in enrolled()}
    active = contributors()
    assert len(active) == 50
    assert len(active & members) == 41
    assert len(active - members) == 9


@pytest.mark.parametrize(
    ("edition", "sessions", "participations", "at_work", "to_date"),
    [
        ("2012-2013", {"Plénière": 2, "Pilotage": 2, "Groupe de travail": 9}, 339, 41, 42),
        ("2013-2014", {"Pilotage": 2, "Groupe de travail": 3}, 53, 23, 46),
        ("2014-2015", {"Pilotage": 2, "Groupe de travail": 4, "Séquence": 7}, 107, 38, 48),
        ("2015-2016", {"Pilotage": 1, "Groupe de travail": 4, "Séquence": 7}, 100, 36, 49),
        ("2016-2017", {"Pilotage": 2, "Groupe de travail": 5, "Séquence": 7}, 135, 42, 50),
    ],
)
def test_activity_of_each_edition(
    edition: str, sessions: dict[str, int], participations: int, at_work: int, to_date: int
) -> None:
    """`at_work`: people present at a working group or a sequence of the edition, whatever they are responsible for."""
    assert Counter(row["type"] for row in every_session() if edition_of(row["date"]) == edition) == sessions
    held = {key: row for key, row in SESSIONS.items() if edition_of(row["date"]) == edition}
    came = [row for row in every_attendance() if row["session"] in held and present(row)]
    working = {row["actor"] for row in came if held[row["session"]]["type"] in {"Groupe de travail", "Séquence"}}
    assert (len(came), len(working)) == (participations, at_work)
    assert len(set().union(*(contributors(past) for past in EDITIONS if past <= edition))) == to_date


def test_responsibility_for_an_action_adds_nobody_who_never_came() -> None:
    came = {
        row["actor"]
        for row in every_attendance()
        if present(row) and SESSIONS[row["session"]]["type"] in {"Groupe de travail", "Séquence"}
    }
    assert came == contributors()


def test_attendances_are_told_once_and_in_all_three_ways() -> None:
    pairs = Counter((row["session"], row["actor"]) for row in every_attendance())
    assert set(pairs.values()) == {1}
    assert {row["attendance"] for _, _, row in reported(Attendances)} == {"Présent", "Excusé", "Absent"}
    assert all(row["hours"] is None for row in every_attendance() if not present(row))


def test_plenaries_bring_most_of_the_140_together() -> None:
    for session in PILOT[Sessions]:
        if session["type"] == "Plénière":
            came = [row for row in PILOT[Attendances] if row["session"] == session["code"] and present(row)]
            assert len(came) > 90


def test_nobody_attends_before_entering_the_dialogue() -> None:
    for row in every_attendance():
        entered, day = PEOPLE[row["actor"]]["entered_on"], SESSIONS[row["session"]]["date"]
        assert isinstance(entered, date)
        assert isinstance(day, date)
        assert not present(row) or entered <= day


def test_each_meeting_of_a_group_accounts_for_all_its_members() -> None:
    named: dict[tuple[str, str], set[Any]] = {}
    for edition, group, row in reported(Attendances):
        session = SESSIONS[row["session"]]
        if session["type"] == "Groupe de travail":
            named.setdefault((edition, group), set()).add(row["actor"])
    for (edition, group), people in named.items():
        assert {actor for e, g, actor in enrolled() if (e, g) == (edition, group)} <= people


# ---- Actions --------------------------------------------------------------------------------------------------


def test_seven_actions_are_proposed_at_the_restitution() -> None:
    rows = [row for row in every_action() if row["edition"] == "2012-2013"]
    assert len(rows) == 7
    assert Counter(row["group"] for row in rows if row.get("group")) == dict.fromkeys(GROUPS, 2)
    [transverse] = [row for row in rows if not row.get("group")]
    assert transverse["cross_cutting"] is True
    assert transverse["title"] == "Quand entreprises et élèves se rencontrent"
    assert PILOT[Programmes][0]["action"] == transverse["code"]
    assert not any(row["cross_cutting"] for row in rows if row.get("group"))
    assert Counter(row["status"] for row in rows) == {"En cours": 3, "Réalisée": 2, "Retenue": 1, "Abandonnée": 1}
    assert any(row["title"] == "Tutorat d'alternants" and row["group"] == "GT-JEUNES" for row in rows)


def test_the_next_steps_are_proposed_in_the_last_edition() -> None:
    rows = [row for row in every_action() if row["edition"] != "2012-2013"]
    assert {row["edition"] for row in rows} == {"2016-2017"}
    assert {row["status"] for row in rows} == {"Proposée"}
    assert [row["title"] for row in rows] == [
        "Restitution et valorisation de la démarche",
        "Thématique « Jeunes et Emploi »",
        "Déploiement sur un territoire plus large",
    ]


def test_all_four_stages_appear() -> None:
    assert {row["stage"] for row in every_action()} == set(_choices(Actions, "stage"))


def test_the_budget_of_the_programme_is_the_cash_spent_on_it() -> None:
    action = next(row for row in PILOT[Actions] if row["code"] == "ACN-001")
    cash = [row for row in PILOT[Means] if row["nature"] == "Financier" and row["action"] == "ACN-001"]
    assert action["budget_planned"] == pytest.approx(total(cash, "planned"))
    assert action["budget_actual"] == pytest.approx(total(cash, "actual"))


# ---- Indicators and measures ------------------------------------------------------------------------------------


def test_indicators_cover_every_dimension_and_every_way_of_adding_up() -> None:
    rows = {row["code"]: row for row in PILOT[Indicators]}
    assert len(rows) == len(PILOT[Indicators])
    assert {row["dimension"] for row in rows.values()} == set(_choices(Indicators, "dimension"))
    assert {row["aggregation"] for row in rows.values()} == set(_choices(Indicators, "aggregation"))
    assert {row.get("direction") for row in rows.values()} >= {"Hausse", "Baisse"}
    assert all(row["definition"] for row in rows.values())


@pytest.mark.parametrize(
    ("code", "title", "aggregation"),
    [
        ("IND-ELEVES", "Élèves bénéficiaires", "Personnes distinctes"),
        ("IND-STAGES", "Stages trouvés", "Somme"),
        ("IND-PROFS", "Professeurs formés", "Somme"),
        ("IND-TAUX-STAGE", "Part des élèves avec un stage", "Ratio"),
        ("IND-CONFIANCE", None, "Aucune"),
        ("IND-INNOVATION", None, "Aucune"),
        ("IND-PERFORMANCE", None, "Aucune"),
    ],
)
def test_indicators_of_the_contract(code: str, title: str | None, aggregation: str) -> None:
    [row] = [row for row in PILOT[Indicators] if row["code"] == code]
    assert row["aggregation"] == aggregation
    assert title is None or row["title"] == title
    assert row["nature"] == ("Qualitatif" if aggregation == "Aucune" else "Quantitatif")


def test_pupils_and_internships_have_a_target() -> None:
    rows = {row["code"]: row for row in PILOT[Indicators]}
    assert (rows["IND-ELEVES"]["target"], rows["IND-ELEVES"]["unit"]) == (200, "élèves")
    ratio = rows["IND-TAUX-STAGE"]
    assert (ratio["numerator"], ratio["denominator"]) == ("IND-STAGES", "IND-ELEVES")
    assert (ratio["target"], ratio["unit"]) == (0.5, "%")


def test_200_pupils_benefit_each_year_and_are_counted_once() -> None:
    rows = [(e, g, row) for e, g, row in reported(Measures) if row["indicator"] == "IND-ELEVES"]
    assert [(e, g, row["value"], row["cohort"]) for e, g, row in rows] == [
        (edition, "GT-JEUNES", 200, f"Seconde {edition[:4]}") for edition in PROGRAMME_EDITIONS
    ]


def test_internships_and_trained_teachers_each_year_of_the_programme() -> None:
    sums: Counter[tuple[str, Any]] = Counter()
    for edition, _, row in reported(Measures):
        if row["indicator"] in {"IND-STAGES", "IND-PROFS"}:
            assert isinstance(row["value"], float)
            sums[edition, row["indicator"]] += int(row["value"])
    assert sums == {
        ("2014-2015", "IND-STAGES"): 84,
        ("2015-2016", "IND-STAGES"): 97,
        ("2016-2017", "IND-STAGES"): 104,
        ("2014-2015", "IND-PROFS"): 14,
        ("2015-2016", "IND-PROFS"): 18,
        ("2016-2017", "IND-PROFS"): 21,
    }


def test_measures_have_a_value_unless_nil_unknown_or_told_in_words() -> None:
    told = {row["code"] for row in PILOT[Indicators] if row["nature"] == "Qualitatif"}
    for _, _, row in reported(Measures):
        if row["indicator"] in told:
            assert row["quotation"]
            assert row["organisation"]
        else:
            assert (row["value"] is None) == (row["state"] in {"Néant", "Inconnu"})
        assert row["source"]
    assert {row["state"] for _, _, row in reported(Measures)} == set(_choices(Measures, "state"))


def test_confidence_innovation_and_performance_are_told_in_several_editions() -> None:
    bodies = {row["organisation"] for row in PILOT[Actors]}
    for code in ("IND-CONFIANCE", "IND-INNOVATION", "IND-PERFORMANCE"):
        rows = [(edition, row) for edition, _, row in reported(Measures) if row["indicator"] == code]
        assert len({edition for edition, _ in rows}) >= 3
        assert all(row["organisation"] in bodies for _, row in rows)


def test_measures_fall_in_their_edition_and_are_told_once() -> None:
    identity = ("indicator", "date", "action", "organisation", "cohort")
    seen = Counter((e, g, *(row.get(name) for name in identity)) for e, g, row in reported(Measures))
    assert set(seen.values()) == {1}
    assert all(edition_of(row["date"]) == edition for edition, _, row in reported(Measures) if row["date"])


# ---- Means ----------------------------------------------------------------------------------------------------


def total(rows: list[Row], column: str) -> float:
    amounts = [row[column] for row in rows if row.get(column) is not None]
    return sum(amount for amount in amounts if isinstance(amount, int | float))


def pilot_means(nature: str, edition: str) -> list[Row]:
    return [row for row in PILOT[Means] if (row["nature"], row["edition"]) == (nature, edition)]


@pytest.mark.parametrize("edition", EDITIONS)
def test_cash_is_unknown_at_first_and_known_afterwards(edition: str) -> None:
    rows = pilot_means("Financier", edition)
    assert rows
    known = edition in PROGRAMME_EDITIONS
    for row in rows:
        assert (row["state"] != "Inconnu") == known
        assert (row["planned"] is not None) == (row["actual"] is not None) == known
        assert row["year"] in {int(edition[:4]), int(edition[5:])}
        assert row["function"]
        assert row["account"]


@pytest.mark.parametrize(
    ("edition", "planned", "actual"),
    [("2014-2015", 11_700, 11_376.9), ("2015-2016", 10_900, 10_528.75), ("2016-2017", 12_600, 9_825.2)],
)
def test_cash_of_the_directorate(edition: str, planned: float, actual: float) -> None:
    rows = pilot_means("Financier", edition)
    assert total(rows, "planned") == pytest.approx(planned)
    assert total(rows, "actual") == pytest.approx(actual)
    assert not [row for _, _, row in reported(Means) if row["nature"] == "Financier"]


@pytest.mark.parametrize("edition", EDITIONS)
def test_two_people_of_the_authority_and_then_a_school_referent(edition: str) -> None:
    rows = pilot_means("Humain", edition)
    bodies = [PEOPLE[row["contributor"]]["type"] for row in rows]
    assert bodies == ["Pouvoir public"] * 2 + ["Établissement scolaire"] * (edition in PROGRAMME_EDITIONS)
    assert all(row.get("planned") is None and row.get("actual") is None for row in rows)
    assert {(row["unit"], row["state"]) for row in rows} == {("ETP", "Constaté")}


def test_the_pilot_has_no_gift_in_kind() -> None:
    assert {row["nature"] for row in PILOT[Means]} == {"Financier", "Humain", "Communication"}
    assert {row["nature"] for _, _, row in reported(Means)} == {"En nature"}


def test_gifts_in_kind_are_hours_times_the_rate() -> None:
    rate = DOSSIER.settings["hourly_rate"]
    for edition, _, row in reported(Means):
        assert (row["unit"], row["rate"]) == ("Heures", rate)
        assert row["year"] in {int(edition[:4]), int(edition[5:])}
        hours = row["quantity"]
        if row["state"] == "Inconnu":
            assert hours is row["actual"] is None
        else:
            assert isinstance(hours, float)
            assert row["actual"] == hours * 15


def test_communication_names_every_channel() -> None:
    titles = {row["title"] for row in PILOT[Means] if row["nature"] == "Communication"}
    assert titles == {
        "Site internet du lycée",
        "Sites internet des communes",
        "Page Facebook du club d'entreprises",
        "Bulletins municipaux",
        "Journal départemental en ligne",
    }
    assert {row["actual"] for row in PILOT[Means] if row["nature"] == "Communication"} == {0, None}


def test_no_means_is_repeated_word_for_word() -> None:
    columns = [column.name for column in Means.columns if column.name != "edition"]
    rows = [(row["edition"], row) for row in PILOT[Means]] + [(edition, row) for edition, _, row in reported(Means)]
    seen = Counter((edition, *(row.get(name) for name in columns)) for edition, row in rows)
    assert set(seen.values()) == {1}


# ---- Returns --------------------------------------------------------------------------------------------------


def test_fifteen_returns_and_one_corrected() -> None:
    assert len(DOSSIER.returns) == 16
    assert {(sent.cover["group"], sent.edition) for sent in RETURNS} == set(itertools.product(GROUPS, EDITIONS))
    assert [(sent.edition, versions(sent)) for sent in DOSSIER.returns if versions(sent) > 1] == [("2015-2016", 2)]
    names = {(sent.edition, sent.filename.casefold()) for sent in DOSSIER.returns}
    assert len(names) == 16
    assert all(sent.filename.endswith(".xlsx") for sent in DOSSIER.returns)


def test_the_second_version_adds_what_the_first_lacked() -> None:
    sent = [r for r in DOSSIER.returns if r.edition == "2015-2016" and r.cover["group"] == "GT-JEUNES"]
    first, second = sorted(sent, key=versions)
    assert (versions(first), versions(second)) == (1, 2)
    assert str(first.cover["sent_on"]) < str(second.cover["sent_on"])
    for table in (Sessions, Attendances, Measures):
        assert all(row in second.tables[table] for row in first.tables[table])
        assert len(first.tables[table]) < len(second.tables[table])


@pytest.mark.parametrize("sent", DOSSIER.returns, ids=lambda sent: sent.filename)
def test_covers_are_complete_and_say_what_is_nil(sent: DemoReturn) -> None:
    cover = sent.cover
    assert cover.keys() == {column.name for column in Cover.columns}
    assert cover["edition"] == sent.edition
    assert cover["period"] == "Année"
    assert cover["group"] in GROUPS
    reporters = {(f"{row['first_name']} {row['last_name']}", row["email"]) for row in PILOT[Actors]}
    assert (cover["reporter"], cover["email"]) in reporters
    sent_on = cover["sent_on"]
    assert isinstance(sent_on, date)
    assert (sent_on.year, sent_on.month) in {(int(sent.edition[5:]), 6), (int(sent.edition[5:]), 7)}
    assert all(sent.tables.values())
    for table in RETURN_TABLES:
        assert cover[f"nil_{table.__name__.lower()}"] is (None if table in sent.tables else True)


def test_one_group_had_almost_nothing_to_say_in_2013_2014() -> None:
    [sent] = [r for r in RETURNS if r.edition == "2013-2014" and r.cover["group"] == "GT-PRECARITE"]
    assert set(sent.tables) == {Enrolments, Means}


def test_actions_are_reported_once_in_the_first_edition() -> None:
    assert {edition for edition, _, _ in reported(Actions)} == {"2012-2013"}


def test_nothing_is_reported_before_it_happened() -> None:
    for sent in DOSSIER.returns:
        days = [row["date"] for table in (Sessions, Measures) for row in sent.tables.get(table, []) if row["date"]]
        assert all(str(day) <= str(sent.cover["sent_on"]) for day in days)


# ---- Form: columns, lists, references ------------------------------------------------------------------------------


def every_row() -> Iterator[tuple[type[Table], Row, bool]]:
    """Every row, superseded returns included, with its table and whether a return holds it."""
    for table, rows in PILOT.items():
        yield from ((table, row, False) for row in rows)
    for sent in DOSSIER.returns:
        for table, rows in sent.tables.items():
            yield from ((table, row, True) for row in rows)


def texts() -> Iterator[str]:
    for _, row, _ in every_row():
        yield from (value for value in row.values() if isinstance(value, str))


def _choices(table: type[Table], column: str) -> tuple[str, ...]:
    found = table.column(column)
    assert isinstance(found, kinds.Choice)
    return found.choices


def test_rows_use_declared_columns_and_fill_in_those_required() -> None:
    for table, row, in_return in every_row():
        columns = table.return_columns() if in_return else table.columns
        assert row.keys() <= {column.name for column in columns}
        missing = [column.name for column in columns if column.required and row.get(column.name) is None]
        assert not missing, (table, row)


def test_values_have_the_type_of_their_column() -> None:
    for table, row, _ in every_row():
        for name, value in row.items():
            assert value is None or fits(table.column(name), value), (table, name, value)


def fits(column: kinds.Column, value: object) -> bool:
    match column:
        case kinds.Choice(choices=choices):
            return value in choices
        case kinds.YesNo():
            return isinstance(value, bool)
        case kinds.Date():
            return isinstance(value, date)
        case kinds.Number(minimum=low, maximum=high):
            allowed = {int} if isinstance(column, kinds.Integer) else {int, float}
            return type(value) in allowed and _between(low, float(str(value)), high)
        case kinds.Text(max_length=length):
            return isinstance(value, str) and 0 < len(value) <= length and value == value.strip()
        case _:
            return isinstance(value, str) and bool(value)


def _between(low: float | None, value: float, high: float | None) -> bool:
    return (low is None or low <= value) and (high is None or value <= high)


def targets() -> dict[type[Table], dict[str, int]]:
    """For every table, how many rows of the dossier each code and each label stands for."""
    rows: dict[type[Table], list[Row]] = {table: list(PILOT[table]) for table in PILOT_TABLES}
    for reported_table in (Sessions, Actions):
        rows[reported_table] += [row for _, _, row in reported(reported_table)]
    known: dict[type[Table], dict[str, int]] = {}
    for table, some in rows.items():
        labels = [fold_label(table.row_label({**row})) for row in some]
        codes = [fold_label(str(row["code"])) for row in some if row.get("code")]
        known[table] = Counter(labels + codes)
    return known


def test_every_reference_points_to_one_row_and_prefers_its_code() -> None:
    known = targets()
    codes = {row["code"] for table in PILOT_TABLES for row in PILOT[table] if row.get("code")}
    for table, row, _ in every_row():
        for column in table.references():
            value = row.get(column.name)
            if value is None:
                continue
            target = table_named(column.to)
            assert known[target][fold_label(str(value))] == 1, (table, column, value)
            assert value in codes or target in {Sessions, Actions}
    assert {sent.cover["group"] for sent in DOSSIER.returns} == set(GROUPS)


def test_group_and_programme_go_with_the_type_of_session() -> None:
    for row in every_session():
        assert (row.get("programme") is not None) == (row["type"] == "Séquence")
        assert (row.get("number") is not None) == (row["type"] == "Séquence")


def test_no_personal_name_stands_in_a_text_that_a_report_may_print() -> None:
    names = {word for row in PILOT[Actors] for word in fold(str(row["last_name"])).split() if len(word) > 3}
    for table, row, _ in every_row():
        public = [column.name for column in table.columns if not column.personal and column.type_name == "texte"]
        for name in public:
            value = row.get(name)
            assert not (names & set(fold(str(value)).split())), (table, name, value)


def test_texts_use_plain_apostrophes_and_tidy_spaces() -> None:
    for text in texts():
        assert "’" not in text
        assert "  " not in text
        assert text == text.strip()
        assert not re.search(r"[«!?;:](?=[^\s\d/»])", text), text
