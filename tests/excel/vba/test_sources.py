"""Macros are found from a checkout and from an installed wheel."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

from aet_sheets.excel.vba.sources import macro_folder, own_modules, run_python_modules

ROOT = Path(__file__).parents[3]


def test_a_checkout_reads_its_own_macros() -> None:
    assert Path(str(macro_folder())) == ROOT / "macros"
    assert [module.name for module in own_modules()] == ["AET", "AET_Host", "AET_Obstacles"]


def test_xlwings_brings_its_own_modules() -> None:
    assert [module.name for module in run_python_modules()] == ["xlwings", "Dictionary"]
    assert "Public Function RunPython(" in run_python_modules()[0].source


def test_a_wheel_carries_the_macros(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(build, check=True, cwd=ROOT, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "installed")
    code = (
        "import aet_sheets.excel.vba.sources as s; print(s.macro_folder());"
        "print(*(module.name for module in s.own_modules()))"
    )
    environment = os.environ | {"PYTHONPATH": str(tmp_path / "installed")}
    seen = subprocess.run(
        [sys.executable, "-c", code], check=True, cwd=tmp_path, env=environment, capture_output=True, encoding="utf-8"
    ).stdout.splitlines()
    assert seen == [str(tmp_path / "installed" / "aet_sheets" / "macros"), "AET AET_Host AET_Obstacles"]
