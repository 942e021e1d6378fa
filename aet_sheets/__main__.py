"""`python -m aet_sheets` is `aet`."""

from aet_sheets.cli import main

main()
