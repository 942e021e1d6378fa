"""What a decision does to a consolidation, and that taking it back restores everything."""

from __future__ import annotations

import datetime as dt

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aet_sheets.consolidation.decisions import Decision, Decisions, Nature, Subject, Verdict
from aet_sheets.consolidation.questions import State, find_questions
from aet_sheets.consolidation.register import Register
from aet_sheets.consolidation.run import Consolidation
from aet_sheets.figures import compute
from aet_sheets.schema import Actors, Attendances
from tests.support.consolidating import codes, consolidated
from tests.support.deciding import NOON, asked, asked_about, distinct, distinct_bodies, kept, same, same_body

HEADINGS = "| Code acteur | Type d'acteur | Organisation | Nom | Prénom | Téléphone | Mobilisation |"
NINON = "| ACT-001 | Entreprise | Ateliers Zed | Zola | Ninon | '01 43 00 00 01 | Inscrit |"
SHORT = "| | Entreprise | Ateliers Zed | Zola | N. | '01 43 00 00 02 | Inscrit |"
AWA = "| | Association | La Passerelle | Diallo | Awa | | Inscrit |"
LEA = "| | Association | Passerelle | Roy | Léa | | Inscrit |"


def run(*decisions: Decision, rows: tuple[str, ...] = (SHORT,), register: Register | None = None) -> Consolidation:
    """Consolidate a return of `rows` beside a pilot workbook that knows Ninon."""
    sheets = {"Acteurs": "\n".join([HEADINGS, *rows])}
    pilot = {"Acteurs": f"{HEADINGS}\n{NINON}"}
    return consolidated({"a.xlsx": sheets}, pilot=pilot, register=register, decisions=decisions)


def actors(result: Consolidation) -> list[tuple[object, list[str]]]:
    table = result.dataset[Actors]
    return list(zip(table.columns["code"], map(list, table.aliases), strict=True))


# ---- Too many ----------------------------------------------------------------------------------------------------

TOWNS = HEADINGS.replace("Téléphone", "Commune")
NAMESAKES = [f"| | Entreprise | {body} | Zola | Ninon | Ancel | Inscrit |" for body in ("Alpha", "Brume", "Cactus")]
TYPED_TWICE = "| | Entreprise | Cactus | Zolla | Ninon | | Inscrit |"


def namesakes(*decisions: Decision) -> Consolidation:
    sheets = {"Acteurs": "\n".join([TOWNS, *NAMESAKES, TYPED_TWICE])}
    return consolidated({"a.xlsx": sheets}, decisions=decisions)


def test_where_too_many_look_alike_the_surest_are_asked_about_and_the_others_counted() -> None:
    result = namesakes()
    every, some = (find_questions(result.dataset, result.decisions, most) for most in (4, 2))
    assert [question.score for question in every.questions] == [90, 75, 75, 75]
    assert [question.subject for question in some.questions] == [question.subject for question in every.questions[:2]]
    assert (every.others, some.others) == (0, 2)


def test_a_decision_makes_room_for_another_question() -> None:
    result = namesakes(distinct("ACT-R0001", "ACT-R0002"))
    found = find_questions(result.dataset, result.decisions, 2)
    assert [question.state for question in found.questions] == [State.OPEN, State.OPEN, State.DECIDED]
    assert found.others == 1


def test_somebody_who_looks_like_very_many_is_said_to_without_naming_them_all() -> None:
    rows = [f"| | Entreprise | Ateliers {number} | Zola | Ninon | Ancel | Inscrit |" for number in range(10)]
    reason = asked(consolidated({"a.xlsx": {"Acteurs": "\n".join([TOWNS, *rows])}}))[0].reason
    named = ", ".join(f"ACT-R{number:04}" for number in range(3, 9))
    assert reason == f"même nom, même commune ; ressemble aussi à {named} et 2\u00a0autres"


# ---- Actors ------------------------------------------------------------------------------------------------------


def test_the_same_actor_is_one_under_the_code_of_staff() -> None:
    result = run(same("ACT-R0001", "ACT-001"))
    assert actors(result) == [("ACT-001", ["ACT-R0001"])]
    assert result.dataset[Actors].columns["phone"] == ["01 43 00 00 02"]
    (source,) = result.sources.values()
    assert (source.kept, source.merged) == (0, 1)
    assert asked(result)[0].subject.nature is Nature.CONFLICT


def test_between_codes_of_the_program_the_oldest_is_kept() -> None:
    rows = (SHORT, "| | Entreprise | Ateliers Zed | Zolla | Ninon | | Inscrit |")
    assert ("ACT-R0001", ["ACT-R0002"]) in actors(run(same("ACT-R0002", "ACT-R0001"), rows=rows))


def test_a_reference_to_either_code_leads_to_the_actor() -> None:
    sheets = {
        "Acteurs": f"{HEADINGS}\n{SHORT}",
        "Séances": "| Type de séance | Intitulé | Date |\n| Plénière | Lancement | 04/10/2016 |",
        "Présences": """
            | Séance | Acteur | Présence |
            | 04/10/2016 — Lancement | ACT-R0001 | Présent |
            | 04/10/2016 — Lancement | Ninon Zola — Ateliers Zed | Présent |
            """,
    }
    pilot = {"Acteurs": f"{HEADINGS}\n{NINON}"}
    result = consolidated({"a.xlsx": sheets}, pilot=pilot, decisions=[same("ACT-001", "ACT-R0001")])
    assert result.dataset[Attendances].columns["actor"] == ["ACT-001"]


def test_distinct_actors_are_not_asked_about_again() -> None:
    assert asked_about(run()) == [("Ninon Zola — Ateliers Zed", "N. Zola — Ateliers Zed")]
    result = run(distinct("ACT-001", "ACT-R0001"))
    assert asked(result) == []
    assert len(actors(result)) == 2
    (decided,) = asked(result, State.DECIDED)
    assert (decided.answer, [side.code for side in decided.sides]) == ("Acteurs distincts", ["ACT-001", "ACT-R0001"])


def test_a_decided_pair_still_shows_both_sides_as_they_were() -> None:
    (decided,) = asked(run(same("ACT-001", "ACT-R0001")), State.DECIDED)
    assert [side.shown for side in decided.sides] == ["Ninon Zola — Ateliers Zed", "N. Zola — Ateliers Zed"]
    assert [side.origin and side.origin.file for side in decided.sides] == ["pilotage.xlsx", "retours/2016-2017/a.xlsx"]


def test_a_decision_follows_a_code_that_staff_changed() -> None:
    register = Register()
    run(register=register)
    renamed = SHORT.replace("| |", "| ACT-777 |", 1)
    result = run(same("ACT-001", "ACT-R0001"), rows=(renamed,), register=register)
    assert actors(result) == [("ACT-001", ["ACT-777", "ACT-R0001"])]


def test_a_decision_whose_rows_are_gone_sleeps_and_wakes() -> None:
    register = Register()
    decision = same("ACT-001", "ACT-R0001")
    run(register=register)
    gone = run(decision, rows=(AWA,), register=register)
    (asleep,) = asked(gone, State.ASLEEP)
    assert asleep.answer == "Même acteur"
    assert actors(run(decision, register=register)) == [("ACT-001", ["ACT-R0001"])]


def test_a_distinction_that_other_decisions_undo_says_so() -> None:
    rows = (SHORT, "| | Entreprise | Ateliers Zed | Zolla | Ninon | | Inscrit |")
    chain = (same("ACT-001", "ACT-R0001"), same("ACT-001", "ACT-R0002"), distinct("ACT-R0001", "ACT-R0002"))
    result = run(*chain, rows=rows)
    assert len(actors(result)) == 1
    (undone,) = [question for question in asked(result, State.DECIDED) if question.answer == "Acteurs distincts"]
    assert undone.reason.startswith("sans effet")


PEOPLE = [
    f"| | Entreprise | Ateliers {body} | Zola | {first} | | Inscrit |" for body in "PQ" for first in ("A", "B", "C")
]
CODES = [f"ACT-R{number:04}" for number in range(1, 7)]
PAIRS = st.tuples(st.sampled_from(CODES), st.sampled_from(CODES)).filter(lambda pair: pair[0] != pair[1])
DECISIONS = st.lists(
    st.builds(lambda pair, verdict: verdict(*pair), PAIRS, st.sampled_from([same, distinct])), max_size=5
)


def codes_by_name(result: Consolidation) -> dict[object, object]:
    table = result.dataset[Actors]
    names = zip(table.columns["organisation"], table.columns["first_name"], strict=True)
    return dict(zip(names, table.columns["code"], strict=True))


@settings(deadline=None)
@given(st.lists(st.tuples(st.lists(st.sampled_from(PEOPLE), unique=True), DECISIONS), max_size=4))
def test_whatever_was_decided_and_withdrawn_no_code_moves(runs: list[tuple[list[str], list[Decision]]]) -> None:
    register = Register()
    first = codes_by_name(run(rows=tuple(PEOPLE), register=register))
    for people, decisions in runs:
        result = run(*decisions, rows=tuple(people), register=register)
        assert len(set(result.dataset[Actors].columns["code"])) == len(result.dataset[Actors])
        known = {code for code, aliases in actors(result) for code in (code, *aliases)}
        assert known <= {*CODES, "ACT-001"}
    assert codes_by_name(run(rows=tuple(PEOPLE), register=register)) == first


@settings(deadline=None)
@given(st.permutations(PEOPLE), DECISIONS, st.data())
def test_neither_the_order_of_rows_nor_that_of_decisions_matters(
    people: list[str], decisions: list[Decision], data: st.DataObject
) -> None:
    def merged(rows: list[str], decisions: list[Decision]) -> set[tuple[object, frozenset[str]]]:
        register = Register()
        run(rows=tuple(PEOPLE), register=register)
        result = run(*decisions, rows=tuple(rows), register=register)
        return {(code, frozenset(aliases)) for code, aliases in actors(result)}

    once = merged(PEOPLE, decisions)
    latest = list(Decisions(decisions).standing.values())
    assert merged(people, data.draw(st.permutations(latest))) == once


# ---- Bodies ------------------------------------------------------------------------------------------------------


def organisations(result: Consolidation) -> int:
    return compute(result.dataset, result.edition).organisations


def test_one_body_is_counted_once_under_one_name() -> None:
    assert organisations(run(rows=(AWA, LEA))) == 3
    result = run(same_body("Passerelle", "La Passerelle"), rows=(AWA, LEA))
    assert organisations(result) == 2
    assert result.dataset[Actors].columns["organisation"] == ["Ateliers Zed", "La Passerelle", "La Passerelle"]
    (decided,) = asked(result, State.DECIDED)
    assert {side.shown for side in decided.sides} == {"La Passerelle", "Passerelle"}


def test_distinct_bodies_are_not_asked_about_again() -> None:
    ((one, other),) = asked_about(run(rows=(AWA, LEA)))
    assert {one, other} == {"La Passerelle", "Passerelle"}
    result = run(distinct_bodies("La Passerelle", "Passerelle"), rows=(AWA, LEA))
    assert asked(result) == []
    assert organisations(result) == 3


# ---- Values ------------------------------------------------------------------------------------------------------


def phone(result: Consolidation) -> object:
    return result.dataset[Actors].columns["phone"][0]


def ninon_with(phone: str) -> str:
    return NINON.replace("01 43 00 00 01", phone)


def test_a_decided_value_holds_whatever_is_sent_again() -> None:
    decision = kept("ACT-001", "Téléphone", "01 43 00 00 01")
    for sent in ("01 43 00 00 02", "01 43 00 00 03"):
        assert phone(run(rows=(ninon_with(sent),))) == sent
        result = run(decision, rows=(ninon_with(sent),))
        assert phone(result) == "01 43 00 00 01"
        assert "valeurs-contradictoires" not in codes(result)
        assert asked(result) == []
        (decided,) = asked(result, State.DECIDED)
        assert [side.shown for side in decided.sides] == [sent, "01 43 00 00 01"]
        assert decided.answer == "Garder B"


def test_two_spellings_of_one_body_are_no_conflict() -> None:
    sarl = NINON.replace("Ateliers Zed", "ATELIERS ZED SARL")
    result = run(rows=(sarl,))
    assert asked(result) == []
    assert "valeurs-contradictoires" not in codes(result)
    other = NINON.replace("Ateliers Zed", "Zed Ateliers")
    assert [question.about for question in asked(run(rows=(other,)))] == ["Organisation — Ninon Zola — Zed Ateliers"]
    assert asked(run(same_body("Ateliers Zed", "Zed Ateliers"), rows=(other,))) == []


def test_of_three_values_the_latest_and_that_of_the_pilot_workbook_are_shown() -> None:
    result = run(rows=(ninon_with("01 43 00 00 02"), ninon_with("01 43 00 00 03")))
    (question,) = asked(result)
    assert [side.shown for side in question.sides] == ["01 43 00 00 03", "01 43 00 00 01"]
    assert question.reason == "3 valeurs, dont voici deux ; en attendant, A est retenu"


def test_a_decided_value_that_nobody_states_any_more_sleeps() -> None:
    result = run(kept("ACT-001", "Téléphone", "01 43 00 00 09"), rows=(ninon_with("01 43 00 00 02"),))
    assert phone(result) == "01 43 00 00 02"
    assert [question.subject.nature for question in asked(result)] == [Nature.CONFLICT]
    (asleep,) = asked(result, State.ASLEEP)
    assert asleep.reason == "la ligne ou la valeur décidée n'est plus dans les fichiers lus"


def test_a_decision_asleep_says_where_its_value_came_from() -> None:
    decision = msgspec.structs.replace(kept("ACT-001", "Téléphone", "01 43 00 00 09"), source="b.xlsx")
    (asleep,) = asked(run(decision), State.ASLEEP)
    assert asleep.reason.endswith("elle venait de «\u00a0b.xlsx\u00a0»")


def test_a_decided_value_that_all_agree_upon_stays_decided() -> None:
    (decided,) = asked(run(kept("ACT-001", "Téléphone", "01 43 00 00 01"), rows=(AWA,)), State.DECIDED)
    assert [side.shown for side in decided.sides] == ["01 43 00 00 01", ""]


def test_rows_without_a_code_are_decided_upon_too() -> None:
    def stages(count: int) -> str:
        return f"| Indicateur | Groupe | Valeur | État |\n| Stages | GT-JEUNES | {count} | Mesuré |"

    def measured(*decisions: Decision) -> Consolidation:
        sheets = {"Mesures": f"{stages(10)}\n{stages(12).splitlines()[1]}"}
        return consolidated({"a.xlsx": sheets}, decisions=decisions)

    (question,) = asked(measured())
    assert [side.shown for side in question.sides] == [12, 10]
    subject = question.subject
    decision = Decision(
        NOON, subject.nature, subject.sheet, subject.codes, Verdict.VALUE_KEPT, subject.column, question.sides[1].value
    )
    assert asked(measured(decision)) == []
    (decided,) = asked(measured(decision), State.DECIDED)
    assert decided.answer == "Garder B"


# ---- The log -----------------------------------------------------------------------------------------------------


def test_the_last_decision_stands_and_a_withdrawn_one_does_not() -> None:
    subject = Subject.pair(Actors.sheet, "ACT-001", "ACT-R0001")
    withdrawn = Decision(NOON + dt.timedelta(1), Nature.MATCH, Actors.sheet, subject.codes, Verdict.WITHDRAWN)
    log = [same("ACT-001", "ACT-R0001"), withdrawn]
    assert Decisions(log[:1]).on(subject) == log[0]
    assert Decisions(log).on(subject) is None
    assert actors(run(*log)) == actors(run())


@pytest.mark.parametrize(
    "subject", [Subject.pair("Acteurs", "ACT-R0001", "ACT-001"), Subject.value("Séances", "SEA-R0002", "Durée (h)")]
)
def test_a_subject_is_read_as_it_was_written(subject: Subject) -> None:
    assert Subject.parse(str(subject)) == subject
    assert Subject.parse("n'importe quoi") is None


def test_a_decision_is_a_line_that_a_person_can_read() -> None:
    line = same("ACT-R0001", "ACT-001").to_json()
    assert line.decode() == (
        '{"date":"2017-07-20T12:00:00Z","nature":"Rapprochement","feuille":"Acteurs",'
        '"codes":["ACT-001","ACT-R0001"],"décision":"Même acteur"}'
    )
    assert Decision.from_json(line) == same("ACT-R0001", "ACT-001")


def test_no_value_and_no_name_is_in_the_log() -> None:
    lines = kept("ACT-001", "Téléphone", "01 43 00 00 01").to_json() + same_body("La Halte", "Halte").to_json()
    assert b"43 00" not in lines
    assert b"halte" not in lines.lower()


def test_what_stands_for_a_value_depends_on_the_dossier() -> None:
    one, other = (Decisions(salt=salt).value_digest("01 43 00 00 01") for salt in ("sel", "poivre"))
    assert one != other
    assert one == Decisions(salt="sel").value_digest("01 43 00 00 01")
