"""A VBA project as text alone ([MS-OVBA] 2.2.1): Excel compiles it when it opens the workbook.

The stream `_VBA_PROJECT` says that its cache is of no known version ([MS-OVBA] 2.3.4.1), so that Excel, on Windows
and on a Mac, trusts nothing but the text. The same modules give the same bytes.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence
from typing import Final
from uuid import NAMESPACE_URL, uuid5

from aet_sheets.excel.vba.compound_file import write_compound_file
from aet_sheets.excel.vba.compression import compress
from aet_sheets.excel.vba.modules import CODE_PAGE, ENCODING, Kind, Module
from aet_sheets.excel.vba.protection import NO_PASSWORD, NOT_PROTECTED, VISIBLE, encrypt

PROJECT_NAME: Final = "VBAProject"
_PROJECT_ID: Final = f"{{{str(uuid5(NAMESPACE_URL, 'urn:aet_sheets:vba')).upper()}}}"
_NO_CACHE: Final = struct.pack("<HHBH", 0x61CC, 0xFFFF, 0, 0)
"""The whole of `_VBA_PROJECT` for a project without a cache ([MS-OVBA] 2.3.4.1)."""
_WIN64, _ENGLISH, _VERSION, _REVISION = 3, 0x409, 0x65925E00, 1
_NO_COOKIE: Final = b"\xff\xff"
_REFERENCES: Final = {
    "stdole": r"*\G{00020430-0000-0000-C000-000000000046}#2.0#0#C:\Windows\System32\stdole2.tlb#OLE Automation",
    "Office": r"*\G{2DF8D04C-5BFA-101B-BDE5-00AA0044DE52}#2.0#0#C:\Program Files\Common Files\Microsoft Shared"
    r"\OFFICE16\MSO.DLL#Microsoft Office 16.0 Object Library",
}
"""The type libraries of every project of Excel; Excel itself and VBA are understood."""


def write_project(modules: Sequence[Module]) -> bytes:
    """Return the `vbaProject.bin` of `modules`: that of the workbook first, then one a sheet, then the others.

    Raises `ValueError` when two modules have one name, whatever its case.
    """
    if len({module.name.upper() for module in modules}) < len(modules):
        raise ValueError("two modules have the same name")
    return write_compound_file(
        {
            "VBA": {
                "_VBA_PROJECT": _NO_CACHE,
                "dir": compress(_dir_stream(modules)),
                **{module.name: compress(module.stored) for module in modules},
            },
            "PROJECT": _project_stream(modules),
            "PROJECTwm": _names_stream(modules),
        }
    )


def _dir_stream(modules: Sequence[Module]) -> bytes:
    """Return the records that list references and modules ([MS-OVBA] 2.3.4.2)."""
    references = b"".join(_reference(name, library) for name, library in _REFERENCES.items())
    return b"".join(
        (
            _information(),
            references,
            _record(0x0F, struct.pack("<H", len(modules))),
            _record(0x13, _NO_COOKIE),
            *map(_module_records, modules),
            _record(0x10),
        )
    )


def _information() -> bytes:
    """Return what holds for the whole project ([MS-OVBA] 2.3.4.2.1)."""
    return b"".join(
        (
            _record(0x01, _long(_WIN64)),
            _record(0x02, _long(_ENGLISH)),
            _record(0x14, _long(_ENGLISH)),
            _record(0x03, struct.pack("<H", CODE_PAGE)),
            _record(0x04, PROJECT_NAME.encode(ENCODING)),
            _twice(0x05, 0x40, ""),  # description
            _twice(0x06, 0x3D, ""),  # help file
            _record(0x07, _long(0)),
            _record(0x08, _long(0)),
            struct.pack("<HIIH", 0x09, 4, _VERSION, _REVISION),  # its size leaves the revision out
            _twice(0x0C, 0x3C, ""),  # constants
        )
    )


def _reference(name: str, library: str) -> bytes:
    """Return the records of a registered type library ([MS-OVBA] 2.3.4.2.2.5)."""
    text = library.encode(ENCODING)
    return _twice(0x16, 0x3E, name) + _record(0x0D, _long(len(text)) + text + bytes(6))


def _module_records(module: Module) -> bytes:
    """Return the records of one module ([MS-OVBA] 2.3.4.2.3.2); its text starts at the top of its stream."""
    return b"".join(
        (
            _twice(0x19, 0x47, module.name),
            _twice(0x1A, 0x32, module.name),  # its stream
            _twice(0x1C, 0x48, ""),  # description
            _record(0x31, _long(0)),  # where the text starts
            _record(0x1E, _long(0)),
            _record(0x2C, _NO_COOKIE),
            _record(0x21 if module.kind is Kind.STANDARD else 0x22),
            _record(0x2B),
        )
    )


def _record(number: int, data: bytes = b"") -> bytes:
    return struct.pack("<HI", number, len(data)) + data


def _twice(number: int, unicode_number: int, text: str) -> bytes:
    """Return a text in the code page, then in UTF-16."""
    return _record(number, text.encode(ENCODING)) + _record(unicode_number, text.encode("utf-16-le"))


def _long(value: int) -> bytes:
    return struct.pack("<I", value)


def _project_stream(modules: Sequence[Module]) -> bytes:
    """Return the properties of the project, as text ([MS-OVBA] 2.3.1)."""
    lines = (
        f'ID="{_PROJECT_ID}"',
        *map(_project_item, modules),
        f'Name="{PROJECT_NAME}"',
        'HelpContextID="0"',
        'VersionCompatible32="393222000"',
        f'CMG="{encrypt(NOT_PROTECTED, _PROJECT_ID)}"',
        f'DPB="{encrypt(NO_PASSWORD, _PROJECT_ID)}"',
        f'GC="{encrypt(VISIBLE, _PROJECT_ID)}"',
        "",
        "[Host Extender Info]",
        "&H00000001={3832D640-CF90-11CF-8E43-00A0C911005A};VBE;&H00000000",
        "",
        "[Workspace]",
        *(f"{module.name}=0, 0, 0, 0, C" for module in modules),
    )
    return "".join(f"{line}\r\n" for line in lines).encode(ENCODING)


def _project_item(module: Module) -> str:
    version = "/&H00000000" if module.kind is Kind.DOCUMENT else ""
    return f"{module.kind.value}={module.name}{version}"


def _names_stream(modules: Sequence[Module]) -> bytes:
    """Return the names of the modules in the code page and in UTF-16 ([MS-OVBA] 2.3.3)."""
    pairs = (module.name.encode(ENCODING) + b"\0" + module.name.encode("utf-16-le") + b"\0\0" for module in modules)
    return b"".join(pairs) + b"\0\0"
