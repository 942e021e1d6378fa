"""Table Schemas: valid, complete, and what the declaration says."""

from __future__ import annotations

import frictionless
import pytest

from aet_sheets.consolidation.open_data import KEPT_OF_ACTORS, NOTES
from aet_sheets.schema import PILOT_TABLES, Actions, Actors, Attendances, Sessions, Table
from aet_sheets.schema.table_schema import resource_name, table_schema


@pytest.mark.parametrize("table", PILOT_TABLES)
def test_frictionless_takes_it(table: type[Table]) -> None:
    schema = frictionless.Schema.from_descriptor(table_schema(table))
    assert [field.name for field in schema.fields] == [column.label for column in table.columns]


def test_columns_say_what_the_declaration_says() -> None:
    fields = {field["name"]: field for field in table_schema(Actions)["fields"]}
    assert fields["Avancement"]["constraints"] == {"minimum": 0.0, "maximum": 1.0}
    assert fields["Statut"]["constraints"]["enum"][0] == "Proposée"
    assert fields["Transverse"]["trueValues"] == ["Oui"]
    assert fields["Échéance"] == {"name": "Échéance", "type": "date", "format": "%Y-%m-%d"}
    assert fields["Code action"]["constraints"] == {"maxLength": 40, "required": True, "unique": True}


def test_references_are_foreign_keys() -> None:
    assert table_schema(Attendances)["foreignKeys"] == [
        {"fields": ["Séance"], "reference": {"resource": "seances", "fields": ["Code séance"]}},
        {"fields": ["Acteur"], "reference": {"resource": "acteurs", "fields": ["Code acteur"]}},
    ]


def test_columns_left_out_and_replaced_are_described_as_they_are() -> None:
    schema = table_schema(Actors, KEPT_OF_ACTORS, NOTES)
    assert len(schema["fields"]) == len(KEPT_OF_ACTORS)
    assert schema["fields"][0]["description"].startswith("Numéro sans signification")


def test_resources_have_names_that_any_system_takes() -> None:
    assert resource_name(Sessions) == "seances"
    assert len({resource_name(table) for table in PILOT_TABLES}) == len(PILOT_TABLES)
