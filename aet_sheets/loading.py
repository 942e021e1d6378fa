"""Loading what a command needs later, while it waits for the processes that read its files."""

from __future__ import annotations

import threading
from contextlib import suppress
from importlib import import_module


def load_meanwhile(*modules: str) -> None:
    """Load `modules` in a thread; whoever imports one of them waits for that, and meets what went wrong with it."""
    threading.Thread(target=_load, args=modules).start()


def _load(*modules: str) -> None:
    for module in modules:
        with suppress(Exception):  # it comes again where the module is imported, and is told there
            import_module(module)
