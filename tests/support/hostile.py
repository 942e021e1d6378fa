"""Files made to harm whoever reads them, as small as they come."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Mapping
from copy import copy

from tests.support.dossiers import DATA

_MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_ODF = "urn:oasis:names:tc:opendocument:xmlns"
MANY = 2**26 + 1


def sheet(rows: str) -> str:
    """Return the XML of a worksheet."""
    return f"<worksheet {_MAIN}><sheetData>{rows}</sheetData></worksheet>"


def number_cell(address: str) -> str:
    """Return a cell that holds a number."""
    return f'<c r="{address}"><v>1</v></c>'


def xlsx(xml: str = sheet(f'<row r="1">{number_cell("A1")}</row>'), parts: Mapping[str, str | bytes] = {}) -> bytes:
    """Return a workbook of one sheet, whose XML is `xml`, with other `parts`."""
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    whole: dict[str, str | bytes] = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
        f'<Override PartName="/xl/workbook.xml" ContentType="{kind}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{kind}.worksheet+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="r1" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook {_MAIN} xmlns:r="{_OFFICE}"><sheets>'
        '<sheet name="Feuille" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="r1" Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": xml,
        **parts,
    }
    return packed(whole)


def ods(rows: str) -> bytes:
    """Return an OpenDocument workbook of one sheet, whose rows are `rows`."""
    names = "".join(f' xmlns:{name}="{_ODF}:{name}:1.0"' for name in ("office", "table", "text"))
    content = (
        f'<office:document-content{names} office:version="1.2"><office:body><office:spreadsheet>'
        f'<table:table table:name="Feuille">{rows}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    manifest = f'<manifest:manifest xmlns:manifest="{_ODF}:manifest:1.0"/>'
    media = "application/vnd.oasis.opendocument.spreadsheet"
    return packed({"mimetype": media, "content.xml": content, "META-INF/manifest.xml": manifest})


def packed(parts: Mapping[str, str | bytes]) -> bytes:
    """Return an archive of `parts`."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def bomb() -> bytes:
    """Return a workbook of some kilobytes with a sheet of 64 MiB and a bit."""
    return xlsx(sheet(" " * MANY))


def lying_bomb(size: int) -> bytes:
    """Return a workbook whose sheet has `size` bytes, and says that it has a hundred."""
    data = xlsx(sheet(" " * size))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        entry = archive.getinfo("xl/worksheets/sheet1.xml")
    told, untrue = (struct.pack("<II", entry.compress_size, told) for told in (entry.file_size, 100))
    return data.replace(told, untrue)


def overlapping_bomb() -> bytes:
    """Return an archive in which a hundred files are one and the same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>" * 1000)
        (first,) = archive.filelist
        for number in range(100):
            twin = copy(first)
            twin.filename = twin.orig_filename = f"xl/worksheets/sheet{number}.xml"
            archive.filelist.append(twin)
    return out.getvalue()


def entity_bomb() -> bytes:
    """Return a workbook with the « billion laughs »."""
    levels = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    return xlsx(f'<!DOCTYPE worksheet [<!ENTITY e0 "ha">{levels}]>{sheet("<row><c><v>&e9;</v></c></row>")}')


def far_cell_out_of_order() -> bytes:
    """Return a workbook that asks for 17 billion cells, in an order that a quick look does not foresee."""
    return xlsx(sheet(f'<row r="1048576">{number_cell("XFD1048576")}</row><row r="1">{number_cell("A1")}</row>'))


def looping_xls() -> bytes:
    """Return an old workbook whose list of sectors never ends: its first part says that it comes after itself."""
    data = bytearray((DATA / "formats" / "retour.xls").read_bytes())
    size = 1 << struct.unpack_from("<H", data, 30)[0]
    struct.pack_into("<II", data, 68, 0, 1)
    struct.pack_into("<I", data, 2 * size - 4, 0)
    return bytes(data)
