"""The list of erased people on disk: codes, days and digests, no name."""

from __future__ import annotations

import secrets
from pathlib import Path

import msgspec

from aet_sheets.consolidation.erasure import Erasures
from aet_sheets.dossier.durable import write_whole
from aet_sheets.dossier.errors import DossierError

ERASURES = "effacements.json"


def load_erasures(folder: Path) -> Erasures:
    """Return who was erased according to `folder`; nobody when it holds no list.

    Raises:
        DossierError: the list cannot be read. Going on would name people who were erased.
    """
    path = folder / ERASURES
    if not path.exists():
        return Erasures(secrets.token_hex(16))
    try:
        return msgspec.json.decode(path.read_bytes(), type=Erasures)
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise DossierError(
            "La liste des personnes effacées ({path}) est illisible.",
            "Restaurez ce fichier depuis une sauvegarde du dossier. Sans lui, des personnes effacées "
            "réapparaîtraient : rien n'est écrit.",
            path=path,
        ) from error


def save_erasures(erasures: Erasures, folder: Path) -> None:
    """Write the list into `folder`, whole or not at all; raises `OSError` when it cannot be written."""
    write_whole(folder / ERASURES, msgspec.json.format(msgspec.json.encode(erasures), indent=1) + b"\n")
