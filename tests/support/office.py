"""LibreOffice taken through some steps on a workbook: cells typed and read, macros run, buttons listed."""

from __future__ import annotations

import json
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Any
from uuid import uuid4

_PROGRAM = Path(__file__).with_name("office_steps.py")
_PATIENCE = 180


def take_steps(workbook: Path, *steps: tuple[Any, ...]) -> list[Any]:
    """Return what each of `steps` gave; a step is the name of a function of `office_steps` and its arguments."""
    soffice = shutil.which("soffice") or shutil.which("libreoffice")
    assert soffice, "LibreOffice is needed: apt-get install libreoffice-calc"
    pipe = f"aet{uuid4().hex}"
    with tempfile.TemporaryDirectory() as profile:
        office = subprocess.Popen(
            [
                soffice,
                f"-env:UserInstallation={Path(profile).as_uri()}",
                "--headless",
                "--norestore",
                "--nologo",
                f"--accept=pipe,name={pipe};urp;",
            ],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            done = subprocess.run(
                [_python_with_uno(), _PROGRAM, pipe, workbook.resolve(), json.dumps(steps)],
                capture_output=True,
                check=False,
                encoding="utf-8",
                timeout=_PATIENCE,
            )
            assert done.returncode == 0, done.stderr
            office.wait(_PATIENCE)
        finally:
            if office.poll() is None:
                office.kill()
                office.wait(_PATIENCE)
    results: list[Any] = json.loads(done.stdout)
    return results


def _python_with_uno() -> str:
    """Return the Python that knows LibreOffice: the system's, whatever the virtual environment of the tests."""
    python = Path("/usr/bin/python3")
    assert python.is_file(), "the system's Python is needed: apt-get install python3-uno"
    return str(python)
