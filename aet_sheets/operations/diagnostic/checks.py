"""Each fact judged: what it means for the buttons, and what to do about it. No file, no clock, no Excel."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from aet_sheets.operations.diagnostic.machine import MAC, WINDOWS, Folder, Machine, MacroSetting, Workbook
from aet_sheets.operations.diagnostic.verdict import Verdict, fine, problem, to_check
from aet_sheets.text import plural

REPAIR: Final = "Fermez le classeur, puis lancez dans son dossier : aet diagnostic --reparer"
EXCEL_PATH_LIMIT: Final = 218
"""Excel opens no file whose path is longer, whatever Windows allows."""
OUTPUT_LENGTH: Final = 110
"""About how long the longest path inside a dossier may be: that of a return with the name of its group."""
_MOST: Final = 5


def diagnose(machine: Machine) -> list[Verdict]:
    """Return what is to be said of `machine`, from the program to the dossier."""
    verdicts = [check(machine) for check in _OF_MACHINE]
    if machine.workbook:
        verdicts += [check(machine, machine.workbook) for check in _OF_WORKBOOK]
    if machine.folder:
        verdicts += [check(machine, machine.folder) for check in _OF_FOLDER]
    return [verdict for verdict in verdicts if verdict]


def _program(machine: Machine) -> Verdict:
    return fine(
        "program",
        "Programme {package}, avec Python {python} : {executable}",
        package=machine.package,
        python=machine.python,
        executable=machine.executable,
    )


def _libraries(machine: Machine) -> Verdict:
    if not machine.failing:
        return fine("libraries", "Les bibliothèques du programme sont toutes là.")
    return problem(
        "libraries",
        "Des bibliothèques du programme manquent ou ne se chargent pas : {names}.",
        "Réinstallez le programme, avec ce Python : {executable}",
        names=", ".join(machine.failing),
        executable=machine.executable,
    )


def _excel(machine: Machine) -> Verdict:
    if not machine.may_have_excel:
        return to_check(
            "excel",
            "Excel n'existe pas sur ce système : ses réglages ne peuvent pas être lus ici.",
            "Les commandes « aet » font tout ce que font les boutons. Pour les boutons, lancez ce diagnostic sur le "
            "poste qui a Excel.",
        )
    if machine.excel is None:
        return problem(
            "excel",
            "Excel n'a pas été trouvé sur cet ordinateur.",
            "Installez Excel pour bureau : celui du navigateur n'exécute pas de macros. Sinon, les commandes « aet » "
            "font la même chose.",
        )
    return fine("excel", "Excel {version} est installé.", version=machine.excel.version)


def _macros(machine: Machine) -> Verdict | None:
    if machine.excel is None:
        return None
    setting = machine.excel.macros
    if setting is None:
        return to_check(
            "macros",
            "Le réglage des macros d'Excel ne peut pas être lu ici.",
            "S'il n'y a pas de bandeau à l'ouverture du classeur : Excel, Préférences ou Options, Centre de gestion de "
            "la confidentialité, Paramètres des macros, « Désactiver avec notification ».",
        )
    if setting in {MacroSetting.ALLOWED, MacroSetting.ASKED}:
        return fine("macros", "Les macros d'Excel sont {setting}.", setting=setting)
    if machine.excel.imposed:
        return problem(
            "macros",
            "Une règle de votre organisation interdit les macros qui ne sont pas signées.",
            "Demandez au service informatique d'ajouter ce dossier aux emplacements approuvés d'Excel. En attendant, "
            "les commandes « aet » font la même chose.",
        )
    return problem(
        "macros",
        "Excel est réglé pour refuser les macros.",
        "Excel, Fichier, Options, Centre de gestion de la confidentialité, Paramètres des macros : choisissez "
        "« Désactiver avec notification », puis rouvrez le classeur.",
    )


def _apple_script(machine: Machine) -> Verdict | None:
    if machine.system != MAC or machine.apple_script is None:
        return None
    if machine.apple_script:
        return fine("applescript", "Le script par lequel Excel pour Mac lance Python est en place.")
    return problem("applescript", "Le script par lequel Excel pour Mac lance Python n'est pas en place.", REPAIR)


def _readable(_machine: Machine, workbook: Workbook) -> Verdict | None:
    if workbook.readable:
        return None
    return problem(
        "workbook",
        "Le classeur de pilotage {name} ne peut pas être lu.",
        "Fermez-le s'il est ouvert ; s'il est abîmé, reprenez-en une copie dans .aet/sauvegardes.",
        name=workbook.name,
    )


def _buttons(_machine: Machine, workbook: Workbook) -> Verdict | None:
    if not workbook.readable:
        return None
    if workbook.buttons:
        return fine("workbook", "Le classeur de pilotage {name} a ses macros.", name=workbook.name)
    return to_check(
        "workbook",
        "Le classeur de pilotage {name} n'a pas de macros, donc pas de boutons.",
        "Les commandes « aet » font la même chose. Pour des boutons, il faut un classeur pilotage.xlsm.",
        name=workbook.name,
    )


def _settings(_machine: Machine, workbook: Workbook) -> Verdict | None:
    if not workbook.has_buttons or workbook.settings is None or workbook.settings:
        return None
    return problem(
        "settings",
        "La feuille cachée xlwings.conf, qui dit où est le programme, manque dans {name}.",
        "Reprenez une copie du classeur gardée dans .aet/sauvegardes.",
        name=workbook.name,
    )


def _interpreter(machine: Machine, workbook: Workbook) -> Verdict | None:
    if not workbook.has_buttons or not workbook.settings or not machine.may_have_excel:
        return None
    if not workbook.interpreter:
        return problem("interpreter", "Le classeur n'est pas relié au programme sur cet ordinateur.", REPAIR)
    if not workbook.interpreter_exists:
        return problem(
            "interpreter",
            "Le classeur cherche le programme là où il n'est pas : {interpreter}",
            REPAIR,
            interpreter=workbook.interpreter,
        )
    if not (workbook.interpreter_is_this and workbook.python_path_is_this):
        return to_check(
            "interpreter",
            "Le classeur utilise un autre programme que celui de ce diagnostic : {interpreter}",
            "Si ce n'est pas voulu : fermez le classeur, puis lancez dans son dossier : aet diagnostic --reparer",
            interpreter=workbook.interpreter,
        )
    return fine("interpreter", "Le classeur est relié à ce programme.")


def _versions(machine: Machine, workbook: Workbook) -> Verdict | None:
    if not workbook.has_buttons or machine.xlwings is None:
        return None
    names = {"inside": workbook.xlwings or "", "here": machine.xlwings}
    if workbook.xlwings is None:
        return to_check(
            "xlwings",
            "La version de xlwings dans les macros du classeur ne peut pas être lue ; ici, c'est {here}.",
            "Si un bouton échoue, transmettez ces lignes à la personne qui suit le programme.",
            **names,
        )
    if workbook.xlwings == machine.xlwings:
        return fine("xlwings", "xlwings {here}, dans le classeur et ici.", **names)
    judge = problem if machine.system == MAC else to_check
    return judge(
        "xlwings",
        "Les macros du classeur attendent xlwings {inside} ; ici, c'est {here}.",
        "Avec ce Python : {executable} -m pip install xlwings=={inside}",
        executable=machine.executable,
        **names,
    )


def _from_internet(machine: Machine, workbook: Workbook) -> Verdict | None:
    if workbook.from_internet is None:
        return None
    if not workbook.from_internet:
        return fine("mark-of-the-web", "Le classeur n'est pas bloqué comme un fichier reçu d'internet.")
    return problem(
        "mark-of-the-web",
        "Le classeur est marqué comme reçu d'un courriel ou d'internet : Excel bloque ses macros.",
        "Fermez-le ; clic droit sur le fichier, Propriétés, cochez « Débloquer », puis rouvrez-le."
        if machine.system == WINDOWS
        else "Fermez-le, puis dans le Terminal : xattr -d com.apple.quarantine {name}",
        name=workbook.name,
    )


def _structure(_machine: Machine, folder: Folder) -> Verdict:
    if not folder.missing:
        return fine("folders", "Le dossier {path} a ses sous-dossiers.", path=folder.path)
    return to_check(
        "folders",
        "Il manque dans le dossier : {missing}.",
        "Les commandes les créent quand elles en ont besoin. Si des fichiers y étaient, restaurez-les.",
        missing=", ".join(folder.missing),
    )


def _writing(_machine: Machine, folder: Folder) -> Verdict:
    if not folder.unwritable:
        return fine("writing", "Le programme peut écrire dans le dossier.")
    return problem(
        "writing",
        "Rien ne peut être écrit dans : {unwritable}",
        "Demandez le droit d'y écrire, ou copiez le dossier à un endroit qui est à vous.",
        unwritable=", ".join(folder.unwritable),
    )


def _marks(_machine: Machine, folder: Folder) -> Verdict:
    if not folder.marks:
        return fine("locks", "Aucun fichier du dossier n'est ouvert ailleurs.")
    shown = ", ".join(folder.marks[:_MOST]) + (" …" if len(folder.marks) > _MOST else "")
    files = plural(len(folder.marks), "fichier est marqué ouvert", "fichiers sont marqués ouverts")
    return to_check(
        "locks",
        f"{files} dans Excel ou LibreOffice : {{marks}}",
        "Fermez-les. Si personne ne les a ouverts, supprimez ces marques, restées après une panne.",
        marks=shown,
    )


def _synchronised(_machine: Machine, folder: Folder) -> Verdict:
    if not folder.synchronised_by:
        return fine("synchronised", "Le dossier n'est pas dans un espace synchronisé connu.")
    return to_check(
        "synchronised",
        "Le dossier est synchronisé par {service} : Excel peut l'ouvrir par une adresse en ligne, et les boutons ne "
        "trouvent plus le dossier.",
        "Coupez « Enregistrement automatique » dans Excel et ouvrez le classeur depuis l'explorateur de fichiers ; ou "
        "déplacez le dossier hors de cet espace.",
        service=folder.synchronised_by,
    )


def _lengths(machine: Machine, folder: Folder) -> Verdict | None:
    if machine.system != WINDOWS:
        return None
    if folder.longest > EXCEL_PATH_LIMIT:
        return problem(
            "paths",
            "Un fichier du dossier a un chemin de {longest} caractères : Excel n'en ouvre pas de plus de {limit}.",
            "Déplacez le dossier plus près de la racine, par exemple dans C:\\AET, ou raccourcissez les noms.",
            longest=folder.longest,
            limit=EXCEL_PATH_LIMIT,
        )
    if len(folder.path) + OUTPUT_LENGTH > EXCEL_PATH_LIMIT:
        return to_check(
            "paths",
            "Le chemin du dossier est long ({length} caractères) : Excel pourrait ne pas ouvrir certains résultats.",
            "Déplacez le dossier plus près de la racine, par exemple dans C:\\AET.",
            length=len(folder.path),
        )
    return fine("paths", "Les chemins ne sont pas trop longs pour Excel.")


_OF_MACHINE: Final[tuple[Callable[[Machine], Verdict | None], ...]] = (
    _program,
    _libraries,
    _excel,
    _macros,
    _apple_script,
)
_OF_WORKBOOK: Final[tuple[Callable[[Machine, Workbook], Verdict | None], ...]] = (
    _readable,
    _buttons,
    _settings,
    _interpreter,
    _versions,
    _from_internet,
)
_OF_FOLDER: Final[tuple[Callable[[Machine, Folder], Verdict | None], ...]] = (
    _structure,
    _writing,
    _marks,
    _synchronised,
    _lengths,
)
