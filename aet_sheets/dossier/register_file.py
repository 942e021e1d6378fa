"""The register of codes on disk: replaced whole, with a copy of the last good one beside it."""

from __future__ import annotations

from pathlib import Path

from msgspec import MsgspecError

from aet_sheets.consolidation.register import Register
from aet_sheets.dossier.durable import write_whole
from aet_sheets.dossier.errors import DossierError

REGISTER = "registre.json"
BACKUP = "registre.sauvegarde.json"


def load_register(folder: Path) -> Register:
    """Return the register kept in `folder`, a new one when there is none; a damaged one is read from its backup.

    Raises:
        DossierError: the register and its backup are both damaged.
    """
    if not (folder / REGISTER).exists() and not (folder / BACKUP).exists():
        return Register()
    for name in (REGISTER, BACKUP):
        try:
            return Register.from_json((folder / name).read_bytes())
        except (OSError, MsgspecError, UnicodeDecodeError):
            continue
    raise DossierError(
        "Le registre des codes ({path}) est endommagé, et sa sauvegarde aussi.",
        "Restaurez ce fichier depuis une sauvegarde du dossier. À défaut, supprimez les deux fichiers registre du "
        "dossier .aet : les nouveaux acteurs, séances et actions recevront alors de nouveaux codes.",
        path=folder / REGISTER,
    )


def save_register(register: Register, folder: Path) -> None:
    """Write the register into `folder` so that a good one is there at every moment."""
    content = register.to_json()
    target = folder / REGISTER
    known = target.read_bytes() if target.exists() else None
    if known == content:
        return
    folder.mkdir(parents=True, exist_ok=True)
    if known is not None and _is_sound(known):
        write_whole(folder / BACKUP, known)
    write_whole(target, content)


def _is_sound(content: bytes) -> bool:
    """Tell whether a register can be read from `content`: a damaged one never takes the place of its good backup."""
    try:
        Register.from_json(content)
    except (MsgspecError, UnicodeDecodeError):
        return False
    return True
