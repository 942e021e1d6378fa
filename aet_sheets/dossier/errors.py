"""What cannot be done at all, in words for the person at the keyboard."""

from __future__ import annotations


class DossierError(Exception):
    """Something that stops the whole command: both sentences are French.

    `wrong_use` tells a mistake in the command (exit status 2) from something that could not be done (3).
    """

    def __init__(self, message: str, remedy: str, *, wrong_use: bool = False) -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy
        self.wrong_use = wrong_use
