"""Fuzzy candidates: actors, and bodies, that may be one written two ways. They are proposed, never merged.

Only those who share a piece of evidence are compared, so that fifty thousand actors take seconds: bodies first, since
bodies that may be one are evidence about their people.
"""

from aet_sheets.consolidation.candidates.blocking import Pair
from aet_sheets.consolidation.candidates.likeness import Likeness
from aet_sheets.consolidation.candidates.organisations import Bodies, like_bodies
from aet_sheets.consolidation.candidates.people import Candidate, like_actors

__all__ = ["Bodies", "Candidate", "Likeness", "Pair", "like_actors", "like_bodies"]
