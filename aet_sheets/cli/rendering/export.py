"""The page of `aet exporter`: what was written, and whether it may be passed on."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import RenderableType
from rich.text import Text

from aet_sheets.cli.rendering.parts import Paragraph, columns, heading, sentence, to_do
from aet_sheets.operations.export import Export, ExportFormat
from aet_sheets.text import french, number, plural


def export_page(export: Export) -> Iterator[RenderableType]:
    """Yield the page from top to bottom; its last sentence says what to do next."""
    kind = "avec les identités" if export.identities else "sans les identités"
    yield heading(f"Export de l'édition {export.edition}, {kind}")
    yield Text()
    if export.format is not ExportFormat.TABLE_SCHEMA:
        rows = [(Text(name), Text(number(count))) for name, count in export.rows.items()]
        yield columns((("Table", "left"), ("Lignes", "right")), rows)
        yield Text()
    written = "Fichier écrit" if len(export.written) == 1 else f"{len(export.written)} fichiers écrits dans"
    yield sentence(f"{written} : {{target}}", target=export.target)
    if export.beside:
        names = ", ".join(path.name for path in export.beside)
        yield Paragraph(french("Fichiers ouverts ailleurs ; la nouvelle version est à côté : ") + names, style="yellow")
    if export.blocking:
        problems = plural(export.blocking, "anomalie bloquante", "anomalies bloquantes")
        yield sentence(f"{problems} : des lignes ou des fichiers n'y sont pas comptés (aet consolider dit lesquels).")
    yield to_do(_next_step(export))


def _next_step(export: Export) -> str:
    if export.format is ExportFormat.TABLE_SCHEMA:
        return "joignez ces descriptions aux fichiers csv que vous publiez."
    if export.identities:
        return "ces fichiers contiennent des données personnelles ; pour publier, ajoutez --sans-identites."
    return "relisez les textes libres (décisions, verbatim, libellés) avant de publier ces fichiers."
