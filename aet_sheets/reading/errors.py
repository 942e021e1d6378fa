"""Why a file could not be read, in words for the person who sent it."""

from __future__ import annotations


class UnreadableFileError(Exception):
    """A file that is, or claims to be, a spreadsheet but cannot be read; both sentences are French."""

    def __init__(self, why: str, remedy: str) -> None:
        super().__init__(why)
        self.why = why
        self.remedy = remedy


class ProtectedFileError(UnreadableFileError):
    """A file that opens with a password only."""

    def __init__(self) -> None:
        super().__init__("il est protégé par un mot de passe", UNPROTECT)


class NotASpreadsheetError(Exception):
    """A file that is something else altogether: a letter, a photo, an archive."""


class ReadingImpossibleError(Exception):
    """Nothing can be read at all, whatever the file; both sentences are French, `names` fill them in."""

    def __init__(self, message: str, remedy: str, **names: str) -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy
        self.names = names


RESEND = "Demandez un nouvel envoi au format Excel (.xlsx) ou LibreOffice (.ods)."
UNPROTECT = "Ôtez le mot de passe (Fichier, Informations, Protéger le classeur) et enregistrez, ou demandez-le ainsi."
DAMAGED = "il est endommagé ou incomplet"
