"""Fuzzy candidates: actors, and bodies, that may be one written two ways. They are proposed, never merged.

Names are compared inside small blocks only, so that fifty thousand actors take seconds; people and bodies apart.
"""

from aet_sheets.consolidation.candidates.likeness import Likeness
from aet_sheets.consolidation.candidates.organisations import Body, bodies_of, like_bodies
from aet_sheets.consolidation.candidates.people import Candidate, like_actors

__all__ = ["Body", "Candidate", "Likeness", "bodies_of", "like_actors", "like_bodies"]
