"""Modules are loaded in a thread: what fails there is met by whoever imports them, and by nobody else."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import aet_sheets

HOME = Path(aet_sheets.__file__).parents[1]


def run(code: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", cwd=HOME, check=False)


def test_a_module_is_loaded_while_others_work() -> None:
    done = run(
        "import sys, threading\nfrom aet_sheets.loading import load_meanwhile\n"
        "load_meanwhile('xlsxwriter')\n[thread.join() for thread in threading.enumerate()[1:]]\n"
        "print('xlsxwriter' in sys.modules)"
    )
    assert (done.stdout, done.stderr) == ("True\n", "")


def test_a_module_that_is_missing_is_told_where_it_is_needed() -> None:
    done = run(
        "from aet_sheets.loading import load_meanwhile\nload_meanwhile('aet_missing', 'xlsxwriter')\n"
        "try:\n    import aet_missing\nexcept ImportError as error:\n    print(error.name)"
    )
    assert (done.stdout, done.stderr) == ("aet_missing\n", "")
