"""Creating a dossier: its folders, an empty pilot workbook and a page that says what goes where."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from aet_sheets.checking.values import parse
from aet_sheets.dossier import DossierError
from aet_sheets.paths import CONSOLIDATED, MEMORY, PILOT, PILOT_NAMES, REPORTS, RETURNS, TO_SEND, TO_SEND_BACK
from aet_sheets.schema import Editions, Settings
from aet_sheets.schema.calendar import DEFAULT_FIRST_MONTH, school_year
from aet_sheets.schema.forms import WHOLE_YEAR
from aet_sheets.schema.values import Value
from aet_sheets.schema.vocabulary import OPEN
from aet_sheets.text import french

BLANK_RETURN: Final = "Fiche de retour vierge.xlsx"
READ_ME: Final = "LISEZ-MOI.txt"
_BY_EDITION: Final = (RETURNS, TO_SEND, TO_SEND_BACK)
_ONCE: Final = (CONSOLIDATED, REPORTS, MEMORY)


@dataclass(frozen=True, slots=True)
class Created:
    """A dossier that was just made; `outputs` are the files written, relative to it."""

    dossier: Path
    territory: str
    edition: str
    outputs: tuple[str, ...]

    def as_json(self) -> dict[str, object]:
        """Return what `aet nouveau --format json` prints."""
        return {
            "dossier": self.dossier.as_posix(),
            "territory": self.territory,
            "edition": self.edition,
            "outputs": list(self.outputs),
        }


def create_dossier(path: Path | str, territory: str, edition: str, carrier: str | None = None) -> Created:
    """Make a new dossier at `path`, with one open edition; without a `carrier`, the territory is its own.

    Files that are already there stay as they are.

    Raises:
        DossierError: the folder is a dossier already, or what was given cannot be used; nothing was written.
        OSError: the folder cannot be written to.
    """
    dossier, name = Path(path), edition_name(edition)
    territory, carrier = territory.strip(), (carrier or territory).strip()
    if not territory or not carrier:
        raise DossierError(
            "Le nom du territoire ou du porteur est vide.",
            'Écrivez-le entre guillemets, par exemple : --territoire "Val Fleuri"',
            wrong_use=True,
        )
    _refuse_existing(dossier)
    make_folders(dossier, name)
    written = [READ_ME] if _write_read_me(dossier, name) else []
    _write_pilot(dossier / PILOT, territory, carrier, name)
    blank = _write_blank_return(dossier, name)
    return Created(dossier, territory, name, (PILOT, *blank, *written))


def edition_name(text: str) -> str:
    """Return the edition that `text` states with certainty, written `2016-2017`.

    Raises:
        DossierError: `text` is no edition, or leaves a doubt.
    """
    verdict = parse(Editions.edition, text)
    if verdict.value is None or verdict.finding:
        raise DossierError(
            "« {text} » n'est pas une édition.",
            "Écrivez deux années qui se suivent, par exemple : 2016-2017",
            wrong_use=True,
            text=text,
        )
    return str(verdict.value)


def make_folders(dossier: Path, *editions: str) -> None:
    """Make the folders of a dossier, and those of its `editions`; raises `OSError` when they cannot be made."""
    for folder in (*_ONCE, *(f"{kind}/{edition}" for edition in editions for kind in _BY_EDITION)):
        (dossier / folder).mkdir(parents=True, exist_ok=True)


def _refuse_existing(dossier: Path) -> None:
    if dossier.exists() and not dossier.is_dir():
        raise DossierError(
            "« {path} » est un fichier, pas un dossier.",
            "Choisissez un autre nom pour le nouveau dossier.",
            wrong_use=True,
            path=dossier,
        )
    for name in PILOT_NAMES:
        if (dossier / name).exists():
            raise DossierError(
                "« {path} » est déjà un dossier : il contient {name}.",
                "Choisissez un autre nom ; pour une nouvelle année, lancez aet nouvelle-edition.",
                wrong_use=True,
                path=dossier,
                name=name,
            )


def _write_pilot(path: Path, territory: str, carrier: str, edition: str) -> None:
    from aet_sheets.excel.conf import conf_for_this_machine  # noqa: PLC0415 - XlsxWriter is slow to load
    from aet_sheets.excel.workbook import write_pilot_with_buttons  # noqa: PLC0415
    from aet_sheets.writing.safely import replace_safely  # noqa: PLC0415

    settings: dict[str, Value | None] = {
        Settings.territory.name: territory,
        Settings.carrier.name: carrier,
        Settings.first_month.name: DEFAULT_FIRST_MONTH,
    }
    bounds = school_year(edition)
    row: dict[str, Value | None] = {
        Editions.edition.name: edition,
        Editions.start.name: bounds.start,
        Editions.end.name: bounds.end,
        Editions.status.name: OPEN,
        Editions.carrier.name: carrier,
    }
    conf = conf_for_this_machine()
    replace_safely(path, lambda file: write_pilot_with_buttons(file, settings, {Editions: [row]}, conf))


def _write_blank_return(dossier: Path, edition: str) -> list[str]:
    """Write a return to send out, whose group is still to be filled in, unless there is one."""
    from aet_sheets.writing.returns import write_return  # noqa: PLC0415 - XlsxWriter is slow to load

    blank = dossier / TO_SEND / edition / BLANK_RETURN
    if blank.exists():
        return []
    write_return(blank, {"edition": edition, "period": WHOLE_YEAR, "version": 1}, {})
    return [blank.relative_to(dossier).as_posix()]


def _write_read_me(dossier: Path, edition: str) -> bool:
    """Write the page that says what goes where, unless there is one; the old Notepad of Windows reads it too."""
    page = dossier / READ_ME
    if page.exists():
        return False
    page.write_text(french(_PAGE, edition=edition), encoding="utf-8-sig", newline="\r\n")
    return True


_PAGE: Final = """\
LISEZ-MOI : ce que contient ce dossier

pilotage.xlsm
    Le classeur de pilotage. Il est à vous : complétez-y les groupes, les acteurs
    et les indicateurs. Aucune commande ne le réécrit sans que vous l'ayez demandé.
    Ses boutons, sur la feuille Accueil, font ce que font les commandes ci-dessous ;
    Excel demande une fois d'activer les macros.

retours/{edition}/
    Déposez ici les fiches reçues, telles quelles : tous les noms et tous les
    formats conviennent (Excel, LibreOffice, csv), les sous-dossiers aussi.
    Elles ne sont jamais modifiées.

a-envoyer/{edition}/
    Les fiches de retour à envoyer aux groupes. aet diffuser en prépare une par groupe,
    qui contient déjà ce que le dossier sait de lui. La fiche vierge peut aussi servir :
    écrivez-y le groupe, tel qu'il est sur la feuille Groupes.

a-renvoyer/{edition}/
    Les copies annotées des retours à corriger, chacune avec le message à envoyer.

consolidation/
    Le classeur consolidé de chaque édition. Il peut être refait à tout moment
    à partir du classeur de pilotage et des retours.

rapports/
    Les rapports annuels.

.aet/
    La mémoire du programme : les codes donnés, vos décisions, les sauvegardes.
    N'y touchez pas, et gardez ce dossier avec le reste.


Pour commencer

 1. Ouvrez pilotage.xlsm et complétez au moins les feuilles Paramètres, Groupes,
    Acteurs, Inscriptions et Indicateurs.
 2. Lancez :  aet diffuser
    puis envoyez à chaque groupe sa fiche, rangée dans a-envoyer/{edition}/.
 3. Déposez les retours reçus dans retours/{edition}/.
 4. Lancez :  aet consolider
    depuis ce dossier, puis ouvrez consolidation/{edition}.xlsx.

Où en sont les retours ?              aet suivi
Ce fichier est-il bien rempli ?       aet verifier FICHIER
"""
