"""What goes with an annotated copy: what to do with it, on its first sheet and in an e-mail ready to be sent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from aet_sheets.problems import Problem, Severity
from aet_sheets.text import french, plural, quoted
from aet_sheets.writing.annotated.annotation import CORRECTION_SHEET, consequences, counted

_CLICK = "Cliquez sur la colonne « Où » pour aller à la cellule en couleur, et corrigez-la : sa note dit quoi faire."
_SEND = "Enregistrez ce fichier et renvoyez-le. Cette feuille peut y rester : elle n'est pas lue."
PILOT_STEPS = (
    "Cliquez sur la colonne « Où » pour aller à la cellule en couleur : sa note dit quoi faire.",
    "Corrigez votre classeur de pilotage, et non cette copie, qui n'est jamais lue.",
)


class NextVersion(NamedTuple):
    """The version that a corrected file has to bear, and the sheet on which it stands."""

    number: int
    sheet: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Letter:
    """What an e-mail tells; unknown parts are empty. `next` is None for a file without a cover.

    `group` is a code, and `theme` what the members of the group call it.
    """

    file: str
    copy: str
    problems: Sequence[Problem]
    reporter: str = ""
    email: str = ""
    group: str = ""
    theme: str = ""
    edition: str = ""
    next: NextVersion | None = None


def steps(following: NextVersion | None) -> tuple[str, ...]:
    """Return what the sender of a return has to do, in order."""
    if following is None:
        return _CLICK, _SEND
    return _CLICK, f"Sur la feuille « {following.sheet} », augmentez la version : écrivez {following.number}.", _SEND


def message(letter: Letter) -> str:
    """Return the e-mail, its recipient and its subject first, ready to be pasted."""
    paragraphs = (
        _head(letter),
        french("Bonjour {name},", name=letter.reporter) if letter.reporter else "Bonjour,",
        french(
            "Merci pour votre fichier {file}. Avant de pouvoir le compter en entier, nous avons besoin de votre aide "
            "sur {counted}.{entailed}",
            file=quoted(letter.file),
            counted=counted(letter.problems),
            entailed=_entailed(letter.problems),
        ),
        french(
            "Vous trouverez ci-joint {copy} : c'est votre fichier, avec vos réponses. Sa première feuille, « {sheet} »,"
            " dresse la liste des points et mène à chacun d'un clic. {colours}",
            copy=quoted(letter.copy),
            sheet=CORRECTION_SHEET,
            colours=_colours(letter.problems),
        ),
        _how_to_send(letter.next),
        "En vous remerciant, bien cordialement,",
    )
    return "\n\n".join(paragraphs) + "\n"


def _head(letter: Letter) -> str:
    """Return the recipient, where the cover gives one, and the subject."""
    named = f"{letter.theme} ({letter.group})" if letter.theme else letter.group
    group = f" du groupe {named}" if letter.group else ""
    edition = f", édition {letter.edition}" if letter.edition else ""
    points = plural(len(letter.problems), "point")
    subject = french("Objet : {what} : {points} à corriger", what=f"Votre retour{group}{edition}", points=points)
    return "\n".join(filter(None, (french("À : {email}", email=letter.email) if letter.email else "", subject)))


def _entailed(problems: Sequence[Problem]) -> str:
    sentence = consequences(problems)
    return french(f" Rassurez-vous : {sentence}.") if sentence else ""


def _colours(problems: Sequence[Problem]) -> str:
    """Return what the colours mean, those that there are."""
    found = {problem.severity for problem in problems if problem.cell}
    meanings = {
        Severity.BLOCKING: "en rouge, ce qui doit être corrigé",
        Severity.ALERT: "en orange, ce qui est à vérifier",
    }
    parts = [meaning for severity, meaning in meanings.items() if severity in found]
    return french(f"Les cellules sont en couleur ({' ; '.join(parts)}), et leur note dit quoi faire.") if parts else ""


def _how_to_send(following: NextVersion | None) -> str:
    todo = ["corrigez-y les cellules en couleur"]
    if following is not None:
        todo.append(f"sur la feuille « {following.sheet} », augmentez la version (écrivez {following.number})")
    todo.append("enregistrez-le, puis joignez-le à votre réponse")
    numbered = " ;\n".join(f"{number}. {text}" for number, text in enumerate(todo, 1))
    return french(f"Pour nous le renvoyer :\n{numbered}.")


def message_bytes(letter: Letter) -> bytes:
    """Return the e-mail as a text file that Windows' Notepad, too, shows right."""
    return message(letter).replace("\n", "\r\n").encode("utf-8-sig")
