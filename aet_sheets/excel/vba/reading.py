"""The text of a module, read back from a VBA project as we or Excel wrote it."""

from __future__ import annotations

import re
from io import BytesIO
from typing import Final

from aet_sheets.excel.vba.compression import decompress
from aet_sheets.excel.vba.modules import ENCODING

_FOLDER: Final = "VBA"
_SOURCE: Final = re.compile(rb"\x01..\x00Attribut\x00", re.DOTALL)
"""How the compressed text of a module begins: its first letters, « Attribute », are never copies of earlier ones.

Excel puts the compiled code of the module before it ([MS-OVBA] 2.3.4.3).
"""


def module_text(project: bytes, name: str) -> str | None:
    """Return the text of the module `name` of a `vbaProject.bin`, None when it has none or cannot be read."""
    import olefile  # noqa: PLC0415 - only when somebody wants to know

    try:
        with olefile.OleFileIO(BytesIO(project)) as streams:
            stream: bytes = streams.openstream([_FOLDER, name]).read()
        start = _SOURCE.search(stream)
        return decompress(stream[start.start() :]).decode(ENCODING, "replace") if start else None
    except (OSError, ValueError):
        return None
