"""olevba as judge: whether a workbook carries macros, be they VBA or Excel 4."""

from __future__ import annotations

import warnings
from pathlib import Path

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # oletools calls names that pyparsing has since renamed
    from oletools.olevba import VBA_Parser


def has_macros(path: Path) -> bool:
    """Tell whether olevba finds macros in the workbook at `path`."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # as above
        parser = VBA_Parser(str(path))
        try:
            return bool(parser.detect_vba_macros() or parser.detect_xlm_macros())
        finally:
            parser.close()
