"""Another process of this very program: how it is started."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import IO

import aet_sheets


def started(command: Sequence[str]) -> subprocess.Popen[bytes]:
    """Start a process that takes messages on its standard input and answers on its standard output.

    Raises:
        OSError: the system does not start it.
    """
    return subprocess.Popen(  # noqa: S603 - this very interpreter
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )


def pipe(stream: IO[bytes] | None) -> IO[bytes]:
    """Return the input or the output of a process that `started` gave."""
    assert stream is not None  # noqa: S101 - both were asked for as pipes
    return stream


def own_command(module: str) -> list[str]:
    """Return the command line that runs the function `main` of `module`, of this program.

    It runs this interpreter, cut off from the environment and the current folder, and finds modules where this process
    finds them: so both run the same code, wherever the program is started.

    Raises:
        OSError: nobody knows where the interpreter is.
    """
    if not sys.executable:
        raise FileNotFoundError
    home = str(Path(aet_sheets.__file__).parents[1])
    known = [path for path in sys.path if Path(path).is_absolute()]
    start = f"import sys; sys.path[:] = sys.argv[1:]; from {module} import main; main()"
    return [interpreter(sys.executable), "-I", "-S", "-c", start, *known, *({home} - set(known))]


def interpreter(own: str) -> str:
    """Return the Python to run: `own`, or the one with a console where Windows has two, whose streams always work."""
    path = Path(own)
    with_console = path.with_name("python.exe")
    return str(with_console if path.name.lower() == "pythonw.exe" and with_console.is_file() else path)
