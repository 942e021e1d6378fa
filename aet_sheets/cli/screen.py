"""What goes where: results to the standard output, everything else to the error stream."""

from __future__ import annotations

import json
import os
import shutil
import sys
import textwrap
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

Page = Iterable["RenderableType"]
"""What a command shows, from top to bottom."""


def show(result: Page | Mapping[str, object]) -> None:
    """Print a result: a mapping as JSON alone, anything else as a page to read.

    A reader who closes the pipe early (`aet suivi | head -3`) has seen enough: the command still ends as it should.
    """
    if isinstance(result, Mapping):
        _print_json(result)
        return
    from rich.console import Group  # noqa: PLC0415 - slow to load, and JSON does without

    console = _console()
    if console.is_terminal:
        console.print(Group(*result))
        return
    with console.capture() as page:
        console.print(Group(*result))
    _write("".join(f"{line.rstrip(' ')}\n" for line in page.get().splitlines()))


def warn(message: str, remedy: str) -> None:
    """Print a message to the error stream, and what to do about it on the next line."""
    for text in (message, remedy):
        click.echo(_wrapped(text), err=True)


def _print_json(result: Mapping[str, object]) -> None:
    _write(json.dumps(result, ensure_ascii=False, indent=2) + "\n")


def _write(text: str) -> None:
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        _close_quietly()


def _wrapped(text: str) -> str:
    """Return `text` in lines as wide as the terminal; one line for a program that reads it."""
    if sys.stderr is None or not sys.stderr.isatty():
        return text
    width = shutil.get_terminal_size().columns - 1
    return "\n".join(textwrap.wrap(text, width, break_long_words=False, break_on_hyphens=False))


def _console() -> Console:
    """Return the console of a page: the width of the terminal, no colour in a file, text taken as it is."""
    from rich.console import Console  # noqa: PLC0415 - slow to load, and JSON does without

    class Output(Console):
        def on_broken_pipe(self) -> None:
            self.quiet = True
            _close_quietly()

    return Output(markup=False, emoji=False, highlight=False)


def _close_quietly() -> None:
    """Send what is left of the output nowhere, so that the interpreter does not complain when it ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
