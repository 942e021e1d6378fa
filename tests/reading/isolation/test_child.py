"""Whatever a reading process does, the file at hand is refused with a reason, and the next one is read."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from aet_sheets.own_process import interpreter
from aet_sheets.reading.errors import NotASpreadsheetError, ReadingImpossibleError, UnreadableFileError
from aet_sheets.reading.isolation.child import Child
from aet_sheets.reading.limits import MEBIBYTE, Limits
from aet_sheets.reading.workbook import read_workbook
from aet_sheets.writing.annotated.annotation import Annotation
from aet_sheets.writing.annotated.task import known
from tests.support.dossiers import DATA
from tests.support.hostile import far_cell_out_of_order, looping_xls, lying_bomb, xlsx
from tests.support.reading_processes import eventually, is_running, once_given_a_file, once_ready, python

SMALL = Limits(memory=256 * MEBIBYTE, seconds=20)
MEMORY, TIME, CRASH = "demande plus de 256 Mio de mémoire", "a duré plus de", "fait échouer le programme"


_PRINTS = """
import sys
sys.path[:] = sys.argv[1:]
from aet_sheets.reading.isolation import worker
real = worker.read_workbook
def chatty(*what, **options):
    print("a library that talks", flush=True)
    return real(*what, **options)
worker.read_workbook = chatty
worker.main()
"""


def refusal(child: Child, data: bytes = b"a;b", name: str = "a.csv") -> str:
    with pytest.raises(UnreadableFileError) as error:
        child.read(data, name)
    assert error.value.remedy
    return error.value.why


@pytest.mark.parametrize("extension", ["xlsm", "xlsb", "xls"])
def test_a_file_is_read_as_in_the_process_itself(extension: str) -> None:
    file = DATA / "formats" / f"retour.{extension}"
    child = Child(Limits())
    assert child.read(file.read_bytes(), file.name) == read_workbook(file.read_bytes(), file.name)
    child.close()


def test_refusals_come_through() -> None:
    child = Child(Limits())
    assert "vide" in refusal(child, b"", "vide.xlsx")
    with pytest.raises(NotASpreadsheetError):
        child.read(b"%PDF-1.7", "lettre.pdf")
    assert child.read(b"a;b", "nom\udce9.csv").sheets[0].name == "nom?"
    child.close()


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        ("ment.xlsx", lying_bomb(400 * MEBIBYTE), "endommagé"),  # no more of it is unpacked than it says
        ("loin.xlsx", far_cell_out_of_order(), MEMORY),
        ("boucle.xls", looping_xls(), ""),  # one reader notices, another asks for memory until there is none
    ],
)
def test_a_file_that_asks_for_too_much_memory_costs_itself_only(name: str, data: bytes, why: str) -> None:
    child = Child(SMALL)
    assert why in refusal(child, data, name)
    assert child.read(xlsx(), "bon.xlsx").sheets[0].rows == [[1]]
    child.close()


@pytest.mark.parametrize(
    ("behaviour", "why"),
    [
        ("time.sleep(600)", TIME),
        ("answers.write(bytes([9] + 7 * [0])), answers.flush(), time.sleep(600)", TIME),
        ("os.abort()", MEMORY),
        ("os._exit(77)", MEMORY),
        ("os._exit(1)", CRASH),
        ("os._exit(0)", CRASH),
        ("os.kill(os.getpid(), 11)", CRASH),
        ("answers.write(b'1234'), answers.flush(), os._exit(0)", CRASH),
        ("answers.write(bytes([99] + 7 * [0])), answers.write(b'short'), answers.flush(), os._exit(0)", CRASH),
        ("write_frame(answers, b'')", CRASH),
        ("write_frame(answers, b'X')", CRASH),
        ("write_frame(answers, b'W' + b'garbage')", CRASH),
        ("write_frame(answers, b'R' + b'garbage')", CRASH),
        ("write_frame(answers, b'R' + b'x' * 5000)", CRASH),
        ("answers.write(b'\\xff' * 8), answers.flush(), time.sleep(600)", CRASH),
        ("while True: answers.write(b'flood' * 9999)", CRASH),
        ("answers.write((10**9).to_bytes(8, 'little'))\nwhile True: answers.write(b'flood' * 9999)", CRASH),
    ],
)
def test_a_process_that_misbehaves(behaviour: str, why: str) -> None:
    seconds = 1 if why is TIME else 20
    child = Child(Limits(memory=SMALL.memory, seconds=seconds), once_given_a_file(behaviour))
    assert why in refusal(child)
    assert why in refusal(child)  # a new process, as ready to read as the first
    child.close()


def test_a_file_that_nobody_takes_is_given_up_too() -> None:
    child = Child(Limits(seconds=1), once_ready("time.sleep(600)"))
    assert TIME in refusal(child, bytes(2**22))
    child.close()


def test_a_process_that_died_between_two_files_is_nobodys_fault() -> None:
    child = Child(Limits())
    child.read(xlsx(), "a.xlsx")
    process = child.process
    assert process is not None
    process.kill()
    process.wait()
    assert child.read(xlsx(), "b.xlsx").sheets[0].rows == [[1]]
    child.close()


def test_a_process_that_printed_does_not_disturb_its_answers() -> None:
    child = Child(Limits(), python(_PRINTS))
    assert child.read(xlsx(), "a.xlsx").sheets[0].rows == [[1]]
    child.close()


def test_a_large_file_is_not_held_in_memory() -> None:
    child = Child(Limits())
    child.read((b"x" * 900_000 + b"\n") * 10, "a.csv")
    assert child.process is None
    assert child.read(xlsx(), "a.xlsx").sheets
    child.close()


@pytest.mark.parametrize("command", [["/nowhere/python"], python("raise SystemExit"), python("print('not ready')")])
def test_reading_that_cannot_start_is_no_fault_of_the_file(command: list[str]) -> None:
    child = Child(Limits(), command)
    with pytest.raises(ReadingImpossibleError, match="démarrer"):
        child.read(xlsx(), "a.xlsx")
    child.close()


def test_a_python_that_does_not_say_where_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "")
    with pytest.raises(ReadingImpossibleError):
        Child(Limits()).read(xlsx(), "a.xlsx")


def test_the_python_with_a_console_is_taken_where_there_are_two(tmp_path: Path) -> None:
    (tmp_path / "python.exe").touch()
    (tmp_path / "pythonw.exe").touch()
    assert interpreter(str(tmp_path / "pythonw.exe")) == str(tmp_path / "python.exe")
    assert interpreter(str(tmp_path / "python.exe")) == str(tmp_path / "python.exe")
    (tmp_path / "python.exe").unlink()
    assert interpreter(str(tmp_path / "pythonw.exe")) == str(tmp_path / "pythonw.exe")


def test_modules_of_the_current_folder_are_not_taken_for_ours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("msgspec", "zipfile", "aet_sheets"):
        (tmp_path / f"{name}.py").write_text("raise SystemExit", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "path", ["", *sys.path])
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    child = Child(Limits())
    assert child.read(xlsx(), "a.xlsx").sheets
    child.close()


def test_closing_ends_the_process() -> None:
    child = Child(Limits(), once_given_a_file("time.sleep(600)"))
    child.start()
    assert child.process is not None
    process = child.process.pid
    assert is_running(process)
    child.close()
    assert eventually(lambda: not is_running(process))


TASK = "aet_sheets.writing.annotated.task:annotate"


def test_another_task_than_reading_is_done_within_the_same_limits() -> None:
    file = DATA / "formats" / "retour.xlsm"
    child = Child(Limits())
    copy = child.run(TASK, known(file.name, Annotation(())), file.read_bytes(), bytes)
    names = [sheet.name for sheet in child.read(copy, "copie.xlsx").sheets]
    assert "À corriger" in names
    with pytest.raises(UnreadableFileError, match="il est vide"):
        child.run(TASK, known("vide.xlsx", Annotation(())), b"", bytes)
    child.close()
