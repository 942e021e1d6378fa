"""LibreOffice taken through some steps on a workbook: cells typed and read, macros run, buttons listed."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from uuid import uuid4

_PROGRAM = Path(__file__).with_name("office_steps.py")
_PATIENCE = 180


@contextmanager
def screen() -> Iterator[str]:
    """Give the name of a display that nobody sees, wide enough for the buttons of a sheet."""
    assert shutil.which("Xvfb"), "a display is needed: apt-get install xvfb"
    assert shutil.which("xdotool"), "a mouse is needed: apt-get install xdotool"
    end, server_end = os.pipe()
    command = [
        "Xvfb",
        "-displayfd",
        str(server_end),
        "-screen",
        "0",
        "1600x1400x24",
        "-noreset",
    ]  # some clients come and go
    server = subprocess.Popen(command, pass_fds=[server_end], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    os.close(server_end)
    try:
        with os.fdopen(end) as number:
            yield f":{number.readline().strip()}"
    finally:
        server.terminate()
        server.wait(_PATIENCE)


def take_steps(workbook: Path, *steps: tuple[Any, ...], display: str | None = None) -> list[Any]:
    """Return what each of `steps` gave; a step is the name of a function of `office_steps` and its arguments.

    With a `display`, the workbook is shown there.
    """
    soffice = shutil.which("soffice") or shutil.which("libreoffice")
    assert soffice, "LibreOffice is needed: apt-get install libreoffice-calc"
    pipe = f"aet{uuid4().hex}"
    env = {name: value for name, value in os.environ.items() if name != "DISPLAY"}
    env |= {"DISPLAY": display} if display else {}
    with tempfile.TemporaryDirectory() as profile:
        office = subprocess.Popen(
            [
                soffice,
                f"-env:UserInstallation={Path(profile).as_uri()}",
                *([] if display else ["--headless"]),
                "--norestore",
                "--nologo",
                f"--accept=pipe,name={pipe};urp;",
            ],
            env=env,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            done = subprocess.run(
                [_python_with_uno(), _PROGRAM, pipe, workbook.resolve(), json.dumps(steps)],
                env=env,
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
