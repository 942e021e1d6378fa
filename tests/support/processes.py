"""Commands as processes of their own: side by side, killed for good (SIGKILL) or interrupted amid their work."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

import aet_sheets

_HOME: Final = Path(aet_sheets.__file__).parents[1]
_SIGNALLED_AT: Final = """
import os, signal, sys
signalled, left, dossier = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]

def writes(event, arguments):
    if event == "open":
        return isinstance(arguments[2], int) and arguments[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)
    return event in {"os.rename", "os.remove", "os.mkdir", "os.chmod", "os.truncate", "shutil.copymode"}

def watch(event, arguments):
    global left
    if writes(event, arguments) and dossier in str(arguments[0]):
        left -= 1
        if left == -1:
            os.kill(os.getpid(), signalled)

from aet_sheets.cli import main
sys.argv = ["aet", *sys.argv[4:]]
sys.addaudithook(watch)
main()
"""


def killed_at(step: int, dossier: Path, *command: str) -> bool:
    """Run `aet` and kill it before it changes a file of `dossier` for the time `step`, counted from 0.

    Return False when the command ended before: there is no such step.
    """
    return _signalled_at(signal.SIGKILL, step, dossier, *command).returncode == -signal.SIGKILL


def interrupted_at(step: int, dossier: Path, *command: str) -> subprocess.CompletedProcess[str]:
    """Run `aet`, press Ctrl+C before it changes a file of `dossier` for the time `step`, and return how it ended."""
    return _signalled_at(signal.SIGINT, step, dossier, *command)


def _signalled_at(sent: signal.Signals, step: int, dossier: Path, *command: str) -> subprocess.CompletedProcess[str]:
    arguments = [sys.executable, "-c", _SIGNALLED_AT, str(int(sent)), str(step), str(dossier), *command]
    return subprocess.run(arguments, capture_output=True, encoding="utf-8", cwd=_HOME, check=False)


def interrupted_after(seconds: float, *command: str) -> subprocess.CompletedProcess[str]:
    """Run `aet`, press Ctrl+C after `seconds` in the terminal that it and its processes share, and return its end.

    What it returns when it ended before is how it did.
    """
    process = start(*command, new_session=True)
    with suppress(subprocess.TimeoutExpired):
        process.wait(seconds)
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGINT)
    output, errors = process.communicate()
    return subprocess.CompletedProcess(command, process.returncode, output, errors)


def killed_after(seconds: float, *command: str) -> bool:
    """Run `aet` and kill it after `seconds`, unless it has ended; tell whether it was killed."""
    process = start(*command)
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        process.kill()
    process.communicate()
    return process.returncode == -signal.SIGKILL


def start(*command: str, new_session: bool = False, **env: str) -> subprocess.Popen[str]:
    """Start `python -m aet_sheets`, on request in a terminal session of its own."""
    return subprocess.Popen(
        [sys.executable, "-m", "aet_sheets", *command],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        cwd=_HOME,
        env=os.environ | env,
        start_new_session=new_session,
    )


_HOLD: Final = """
import sys
from pathlib import Path
from aet_sheets.dossier.lock import hold
with hold(Path(sys.argv[1]), "aet rapport"):
    print("held", flush=True)
    sys.stdin.read()
"""


@contextmanager
def another_command(dossier: Path) -> Iterator[subprocess.Popen[str]]:
    """Have another process hold the dossier until it is told to end, by the end of its input."""
    process = subprocess.Popen(
        [sys.executable, "-c", _HOLD, str(dossier)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
        cwd=_HOME,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    try:
        yield process
    finally:
        process.communicate()
