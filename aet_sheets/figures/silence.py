"""What stands where there is no number: nothing was reported, or somebody reported that nobody knows."""

from __future__ import annotations

from typing import Final

UNKNOWN: Final = "inconnu"
"""Declared unknown, at least once, and never known."""
NOT_REPORTED: Final = "non renseigné"
"""Of an indicator: nobody said anything, and a ratio lacks one of its terms."""
NOT_VALUED: Final = "non chiffré"
"""Of means: nobody stated an amount."""
