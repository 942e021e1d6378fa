"""Having click speak French, and terminals show it."""

from __future__ import annotations

import gettext
import os
import sys
from pathlib import Path

LOCALE = Path(__file__).parent / "locale"
"""Where the French words of click are: `messages.po`, and `messages.mo` compiled from it."""


def speak_french() -> None:
    """Have every message that goes through gettext come out in French, whatever the language of the machine.

    Click asks the default domain of the standard library, which reads the language in the environment: Windows too.
    """
    os.environ["LANGUAGE"] = "fr"
    gettext.bindtextdomain("messages", LOCALE)


def write_utf_8() -> None:
    """Have accents come out right when the output is piped or redirected, on Windows too."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")
