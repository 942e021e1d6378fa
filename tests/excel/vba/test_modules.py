from __future__ import annotations

import pytest

from aet_sheets.excel.vba import Module, document_module
from aet_sheets.excel.vba.modules import WORKBOOK_CLASS, Kind


def test_an_exported_file_gives_a_module() -> None:
    module = Module.from_text('Attribute VB_Name = "Essai"\nOption Explicit\n\' déjà vu : œuvre, « € »\n', file="a.bas")
    assert (module.name, module.kind) == ("Essai", Kind.STANDARD)
    assert module.source.splitlines(keepends=True)[1] == "Option Explicit\r\n"
    assert "déjà vu : œuvre, « € »".encode("cp1252") in module.stored


def test_a_class_gets_the_attributes_that_its_file_leaves_out() -> None:
    header = "VERSION 1.0 CLASS\r\nBEGIN\r\n  MultiUse = -1\r\nEND\r\n"
    text = header + 'Attribute VB_Name = "Sac"\r\nAttribute VB_Exposed = True\r\n'
    module = Module.from_text(text, file="Sac.cls")
    assert module.kind is Kind.CLASS
    assert module.source.splitlines() == [
        'Attribute VB_Name = "Sac"',
        'Attribute VB_Base = "0{FCFB3D2A-A0FA-1068-A738-08002B3371B5}"',
        "Attribute VB_Exposed = True",
        "Attribute VB_TemplateDerived = False",
        "Attribute VB_Customizable = False",
    ]


def test_a_letter_that_windows_1252_lacks_is_named_with_its_line() -> None:
    with pytest.raises(ValueError, match=r"a\.bas: line 2 of the module: 'Ω'"):
        Module.from_text('Attribute VB_Name = "A"\n\' Ω\n', file="a.bas")


def test_a_text_without_a_name_is_no_module() -> None:
    with pytest.raises(ValueError, match="VB_Name"):
        Module.from_text("Option Explicit\n", file="a.bas")


@pytest.mark.parametrize("name", ["Séance", "2A", "A B", "", "A" * 32])
def test_a_name_that_vba_refuses_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match="cannot name a module"):
        document_module(name)


def test_a_document_module_is_of_the_class_that_it_stands_for() -> None:
    assert f'Attribute VB_Base = "{WORKBOOK_CLASS}"' in document_module("ThisWorkbook", WORKBOOK_CLASS).source
