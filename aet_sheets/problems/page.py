"""The catalogue of problems as a page to read: `python -m aet_sheets.problems.page > docs/problemes.md`."""

from __future__ import annotations

import sys
from collections.abc import Iterable

from aet_sheets.problems.catalogue import CATALOGUE
from aet_sheets.problems.problem import Kind, fields, sentence
from aet_sheets.text import french

_HEAD = """\
# Les problèmes, un par un

Cette page est écrite par le programme, à partir des phrases qu'il emploie. Le code est celui de la colonne *Code* de la
feuille *Anomalies*. Une anomalie **bloquante** laisse une ligne ou un fichier hors des comptes ; une **alerte** laisse
la ligne, sans la valeur en cause ou avec une valeur à vérifier ; une **info** ne demande rien. « Selon la colonne » :
bloquante si la colonne est obligatoire, alerte sinon.
"""
_AS_SAID = "Suivez le remède qui accompagne le message : il dépend du fichier."


def page(kinds: Iterable[Kind] = CATALOGUE.values()) -> str:
    """Return the page in Markdown: one section an entry, in the order of the catalogue."""
    return french(_HEAD) + "".join(map(_section, kinds))


def _section(kind: Kind) -> str:
    severity = str(kind.severity or "selon la colonne")
    lines = (
        f"\n## {kind.title}\n",
        f"`{kind.code}` · {severity}\n",
        f"> {sentence(_blanks(kind.message))}\n",
        f"- **Par exemple** : {sentence(kind.example)}",
        f"- **Pourquoi c'est important** : {sentence(kind.reason)}",
        f"- **Que faire** : {sentence(_blanks(kind.remedy))}\n",
    )
    return french("\n".join(lines))


def _blanks(template: str) -> str:
    """Return a sentence with « … » where something is filled in; a proposal, which may be absent, is left out."""
    if template == "{remedy}":
        return _AS_SAID
    names = {name: "" if name == "proposal" and template.startswith("{proposal}") else "…" for name in fields(template)}
    return template.format_map(names)


if __name__ == "__main__":
    sys.stdout.write(page())
