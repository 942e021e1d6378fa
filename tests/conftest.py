"""Dossiers that several tests read: each is written once, and copied for whoever writes into it."""

from __future__ import annotations

import shutil
import signal
from pathlib import Path

import pytest

from tests.support.dossiers import with_hand_made_returns, write_demo_sources
from tests.support.formats import Files

# Started in the background, pytest would be deaf to Ctrl+C, and so would be the commands that are interrupted here.
signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="session")
def demo_sources(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo's pilot workbook and returns. Not to be written into."""
    return write_demo_sources(tmp_path_factory.mktemp("demo") / "dossier")


@pytest.fixture
def demo(demo_sources: Path, tmp_path: Path) -> Path:
    """A copy of the demo's sources."""
    return shutil.copytree(demo_sources, tmp_path / "dossier")


@pytest.fixture
def hand_made(demo: Path) -> Path:
    """The demo, its last edition's returns replaced by those written by hand."""
    return with_hand_made_returns(demo)


@pytest.fixture(scope="session")
def case_files(tmp_path_factory: pytest.TempPathFactory) -> Files:
    """The cases of every test module, in every format."""
    return Files(tmp_path_factory.mktemp("files"))
