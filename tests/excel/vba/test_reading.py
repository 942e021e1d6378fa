"""Modules read back, of our own projects and of those that xlwings ships."""

from __future__ import annotations

import zipfile
from importlib.resources import files

import pytest

from aet_sheets.excel.vba import write_project
from aet_sheets.excel.vba.reading import module_text
from aet_sheets.excel.vba.sources import own_modules, run_python_modules


def test_a_module_is_read_as_it_was_written() -> None:
    modules = [*own_modules(), *run_python_modules()]
    project = write_project(modules)
    assert {module.name: module_text(project, module.name) for module in modules} == {
        module.name: module.source for module in modules
    }


def test_the_project_that_xlwings_ships_is_read_too() -> None:
    with files("xlwings").joinpath("quickstart_standalone.xlsm").open("rb") as file, zipfile.ZipFile(file) as archive:
        text = module_text(archive.read("xl/vbaProject.bin"), "xlwings")
    assert text
    assert "Public Const XLWINGS_VERSION As String" in text


@pytest.mark.parametrize("project", [b"", b"no compound file", write_project(own_modules())[:700]])
def test_a_project_that_cannot_be_read_says_nothing(project: bytes) -> None:
    assert module_text(project, "xlwings") is None


def test_a_module_that_is_not_there_says_nothing() -> None:
    assert module_text(write_project(own_modules()), "xlwings") is None
