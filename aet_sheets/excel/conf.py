"""The hidden sheet `xlwings.conf`: where xlwings finds Python on this machine."""

from __future__ import annotations

import sys
import sysconfig
from pathlib import Path
from typing import Final

CONF_SHEET: Final = "xlwings.conf"
_WINDOWS, _MAC = "win32", "darwin"


def conf_for_this_machine() -> dict[str, str]:
    """Return the settings by name, in the order of the sheet, for the Python that runs now.

    xlwings reads the sheet's first column down to the first blank cell, then its own files; so a setting that those
    could spoil is said here even where it is blank. True and False are texts: Excel would translate real ones.
    On a system without Excel no interpreter is named, and the buttons say how to link the workbook.
    """
    interpreter = {_WINDOWS: "Interpreter_Win", _MAC: "Interpreter_Mac"}.get(sys.platform)
    own = {interpreter: _interpreter()} if interpreter else {}
    return conf_for_no_machine() | own | {"PYTHONPATH": _python_path()}


def conf_for_no_machine() -> dict[str, str]:
    """Return the settings of a workbook that is not linked to any Python yet: its buttons say how to link it."""
    return {
        "Interpreter_Win": "",
        "Interpreter_Mac": "",
        "PYTHONPATH": "",
        "ADD_WORKBOOK_TO_PYTHONPATH": "False",
        "Use UDF Server": "False",
        "Show Console": "False",
        "Conda Path": "",
        "Conda Env": "",
        "SHOW_ERROR_POPUPS": "True",
    }


def _interpreter() -> str:
    """Return the running Python, as the program with a console: Excel waits for it, and hides its window."""
    program = Path(sys.executable)
    return str(program.with_name("python.exe") if program.name.lower() == "pythonw.exe" else program)


def _python_path() -> str:
    """Return the folder to add for finding this package, nothing when it is installed like any other."""
    home = Path(__file__).parents[2]
    installed = {Path(sysconfig.get_path(kind)) for kind in ("purelib", "platlib")}
    return "" if home in installed else str(home)
