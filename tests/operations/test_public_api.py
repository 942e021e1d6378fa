"""What other programs may rely on."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import aet_sheets


@pytest.mark.parametrize("name", aet_sheets.__all__)
def test_every_public_name_can_be_loaded_and_says_what_it_is(name: str) -> None:
    assert getattr(aet_sheets, name).__doc__


def test_public_names_are_listed() -> None:
    assert set(aet_sheets.__all__) <= set(dir(aet_sheets))


def test_what_is_not_there_is_said_not_to_be() -> None:
    with pytest.raises(AttributeError, match="nothing_such"):
        _ = aet_sheets.nothing_such


def test_importing_the_package_loads_nothing_but_itself() -> None:
    code = "import aet_sheets, sys; print([name for name in sys.modules if name.startswith('aet_sheets.')])"
    home = Path(aet_sheets.__file__).parents[1]
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=home)
    assert shown.stdout.strip() == "[]"
