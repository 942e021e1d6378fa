"""One command at a time writes into a dossier: the others wait, then say who is at work.

The lock is the system's: it falls when the process that holds it dies, however it dies. The file beside it only tells
people what is going on.
"""

from __future__ import annotations

import datetime as dt
import errno
import os
import platform
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

import msgspec
from filelock import FileLock, Timeout

from aet_sheets.consolidation.run import Progress, silent
from aet_sheets.dossier.durable import is_temporary, write_whole
from aet_sheets.dossier.errors import DossierError
from aet_sheets.paths import MEMORY
from aet_sheets.text import french

LOCK: Final = "verrou"
HOLDER: Final = "en-cours.json"
OWN_FILES: Final = frozenset({LOCK, HOLDER})
PATIENCE: Final = 10.0
"""Seconds for which a command waits for another one."""

_EVERYBODY: Final = 0o666
"""Colleagues who share the folder lock the same file."""
_FORBIDDEN: Final = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})
_WITHOUT_LOCKS: Final = frozenset({errno.ENOLCK, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EINVAL})
"""What file systems that know no locks answer: some network drives, some synchronised folders."""


class Holder(msgspec.Struct, rename={"command": "commande", "since": "depuis", "process": "processus"}):
    """Which command holds a dossier, since when, in which process of which machine; who started it is not written."""

    command: str
    since: dt.datetime
    machine: str
    process: int

    def told(self) -> str:
        """Return the whole of it, as the end of a sentence."""
        return french(
            "{command}, depuis le {since}, sur {machine} (processus {process})",
            command=self.command,
            since=f"{self.since:%d/%m/%Y à %H:%M}",
            machine=self.machine,
            process=self.process,
        )


@contextmanager
def hold(dossier: Path, command: str, progress: Progress = silent) -> Iterator[bool]:
    """Keep the dossier at `dossier` for `command` alone; what killed commands left behind is removed.

    Yields False where the file system knows no locks: the work goes on, and it is for people to see that they do not
    write into the dossier together. A command that holds a dossier may call another one that does.

    Raises:
        DossierError: another command held the dossier for all of `PATIENCE`, or nothing can be written there.
    """
    memory = dossier.resolve() / MEMORY
    lock = FileLock(memory / LOCK, mode=_EVERYBODY, is_singleton=True, fallback_to_soft=False)
    if lock.is_locked:
        yield True
        return
    locked = _acquire(lock, memory, progress)
    try:
        if locked:
            _remove_leftovers(dossier)
        _introduce(memory, command)
        yield locked
    finally:
        with suppress(OSError):
            (memory / HOLDER).unlink(missing_ok=True)
        lock.release()


def _acquire(lock: FileLock, memory: Path, progress: Progress) -> bool:
    """Wait for the lock and return True; False where there are no locks."""
    try:
        memory.mkdir(parents=True, exist_ok=True)
        _wait(lock, memory, progress)
    except Timeout as error:
        raise _busy(memory) from error
    except OSError as error:
        if error.errno in _FORBIDDEN:
            raise _read_only(memory.parent) from error
        if error.errno not in _WITHOUT_LOCKS:
            raise
        return False
    return True


def _wait(lock: FileLock, memory: Path, progress: Progress) -> None:
    try:
        lock.acquire(timeout=0)
    except Timeout:
        holder = _holder(memory)
        progress(french("Dossier occupé : {who}…", who=holder.command if holder else "autre commande"), 0, 1)
        lock.acquire(timeout=PATIENCE)


def _introduce(memory: Path, command: str) -> None:
    now = dt.datetime.now().astimezone().replace(microsecond=0)
    holder = Holder(command, now, platform.node(), os.getpid())
    write_whole(memory / HOLDER, msgspec.json.format(msgspec.json.encode(holder), indent=1) + b"\n")


def _holder(memory: Path) -> Holder | None:
    try:
        return msgspec.json.decode((memory / HOLDER).read_bytes(), type=Holder)
    except (OSError, msgspec.MsgspecError):
        return None


def _busy(memory: Path) -> DossierError:
    holder = _holder(memory)
    return DossierError(
        "Une autre commande travaille sur ce dossier{who}.",
        "Attendez qu'elle se termine, puis recommencez. Si elle ne répond plus, arrêtez-la sur l'ordinateur où elle "
        "tourne : le dossier sera libre aussitôt, et rien ne sera perdu.",
        who=f" ({holder.told()})" if holder else "",
    )


def _read_only(dossier: Path) -> DossierError:
    return DossierError(
        "Rien ne peut être écrit dans le dossier « {path} » : il est en lecture seule.",
        "Demandez le droit d'y écrire, ou copiez-le à un endroit qui est à vous. Les commandes aet suivi et "
        "aet verifier n'écrivent rien : elles fonctionnent ici aussi.",
        path=dossier,
    )


def _remove_leftovers(dossier: Path) -> None:
    """Remove the files that killed commands were writing; no command is at work, so nobody misses them."""
    for path in dossier.rglob(".aet-*"):
        if is_temporary(path) and path.is_file():
            with suppress(OSError):
                path.unlink()
