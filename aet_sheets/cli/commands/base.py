"""What the commands share: arguments, options and the typography of their help."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from aet_sheets.cli.run import Run
from aet_sheets.paths import PILOT_NAMES, dossier_above, pilot_of
from aet_sheets.text import french

if TYPE_CHECKING:
    from aet_sheets.operations.annotate import SentBack

Decorated = TypeVar("Decorated", bound=Callable[..., Any] | click.Command)


def in_french(command: click.Command) -> click.Command:
    r"""Give the help of `command` and of its options the signs of French typography.

    Where its docstring, a raw one, has a line `\b`, click is told not to wrap the paragraph that follows.
    """
    command.help = french(command.help or "").replace(r"\b", "\b")
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            parameter.help = french(parameter.help or "")
    return command


def _json_wanted(_ctx: click.Context, _parameter: click.Parameter, value: str) -> bool:
    return value == "json"


format_option = click.option(
    "--format",
    "as_json",
    type=click.Choice(["texte", "json"], case_sensitive=False),
    default="texte",
    show_default=True,
    callback=_json_wanted,
    help="Forme du résultat : un texte à lire, ou du JSON pour un autre programme.",
)

edition_option = click.option(
    "--edition", metavar="E", help="Édition voulue, par exemple 2016-2017.  [par défaut : l'édition ouverte]"
)


def dossier_argument(command: Decorated) -> Decorated:
    """Add the argument DOSSIER, which may be left out where the current folder is a dossier."""
    kind = click.Path(path_type=Path)
    return click.argument("dossier", required=False, type=kind, callback=existing_dossier)(command)


def existing_dossier_argument(command: Decorated) -> Decorated:
    """Add the argument DOSSIER for a command that has another argument after it: it is always written."""
    kind = click.Path(path_type=Path)
    return click.argument("dossier", type=kind, callback=existing_dossier)(command)


def new_dossier_argument(default: str | None = None) -> Callable[[Decorated], Decorated]:
    """Add the argument DOSSIER for a command that makes it."""
    settings: dict[str, Any] = {"type": click.Path(path_type=Path), "callback": _remembered}
    if default is not None:
        settings["default"] = default
    return click.argument("dossier", required=default is None, **settings)


def existing_dossier(ctx: click.Context, parameter: click.Parameter, value: Path | None) -> Path:
    """Return the dossier that was named; its pilot workbook stands for it, and so does the current folder."""
    if value is None:
        if not pilot_of(Path()):
            raise click.MissingParameter(_not_here(), ctx, parameter, param_hint="DOSSIER")
        value = Path()
    elif value.name in PILOT_NAMES and value.is_file():
        value = value.parent
    return _remembered(ctx, parameter, value)


def _not_here() -> str:
    whole = dossier_above(Path.cwd())
    remedy = french(" Donnez le dossier entier : {whole}", whole=whole) if whole else ""
    return f"Le dossier courant ne contient pas de classeur de pilotage (pilotage.xlsm).{remedy}"


def _remembered(ctx: click.Context, _parameter: click.Parameter, value: Path) -> Path:
    ctx.ensure_object(Run).dossier = value
    return value


def log_errors(sent_back: Iterable[SentBack], dossier: Path | None = None) -> None:
    """Note in the technical log why copies could not be made, where nobody foresaw it."""
    for sent in sent_back:
        if sent.error:
            from aet_sheets.technical_log import write_log  # noqa: PLC0415 - seldom needed, and slow to load

            write_log(sent.error, dossier)
