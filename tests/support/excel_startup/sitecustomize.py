"""Starts the Excel of the tests in a Python that a button launches: the variable AET_TEST_EXCEL says what it finds."""

import atexit
import json
import os
from dataclasses import asdict
from pathlib import Path

from tests.support.excel_engine import Book, Screen, start


def _start(given: dict[str, str]) -> None:
    screen = Screen(answers=given["answers"].split())
    app = start(screen)
    book = Book(app, Path(given["fullname"]), Path(given["workbook"]))
    app.books.open_books.append(book)
    atexit.register(_leave, screen, book, Path(given["seen"]))


def _leave(screen: Screen, book: Book, seen: Path) -> None:
    """Write what people saw, and the workbook as it was on the screen."""
    seen.with_suffix(".json").write_text(json.dumps(asdict(screen)), encoding="utf-8")
    book.workbook.save(seen)


if "AET_TEST_EXCEL" in os.environ:
    _start(json.loads(os.environ["AET_TEST_EXCEL"]))
