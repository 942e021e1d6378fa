"""The Excel of this computer and what it does with macros, as Windows and macOS keep it."""

from __future__ import annotations

import plistlib
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from aet_sheets.operations.diagnostic.machine import Excel, MacroSetting

_BY_NUMBER: Final = {
    1: MacroSetting.ALLOWED,
    2: MacroSetting.ASKED,
    3: MacroSetting.SIGNED_ONLY,
    4: MacroSetting.REFUSED,
}
"""The values of VBAWarnings, the setting « Macro Notification Settings » of Office's policies."""
_BY_NAME: Final = {
    "EnabledWithoutWarnings": MacroSetting.ALLOWED,
    "DisabledWithWarnings": MacroSetting.ASKED,
    "DisabledWithoutWarnings": MacroSetting.REFUSED,
}
"""The values of VisualBasicMacroExecutionState, its counterpart in the preferences of Office for Mac."""
_APPLICATION: Final = "/Applications/Microsoft Excel.app/Contents/Info.plist"
_MANAGED: Final = "/Library/Managed Preferences/com.microsoft.office.plist"
_OWN: Final = "Library/Group Containers/UBF8T346G9.Office/com.microsoft.officeprefs.plist"
_PREFERENCES: Final = "Library/Preferences/com.microsoft.office.plist"
_STATE: Final = "VisualBasicMacroExecutionState"


def find_excel() -> Excel | None:
    """Return the Excel of this computer, None when none is found."""
    if sys.platform == "win32":
        return _in_registry()
    if sys.platform == "darwin":
        own = [Path.home() / name for name in (_OWN, _PREFERENCES)]
        return excel_for_mac(Path(_APPLICATION), [Path(_MANAGED)], own)
    return None


def excel_for_mac(application: Path, managed: list[Path], own: list[Path]) -> Excel | None:
    """Return the Excel whose description is at `application`, with the first setting that the preferences hold.

    Excel asks when nobody decided anything; `managed` preferences are those of the organisation.
    """
    described = _plist(application)
    if described is None:
        return None
    version = str(described.get("CFBundleShortVersionString", "pour Mac"))
    for paths, imposed in ((managed, True), (own, False)):
        for preferences in filter(None, map(_plist, paths)):
            if _STATE in preferences:
                return Excel(version=version, macros=_BY_NAME.get(str(preferences[_STATE])), imposed=imposed)
    return Excel(version=version, macros=None)


def _plist(path: Path) -> Mapping[str, Any] | None:
    try:
        content = plistlib.loads(path.read_bytes())
    except (OSError, plistlib.InvalidFileException, ValueError):
        return None
    return content if isinstance(content, dict) else None


if sys.platform == "win32":
    import winreg

    def _in_registry() -> Excel | None:
        current = _value(winreg.HKEY_CLASSES_ROOT, r"Excel.Application\CurVer", "")
        if not isinstance(current, str):
            return None
        version = f"{current.rpartition('.')[2]}.0"
        for root, imposed in ((r"Software\Policies\Microsoft\Office", True), (r"Software\Microsoft\Office", False)):
            number = _value(winreg.HKEY_CURRENT_USER, rf"{root}\{version}\Excel\Security", "VBAWarnings")
            if isinstance(number, int):
                return Excel(version=version, macros=_BY_NUMBER.get(number), imposed=imposed)
        return Excel(version=version, macros=MacroSetting.ASKED)

    def _value(root: int, key: str, name: str) -> object:
        try:
            with winreg.OpenKey(root, key) as opened:
                return winreg.QueryValueEx(opened, name)[0]
        except OSError:
            return None
