"""The declaration of the tables agrees with the contract, and with itself."""

from __future__ import annotations

import pytest

from aet_sheets.schema import LINKING_ORDER, PILOT_TABLES, RETURN_TABLES, Cover, Settings, Table, table_named
from aet_sheets.schema.columns import Choice
from aet_sheets.text import fold, fold_heading

CONTRACT = {
    "T_Editions": "Édition* Début* Fin* Statut* Porteur",
    "T_Groupes": "Code groupe* | Thématique* | Pilote association | Pilote entreprise | Animateur extérieur | "
    "Date de constitution | Statut*",
    "T_Presences": "Séance* Acteur* Présence* | Heures apportées",
    "T_Seances": "Code séance | Type de séance* | Groupe | Programme | N° | Intitulé* | Forme | Date* | Durée (h) | "
    "Lieu | Participants annoncés | Décisions",
    "T_Moyens": "Nature* | Libellé* | Contributeur | Édition* | Exercice | Action | Prévu | Réalisé | Quantité | "
    "Unité | Taux unitaire (€) | État* | Fonction M57 | Nature comptable | Source",
}


@pytest.mark.parametrize("name", CONTRACT)
def test_columns_are_those_of_the_contract(name: str) -> None:
    (table,) = [table for table in PILOT_TABLES if table.excel_name == name]
    shown = [column.label + "*" * column.required for column in table.columns]
    assert " ".join(shown) == CONTRACT[name].replace(" | ", " ")


@pytest.mark.parametrize("columns", [*PILOT_TABLES, Cover, Settings], ids=lambda columns: columns.__name__)
def test_no_heading_names_two_columns(columns: type[Table]) -> None:
    known: dict[str, str] = {}
    for column in columns.columns:
        for heading in (column.label, *column.aliases):
            assert known.setdefault(fold_heading(heading), column.name) == column.name, heading


@pytest.mark.parametrize("table", PILOT_TABLES, ids=lambda table: table.__name__)
def test_synonyms_lead_to_choices(table: type[Table]) -> None:
    for column in table.columns:
        if isinstance(column, Choice):
            assert set(column.synonyms.values()) <= set(column.choices)
            assert all(fold(synonym) == synonym for synonym in column.synonyms)


def test_references_point_to_tables_that_come_before() -> None:
    assert set(LINKING_ORDER) == set(PILOT_TABLES)
    for position, table in enumerate(LINKING_ORDER):
        for column in table.references():
            assert table_named(column.to) in LINKING_ORDER[: position + 1]
            assert table_named(column.to).code_column() is not None


def test_a_return_asks_for_nothing_that_its_cover_says() -> None:
    for table in RETURN_TABLES:
        assert not {"Groupe", "Édition"} & {column.label for column in table.return_columns()}
