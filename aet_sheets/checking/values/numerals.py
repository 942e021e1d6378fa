"""Numbers as people write them: their signs, their thousands, their decimals and their units."""

from __future__ import annotations

import decimal
import re
from collections.abc import Mapping

from aet_sheets.checking.values.cells import Plain, is_number, typed
from aet_sheets.problems import Finding, catalogue
from aet_sheets.reading.raw import Raw
from aet_sheets.text import number, strip_accents

ONE = decimal.Decimal(1)
BARE = {"": ONE}
PEOPLE = BARE | dict.fromkeys(("eleve", "eleves", "personne", "personnes", "participant", "participants"), ONE)
PEOPLE |= dict.fromkeys(("pers", "participante", "participantes"), ONE)
_HOURS = dict.fromkeys(("heure", "heures", "h"), ONE)
_DAYS = dict.fromkeys(("jour", "jours", "j"), ONE)
_FULL_TIME = {"etp": ONE}
_EUROS = dict.fromkeys(("€", "eur", "euro", "euros"), ONE)
_KILO_EUROS = dict.fromkeys(("k€", "keur", "keuro", "keuros", "k euros"), decimal.Decimal(1000))
MONEY = BARE | _EUROS | _KILO_EUROS
_PERCENT = {"%": decimal.Decimal("0.01")}
SHARES = BARE | _PERCENT
QUANTITIES = PEOPLE | _HOURS | _DAYS | _FULL_TIME | MONEY | SHARES
"""The units that may follow a number, and by how much they multiply it: a unit that does not belong to a column
(hours among participants) is the sign of a slip, and the number is refused."""

_FAMILIES = (_HOURS, _DAYS, _FULL_TIME, _EUROS | _KILO_EUROS, _PERCENT | dict.fromkeys(("pourcentage", "pourcentages")))
"""Units that count something else than people or things: the words of a family name the same one."""

_WRITTEN_NUMBER = re.compile(
    r"(?P<sign>[-+\u2010-\u2015\u2212]?) ?(?P<currency>€|EUR)? ?(?P<numeral>[0-9.,][0-9 .,'’]*?) ?(?P<unit>[^0-9]*)",
    re.IGNORECASE,
)
_ACCOUNTANTS_NEGATIVE = re.compile(r"\(([0-9][^()]*)\)([^()]*)")
_LONGEST_NUMERAL = 60
_AMBIGUOUS_NUMERAL = re.compile(r"([1-9][0-9]{0,2})\.([0-9]{3})")
_NUMERALS = (  # a form, and what separates thousands in it
    (re.compile(r"[0-9]+(?:[.,][0-9]+)?|[.,][0-9]+"), ""),
    (re.compile(r"[1-9][0-9]{0,2}(?:[ '’][0-9]{3})+(?:[.,][0-9]+)?"), " '’"),
    (re.compile(r"[1-9][0-9]{0,2}(?:(?:\.[0-9]{3})+,[0-9]+|(?:\.[0-9]{3}){2,})"), "."),
    (re.compile(r"[1-9][0-9]{0,2}(?:(?:,[0-9]{3})+\.[0-9]+|(?:,[0-9]{3}){2,})"), ","),
)


def number_held(raw: Plain, units: Mapping[str, decimal.Decimal]) -> float | Finding:
    """Return the number that a cell holds, in the unit for which `units` says 1, or why there is none."""
    if isinstance(raw, str):
        return _written_number(typed(raw), units)
    return float(raw) if is_number(raw) else Finding(catalogue.BAD_NUMBER, {})


def _written_number(text: str, units: Mapping[str, decimal.Decimal]) -> float | Finding:
    match = _WRITTEN_NUMBER.fullmatch(_ACCOUNTANTS_NEGATIVE.sub(r"-\1\2", text))
    factor = units.get(_unit(match)) if match else None
    if not match or factor is None:
        return Finding(catalogue.BAD_NUMBER, {})
    minus = "-" if match["sign"] not in ("", "+") else ""
    if ambiguous := _AMBIGUOUS_NUMERAL.fullmatch(match["numeral"]):
        large = int(minus + "".join(ambiguous.groups()))
        return Finding(catalogue.AMBIGUOUS_NUMBER, {"large": number(large), "small": number(large / 1000, 3)})
    numeral = _as_python_writes(match["numeral"])
    return float(decimal.Decimal(minus + numeral) * factor) if numeral else Finding(catalogue.BAD_NUMBER, {})


def unit_written(raw: Raw) -> str:
    """Return the unit that a cell writes beside its number, as `QUANTITIES` names it; empty when it writes none."""
    match = _WRITTEN_NUMBER.fullmatch(typed(raw)) if isinstance(raw, str) else None
    return _unit(match) if match else ""


def counts_in(written: str, unit: str) -> bool:
    """Tell whether a number written with one unit may count in `unit`, as somebody named that.

    Hours count in hours alone; people count in people, and in things of any name. « 12 k€ », which is 12 000, counts
    in euros and not in thousands of them.
    """
    own = strip_accents(unit).strip()
    theirs, ours = (next((family for family in _FAMILIES if word in family), None) for word in (written, own))
    return theirs is ours and own not in _KILO_EUROS


def _unit(match: re.Match[str]) -> str:
    """Return the folded unit of a number, before it (« € 12 ») or after it (« 12 € »)."""
    return strip_accents((match["currency"] or "") + match["unit"]).removesuffix(".").strip()


def _as_python_writes(numeral: str) -> str | None:
    """Return `1 234,5`, `1.234,5` and `1,234.5` as `1234.5`; None for what is not one number."""
    if len(numeral) > _LONGEST_NUMERAL:
        return None
    for form, thousands in _NUMERALS:
        if form.fullmatch(numeral):
            return numeral.translate(dict.fromkeys(map(ord, thousands))).replace(",", ".")
    return None
