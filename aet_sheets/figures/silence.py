"""What stands where there is no number: nothing was reported, or somebody reported that nobody knows."""

from __future__ import annotations

from typing import Final

NIL: Final = "néant"
"""Of an indicator whose rule makes no number of it: nothing took place, so that there is nothing to rate."""
UNKNOWN: Final = "inconnu"
"""Declared unknown, at least once, and never known."""
NOT_REPORTED: Final = "non renseigné"
"""Of an indicator: nobody said anything, and a ratio lacks one of its terms."""
NOT_VALUED: Final = "non chiffré"
"""Of means: nobody stated an amount."""
