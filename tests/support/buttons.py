"""Buttons pressed without Excel: the command of a macro, run as Excel would run it, in the Excel of the tests."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import openpyxl

from tests.support.vba import python_commands

ROOT = Path(__file__).parents[2]
_STARTUP = Path(__file__).with_name("excel_startup")


@dataclass(frozen=True)
class Pressed:
    """What a press gave: the workbook as Excel holds it, what people saw, and what Python said when it failed."""

    book: Any
    screen: dict[str, Any]
    status: int
    errors: str

    @property
    def said(self) -> str:
        """Return the text of the only box."""
        (box,) = self.screen["boxes"]
        return str(box["text"])

    def fact(self, name: str) -> Any:
        """Return the value of the cell that has a defined name."""
        sheet, _, address = self.book.defined_names[name].attr_text.rpartition("!")
        return self.book[sheet.strip("'")][address.replace("$", "")].value

    def rows(self, sheet: str, table: str) -> list[list[Any]]:
        """Return the rows of a table, without its headings."""
        worksheet = self.book[sheet]
        return [[cell.value for cell in row] for row in worksheet[worksheet.tables[table].ref][1:]]


@dataclass(frozen=True)
class Given:
    """What Excel and people say to Python: the buttons of boxes that are pressed, in turn; where the workbook is, if
    not where it is; the name of the caller, if not its own; and what stands in for PATH.
    """

    answers: Sequence[str] = ()
    fullname: str = ""
    caller: str = ""
    path: str = ""


def press(workbook: Path, macro: str, given: Given = Given()) -> Pressed:
    """Press the button that runs `macro` of the workbook.

    The interpreter and the environment are those of its hidden sheet; the caller is the one that Excel would name.
    """
    conf = settings(workbook)
    command = python_commands(workbook)[macro]
    seen = workbook.parent.parent / f"{macro}.xlsm"
    excel = {
        "workbook": str(workbook),
        "fullname": given.fullname or str(workbook),
        "answers": " ".join(given.answers),
        "seen": str(seen),
    }
    added = ";".join([conf["ADD_WORKBOOK_TO_PYTHONPATH"], str(workbook), str(workbook), "", "", "", conf["PYTHONPATH"]])
    done = subprocess.run(
        [
            conf["Interpreter_Mac"],
            "-c",
            f"import xlwings.utils;xlwings.utils.prepare_sys_path({added!r}); {command}",
            f"--wb={given.caller or Path(given.fullname or workbook).name}",
            "--from_xl=1",
            "--app=/Applications/Microsoft Excel",
            "--hwnd=1",
        ],
        env={
            "PATH": given.path or os.environ["PATH"],
            "PYTHONPATH": os.pathsep.join(map(str, (_STARTUP, ROOT))),
            "AET_TEST_EXCEL": json.dumps(excel),
        },
        cwd=workbook.parent,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    screen = json.loads(seen.with_suffix(".json").read_text(encoding="utf-8"))
    return Pressed(openpyxl.load_workbook(seen), screen, done.returncode, done.stderr)


def settings(workbook: Path) -> dict[str, str]:
    """Return the settings of xlwings that a workbook carries."""
    rows = openpyxl.load_workbook(workbook, read_only=True)["xlwings.conf"].iter_rows(values_only=True)
    return {str(name): str(value or "") for name, value in rows if name}
