"""Exports of the demo, read back by the programs that they are for."""

from __future__ import annotations

import datetime as dt
import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from frictionless import Control, Dialect, Package, Resource, Schema, formats
from pyarrow import parquet

from aet_sheets.dossier import DossierError
from aet_sheets.operations import export
from aet_sheets.operations.export import Export, ExportFormat, export_dossier
from tests.operations.small import MEETING, small_dossier

SEMICOLON: Control = formats.CsvControl(delimiter=";")


@pytest.fixture(scope="module", params=[True, False], ids=["with identities", "without"])
def exports(
    request: pytest.FixtureRequest, demo_sources: Path, tmp_path_factory: pytest.TempPathFactory
) -> list[Export]:
    """Every kind of export of the demo, written elsewhere."""
    folder = tmp_path_factory.mktemp("exports")
    return [export_dossier(demo_sources, form, identities=request.param, output=folder / form) for form in ExportFormat]


@pytest.fixture
def by_format(exports: list[Export]) -> dict[ExportFormat, Export]:
    return {own.format: own for own in exports}


def test_frictionless_finds_the_csv_as_their_schemas_say(by_format: dict[ExportFormat, Export]) -> None:
    files, schemas = by_format[ExportFormat.CSV].written, by_format[ExportFormat.TABLE_SCHEMA].written
    resources = [
        Resource(
            name=file.stem,
            path=file.name,
            basepath=str(file.parent),
            encoding="utf-8-sig",
            dialect=Dialect(controls=[SEMICOLON]),
            schema=Schema.from_descriptor(json.loads(schema.read_text(encoding="utf-8"))),
        )
        for file, schema in zip(files, schemas, strict=True)
    ]
    report = Package(resources=resources, basepath=str(files[0].parent)).validate()
    assert report.flatten(["title", "message"]) == []
    assert report.stats["tasks"] == 11
    counted = {task.name: task.stats["rows"] for task in report.tasks}
    assert list(counted.values()) == list(by_format[ExportFormat.CSV].rows.values())


def test_the_database_has_types_keys_and_as_many_rows(by_format: dict[ExportFormat, Export]) -> None:
    own = by_format[ExportFormat.SQLITE]
    with closing(sqlite3.connect(own.written[0])) as database:
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert database.execute("SELECT count(*) FROM acteurs").fetchone() == (own.rows["Acteurs"],)
        present = (
            "SELECT count(*), min(date), typeof(avancement) FROM presences JOIN seances ON seance = code_seance "
            "JOIN acteurs ON acteur = code_acteur, actions WHERE presence = 'Présent' AND code_action = 'ACN-001'"
        )
        count, first, kind = database.execute(present).fetchone()
        assert count > 300
        assert dt.date.fromisoformat(first).year == 2012
        assert kind == "real"
        database.execute("PRAGMA foreign_keys = ON")
        database.execute("INSERT INTO presences VALUES ('SEA-001', 'nobody', 'Présent', 1)")
        with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
            database.commit()


def test_parquet_columns_have_their_types(by_format: dict[ExportFormat, Export]) -> None:
    own = by_format[ExportFormat.PARQUET]
    tables = {path.stem: parquet.read_table(path) for path in own.written}
    assert [table.num_rows for table in tables.values()] == list(own.rows.values())
    kinds = {field.name: str(field.type) for field in tables["actions"].schema}
    assert (kinds["date_de_debut"], kinds["transverse"], kinds["avancement"]) == ("date32[day]", "bool", "double")
    assert str(tables["seances"].schema.field("n").type) == "int64"


def cells(own: Export) -> Iterator[str]:
    for path in own.written:
        yield path.read_text(encoding="utf-8-sig").casefold()


def test_nobody_of_the_demo_is_in_the_export_without_identities(demo_sources: Path, tmp_path: Path) -> None:
    named = export_dossier(demo_sources, "csv", output=tmp_path / "named")
    hidden = "\n".join(cells(export_dossier(demo_sources, "csv", identities=False, output=tmp_path / "hidden")))
    actors = (tmp_path / "named" / "acteurs.csv").read_text(encoding="utf-8-sig").splitlines()[1:]
    secrets = {value.casefold() for row in actors for value in (row.split(";")[8], row.split(";")[9]) if value}
    assert len(actors) == named.rows["Acteurs"]
    assert len(secrets) > 100
    assert [secret for secret in secrets if secret in hidden] == []
    assert "@" not in hidden


def test_by_itself_it_goes_to_the_dossier_each_kind_in_its_place(tmp_path: Path) -> None:
    dossier = small_dossier(tmp_path / "d", {"a.xlsx": {"Séances": MEETING}})
    outputs = [
        export_dossier(dossier, form, identities=identities).as_json()["outputs"]
        for form, identities in [("csv", True), ("csv", False), ("sqlite", True), ("sqlite", False)]
    ]
    assert [names[0] for names in outputs if isinstance(names, list)] == [
        "exports/2016-2017/csv/editions.csv",
        "exports/2016-2017/csv-sans-identites/editions.csv",
        "exports/2016-2017/2016-2017.sqlite",
        "exports/2016-2017/2016-2017-sans-identites.sqlite",
    ]


def test_codes_are_those_of_the_consolidated_workbook(tmp_path: Path) -> None:
    dossier = small_dossier(tmp_path / "d", {"a.xlsx": {"Séances": MEETING}})
    for _ in range(2):
        export_dossier(dossier, "csv")
        assert "SEA-R0001;" in (dossier / "exports/2016-2017/csv/seances.csv").read_text(encoding="utf-8-sig")


def test_a_file_of_somebody_else_is_not_replaced(tmp_path: Path) -> None:
    dossier = small_dossier(tmp_path / "d")
    pilot = (dossier / "pilotage.xlsx").read_bytes()
    for form in ("csv", "sqlite"):
        with pytest.raises(DossierError, match="ne le remplace pas") as error:
            export_dossier(dossier, form, output=dossier / "pilotage.xlsx")
        assert error.value.wrong_use
    assert (dossier / "pilotage.xlsx").read_bytes() == pilot


def test_a_former_database_is_replaced(tmp_path: Path) -> None:
    dossier = small_dossier(tmp_path / "d")
    for _ in range(2):
        written = export_dossier(dossier, "sqlite", output=tmp_path / "a.db").written
        assert written == (tmp_path / "a.db",)


def test_an_export_never_goes_among_the_returns(tmp_path: Path) -> None:
    dossier = small_dossier(tmp_path / "d")
    with pytest.raises(DossierError, match="pris pour un retour"):
        export_dossier(dossier, "csv", output=dossier / "retours" / "2016-2017")
    assert list((dossier / "retours" / "2016-2017").iterdir()) == []


def test_an_open_file_is_left_alone(tmp_path: Path) -> None:
    dossier = small_dossier(tmp_path / "d")
    export_dossier(dossier, "csv")
    (dossier / "exports/2016-2017/csv/~$acteurs.csv").touch()
    assert [path.name for path in export_dossier(dossier, "csv").beside] == ["acteurs (nouvelle version).csv"]


def test_parquet_says_how_to_install_what_it_needs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(export, "find_spec", lambda _name: None)
    with pytest.raises(DossierError, match="complément") as error:
        export_dossier(small_dossier(tmp_path / "d"), "parquet")
    assert "pip install" in error.value.remedy
