"""The command line `aet`: it parses, calls an operation and shows what it gave."""

from __future__ import annotations

import sys

TYPE_CHECKING = False  # `typing` is slow to load
if TYPE_CHECKING:
    from typing import NoReturn


def main() -> NoReturn:
    """Run `aet` with the arguments of the process, and leave with one of the four exit statuses."""
    from aet_sheets.cli.ready_made import show_ready_made  # noqa: PLC0415 - whoever imports the package does without

    if show_ready_made(sys.argv[1:]):
        sys.exit()
    from aet_sheets.cli.interruption import end_at_once  # noqa: PLC0415 - the help does without, and is quick for that

    end_at_once()
    import gc  # noqa: PLC0415 - as above
    import warnings  # noqa: PLC0415 - as above

    from aet_sheets.cli.french import speak_french  # noqa: PLC0415 - before click is imported

    speak_french()
    gc.set_threshold(100_000, 50, 50)  # a short life among many small values: looking for cycles costs a tenth of it
    sys.unraisablehook = _say_nothing
    if not sys.warnoptions:
        warnings.simplefilter("ignore")  # libraries warn their programmers, in English
    from aet_sheets.cli.group import aet  # noqa: PLC0415

    try:
        aet.main(prog_name="aet")
    finally:
        gc.freeze()  # the process ends: looking for dead cycles once more would take as long as writing the workbook
    raise AssertionError  # aet.main leaves the process


def _say_nothing(_trouble: object) -> None:
    """Keep quiet about what fails while objects are thrown away: on a full disk, files that were given up, again."""
