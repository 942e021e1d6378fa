"""Pilot workbooks that nobody wrote: few actors, sessions and indicators, so that rows meet; every kind of nothing."""

from __future__ import annotations

import datetime as dt

from hypothesis import strategies as st

from aet_sheets.schema import vocabulary as words

_ACTORS = [f"A{number}" for number in range(1, 6)]
_SESSIONS = [f"S{number}" for number in range(1, 6)]
_ACTIONS = [f"N{number}" for number in range(1, 6)]
_INDICATORS = """
    | Code indicateur | Libellé | Dimension | Nature | Agrégation | Numérateur | Dénominateur |
    | ELEVES | Élèves | Bénéficiaires | Quantitatif | Personnes distinctes | | |
    | RECUS | Reçus | Bénéficiaires | Quantitatif | Personnes distinctes | | |
    | STAGES | Stages | Réalisation | Quantitatif | Somme | | |
    | NOTE | Note | Confiance | Quantitatif | Moyenne | | |
    | FOULE | Foule | Réalisation | Quantitatif | Maximum | | |
    | CHARTE | Charte | Réalisation | Quantitatif | Dernière valeur | | |
    | PART | Part | Réalisation | Quantitatif | Ratio | STAGES | ELEVES |
    | PAROLE | Parole | Innovation | Qualitatif | Aucune | | |
    """
_CODES = ["ELEVES", "RECUS", "STAGES", "NOTE", "FOULE", "CHARTE", "PAROLE"]

_EDITIONS = st.sampled_from(["2015-2016", "2016-2017"])
_DAYS = st.dates(dt.date(2015, 9, 1), dt.date(2017, 8, 31)).map(lambda day: f"{day:%d/%m/%Y}")
_MAYBE_DAY = st.one_of(st.just(""), _DAYS)
_ACTOR = st.sampled_from(_ACTORS)
_GROUP = st.sampled_from(["GT-JEUNES", "GT-HANDICAP"])
_NUMBERS = st.one_of(st.just(""), st.integers(0, 300).map(str), st.integers(0, 9999).map(lambda n: f"{n / 100:.2f}"))
_WHOLE = st.one_of(st.just(""), st.integers(0, 300).map(str))
_STAGE = st.sampled_from(words.STAGES)


def _table(
    headings: str, rows: st.SearchStrategy[list[str]], *columns: st.SearchStrategy[str]
) -> st.SearchStrategy[str]:
    """Return tables whose first cells are `rows`, one after the other, and whose others come from `columns`."""
    return rows.flatmap(
        lambda firsts: st.tuples(*(st.tuples(st.just(first), *columns) for first in firsts)).map(
            lambda lines: "\n".join([headings, *(f"| {' | '.join(line)} |" for line in lines)])
        )
    )


def _some(values: list[str], most: int = 8) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(values), max_size=most)


def pilots() -> st.SearchStrategy[dict[str, str]]:
    """Return the sheets of pilot workbooks of two editions."""
    return st.fixed_dictionaries(
        {
            "Indicateurs": st.just(_INDICATORS),
            "Acteurs": _table(
                "| Code acteur | Type d'acteur | Nom | Organisation | Mobilisation | Date d'entrée |",
                st.just(_ACTORS),
                st.sampled_from(words.ACTOR_TYPES),
                st.uuids().map(lambda code: f"Nom {code}"),
                st.sampled_from(["Zed", "ZED SARL", "Halte", "Club"]),
                st.sampled_from(words.MOBILISATION),
                _MAYBE_DAY,
            ),
            "Inscriptions": _table(
                "| Acteur | Groupe | Édition | Rôle | Date d'inscription |",
                *(_some(_ACTORS), _GROUP, _EDITIONS, st.just("Membre"), _MAYBE_DAY),
            ),
            "Séances": _table(
                "| Code séance | Type de séance | Groupe | Programme | Intitulé | Date | Durée (h) |",
                st.just(_SESSIONS),
                st.sampled_from(words.SESSION_TYPES),
                *(_GROUP, st.just("Q2ER"), st.uuids().map(str), _DAYS, st.sampled_from(["", "0", "1.5", "3"])),
            ),
            "Présences": _table(
                "| Séance | Acteur | Présence | Heures apportées |",
                *(_some(_SESSIONS, 15), _ACTOR, st.sampled_from(words.ATTENDANCE), st.sampled_from(["", "0", "2.5"])),
            ),
            "Actions": _table(
                "| Code action | Intitulé | Édition | Groupe | Transverse | Étape | Statut | Responsable "
                "| Date de début | Échéance |",
                st.just(_ACTIONS),
                *(st.uuids().map(str), _EDITIONS, st.sampled_from(["", "GT-JEUNES"])),
                *(st.sampled_from(["", "oui", "non"]), _STAGE, st.sampled_from(words.ACTION_STATUSES)),
                *(st.sampled_from(["", *_ACTORS]), _MAYBE_DAY, _MAYBE_DAY),
            ),
            "Mesures": _table(
                "| Indicateur | Édition | Date | Valeur | État | Cohorte | Verbatim | Organisation |",
                _some(_CODES, 20),
                *(_EDITIONS, _MAYBE_DAY, _WHOLE, st.sampled_from(words.MEASURE_STATES)),
                *(st.sampled_from(["", "Seconde", "seconde", "Première"]), st.sampled_from(["", "Bien."])),
                st.sampled_from(["Zed", "Halte", "Club"]),
            ),
            "Moyens": _table(
                "| Nature | Libellé | Édition | Exercice | Prévu | Réalisé | État |",
                _some(list(words.MEANS_NATURES), 10),
                st.uuids().map(str),
                *(_EDITIONS, st.sampled_from(["", "2015", "2016", "2017"]), _NUMBERS, _NUMBERS),
                st.sampled_from(words.MEANS_STATES),
            ),
        }
    )
