"""Takes LibreOffice through some steps on one workbook and prints what it saw, as JSON.

A program by itself, since only the Python that LibreOffice came with knows `uno`: `tests.support.office` runs it. It
is given the address of LibreOffice's pipe, the path of the workbook, and the steps as JSON: lists that begin with the
name of one of the functions in `STEPS`. The workbook is shown where there is a display.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException

_TRIES, _PAUSE, _BLINK = 120, 0.5, 0.1
_ALWAYS_RUN_MACROS = 4


def connect(pipe: str) -> Any:
    """Return LibreOffice's desktop, once it answers."""
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(_TRIES):
        try:
            context = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except NoConnectException:
            time.sleep(_PAUSE)
        else:
            return context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
    raise TimeoutError(pipe)


def _property(name: str, value: Any) -> Any:
    made = PropertyValue()
    made.Name, made.Value = name, value
    return made


def _cell(document: Any, sheet: str, address: str) -> Any:
    return document.Sheets.getByName(sheet).getCellRangeByName(address)


def write(document: Any, sheet: str, address: str, value: str | float) -> None:
    """Type a text, a number or a formula in a cell."""
    cell = _cell(document, sheet, address)
    if isinstance(value, str) and not value.startswith("="):
        cell.String = value
    elif isinstance(value, str):
        cell.Formula = value
    else:
        cell.Value = value


def read(document: Any, sheet: str, address: str) -> str:
    """Return what a cell shows."""
    return str(_cell(document, sheet, address).String)


def read_rows(document: Any, sheet: str, address: str) -> list[list[Any]]:
    """Return the values of a range."""
    return [list(row) for row in _cell(document, sheet, address).DataArray]


def recalculate(document: Any) -> None:
    """Compute every formula anew, whatever the file says that it gave."""
    document.calculateAll()


def delete_row(document: Any, sheet: str, row: int) -> None:
    """Delete a row, from 1."""
    document.Sheets.getByName(sheet).Rows.removeByIndex(row - 1, 1)


def mark_invalid(document: Any, sheet: str) -> int:
    """Have LibreOffice circle the cells that their validation would not take; return how many there are now."""
    marked = document.Sheets.getByName(sheet)
    marked.showInvalid()
    return int(marked.DrawPage.Count)


def buttons(document: Any, sheet: str) -> list[list[str]]:
    """Return the caption and the macro of each button of a sheet."""
    found = []
    forms = document.Sheets.getByName(sheet).DrawPage.Forms
    for form in (forms.getByIndex(number) for number in range(forms.Count)):
        for number in range(form.Count):
            events = form.getScriptEvents(number)
            found.append([form.getByIndex(number).Label, *(event.ScriptCode for event in events)])
    return found


def run_macro(document: Any, name: str) -> None:
    """Run a macro of the workbook; LibreOffice says the same whether it did anything or not."""
    url = f"vnd.sun.star.script:VBAProject.{name}?language=Basic&location=document"
    document.ScriptProvider.getScript(url).invoke((), (), ())


def modules(document: Any) -> list[str]:
    """Return the names of the modules of the workbook."""
    libraries = document.BasicLibraries
    libraries.loadLibrary("VBAProject")
    return sorted(libraries.getByName("VBAProject").ElementNames)


def click(document: Any, sheet: str, caption: str) -> None:
    """Move the mouse onto a button of a sheet, on the screen, and click."""
    controller = document.CurrentController
    shown = document.Sheets.getByName(sheet)
    controller.setActiveSheet(shown)
    forms = shown.DrawPage.Forms
    models = [form.getByIndex(n) for form in map(forms.getByIndex, range(forms.Count)) for n in range(form.Count)]
    (model,) = (model for model in models if caption == model.Label)
    button = controller.getControl(model).getAccessibleContext()
    place, size = button.getLocationOnScreen(), button.getSize()
    middle = (str(place.X + size.Width // 2), str(place.Y + size.Height // 2))
    subprocess.run(["xdotool", "mousemove", *middle, "click", "1"], check=True)


def read_once_filled(document: Any, sheet: str, address: str) -> str:
    """Return what a cell shows once it shows something; nothing when it does not for long."""
    for _ in range(_TRIES):
        if text := read(document, sheet, address):
            return text
        time.sleep(_BLINK)
    return ""


STEPS = {
    step.__name__: step
    for step in (
        write,
        read,
        read_rows,
        read_once_filled,
        recalculate,
        delete_row,
        mark_invalid,
        buttons,
        click,
        run_macro,
        modules,
    )
}


def main(pipe: str, path: str, steps: str) -> None:
    """Open the workbook, take the steps, print their results, and leave without saving."""
    desktop = connect(pipe)
    hidden = "DISPLAY" not in os.environ
    options = (_property("Hidden", value=hidden), _property("MacroExecutionMode", _ALWAYS_RUN_MACROS))
    document = desktop.loadComponentFromURL(Path(path).as_uri(), "_blank", 0, options)
    try:
        print(json.dumps([STEPS[name](document, *details) for name, *details in json.loads(steps)]))  # noqa: T201 - its result
    finally:
        document.close(True)  # noqa: FBT003 - a function of LibreOffice's
        desktop.terminate()


if __name__ == "__main__":
    main(*sys.argv[1:])
