"""Modules of a VBA project: their kinds, and their text as the project stores it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from itertools import dropwhile
from typing import Final, Self

CODE_PAGE: Final = 1252
ENCODING: Final = "cp1252"
"""VBA text is stored in one code page for the whole project: that of western Windows, which has every French letter."""

WORKBOOK_CLASS: Final = "0{00020819-0000-0000-C000-000000000046}"
SHEET_CLASS: Final = "0{00020820-0000-0000-C000-000000000046}"
"""The classes of Excel that document modules stand for ([MS-OVBA] 2.3.4.2.3, attribute VB_Base)."""
_PLAIN_CLASS: Final = "0{FCFB3D2A-A0FA-1068-A738-08002B3371B5}"
_MAX_NAME: Final = 31


class Kind(Enum):
    """What a module is, as the stream PROJECT names it ([MS-OVBA] 2.3.1.7)."""

    STANDARD = "Module"
    CLASS = "Class"
    DOCUMENT = "Document"


@dataclass(frozen=True, slots=True)
class Module:
    """A module: `source` is its whole text as stored, attributes included, lines ended by CRLF."""

    name: str
    kind: Kind
    source: str

    def __post_init__(self) -> None:
        if not (self.name.isascii() and self.name.isidentifier() and len(self.name) <= _MAX_NAME):
            raise ValueError(f"{self.name!r} cannot name a module")

    @property
    def stored(self) -> bytes:
        """Return the text in the project's code page."""
        return self.source.encode(ENCODING)

    @classmethod
    def from_text(cls, text: str, *, file: str) -> Self:
        """Return the module that the text of an exported `.bas` or `.cls` file holds; `file` is its name, for errors.

        Raises `ValueError` with the line when the text names no module or has a character out of the code page.
        """
        lines = text.removeprefix("\ufeff").splitlines()
        is_class = lines[0].startswith("VERSION ") if lines else False
        lines = list(dropwhile(lambda line: not line.startswith("Attribute VB_Name"), lines))
        if not lines:
            raise ValueError(f"{file}: no line « Attribute VB_Name »")
        _check_letters(lines, file)
        name = lines[0].partition('"')[2].rstrip().rstrip('"')
        if is_class:
            return cls(name, Kind.CLASS, _joined(_with_class_attributes(lines)))
        return cls(name, Kind.STANDARD, _joined(lines))


def document_module(name: str, excel_class: str = SHEET_CLASS) -> Module:
    """Return the empty module that stands for a sheet, or for the workbook; `name` is its code name."""
    attributes = {
        "Name": f'"{name}"',
        "Base": f'"{excel_class}"',
        "GlobalNameSpace": "False",
        "Creatable": "False",
        "PredeclaredId": "True",
        "Exposed": "True",
        "TemplateDerived": "False",
        "Customizable": "True",
    }
    return Module(name, Kind.DOCUMENT, _joined([f"Attribute VB_{key} = {value}" for key, value in attributes.items()]))


def _with_class_attributes(lines: list[str]) -> Iterator[str]:
    """Yield the lines of a class with the attributes that an exported file leaves out."""
    for line in lines:
        yield line
        if line.startswith("Attribute VB_Name"):
            yield f'Attribute VB_Base = "{_PLAIN_CLASS}"'
        if line.startswith("Attribute VB_Exposed"):
            yield "Attribute VB_TemplateDerived = False"
            yield "Attribute VB_Customizable = False"


def _check_letters(lines: list[str], file: str) -> None:
    for number, line in enumerate(lines, 1):
        try:
            line.encode(ENCODING)
        except UnicodeEncodeError as error:
            letter = line[error.start]
            raise ValueError(f"{file}: line {number} of the module: {letter!r} is not in Windows-1252") from error


def _joined(lines: list[str] | Iterator[str]) -> str:
    return "".join(f"{line}\r\n" for line in lines)
