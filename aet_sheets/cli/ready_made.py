"""The help and the version, kept as text: those who only ask for them do not wait for click to load.

`python -m aet_sheets.cli.ready_made` writes the text anew, from what click shows. This module imports next to nothing.
"""

from __future__ import annotations

import os
import sys

from aet_sheets import __version__

_HELP_FILE = os.path.join(os.path.dirname(__file__), "help.txt")  # noqa: PTH118, PTH120 - pathlib is slow to load
_COLUMNS = 80
"""The width of the text: click uses no more, and less only in a narrower terminal."""


def show_ready_made(arguments: list[str]) -> bool:
    """Show what `arguments` ask for and return True; False when that is not for this module, or cannot be shown."""
    if arguments == ["--version"]:
        return _show(f"aet {__version__}\n")
    if arguments in ([], ["--help"], ["-h"]) and _is_wide():
        return _show(kept_help())
    return False


def kept_help() -> str:
    """Return the help of `aet` in 80 columns, as it was kept."""
    with open(_HELP_FILE, encoding="utf-8") as file:  # noqa: PTH123 - as above
        return file.read()


def _is_wide() -> bool:
    """Tell whether click would use all of its columns: it asks for the width as `shutil.get_terminal_size` does."""
    if "COLUMNS" in os.environ:
        return False
    try:
        return (os.get_terminal_size(sys.__stdout__.fileno()).columns or _COLUMNS) >= _COLUMNS  # type: ignore[union-attr]
    except (AttributeError, ValueError, OSError):
        return True  # no terminal


def _show(text: str) -> bool:
    """Show `text` as click would, and tell whether that was possible."""
    try:
        sys.stdout.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
        sys.stdout.write(text)
        sys.stdout.flush()
    except (AttributeError, OSError):
        return False
    return True


def shown_by_click() -> str:
    """Return the help of `aet` in 80 columns, as click shows it."""
    from aet_sheets.cli.french import speak_french  # noqa: PLC0415 - before click is imported

    speak_french()
    from click import Context  # noqa: PLC0415 - what this module is there to avoid

    from aet_sheets.cli.group import aet  # noqa: PLC0415 - as above

    return aet.get_help(Context(aet, info_name="aet", terminal_width=_COLUMNS - 2, **aet.context_settings)) + "\n"


if __name__ == "__main__":
    with open(_HELP_FILE, "w", encoding="utf-8", newline="\n") as kept:  # noqa: PTH123 - as above
        kept.write(shown_by_click())
