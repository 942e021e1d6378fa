"""French typography: sentences are written with plain spaces and quotes, and set here."""

from __future__ import annotations

import re

NO_BREAK = "\u00a0"

_BEFORE_MARK = re.compile(r"[ \u00a0](?=[:;!?»%€])")
_AFTER_QUOTE = re.compile(r"(?<=«)[ \u00a0]")
_APOSTROPHE = re.compile(r"(?<=\w)'(?=\w)")


def french(text: str) -> str:
    """Return the sentence `text` with non-breaking spaces before « : ; ! ? % € » and curly apostrophes.

    For what the program says, never for headings (the schema fixes them) nor for what people typed.
    """
    spaced = _AFTER_QUOTE.sub(NO_BREAK, _BEFORE_MARK.sub(NO_BREAK, text))
    return _APOSTROPHE.sub("’", spaced)
