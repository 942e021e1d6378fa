"""Where VBA text comes from: our own macros, and xlwings' module that starts Python."""

from __future__ import annotations

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Final

from aet_sheets.excel.vba.modules import Module

_CHECKOUT: Final = Path(__file__).parents[3] / "macros"
"""Where the macros are kept; a wheel carries a copy inside the package."""
_RUN_PYTHON: Final = ("xlwings.bas", "addin/Dictionary.cls")
"""The files of the installed xlwings that make `RunPython` work, the second one on a Mac: always of its version."""


def own_modules() -> list[Module]:
    """Return the modules of `macros/`, by name."""
    return [_read(source) for source in sorted(macro_folder().iterdir(), key=lambda file: file.name)]


def run_python_modules() -> list[Module]:
    """Return xlwings' modules; raises `FileNotFoundError` when the installed xlwings does not bring them."""
    package = files("xlwings")
    return [_read(package.joinpath(name)) for name in _RUN_PYTHON]


def macro_folder() -> Traversable:
    """Return the folder of our macros: that of the checkout, or the one inside the installed package."""
    installed = files("aet_sheets").joinpath("macros")
    return installed if installed.is_dir() else _CHECKOUT


def _read(source: Traversable) -> Module:
    return Module.from_text(source.read_text(encoding="utf-8"), file=source.name)
