"""Every line of a diagnostic, from facts: no Windows and no Mac are needed to say what they would be told."""

from __future__ import annotations

from dataclasses import replace

import pytest

from aet_sheets.operations.diagnostic import State, Verdict, diagnose
from aet_sheets.operations.diagnostic.machine import MAC, WINDOWS, Excel, Folder, Machine, MacroSetting, Workbook

LINKED = Workbook(
    name="pilotage.xlsm",
    settings={"Interpreter_Win": r"C:\AET\python.exe"},
    interpreter=r"C:\AET\python.exe",
    interpreter_exists=True,
    interpreter_is_this=True,
    xlwings="0.37.8",
    from_internet=False,
)
FOLDER = Folder(path=r"C:\AET\val", longest=80)
SOUND = Machine(
    system=WINDOWS,
    python="3.12.1",
    executable=r"C:\AET\python.exe",
    package="0.1.0",
    xlwings="0.37.8",
    excel=Excel(version="16.0", macros=MacroSetting.ASKED),
    workbook=LINKED,
    folder=FOLDER,
)
ON_MAC = replace(SOUND, system=MAC, apple_script=True)


def workbook(**facts: object) -> Machine:
    return replace(SOUND, workbook=replace(LINKED, **facts))  # type: ignore[arg-type]


def folder(**facts: object) -> Machine:
    return replace(SOUND, folder=replace(FOLDER, **facts))  # type: ignore[arg-type]


def excel(**facts: object) -> Machine:
    return replace(SOUND, excel=replace(SOUND.excel or Excel(version=""), **facts))  # type: ignore[arg-type]


def line(machine: Machine, subject: str) -> Verdict:
    (found,) = (verdict for verdict in diagnose(machine) if verdict.subject == subject)
    return found


@pytest.mark.parametrize("machine", [SOUND, ON_MAC])
def test_nothing_is_asked_of_a_sound_computer(machine: Machine) -> None:
    assert {verdict.state for verdict in diagnose(machine)} == {State.OK}
    assert not any(verdict.remedy for verdict in diagnose(machine))


BAD, LOOK = State.PROBLEM, State.TO_CHECK
CASES: dict[str, tuple[Machine, str, State, str]] = {
    "a library fails": (replace(SOUND, failing=("pywin32",)), "libraries", BAD, "Réinstallez"),
    "no Excel": (replace(SOUND, excel=None), "excel", BAD, "Installez Excel"),
    "a system without Excel": (replace(SOUND, system="linux", excel=None), "excel", LOOK, "aet"),
    "macros refused": (excel(macros=MacroSetting.REFUSED), "macros", BAD, "Désactiver avec notification"),
    "macros refused by a rule": (
        excel(macros=MacroSetting.SIGNED_ONLY, imposed=True),
        "macros",
        BAD,
        "service informatique",
    ),
    "an unknown setting": (excel(macros=None), "macros", LOOK, "Paramètres des macros"),
    "no script on a Mac": (replace(ON_MAC, apple_script=False), "applescript", BAD, "--reparer"),
    "a damaged workbook": (workbook(readable=False), "workbook", BAD, "sauvegardes"),
    "no macros": (workbook(buttons=False), "workbook", LOOK, "pilotage.xlsm"),
    "no settings": (workbook(settings={}), "settings", BAD, "sauvegardes"),
    "no interpreter": (workbook(interpreter=""), "interpreter", BAD, "--reparer"),
    "an interpreter that is gone": (workbook(interpreter_exists=False), "interpreter", BAD, "--reparer"),
    "another interpreter": (workbook(interpreter_is_this=False), "interpreter", LOOK, "--reparer"),
    "another place of the program": (workbook(python_path_is_this=False), "interpreter", LOOK, "--reparer"),
    "another xlwings": (workbook(xlwings="0.30.1"), "xlwings", LOOK, "xlwings==0.30.1"),
    "another xlwings on a Mac": (
        replace(ON_MAC, workbook=replace(LINKED, xlwings="0.30.1")),
        "xlwings",
        BAD,
        "xlwings==0.30.1",
    ),
    "an unknown xlwings": (workbook(xlwings=None), "xlwings", LOOK, "transmettez"),
    "received by e-mail": (workbook(from_internet=True), "mark-of-the-web", BAD, "Débloquer"),
    "downloaded on a Mac": (
        replace(ON_MAC, workbook=replace(LINKED, from_internet=True)),
        "mark-of-the-web",
        BAD,
        "com.apple.quarantine pilotage.xlsm",
    ),
    "folders missing": (folder(missing=("retours",)), "folders", LOOK, "restaurez"),
    "read-only": (folder(unwritable=(r"C:\AET\val",)), "writing", BAD, "droit d’y écrire"),
    "open elsewhere": (folder(marks=("~$pilotage.xlsm",)), "locks", LOOK, "Fermez-les"),
    "synchronised": (folder(synchronised_by="OneDrive"), "synchronised", LOOK, "Enregistrement automatique"),
    "a path too long": (folder(longest=230), "paths", BAD, r"C:\AET"),
    "a path soon too long": (folder(path="C:\\" + "a" * 130), "paths", LOOK, r"C:\AET"),
}


@pytest.mark.parametrize("case", CASES)
def test_each_trouble_is_named_with_its_remedy(case: str) -> None:
    machine, subject, state, remedy = CASES[case]
    verdict = line(machine, subject)
    assert verdict.state is state
    assert remedy in verdict.remedy
    others = {other.state for other in diagnose(machine) if other.subject != subject}
    assert others <= {State.OK}, "one trouble, one line"


def test_what_was_marked_open_is_listed_but_not_at_length() -> None:
    marks = tuple(f"~${number}.xlsx" for number in range(7))
    message = line(folder(marks=marks), "locks").message
    assert "7\u00a0fichiers" in message
    assert "~$4.xlsx" in message
    assert "~$5.xlsx" not in message


def test_without_a_dossier_only_the_computer_is_told() -> None:
    told = {verdict.subject for verdict in diagnose(replace(SOUND, workbook=None, folder=None))}
    assert told == {"program", "libraries", "excel", "macros"}


def test_settings_that_could_not_be_read_are_not_said_to_be_missing() -> None:
    told = {verdict.subject for verdict in diagnose(workbook(settings=None))}
    assert told.isdisjoint({"settings", "interpreter"})
