"""The project of the pilot workbook, read back module by module by readers that share no code with its writer."""

from __future__ import annotations

import re
from pathlib import Path

import openpyxl
import pytest
import xlwings
from pyopenvba import ExcelFile
from pyopenvba.integrity import check_file

from aet_sheets.excel.vba import Module, write_project
from aet_sheets.excel.vba.modules import Kind
from aet_sheets.excel.vba.protection import encrypt
from aet_sheets.excel.workbook import project_modules, write_pilot_with_buttons
from tests.support.vba import sources_by_olevba

SHEETS = ("Accueil", "Paramètres", "Séances")


@pytest.fixture(scope="module")
def workbook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("project") / "pilotage.xlsm"
    write_pilot_with_buttons(path, {"territory": "Val Fictif"}, {}, {"Interpreter_Win": ""})
    return path


@pytest.fixture(scope="module")
def modules(workbook: Path) -> dict[str, Module]:
    return {
        module.name: module for module in project_modules(openpyxl.load_workbook(workbook, read_only=True).sheetnames)
    }


def without_attributes(source: str) -> str:
    lines = source.replace("\r\n", "\n").split("\n")
    return "\n".join(line for line in lines if not line.startswith("Attribute ")).strip("\n")


def test_olevba_reads_every_module(workbook: Path, modules: dict[str, Module]) -> None:
    read = sources_by_olevba(workbook)
    assert set(read) == set(modules)
    for name, module in modules.items():
        assert without_attributes(read[name]) == without_attributes(module.source)


def test_another_reader_reads_every_module(workbook: Path, modules: dict[str, Module]) -> None:
    with ExcelFile(workbook) as book:
        read = book.vba_modules()
        assert book.validate() == []
    assert set(read) == set(modules)
    for name, module in modules.items():
        assert without_attributes(read[name]) == without_attributes(module.source)


def test_the_package_and_its_project_are_whole(workbook: Path) -> None:
    assert check_file(workbook).issues == ()


def test_accents_survive(workbook: Path) -> None:
    assert "L’antivirus empêche Excel de lancer un programme" in sources_by_olevba(workbook)["AET_Obstacles"]


def test_what_starts_python_is_of_the_installed_version(workbook: Path) -> None:
    found = re.search(r'XLWINGS_VERSION As String = "([^"]*)"', sources_by_olevba(workbook)["xlwings"])
    assert found
    assert found[1] == xlwings.__version__


def test_every_kind_of_module_stands_in_the_project(modules: dict[str, Module]) -> None:
    kinds = {name: module.kind for name, module in modules.items()}
    assert (kinds["ThisWorkbook"], kinds["FeuilleSeances"]) == (Kind.DOCUMENT, Kind.DOCUMENT)
    assert (kinds["AET"], kinds["xlwings"], kinds["Dictionary"]) == (Kind.STANDARD, Kind.STANDARD, Kind.CLASS)


def test_the_same_modules_give_the_same_bytes() -> None:
    assert write_project(project_modules(SHEETS)) == write_project(project_modules(SHEETS))


def test_two_modules_never_have_one_name() -> None:
    module = Module("Essai", Kind.STANDARD, "")
    with pytest.raises(ValueError, match="same name"):
        write_project([module, Module("ESSAI", Kind.STANDARD, "")])


def test_the_protection_says_not_protected() -> None:
    """[MS-OVBA] 2.4.3.3, read as written there."""
    project_id = "{917DED54-440B-4FD1-A5C1-74ACF261E600}"
    encrypted = bytes.fromhex(encrypt(b"\xff", project_id))
    seed, version, key = encrypted[0], encrypted[1] ^ encrypted[0], encrypted[2] ^ encrypted[0]
    assert (version, key) == (2, sum(map(ord, project_id)) & 0xFF)
    plain, previous = bytearray(), key
    for number in range(3, len(encrypted)):
        previous = encrypted[number] ^ ((encrypted[number - 2] + previous) & 0xFF)
        plain.append(previous)
    ignored = (seed & 6) // 2
    assert plain[ignored:] == b"\x01\0\0\0\xff"
