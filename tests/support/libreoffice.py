"""LibreOffice, without a window: recalculates, prints and converts workbooks."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

_RECALCULATE = "".join(
    f'<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="{mode}" oor:op="fuse">'
    "<value>0</value></prop></item>"
    for mode in ("OOXMLRecalcMode", "ODFRecalcMode")
)
_SETTINGS = (
    '<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry">'
    f"{_RECALCULATE}</oor:items>"
)
"""LibreOffice's settings: recalculate every formula of a file that is opened (0: always)."""


def convert(source: Path, extension: str, folder: Path) -> Path:
    """Return `source` converted to `extension` in `folder`, every formula recalculated on loading."""
    (target,) = convert_all([source], extension, folder)
    return target


def convert_all(sources: Sequence[Path], extension: str, folder: Path) -> list[Path]:
    """Return `sources` converted to `extension` in `folder`, as `convert` does, with one start of LibreOffice."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    assert program, "LibreOffice is needed: apt-get install libreoffice-calc"
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as profile:
        user = Path(profile, "user")
        user.mkdir()
        (user / "registrymodifications.xcu").write_text(_SETTINGS, encoding="utf-8")
        subprocess.run(
            [
                program,
                f"-env:UserInstallation={Path(profile).as_uri()}",
                "--headless",
                "--norestore",
                "--convert-to",
                extension,
                "--outdir",
                str(folder),
                *map(str, sources),
            ],
            check=True,
            capture_output=True,
            timeout=180,
        )
    return [folder / f"{source.stem}.{extension.partition(':')[0]}" for source in sources]
