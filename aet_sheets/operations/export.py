"""Exporting the consolidated tables as open data, with the identities or without."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import Final, Protocol

from aet_sheets.consolidation.open_data import OpenTable, with_identities, without_identities
from aet_sheets.consolidation.run import Progress, silent
from aet_sheets.dossier import Dossier, DossierError
from aet_sheets.paths import EXPORTS, RETURNS
from aet_sheets.schema.table_schema import resource_name


class ExportFormat(StrEnum):
    """The forms in which tables are exported, as they are typed after `--vers`."""

    CSV = "csv"
    PARQUET = "parquet"
    SQLITE = "sqlite"
    TABLE_SCHEMA = "table-schema"


@dataclass(frozen=True, slots=True)
class Export:
    """What an export wrote: one file a table, or one database. `rows` counts the rows of each sheet.

    `target` is the folder, or the database, that was asked for; `beside` are the files that could not take their usual
    place, because it was open elsewhere. `blocking` counts the problems of the data.
    """

    edition: str
    format: ExportFormat
    identities: bool
    target: Path
    written: tuple[Path, ...]
    beside: tuple[Path, ...]
    rows: dict[str, int]
    blocking: int
    dossier: Path

    def as_json(self) -> dict[str, object]:
        """Return what `aet exporter --format json` prints; paths are relative to the dossier where they are in it."""
        return {
            "edition": self.edition,
            "export": str(self.format),
            "identities": self.identities,
            "rows": self.rows,
            "blocking": self.blocking,
            "outputs": [self._shown(path) for path in self.written],
        }

    def _shown(self, path: Path) -> str:
        inside = path.is_relative_to(self.dossier)
        return (path.relative_to(self.dossier) if inside else path.absolute()).as_posix()


def export_dossier(  # noqa: PLR0913 - the options of one command, each by its name
    path: Path | str,
    export_format: ExportFormat | str,
    edition: str | None = None,
    *,
    identities: bool = True,
    output: Path | None = None,
    progress: Progress = silent,
) -> Export:
    """Export the tables of `edition` (the open one by default), consolidated as `aet consolider` does.

    They go to the folder `exports` of the dossier, or to `output`: a file for SQLite, a folder for the others. With
    `identities=False` nobody can be recognised in them.

    Raises:
        DossierError: the dossier cannot be used, another command is writing into it, or `output` is no place to write.
        OSError: the files cannot be written.
    """
    from aet_sheets.writing.safely import replace_safely  # noqa: PLC0415 - as in every operation that writes

    dossier, form = Dossier(path), ExportFormat(export_format)
    _check_installed(form)
    with dossier.held("aet exporter", progress):
        result = dossier.consolidate(edition, progress)
        name = result.edition.edition
        target = _target(dossier, form, name, output, identities=identities)
        tables = (
            with_identities(result.dataset)
            if identities
            else without_identities(result.dataset, secrets.SystemRandom())
        )
        progress("Écriture de l'export", 0, 1)
        files = _files(tables, form, target)
        written = {path: replace_safely(path, write) for path, write in files.items()}
    rows = {opened.table.sheet: len(opened) for opened in tables}
    beside = tuple(new for expected, new in written.items() if new != expected)
    return Export(name, form, identities, target, tuple(written.values()), beside, rows, result.blocking, dossier.path)


def _check_installed(form: ExportFormat) -> None:
    if form is ExportFormat.PARQUET and find_spec("pyarrow") is None:
        raise DossierError(
            "Le format parquet demande un complément qui n'est pas installé (pyarrow, environ 55 Mo).",
            'Installez-le, dans le dossier du programme, avec : python -m pip install ".[parquet]" ; ou choisissez '
            "--vers csv ou --vers sqlite.",
        )


def _target(dossier: Dossier, form: ExportFormat, edition: str, output: Path | None, *, identities: bool) -> Path:
    """Return the folder or the database to write; identities and their absence never share a place."""
    own = f"{form}{'' if identities else '-sans-identites'}"
    if form is not ExportFormat.SQLITE:
        target = output or dossier.path / EXPORTS / edition / own
        _refuse(dossier, target, taken=target.is_file())
        return target
    file = f"{edition}{'' if identities else '-sans-identites'}.sqlite"
    target = output or dossier.path / EXPORTS / edition / file
    if target.is_dir():
        target /= file
    _refuse(dossier, target, taken=target.exists() and not _is_database(target))
    return target


def _refuse(dossier: Dossier, target: Path, *, taken: bool) -> None:
    """Refuse a place that is somebody's file, or where an export would be taken for a return."""
    if taken:
        raise DossierError(
            "« {path} » est un fichier qui existe déjà : l'export ne le remplace pas.",
            "Choisissez un autre nom après --sortie.",
            wrong_use=True,
            path=target,
        )
    if target.resolve().is_relative_to((dossier.path / RETURNS).resolve()):
        raise DossierError(
            "« {path} » est parmi les retours : l'export y serait pris pour un retour.",
            "Choisissez un autre endroit après --sortie.",
            wrong_use=True,
            path=target,
        )


def _is_database(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(len(_SQLITE)) == _SQLITE


_SQLITE: Final = b"SQLite format 3\0"


def _files(tables: list[OpenTable], form: ExportFormat, target: Path) -> dict[Path, Callable[[Path], None]]:
    """Return what writes each file; only what `form` needs is loaded."""
    if form is ExportFormat.SQLITE:
        from aet_sheets.writing.exports.database import write_sqlite  # noqa: PLC0415

        return {target: partial(write_sqlite, tables=tables)}
    write, suffix = _table_writer(form)
    return {target / f"{resource_name(opened.table)}{suffix}": partial(write, opened=opened) for opened in tables}


class _TableWriter(Protocol):
    def __call__(self, path: Path, opened: OpenTable) -> None: ...


def _table_writer(form: ExportFormat) -> tuple[_TableWriter, str]:
    """Return what writes one table in `form`, and the suffix of its file."""
    if form is ExportFormat.CSV:
        from aet_sheets.writing.exports.delimited import write_csv  # noqa: PLC0415

        return write_csv, ".csv"
    if form is ExportFormat.PARQUET:
        from aet_sheets.writing.exports.columnar import write_parquet  # noqa: PLC0415 - pyarrow is an extra

        return write_parquet, ".parquet"
    from aet_sheets.writing.exports.descriptions import write_table_schema  # noqa: PLC0415

    return write_table_schema, ".schema.json"
