"""A return as its sender made it their own: laid out, protected, and with things in it that must not come back."""

from __future__ import annotations

import datetime as dt
import struct
import zipfile
import zlib
from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import Path

import xlsxwriter

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
X14_RULE = (
    '<extLst><ext xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main" '
    'uri="{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}"><x14:dataValidations '
    'xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main" count="1"><x14:dataValidation type="list" '
    'allowBlank="1"><x14:formula1><xm:f>Choix!$A$1:$A$2</xm:f></x14:formula1><xm:sqref>A2:A50</xm:sqref>'
    "</x14:dataValidation></x14:dataValidations></ext></extLst>"
)
"""A drop-down fed from another sheet, as Excel saves it: openpyxl loses it."""
EXTERNAL_LINK = f'<externalLink xmlns="{_MAIN}"><externalBook xmlns:r="{_OFFICE}" r:id="rId1"/></externalLink>'
HARMFUL_FORMULA = "'[1]Feuil1'!$A$1"
SESSIONS = "Séances"


def write_own_return(path: Path, date: str | dt.date = "15/13/2016") -> Path:
    """Write a return of GT-JEUNES whose one session has `date`: with layout, drop-downs, and an image."""
    with xlsxwriter.Workbook(str(path)) as book:
        cover = book.add_worksheet("Fiche")
        for row, line in enumerate(_COVER):
            cover.write_row(row, 0, line)
        sheet = book.add_worksheet(SESSIONS)
        book.add_worksheet("Choix").write_column(0, 0, ["Groupe de travail", "Pilotage"])
        bold = book.add_format({"bg_color": "#FFFF00", "num_format": "@"})
        sheet.add_table(0, 0, 1, 3, {"name": "Mes_Seances", "columns": [{"header": name} for name in _HEADINGS]})
        sheet.write_row(1, 0, ["Groupe de travail", "Bilan"])
        if isinstance(date, str):
            sheet.write_string(1, 2, date, bold)
        else:
            sheet.write_datetime(1, 2, date, book.add_format({"num_format": "dd/mm/yyyy"}))
        sheet.write_formula(1, 3, "=1+1", None, 2)
        sheet.set_column(1, 1, 33)
        sheet.freeze_panes(1, 1)
        sheet.data_validation(1, 3, 50, 3, {"validate": "decimal", "criteria": ">=", "value": 0})
        sheet.conditional_format(
            1, 1, 50, 1, {"type": "text", "criteria": "containing", "value": "Bilan", "format": bold}
        )
        sheet.insert_image(5, 5, "point.png", {"image_data": BytesIO(_picture())})
        sheet.write_comment(1, 2, "Je ne sais plus", {"author": "Ninon"})
        sheet.write_comment(1, 1, "Notre remarque", {"author": "Ninon"})
        sheet.protect("secret")
        book.define_name("Mes_Choix", "=Choix!$A$1:$A$2")
        book.define_name(f"'{SESSIONS}'!Ici", f"='{SESSIONS}'!$A$1")
    _change_parts(
        path, {"xl/worksheets/sheet2.xml": lambda xml: xml.replace(b"</worksheet>", f"{X14_RULE}</worksheet>".encode())}
    )
    return path


_HEADINGS = ("Type de séance", "Intitulé", "Date", "Durée (h)")
_COVER = (
    ("Groupe", "GT-JEUNES"),
    ("Édition", "2016-2017"),
    ("Version", 1),
    ("Rapporteur", "Ninon Zola"),
    *((f"Néant : {name}", "oui") for name in ("Acteurs", "Inscriptions", "Présences", "Actions", "Mesures", "Moyens")),
)


def add_harm(path: Path) -> Path:
    """Put into a workbook what must not come back: links, a link to another workbook, macros, formulas that fetch."""

    def sheet(xml: bytes) -> bytes:
        cells = (
            f'<row r="60"><c r="A60"><f>{HARMFUL_FORMULA}</f><v>12</v></c>'
            '<c r="B60" t="str"><f>HYPERLINK("http://evil.example","ici")</f><v>ici</v></c>'
            '<c r="C60"><f>cmd|\'/c calc\'!A0</f><v>3</v></c><c r="D60"><f>SUM(A60,1)</f><v>13</v></c></row>'
        )
        links = (
            '<hyperlinks><hyperlink ref="A2" r:id="rIdLien"/><hyperlink ref="B2" location="\'Fiche\'!A1"/></hyperlinks>'
        )
        return xml.replace(b"</sheetData>", f"{cells}</sheetData>".encode(), 1).replace(
            b"<pageMargins", links.encode() + b"<pageMargins", 1
        )

    def book(xml: bytes) -> bytes:
        names = "<definedName name=\"Ailleurs\">'[1]Feuil1'!$A$1</definedName>"
        return xml.replace(b"<definedNames>", f"<definedNames>{names}".encode()).replace(
            b"</sheets>", b'</sheets><externalReferences><externalReference r:id="rIdAilleurs"/></externalReferences>'
        )

    relation = '<Relationship Id="{}" Type="{}" Target="{}"{}/></Relationships>'
    outside = ' TargetMode="External"'
    _change_parts(
        path,
        {
            "xl/worksheets/sheet2.xml": sheet,
            "xl/workbook.xml": book,
            "xl/worksheets/_rels/sheet2.xml.rels": _ending(
                "</Relationships>", relation.format("rIdLien", f"{_OFFICE}/hyperlink", "http://evil.example", outside)
            ),
            "xl/_rels/workbook.xml.rels": _ending(
                "</Relationships>",
                f'<Relationship Id="rIdAilleurs" Type="{_OFFICE}/externalLink" '
                'Target="externalLinks/externalLink1.xml"/>'
                + relation.format(
                    "rIdMacros",
                    "http://schemas.microsoft.com/office/2006/relationships/vbaProject",
                    "vbaProject.bin",
                    "",
                ),
            ),
            "[Content_Types].xml": _ending(
                "</Types>",
                '<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/>'
                '<Override PartName="/xl/externalLinks/externalLink1.xml" '
                'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.externalLink+xml"/></Types>',
            ),
        },
        {
            "xl/externalLinks/externalLink1.xml": EXTERNAL_LINK.encode(),
            "xl/externalLinks/_rels/externalLink1.xml.rels": (
                '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
                + relation.format("rId1", f"{_OFFICE}/externalLinkPath", "file:///C:/ailleurs.xlsx", outside)
            ).encode(),
            "xl/vbaProject.bin": b"\xd0\xcf\x11\xe0 not really",
        },
    )
    return path


Change = Callable[[bytes], bytes]


def _ending(tag: str, replacement: str) -> Change:
    return lambda xml: xml.replace(tag.encode(), replacement.encode())


def _change_parts(path: Path, changes: Mapping[str, Change], additions: Mapping[str, bytes] | None = None) -> None:
    with zipfile.ZipFile(path) as archive:
        contents = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in contents.items():
            archive.writestr(name, changes[name](content) if name in changes else content)
        for name, content in (additions or {}).items():
            archive.writestr(name, content)


def _picture() -> bytes:
    """Return a picture of one red point."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)
    pixels = zlib.compress(b"\x00\xff\x00\x00")
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")
