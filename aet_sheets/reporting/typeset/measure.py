"""How wide texts are on paper, about: enough to choose widths, sizes and where a word may break."""

from __future__ import annotations

from typing import Final

PAGE_WIDTH: Final = 482
"""Points between the margins of an A4 page."""
LETTER: Final = 0.52
"""The width of an average letter, and of a digit, over the size of the type."""
PADDING: Final = 9
"""Points between a text and the edges of its column, together."""


def breakable(text: str, room: float, size: float) -> str:
    """Let words that are wider than their column break anywhere."""
    longest = max(4, int((room - PADDING) / (size * LETTER)))
    if max(map(len, text.split(" ")), default=0) <= longest:
        return text
    return " ".join(
        "\u200b".join(word[start : start + longest] for start in range(0, len(word), longest)) or word
        for word in text.split(" ")
    )
