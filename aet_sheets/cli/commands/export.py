"""`aet exporter`."""

from __future__ import annotations

from pathlib import Path

import click

from aet_sheets.cli.commands.base import dossier_argument, edition_option, format_option, in_french
from aet_sheets.cli.progress import shown_progress
from aet_sheets.cli.rendering.export import export_page
from aet_sheets.cli.run import ExitStatus
from aet_sheets.cli.screen import show
from aet_sheets.operations.export import ExportFormat, export_dossier


@click.command("exporter")
@dossier_argument
@click.option(
    "--vers",
    "export_format",
    type=click.Choice([str(form) for form in ExportFormat], case_sensitive=False),
    required=True,
    help="Format des fichiers.",
)
@edition_option
@click.option(
    "--sans-identites",
    "anonymous",
    is_flag=True,
    help="Personne n'y est nommé ni reconnaissable ; les comptes restent.",
)
@click.option(
    "--sortie",
    "output",
    metavar="CHEMIN",
    type=click.Path(path_type=Path),
    help="Dossier à remplir, ou fichier pour sqlite.  [par défaut : exports/EDITION dans le dossier]",
)
@format_option
def command(  # noqa: PLR0913 - one parameter an option
    dossier: Path, *, export_format: str, edition: str | None, anonymous: bool, output: Path | None, as_json: bool
) -> ExitStatus:
    r"""Écrit les tables rassemblées pour d'autres logiciels.

    csv : un fichier par table, séparateur point-virgule, UTF-8, dates 2016-10-12, nombres avec un point. Un texte qui
    commence par = + - @ ou une apostrophe reçoit une apostrophe devant, pour ne jamais être pris pour une formule.
    parquet et sqlite : colonnes typées. table-schema : la description des colonnes (Frictionless).

    Avec --sans-identites, chaque personne devient un numéro qui change à chaque export ; noms, adresses et téléphones
    sont retirés des textes libres. Relisez ces textes avant de les publier : un surnom, ou une personne absente de la
    feuille « Acteurs », y resterait.

    \b
    Exemples :
      aet exporter mon-dossier --vers csv
      aet exporter mon-dossier --vers sqlite --sans-identites
      aet exporter mon-dossier --vers csv --edition 2015-2016 --sortie publication
    """
    with shown_progress() as progress:
        export = export_dossier(
            dossier, export_format, edition, identities=not anonymous, output=output, progress=progress
        )
    show(export.as_json() if as_json else export_page(export))
    return ExitStatus.of(export.blocking)


in_french(command)
