"""The obfuscated properties of a project ([MS-OVBA] 2.4.3.2): here they say « not protected, visible »."""

from __future__ import annotations

import struct
from typing import Final

_SEED: Final = 0x52
"""Any byte will do; a fixed one gives the same project for the same text."""
_VERSION: Final = 2


def encrypt(data: bytes, project_id: str) -> str:
    """Return `data` as the hexadecimal text that stands in the stream PROJECT."""
    key = sum(project_id.encode("ascii")) & 0xFF
    encrypted = [_SEED, _SEED ^ _VERSION, _SEED ^ key]
    previous = key
    ignored = bytes((_SEED & 6) // 2)
    for byte in ignored + struct.pack("<I", len(data)) + data:
        encrypted.append(byte ^ ((encrypted[-2] + previous) & 0xFF))
        previous = byte
    return bytes(encrypted).hex().upper()


NOT_PROTECTED: Final = bytes(4)
"""The state of protection: by nobody ([MS-OVBA] 2.3.1.15)."""
NO_PASSWORD: Final = bytes(1)
"""[MS-OVBA] 2.3.1.16."""
VISIBLE: Final = b"\xff"
"""[MS-OVBA] 2.3.1.17."""
