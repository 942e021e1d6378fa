"""VBA projects in tests: taken out of workbooks, put into them, and made to tell what they would have done."""

from __future__ import annotations

import re
import warnings
import zipfile
from collections.abc import Sequence
from pathlib import Path

from aet_sheets.excel.vba import Module, write_project

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # olevba and the new names of pyparsing
    from oletools.olevba import VBA_Parser

PROJECT_PART = "xl/vbaProject.bin"
HOST = "AET_Host"
"""The module that asks what only Excel can do: boxes on the screen, above all."""


def sources_by_olevba(path: Path) -> dict[str, str]:
    """Return the text of each module of a workbook, by the name of its stream, as olevba reads it."""
    parser = VBA_Parser(str(path))
    try:
        return {stream.rpartition("/")[2]: code for _, stream, _, code in parser.extract_macros()}
    finally:
        parser.close()


def python_commands(path: Path) -> dict[str, str]:
    """Return the Python command of each macro of a workbook, as `RunPython` is given it."""
    code = sources_by_olevba(path)["AET"]
    return dict(re.findall(r'Public Sub (\w+)\(\)\s+Launch "([^"]*)"', code))


def with_modules(path: Path, modules: Sequence[Module], target: Path) -> Path:
    """Write a copy of the workbook at `path` whose VBA project is made of `modules`."""
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as copy:
        for name in source.namelist():
            copy.writestr(name, write_project(modules) if name == PROJECT_PART else source.read(name))
    return target
