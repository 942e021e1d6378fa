"""Following up returns: one line a group, and the files that count nowhere."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from aet_sheets.consolidation.returns import Status
from aet_sheets.operations.follow_up import GroupLine, GroupStatus, follow_up
from tests.operations.small import CLOSED, MEETING, sealed_dossier, small_dossier, snapshot
from tests.support.markdown import PILOT, cover

DEADLINE = dt.date(2017, 7, 15)
BEFORE, AFTER = dt.date(2017, 7, 15), dt.date(2017, 7, 16)
WITH_DEADLINE = {"Paramètres": PILOT["Paramètres"] + "| Date limite des retours | 15/07/2017 |"}
BAD_DATE = MEETING.replace("12/10/2016", "15/13/2016")


def youth(dossier: Path, today: dt.date = BEFORE) -> GroupLine:
    return follow_up(dossier, today).groups[0]


def test_a_group_that_sent_nothing_is_expected_until_the_deadline(tmp_path: Path) -> None:
    line = youth(small_dossier(tmp_path / "d", pilot=WITH_DEADLINE))
    assert line == GroupLine("GT-JEUNES", "Insertion des jeunes", GroupStatus.EXPECTED)


def test_the_day_after_it_is_late(tmp_path: Path) -> None:
    line = youth(small_dossier(tmp_path / "d", pilot=WITH_DEADLINE), AFTER)
    assert (line.status, line.late) == (GroupStatus.LATE, True)


def test_without_a_deadline_nobody_is_late(tmp_path: Path) -> None:
    state = follow_up(small_dossier(tmp_path / "d"), AFTER)
    assert state.deadline is None
    assert {line.status for line in state.groups} == {GroupStatus.EXPECTED}


def test_a_deadline_of_an_earlier_edition_makes_nobody_late(tmp_path: Path) -> None:
    settings = {"Paramètres": PILOT["Paramètres"] + "| Date limite des retours | 15/07/2016 |"}
    assert follow_up(small_dossier(tmp_path / "d", pilot=settings), AFTER).deadline is None


def test_a_deadline_of_a_later_edition_is_not_that_of_an_earlier_one(tmp_path: Path) -> None:
    state = follow_up(small_dossier(tmp_path / "d", pilot=WITH_DEADLINE), AFTER, CLOSED)
    assert (state.deadline, state.overdue) == (None, False)


@pytest.mark.parametrize("deadline", ["30/09/2017", "15/07/2017"])
def test_a_deadline_may_come_after_the_last_day_of_its_edition(tmp_path: Path, deadline: str) -> None:
    settings = {"Paramètres": PILOT["Paramètres"] + f"| Date limite des retours | {deadline} |"}
    state = follow_up(small_dossier(tmp_path / "d", pilot=settings), dt.date(2017, 10, 1))
    assert state.overdue
    assert {line.status for line in state.groups} == {GroupStatus.LATE}


def test_nothing_is_expected_any_more_in_a_closed_edition(tmp_path: Path) -> None:
    closed = WITH_DEADLINE | {"Éditions": PILOT["Éditions"].replace("Ouverte", "Close")}
    state = follow_up(small_dossier(tmp_path / "d", pilot=closed), AFTER)
    assert state.is_closed
    assert {(line.status, line.late) for line in state.groups} == {(GroupStatus.ABSENT, False)}
    assert state.counts["missing"] == 2


def test_a_sound_return_is_received(tmp_path: Path) -> None:
    line = youth(small_dossier(tmp_path / "d", {"a.xlsx": {"Séances": MEETING}}, WITH_DEADLINE))
    assert line.status is GroupStatus.RECEIVED
    assert (line.file, line.version, line.sent_on) == ("retours/2016-2017/a.xlsx", 1, dt.date(2017, 6, 30))


def test_a_return_sent_after_the_deadline_is_received_late(tmp_path: Path) -> None:
    late = {"Fiche": cover(sent_on="20/07/2017"), "Séances": MEETING}
    line = youth(small_dossier(tmp_path / "d", {"a.xlsx": late}, WITH_DEADLINE))
    assert (line.status, line.late) == (GroupStatus.RECEIVED, True)


def test_a_return_with_blocking_problems_is_to_correct(tmp_path: Path) -> None:
    line = youth(small_dossier(tmp_path / "d", {"a.xlsx": {"Séances": BAD_DATE}}))
    assert (line.status, line.blocking) == (GroupStatus.TO_CORRECT, 1)


def test_a_return_that_declares_every_table_nil_is_nil(tmp_path: Path) -> None:
    assert youth(small_dossier(tmp_path / "d", {"a.xlsx": {}})).status is GroupStatus.NIL


def test_an_empty_return_without_nil_is_received(tmp_path: Path) -> None:
    silent = {"Fiche": cover().replace("| Néant : Moyens | oui |", "")}
    assert youth(small_dossier(tmp_path / "d", {"a.xlsx": silent})).status is GroupStatus.RECEIVED


def test_two_periods_of_a_group_are_one_line(tmp_path: Path) -> None:
    autumn = {"Fiche": cover(sent_on="30/01/2017") + "\n| Période | Automne |", "Séances": BAD_DATE}
    spring = {"Fiche": cover() + "\n| Période | Printemps |", "Séances": MEETING}
    line = youth(small_dossier(tmp_path / "d", {"automne.xlsx": autumn, "printemps.xlsx": spring}))
    assert (line.status, line.file) == (GroupStatus.TO_CORRECT, "retours/2016-2017/printemps.xlsx")


def test_a_closed_group_is_not_expected_but_its_return_is_shown(tmp_path: Path) -> None:
    closed = {"Groupes": PILOT["Groupes"].replace("| Handicap | Actif |", "| Handicap | Clos |")}
    nothing = follow_up(small_dossier(tmp_path / "sans", pilot=closed), BEFORE)
    sent = {"h.xlsx": {"Fiche": cover("GT-HANDICAP"), "Séances": MEETING}}
    something = follow_up(small_dossier(tmp_path / "avec", sent, closed), BEFORE)
    assert [line.group for line in nothing.groups] == ["GT-JEUNES"]
    assert [line.group for line in something.groups] == ["GT-JEUNES", "GT-HANDICAP"]


def test_a_group_made_after_the_edition_is_not_expected_in_it(tmp_path: Path) -> None:
    groups = """
        | Code groupe | Thématique | Date de constitution | Statut |
        | GT-JEUNES | Insertion des jeunes | 01/10/2015 | Actif |
        | GT-HANDICAP | Handicap | 01/10/2016 | Actif |
        """
    state = follow_up(small_dossier(tmp_path / "d", pilot={"Groupes": groups}), BEFORE, "2015-2016")
    assert [line.group for line in state.groups] == ["GT-JEUNES"]


def test_files_that_count_nowhere_are_listed_with_what_to_do(tmp_path: Path) -> None:
    dossier = small_dossier(tmp_path / "d", {"b.xlsx": {"Fiche": cover(edition="2015-2016")}})
    (dossier / "retours" / "2016-2017" / "photo.xlsx").write_bytes(b"\xff\xd8\xff\xe0")
    state = follow_up(dossier, BEFORE)
    assert {item.file.rpartition("/")[2]: item.status for item in state.unusable} == {
        "b.xlsx": Status.OTHER_EDITION,
        "photo.xlsx": Status.UNREADABLE,
    }
    assert all(item.message and item.remedy for item in state.unusable)
    assert state.blocking == 2


def test_groups_are_either_received_or_missing(hand_made: Path) -> None:
    counts = follow_up(hand_made, AFTER).counts
    assert counts == {"expected": 3, "received": 3, "to_correct": 2, "late": 0, "nil": 0, "missing": 0}
    assert counts["expected"] == counts["received"] + counts["missing"]


def test_the_json_has_the_keys_that_programs_rely_on(tmp_path: Path) -> None:
    state = follow_up(small_dossier(tmp_path / "d", {"a.xlsx": {"Séances": MEETING}}, WITH_DEADLINE), AFTER).as_json()
    assert list(state) == ["edition", "closed", "deadline", "groups", "unusable", "counts", "closed_changes"]
    assert (state["edition"], state["deadline"]) == ("2016-2017", "2017-07-15")
    assert state["groups"] == [
        {
            "group": "GT-JEUNES",
            "label": "Insertion des jeunes",
            "status": "reçu",
            "file": "retours/2016-2017/a.xlsx",
            "version": 1,
            "sent_on": "2017-06-30",
            "late": False,
            "blocking": 0,
        },
        {
            "group": "GT-HANDICAP",
            "label": "Handicap",
            "status": "en retard",
            "file": None,
            "version": None,
            "sent_on": None,
            "late": True,
            "blocking": 0,
        },
    ]


def test_a_closed_edition_that_changed_since_it_was_sealed_is_told(tmp_path: Path) -> None:
    dossier = sealed_dossier(tmp_path / "d")
    assert follow_up(dossier, BEFORE).closed_changes == ()
    (dossier / "retours" / CLOSED / "a.xlsx").unlink()
    before = snapshot(dossier)
    (changed,) = follow_up(dossier, BEFORE).closed_changes
    assert (changed.code, changed.file) == ("edition-close-fichier-change", f"retours/{CLOSED}/a.xlsx")
    state = follow_up(dossier, BEFORE, CLOSED)
    assert [problem.code for problem in state.closed_changes] == [changed.code, "edition-close-chiffres-changes"]
    assert (state.blocking, state.pilot_blocking) == (1, 0)
    assert snapshot(dossier) == before


@pytest.mark.parametrize("day", [BEFORE, AFTER])
def test_nothing_is_written(tmp_path: Path, day: dt.date) -> None:
    dossier = small_dossier(tmp_path / "d", {"a.xlsx": {"Séances": MEETING}}, WITH_DEADLINE)
    before = snapshot(dossier)
    follow_up(dossier, day)
    assert snapshot(dossier) == before
