"""Fuzzy candidates: actors, and bodies, that may be one written two ways. They are proposed, never merged.

Names are compared inside small blocks only, so that fifty thousand actors take seconds; people and bodies apart.
"""

from aet_sheets.consolidation.candidates.blocking import Pair
from aet_sheets.consolidation.candidates.likeness import Likeness
from aet_sheets.consolidation.candidates.organisations import Bodies, like_bodies
from aet_sheets.consolidation.candidates.people import Candidate, like_actors

__all__ = ["Bodies", "Candidate", "Likeness", "Pair", "like_actors", "like_bodies"]
