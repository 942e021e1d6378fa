"""What cannot be done at all, in words for the person at the keyboard."""

from __future__ import annotations

from aet_sheets.reading.errors import ReadingImpossibleError
from aet_sheets.text import french


class DossierError(Exception):
    """Something that stops the whole command: both sentences are French, and may name `names`, which stay as they are.

    `wrong_use` tells a mistake in the command (exit status 2) from something that could not be done (3).
    """

    def __init__(self, message: str, remedy: str, *, wrong_use: bool = False, **names: object) -> None:
        self.message = french(message, **names)
        self.remedy = french(remedy, **names)
        self.wrong_use = wrong_use
        super().__init__(self.message)


def of_reading(error: ReadingImpossibleError) -> DossierError:
    """Return what stops a command that can read nothing at all."""
    names: dict[str, object] = dict(error.names)
    return DossierError(error.message, error.remedy, wrong_use=False, **names)
