"""What there is to know of a computer and of a dossier on it, as plain facts; None is what cannot be read there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

WINDOWS, MAC = "win32", "darwin"


class MacroSetting(StrEnum):
    """What Excel does with the macros of a workbook that nobody signed."""

    ALLOWED = "autorisées"
    ASKED = "proposées"
    SIGNED_ONLY = "signées seulement"
    REFUSED = "refusées"


@dataclass(frozen=True, kw_only=True, slots=True)
class Excel:
    """The Excel of this computer; `imposed` tells that a rule of the organisation sets what it does with macros."""

    version: str
    macros: MacroSetting | None = None
    imposed: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Workbook:
    """The pilot workbook. `interpreter` is the one that it names for this system, empty when it names none.

    `xlwings` is the version of the module in its macros, `from_internet` tells that Windows or macOS marked the file
    as received from elsewhere. `settings` is empty when the hidden sheet of settings is not there.
    """

    name: str
    buttons: bool = True
    readable: bool = True
    settings: Mapping[str, str] | None = None
    interpreter: str = ""
    interpreter_exists: bool = False
    interpreter_is_this: bool = False
    python_path_is_this: bool = True
    xlwings: str | None = None
    from_internet: bool | None = None

    @property
    def has_buttons(self) -> bool:
        """Tell whether it can be read and has macros."""
        return self.readable and self.buttons


@dataclass(frozen=True, kw_only=True, slots=True)
class Folder:
    """The dossier.

    `unwritable` are the folders in which nothing can be written, `marks` the files by which Excel and LibreOffice say
    that they have another one open, `longest` the length of the longest path in it.
    """

    path: str
    missing: tuple[str, ...] = ()
    unwritable: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    synchronised_by: str = ""
    longest: int = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class Machine:
    """A computer: `system` as `sys.platform` says it.

    `failing` are the libraries that are missing or do not load, `apple_script` tells whether the script by which
    Excel for Mac starts Python is in its place.
    """

    system: str
    python: str
    executable: str
    package: str
    xlwings: str | None
    failing: tuple[str, ...] = ()
    excel: Excel | None = None
    apple_script: bool | None = None
    workbook: Workbook | None = None
    folder: Folder | None = None

    @property
    def may_have_excel(self) -> bool:
        """Tell whether there is an Excel with macros for this system."""
        return self.system in {WINDOWS, MAC}
