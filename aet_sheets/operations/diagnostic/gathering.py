"""Looking at this computer: facts are gathered one by one, and one that cannot be had spoils no other."""

from __future__ import annotations

import os
import platform
import re
import subprocess
import sys
import tempfile
import zipfile
from contextlib import suppress
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path, PurePath
from typing import Final

from aet_sheets import __version__
from aet_sheets.excel.conf import conf_for_this_machine
from aet_sheets.operations.diagnostic.excel_here import find_excel
from aet_sheets.operations.diagnostic.machine import MAC, WINDOWS, Folder, Machine, Workbook
from aet_sheets.operations.diagnostic.pilot import macro_project, settings_of
from aet_sheets.paths import CONSOLIDATED, MEMORY, RETURNS, TO_SEND, pilot_of

LIBRARIES: Final = {
    "click": "click",
    "filelock": "filelock",
    "isal": "isal",
    "lxml": "lxml.etree",
    "msgspec": "msgspec",
    "numpy": "numpy",
    "olefile": "olefile",
    "openpyxl": "openpyxl",
    "pandas": "pandas",
    "phonenumbers": "phonenumbers",
    "python-calamine": "python_calamine",
    "python-stdnum": "stdnum",
    "rapidfuzz": "rapidfuzz",
    "rich": "rich",
    "typst": "typst",
    "xlrd": "xlrd",
    "XlsxWriter": "xlsxwriter",
    "xlwings": "xlwings",
}
"""The packages that the program needs and the modules that they bring; a test holds them equal to pyproject.toml."""
_OF_SYSTEM: Final = {WINDOWS: {"pywin32": "win32com.client"}, MAC: {"appscript": "appscript"}}
"""What xlwings needs to talk to Excel."""
_FOLDERS: Final = (RETURNS, TO_SEND, CONSOLIDATED, MEMORY)
_MARKS: Final = ("~$*", ".~lock.*#")
_INTERPRETER: Final = {WINDOWS: "Interpreter_Win", MAC: "Interpreter_Mac"}
_XLWINGS_VERSION: Final = re.compile(r'XLWINGS_VERSION As String = "([^"]+)"')
_INTERNET_ZONE: Final = re.compile(r"ZoneId\s*=\s*[34]")
_SERVICES: Final = (
    ("onedrive", "OneDrive"),
    ("sharepoint", "SharePoint"),
    ("teams", "Teams"),
    ("mobile documents", "iCloud Drive"),
    ("dropbox", "Dropbox"),
    ("google drive", "Google Drive"),
    ("googledrive", "Google Drive"),
)
"""What the folders of synchronised spaces are called, in whole or at the beginning of their names."""


def look(dossier: Path | None) -> Machine:
    """Return the facts about this computer, and about `dossier` if there is one; nothing stays written."""
    here = dossier.resolve() if dossier else None
    return Machine(
        system=sys.platform,
        python=platform.python_version(),
        executable=sys.executable,
        package=__version__,
        xlwings=xlwings_version(),
        failing=failing(LIBRARIES | _OF_SYSTEM.get(sys.platform, {})),
        excel=find_excel(),
        apple_script=apple_script().is_file() if sys.platform == MAC else None,
        workbook=_workbook(pilot) if here and (pilot := pilot_of(here)) else None,
        folder=_folder(here) if here else None,
    )


def failing(libraries: dict[str, str]) -> tuple[str, ...]:
    """Return the packages of `libraries` whose module does not load, whatever the reason."""
    return tuple(package for package, module in libraries.items() if not _loads(module))


def _loads(module: str) -> bool:
    try:
        import_module(module)
    except Exception:  # noqa: BLE001 - a library that was copied in half may raise anything
        return False
    return True


def xlwings_version() -> str | None:
    """Return the version of xlwings that is installed."""
    try:
        return version("xlwings")
    except PackageNotFoundError:
        return None


def apple_script() -> Path:
    """Return where Excel for Mac looks for the script of the xlwings that is installed."""
    return Path.home() / f"Library/Application Scripts/com.microsoft.Excel/xlwings-{xlwings_version()}.applescript"


def _workbook(pilot: Path) -> Workbook:
    settings, project = settings_of(pilot), macro_project(pilot)
    expected = conf_for_this_machine()
    named = (settings or {}).get(_INTERPRETER.get(sys.platform, ""), "")
    program = Path(os.path.expandvars(named))
    return Workbook(
        name=pilot.name,
        readable=zipfile.is_zipfile(pilot),
        buttons=project is not None,
        settings=settings,
        interpreter=named,
        interpreter_exists=bool(named) and program.is_file(),
        interpreter_is_this=bool(named) and program == Path(expected[_INTERPRETER[sys.platform]]),
        python_path_is_this=(settings or {}).get("PYTHONPATH", "") == expected["PYTHONPATH"],
        xlwings=_version_inside(project) if project else None,
        from_internet=from_internet(pilot),
    )


def _version_inside(project: bytes) -> str | None:
    try:
        from aet_sheets.excel.vba.reading import module_text  # noqa: PLC0415 - what it needs may be what is missing

        text = module_text(project, "xlwings") or ""
    except ImportError:
        return None
    found = _XLWINGS_VERSION.search(text)
    return found[1] if found else None


def from_internet(path: Path) -> bool | None:
    """Tell whether Windows or macOS marked a file as received from elsewhere; None where there are no such marks."""
    if sys.platform == WINDOWS:
        try:
            mark = Path(f"{path}:Zone.Identifier").read_text(encoding="utf-8", errors="replace")
        except OSError:
            return False
        return _INTERNET_ZONE.search(mark) is not None
    if sys.platform == MAC:
        asked = ["/usr/bin/xattr", "-p", "com.apple.quarantine", str(path)]
        with suppress(OSError):
            return subprocess.run(asked, capture_output=True, check=False).returncode == 0  # noqa: S603
    return None


def _folder(dossier: Path) -> Folder:
    missing = tuple(name for name in _FOLDERS if not (dossier / name).is_dir())
    there = (dossier, *(dossier / name for name in _FOLDERS if name not in missing))
    return Folder(
        path=str(dossier),
        missing=missing,
        unwritable=tuple(str(folder) for folder in there if not _writable(folder)),
        marks=tuple(sorted(_shown(mark, dossier) for pattern in _MARKS for mark in dossier.rglob(pattern))),
        synchronised_by=synchronising_service(dossier),
        longest=max((len(str(path)) for path in dossier.rglob("*")), default=0),
    )


def _shown(path: Path, dossier: Path) -> str:
    return path.relative_to(dossier).as_posix()


def _writable(folder: Path) -> bool:
    try:
        with tempfile.TemporaryFile(dir=folder):
            return True
    except OSError:
        return False


def synchronising_service(path: PurePath) -> str:
    """Return which service synchronises a path, judging by the names of its folders; nothing if none is known."""
    folders = [part.lower() for part in path.parts]
    for prefix, service in _SERVICES:
        if any(folder == prefix or folder.startswith((f"{prefix} ", f"{prefix}-")) for folder in folders):
            return service
    return ""
