"""What a stranger's file holds is data: nothing of it runs, links or calculates in what the program writes."""

from __future__ import annotations

import zipfile
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
import xlwings

from aet_sheets.operations.consolidate import consolidate_dossier
from tests.operations.small import EDITION, small_dossier
from tests.support.archives import with_part
from tests.support.libreoffice import convert
from tests.support.macros import has_macros
from tests.support.markdown import cover, sheet
from tests.support.workbooks import parts, stored_values

TRAPS = (
    "=1+1",
    '=HYPERLINK("http://piege.example","clic")',
    "=cmd|'/C calc'!A0",
    "+33 1 43 00 00 31",
    "-2+3",
    "@SUM(1)",
    "\t=1+1",
    "\r=1+1",
    "{=1+1}",
    "http://piege.example/x",
    "mailto:moi@piege.example",
    "internal:Synthèse!A1",
)  # fmt: skip


def write_hostile_return(path: Path) -> None:
    """Write a return with macros, an external link, a DDE link, hyperlinks, and texts that look like formulas."""
    macros = path.with_name("vbaProject.bin")
    with zipfile.ZipFile(Path(xlwings.__file__).parent / "quickstart.xlsm") as archive:
        macros.write_bytes(archive.read("xl/vbaProject.bin"))
    with xlsxwriter.Workbook(str(path), {"strings_to_urls": False, "strings_to_formulas": False}) as book:
        book.add_vba_project(str(macros))
        page = book.add_worksheet("Fiche")
        for row, cells in enumerate(sheet("Fiche", cover()).rows):
            page.write_row(row, 0, cells)
        sessions = book.add_worksheet("Séances")
        sessions.write_row(0, 0, ["Type de séance", "Intitulé", "Date", "Lieu", "Décisions", "=2+2", "Durée (h)"])
        for row, trap in enumerate(TRAPS, 1):
            sessions.write_row(row, 0, ["Groupe de travail", f"Réunion {row}", "12/10/2016", trap, trap, trap, trap])
        row = len(TRAPS) + 1
        sessions.write_row(row, 0, ["Groupe de travail", "Liens", "12/10/2016"])
        sessions.write_url(row, 3, "http://piege.example/lien", None, "la mairie")
        sessions.write_formula(row, 4, "='[1]Feuil1'!A1", None, "lu ailleurs")
        sessions.write_formula(row, 6, "=1+1", None, 2)
        sessions.write_row(row + 1, 0, ["=type inconnu", "=mise de côté", "12/10/2016"])
    macros.unlink()
    _add_links(path)


def _add_links(path: Path) -> None:
    """Add an external workbook and a DDE link, as Excel writes them."""
    relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    data = with_part(
        path.read_bytes(),
        "xl/workbook.xml",
        {"</sheets>": '</sheets><externalReferences><externalReference r:id="rId91"/></externalReferences>'},
    )
    data = with_part(
        data,
        "xl/_rels/workbook.xml.rels",
        {
            "</Relationships>": f'<Relationship Id="rId91" Type="{relations}/externalLink"'
            ' Target="externalLinks/externalLink1.xml"/></Relationships>'
        },
    )
    path.write_bytes(data)
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr(
            "xl/externalLinks/externalLink1.xml",
            f'<externalLink xmlns="{main}"><ddeLink ddeService="cmd" ddeTopic="/C calc"><ddeItems>'
            '<ddeItem name="A0" advise="1"/></ddeItems></ddeLink></externalLink>',
        )


@pytest.fixture(scope="module")
def consolidated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    dossier = small_dossier(tmp_path_factory.mktemp("hostile") / "dossier")
    write_hostile_return(dossier / "retours" / EDITION / "retour.xlsm")
    return consolidate_dossier(dossier).written


def test_the_return_is_what_it_claims_to_be(tmp_path: Path) -> None:
    """Otherwise the other tests would show nothing."""
    write_hostile_return(tmp_path / "retour.xlsm")
    assert has_macros(tmp_path / "retour.xlsm")
    assert b"ddeService" in parts(tmp_path / "retour.xlsm")["xl/externalLinks/externalLink1.xml"]


def test_every_row_of_the_return_is_there(consolidated: Path) -> None:
    values = stored_values(consolidated)
    titles = {value for (page, cell), value in values.items() if page == "Séances" and cell.startswith("F")}
    assert titles >= {f"Réunion {row}" for row in range(1, len(TRAPS) + 1)} | {"Liens"}
    assert "=mise de côté" in " ".join(str(value) for (page, _), value in values.items() if page == "Lignes écartées")


def test_text_that_looks_like_a_formula_is_text(consolidated: Path) -> None:
    held = {trap.strip() for trap in TRAPS}
    book = openpyxl.load_workbook(consolidated)
    cells = [cell for page in book for row in page.iter_rows() for cell in row if cell.value in held]
    assert {cell.value for cell in cells} == held
    assert {cell.data_type for cell in cells} == {"s"}
    assert {cell.parent.title for cell in cells} == {"Séances", "Anomalies"}


def test_libreoffice_shows_it_letter_for_letter(consolidated: Path, tmp_path: Path) -> None:
    ours, theirs = stored_values(consolidated), stored_values(convert(consolidated, "xlsx", tmp_path))
    texts = {place: value for place, value in ours.items() if isinstance(value, str) and value}
    assert {place: theirs.get(place) for place in texts} == texts


def test_no_link_of_the_sender_is_copied(consolidated: Path) -> None:
    links = {
        link.target
        for page in openpyxl.load_workbook(consolidated)
        for link in page._hyperlinks  # noqa: SLF001 - openpyxl has no public list of them
        if link.target
    }
    assert {target for target in links if "piege" in target or not target.startswith("../")} == set()
    relations = b"".join(content for name, content in parts(consolidated).items() if name.endswith(".rels"))
    assert b"piege" not in relations


def test_no_macro_no_external_link_no_dde(consolidated: Path) -> None:
    assert not has_macros(consolidated)
    content = parts(consolidated)
    assert not [name for name in content if "vba" in name.lower() or "external" in name.lower()]
    assert not [name for name, part in content.items() if b"ddeLink" in part or b"externalReference" in part]
