"""What a dossier remembers from one run to the next."""

from __future__ import annotations

from dataclasses import dataclass, field

from aet_sheets.consolidation.decisions import Decisions
from aet_sheets.consolidation.erasure import Erasures
from aet_sheets.consolidation.register import Register


@dataclass(slots=True)
class Memory:
    """The codes given so far, to which a run adds; what people decided, which it applies; and who was erased.

    `adopted` counts the codes that files state and that the register had lost.
    """

    register: Register = field(default_factory=Register)
    decisions: Decisions = field(default_factory=Decisions)
    erasures: Erasures | None = None
    adopted: int = 0
