"""The dossier on disk: where its files are, how they are read, and what is written into it."""

from aet_sheets.dossier.errors import DossierError
from aet_sheets.dossier.folder import Dossier

__all__ = ["Dossier", "DossierError"]
