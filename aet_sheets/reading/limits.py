"""What reading a stranger's file may cost: more is refused, so that no file can take the program down."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

from aet_sheets.reading.errors import ReadingImpossibleError
from aet_sheets.text import number

MEBIBYTE: Final = 2**20


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one file may take before it is given up. Sizes are in bytes; `memory` is that of one reading process.

    The defaults let the largest sheets that Excel can fill in earnest pass: a million rows of some twenty columns.
    """

    memory: int = 1024 * MEBIBYTE
    seconds: float = 20.0
    file_size: int = 100 * MEBIBYTE
    entries: int = 20_000
    """How many files an archive (xlsx, xlsb, ods) may hold."""
    unpacked: int = 768 * MEBIBYTE
    """How large they may be together, once unpacked."""
    ratio: int = 200
    """How many times larger than its packed form a file of an archive may be, when it is large at all."""
    cells: int = 20_000_000
    """How many cells a sheet may have, from A1 to its last filled row and column."""

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> Limits:
        """Return the limits that the environment sets (`SETTINGS`), the defaults for the others.

        Raises:
            ReadingImpossibleError: a setting is not a number, or too small to read anything; it is never ignored.
        """
        chosen: dict[str, Any] = {
            setting.field: setting.value(environment[name])
            for name, setting in SETTINGS.items()
            if environment.get(name)
        }
        return cls(**chosen)


DEFAULTS: Final = Limits()


class Setting(NamedTuple):
    """An environment variable that sets a limit: which one, in which unit, and the least that makes sense."""

    name: str
    field: str
    unit: str
    scale: int
    least: int

    def value(self, text: str) -> float:
        """Return the limit that `text` stands for."""
        try:
            found = float(text.replace(",", "."))
        except ValueError:
            found = -1
        if not self.least <= found < float("inf"):
            raise ReadingImpossibleError(
                "Le réglage {name} vaut « {text} », ce qui n'est pas un nombre utilisable.",
                "Donnez à cette variable d'environnement un nombre d'au moins {least} (en {unit}), ou supprimez-la.",
                name=self.name,
                text=text,
                least=number(self.least),
                unit=self.unit,
            )
        return found if self.scale == 1 else round(found * self.scale)


SETTINGS: Final = {
    setting.name: setting
    for setting in (
        Setting("AET_LECTURE_MEMOIRE", "memory", "Mio", MEBIBYTE, 256),
        Setting("AET_LECTURE_DELAI", "seconds", "secondes", 1, 1),
        Setting("AET_LECTURE_TAILLE", "file_size", "Mio", MEBIBYTE, 1),
    )
}
"""The limits that whoever runs the program may set, by the name of their environment variable."""


def mebibytes(size: int) -> str:
    """Return a size in bytes as people read it: `1 024 Mio`."""
    return f"{number(-(-size // MEBIBYTE))} Mio"
