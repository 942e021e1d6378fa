"""The group `aet`: its commands, by name or English alias, each imported only when it is asked for."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import Any, Final, NamedTuple, NoReturn

import click

from aet_sheets import __version__
from aet_sheets.cli.commands.base import in_french
from aet_sheets.cli.french import write_utf_8
from aet_sheets.cli.interruption import interruptible
from aet_sheets.cli.run import ExitStatus, Run, asks_for_json
from aet_sheets.text import NO_BREAK, fold, french


class Entry(NamedTuple):
    """One command: its name, its English alias, its module, what it does in one line, and whether it reads files."""

    name: str
    alias: str
    module: str
    summary: str
    reads: bool = True

    @property
    def shown(self) -> str:
        """Return the name with its alias, as the help shows it."""
        return f"{self.name} ({self.alias})" if self.alias else self.name


COMMANDS: Final = (
    Entry("demo", "", "demo", "Écrit un dossier d'exemple, pour découvrir."),
    Entry("nouveau", "init", "create", "Crée un dossier et son classeur de pilotage.", reads=False),
    Entry("diffuser", "distribute", "distribute", "Prépare les fiches à envoyer aux groupes."),
    Entry("verifier", "validate", "check", "Relit des classeurs et dit ce qui ne va pas."),
    Entry("consolider", "consolidate", "consolidate", "Rassemble les retours d'une édition."),
    Entry("suivi", "status", "follow_up", "Dit quels retours sont reçus ou attendus."),
    Entry("rapport", "report", "report", "Écrit le rapport annuel, en PDF et en classeur."),
    Entry("historique", "history", "history", "Dit d'où vient un code et ce qu'il réunit."),
    Entry("nouvelle-edition", "rollover", "roll_over", "Clôt une édition et ouvre la suivante."),
    Entry("exporter", "export", "export", "Écrit les tables pour d'autres logiciels."),
    Entry("effacer", "erase", "erase", "Efface une personne ; les comptes restent."),
    Entry("purger", "purge", "purge", "Efface les personnes sans nouvelles."),
    Entry("diagnostic", "doctor", "diagnose", "Dit pourquoi un bouton ne répond pas.", reads=False),
)


class Aet(click.Group):
    """A group that loads a command when it is invoked, speaks French, and ends with one of four exit statuses."""

    def main(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Run the command line and leave the process; no exception gets through."""
        write_utf_8()
        arguments = args[0] if args else kwargs.get("args")
        run = Run(asks_for_json(sys.argv[1:] if arguments is None else list(arguments)))
        sys.exit(self._status(run, *args, **kwargs))

    def _status(self, run: Run, *args: Any, **kwargs: Any) -> ExitStatus:
        try:
            with interruptible():
                return ExitStatus(super().main(*args, **kwargs | {"standalone_mode": False, "obj": run}) or 0)
        except (Exception, KeyboardInterrupt) as error:  # noqa: BLE001 - nobody is shown a traceback
            from aet_sheets.cli.failures import report  # noqa: PLC0415 - only when something fails

            return report(error, run)

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Return the names of the commands, in the order in which one meets them."""
        return [entry.name for entry in COMMANDS]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Return the command called `cmd_name`, by its name or its alias, whatever the case and accents."""
        entry = _entry(cmd_name)
        command = entry and import_module(f"aet_sheets.cli.commands.{entry.module}").command
        return command if isinstance(command, click.Command) else None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command that `args` begin with, under its own name; an unknown one is met with a proposal."""
        entry = _entry(args[0])
        if entry is not None and entry.reads and set(args).isdisjoint(ctx.help_option_names):
            self._start_reading(ctx)
        if entry is None and not args[0].startswith("-"):
            raise click.NoSuchCommand(args[0], possibilities=_meant(args[0]), ctx=ctx)
        _, command, rest = super().resolve_command(ctx, args)
        return command.name if command else None, command, rest

    @staticmethod
    def _start_reading(ctx: click.Context) -> None:
        """Start the process that reads files before the command is loaded: both get ready at the same time."""
        from aet_sheets.reading.isolation.pool import reading_pool  # noqa: PLC0415 - the help does without

        ctx.with_resource(reading_pool())

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """List the commands without importing them."""
        with formatter.section(f"Commandes{NO_BREAK}"):
            formatter.write_dl([(entry.shown, french(entry.summary)) for entry in COMMANDS])


def _entry(typed: str) -> Entry | None:
    """Return the command called `typed`, by its name or its alias, whatever the case and accents."""
    wanted = fold(typed)
    return next((entry for entry in COMMANDS if wanted and wanted in {fold(entry.name), fold(entry.alias)}), None)


def _meant(typed: str) -> list[str]:
    """Return the commands whose names look like `typed`; those whose aliases do, when there are none."""
    from difflib import get_close_matches  # noqa: PLC0415 - only for a slip of the finger

    names, aliases = ([getattr(entry, kind) for entry in COMMANDS] for kind in ("name", "alias"))
    return get_close_matches(typed, names) or get_close_matches(typed, aliases)


@click.group(
    cls=Aet,
    invoke_without_command=True,
    subcommand_metavar="COMMANDE [ARGUMENTS]…",
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(__version__, prog_name="aet", message="%(prog)s %(version)s", help="Affiche la version.")
@click.pass_context
def aet(ctx: click.Context) -> None:
    r"""Les classeurs d'une animation territoriale : relus, rassemblés, comptés.

    Un dossier contient le classeur de pilotage et les retours des groupes de travail. La commande « consolider » en
    fait un classeur unique, avec les chiffres clés et la liste de ce qui reste à corriger. Les retours et le classeur
    de pilotage ne sont jamais modifiés.

    \b
    Pour découvrir :
      aet demo
      aet suivi aet-demo
      aet consolider aet-demo

    L'aide d'une commande : aet COMMANDE --help

    Code de sortie : 0, tout est fait et rien ne bloque ; 1, c'est fait, mais des données sont à corriger ; 2, la
    commande est mal écrite ; 3, la commande n'a pas pu être exécutée.
    """
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())


in_french(aet)
