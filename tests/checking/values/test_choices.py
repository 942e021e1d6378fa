"""Closed lists, yes and no: what is recognised, what is only proposed."""

from __future__ import annotations

import datetime as dt
import itertools
import unicodedata

import pytest

from aet_sheets.reading.raw import Raw
from aet_sheets.schema import Actions, Actors, Attendances, Editions, Groups, Means, Measures, Sessions
from aet_sheets.schema.columns import Choice, Column
from aet_sheets.text import fold
from tests.support.values import EVERY_COLUMN, YES_NO, detail, refused, taken

CHOICES = [column for column in EVERY_COLUMN if isinstance(column, Choice)]


@pytest.mark.parametrize(
    ("column", "raw", "expected"),
    [
        (Sessions.type, "Groupe de travail", "Groupe de travail"),
        (Sessions.type, " groupe  de TRAVAIL ", "Groupe de travail"),
        (Sessions.type, "GT", "Groupe de travail"),
        (Sessions.type, "pleniere", "Plénière"),
        (Actors.type, "club d’entreprises", "Club d'entreprises"),
        (Actors.type, "ENTREPRISE", "Entreprise"),
        (Actors.mobilisation, "Inscrit(e)", "Inscrit"),
        (Actors.mobilisation, "Contributrice active", "Contributeur actif"),
        (Actors.mobilisation, "Contributeur·rice actif·ve", "Contributeur actif"),
        (Actors.mobilisation, "contributeur/trice actif/ve", "Contributeur actif"),
        (Attendances.attendance, "Excusé·e", "Excusé"),
        (Attendances.attendance, "Excusé.e.s", "Excusé"),
        (Attendances.attendance, "Excusé-e", "Excusé"),
        (Attendances.attendance, "Présent(e)", "Présent"),
        (Attendances.attendance, "présent(e)s", "Présent"),
        (Attendances.attendance, "P", "Présent"),
        (Actions.stage, "Mise en œuvre et évaluation", "Mise en œuvre et évaluation"),
        (Actions.stage, "MISE EN OEUVRE ET EVALUATION", "Mise en œuvre et évaluation"),
        (Actions.stage, "4 Mise en œuvre et évaluation", "Mise en œuvre et évaluation"),
        (Actions.stage, "4. mise en œuvre et évaluation", "Mise en œuvre et évaluation"),
        (Actions.stage, "3 - Diagnostic et co-construction", "Diagnostic et co-construction"),
        (Actions.stage, "• Conception", "Conception"),
        (Actors.type, "Entreprises", "Entreprise"),
        (Actors.type, "Clubs d'entreprises", "Club d'entreprises"),
        (Actions.status, "Terminé", "Réalisée"),
        (Actions.status, "finies", "Réalisée"),
        (Actions.status, "achevée", "Réalisée"),
        (Means.nature, "Humaines", "Humain"),
        (Means.unit, "h", "Heures"),
        (Means.nature, "nature", "En nature"),
    ],
)
def test_a_choice_is_recognised(column: Column, raw: Raw, expected: str) -> None:
    assert taken(column, raw) == expected


@pytest.mark.parametrize(
    ("column", "raw", "proposal"),
    [
        (Actors.type, "Asociation", "Vouliez-vous dire « Association » ? "),
        (Actors.type, "Entrprises", "Vouliez-vous dire « Entreprise » ? "),
        (Actors.type, "Club d'entreprises local", "Vouliez-vous dire « Club d'entreprises » ? "),
        (Actors.type, "Banque", ""),
        (Attendances.attendance, "Présent ?", "Vouliez-vous dire « Présent » ? "),
        (Attendances.attendance, "Présent / Excusé", ""),
        (Attendances.attendance, "Présent (e)", "Vouliez-vous dire « Présent » ? "),
        (Actions.stage, "2 Conception", "Vouliez-vous dire « Conception » ? "),
        (Actions.stage, "4", ""),
        (Actions.stage, 4.0, ""),
        (Means.unit, "3 heures", "Vouliez-vous dire « Heures » ? "),
        (Means.unit, "2 jours", "Vouliez-vous dire « Jours » ? "),
        (Means.state, "-", ""),
        (Groups.status, True, ""),
        (Editions.status, "Ouverte ou close", ""),
        (Measures.state, dt.date(2016, 1, 1), ""),
    ],
)
def test_a_near_miss_is_proposed_and_never_taken(column: Column, raw: Raw, proposal: str) -> None:
    assert refused(column, raw) == "choix-inconnu"
    assert detail(column, raw, "proposal") == proposal


def test_the_choices_are_listed() -> None:
    assert detail(Attendances.attendance, "peut-être", "choices") == "Présent, Excusé, Absent"


def test_two_equally_near_choices_are_not_proposed() -> None:
    column = Choice("Lettre", choices=("Groupe A", "Groupe B"))
    assert detail(column, "Groupe C", "proposal") == ""


def unaccented(text: str) -> str:
    return "".join(char for char in unicodedata.normalize("NFD", text) if not unicodedata.combining(char))


@pytest.mark.parametrize("column", CHOICES, ids=repr)
def test_every_choice_is_known_in_capitals_without_accents(column: Choice) -> None:
    for choice in column.choices:
        assert taken(column, unaccented(choice).upper()) == choice
        assert taken(column, choice) == choice
    for synonym, choice in column.synonyms.items():
        assert synonym == fold(synonym)
        assert taken(column, synonym) == choice


@pytest.mark.parametrize("column", CHOICES, ids=repr)
def test_a_rank_stands_before_a_choice_only_where_it_is_declared(column: Choice) -> None:
    for rank, choice in enumerate(column.choices, start=1):
        if column.ranked:
            assert taken(column, f"{rank} {choice}") == choice
        else:
            assert detail(column, f"{rank} {choice}", "proposal") == f"Vouliez-vous dire « {choice} » ? "


@pytest.mark.parametrize("column", CHOICES, ids=repr)
def test_two_choices_in_one_cell_are_near_neither(column: Choice) -> None:
    for one, other in itertools.permutations(column.choices, 2):
        assert detail(column, f"{one} / {other}", "proposal") == ""


@pytest.mark.parametrize(
    ("choice", "masculine"),
    [
        ("Proposée", "proposé"),
        ("Retenue", "retenu"),
        ("Réalisée", "réalisé"),
        ("Réalisée", "terminé"),
        ("Réalisée", "fini"),
        ("Réalisée", "achevé"),
        ("Abandonnée", "abandonné"),
    ],
)
def test_the_status_of_an_action_agrees_with_anything(choice: str, masculine: str) -> None:
    for ending in ("", "e", "s", "es"):
        assert taken(Actions.status, masculine + ending) == choice


@pytest.mark.parametrize(
    ("raw", "expected"),
    [(word, True) for word in ("oui", "OUI", "Oui.", "o", "x", "X", "vrai", "true", "1", "yes", "[x]", "(oui)")]
    + [(word, True) for word in ("✓", "✔", "✔\ufe0f", "☑", True, 1, 1.0)]
    + [(word, False) for word in ("non", "NON", "n", "faux", "false", "0", "no", False, 0, 0.0)],
)
def test_yes_and_no(raw: Raw, expected: bool) -> None:  # noqa: FBT001 - a table of examples
    assert taken(YES_NO, raw) is expected


@pytest.mark.parametrize(
    "raw", ["peut-être", "oui ?", "oui/non", "2", -1, "-1", 0.5, "ok", "[ ]", dt.time(1), "x" * 999]
)
def test_neither_yes_nor_no(raw: Raw) -> None:
    assert refused(YES_NO, raw) == "oui-non-invalide"
