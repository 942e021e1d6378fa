"""The settings of xlwings for this machine, whatever the machine."""

from __future__ import annotations

import sys
import sysconfig
from pathlib import Path, PureWindowsPath

import pytest

from aet_sheets.excel import conf
from aet_sheets.excel.conf import conf_for_this_machine


def test_on_windows_the_python_with_a_console_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(sys, "executable", r"C:\AET\Scripts\pythonw.exe")
    monkeypatch.setattr(conf, "Path", PureWindowsPath)
    monkeypatch.setattr(conf, "_python_path", str)
    assert conf_for_this_machine()["Interpreter_Win"] == r"C:\AET\Scripts\python.exe"
    assert not conf_for_this_machine()["Interpreter_Mac"]


def test_on_a_mac_the_running_python_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr(sys, "executable", "/Users/moi/aet/bin/python3")
    found = conf_for_this_machine()
    assert (found["Interpreter_Win"], found["Interpreter_Mac"]) == ("", "/Users/moi/aet/bin/python3")


def test_without_excel_no_python_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    found = conf_for_this_machine()
    assert not found["Interpreter_Win"] + found["Interpreter_Mac"]


def test_a_checkout_is_found_by_its_path_and_an_installed_package_without(monkeypatch: pytest.MonkeyPatch) -> None:
    checkout = Path(conf.__file__).parents[2]
    monkeypatch.setattr(sysconfig, "get_path", lambda _: "/ailleurs")
    assert conf_for_this_machine()["PYTHONPATH"] == str(checkout)
    monkeypatch.setattr(sysconfig, "get_path", lambda _: str(checkout))
    assert conf_for_this_machine()["PYTHONPATH"] == ""


def test_every_setting_is_a_text() -> None:
    assert all(isinstance(value, str) for value in conf_for_this_machine().values())
