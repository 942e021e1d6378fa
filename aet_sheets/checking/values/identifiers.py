"""What identifies an organisation, a place or an edition: SIRET, RNA, postal code, school year."""

from __future__ import annotations

import re

from aet_sheets.checking.values.cells import Plain, typed
from aet_sheets.checking.values.dates import ANY_DASH, FIRST_YEAR, LAST_YEAR, full_year
from aet_sheets.checking.values.verdicts import Verdict, did_you_mean, refused, repaired, taken
from aet_sheets.problems import catalogue
from aet_sheets.schema.columns import Edition, PostalCode, Rna, Siret
from aet_sheets.text import plural, strip_accents

_SIRET_LABEL = re.compile(r"^(?:n°\s*)?siret\b(?:\s*n°)?[\s:]*", re.IGNORECASE)
_SEPARATORS = re.compile(r"[\s.\u2010-\u2015-]")
_SCIENTIFIC = re.compile(r"[0-9]+(?:,[0-9]+)?E\+?[0-9]{1,3}", re.IGNORECASE)
_DIGITS = re.compile(r"[0-9]+")
_SIRET_LENGTH = 14
_WITHOUT_ZEROS = (12, 13)
_NO_ESTABLISHMENT = "00000"
"""No establishment has the number 00000: a SIRET that ends so was rounded."""


def read_siret(_column: Siret, raw: Plain) -> Verdict:
    """Read a SIRET with a valid key; one that lost leading zeros is repaired, with a finding."""
    from stdnum.fr import siret  # noqa: PLC0415 - as rarely needed as telephones

    digits = _SEPARATORS.sub("", _SIRET_LABEL.sub("", typed(raw)))
    padded = digits.zfill(_SIRET_LENGTH) if len(digits) in _WITHOUT_ZEROS else digits
    if _SCIENTIFIC.fullmatch(digits) or (len(padded) == _SIRET_LENGTH and padded.endswith(_NO_ESTABLISHMENT)):
        return refused(catalogue.SIRET_LOST_DIGITS)
    if not _DIGITS.fullmatch(digits) or not siret.is_valid(padded):
        return refused(catalogue.BAD_SIRET, why=_why_no_siret(digits))
    return taken(digits) if padded == digits else repaired(padded, catalogue.SIRET_LOST_ZERO)


def _why_no_siret(digits: str) -> str:
    from stdnum.fr import siren  # noqa: PLC0415 - as above

    if not _DIGITS.fullmatch(digits):
        return "il contient autre chose que des chiffres"
    if len(digits) == _SIRET_LENGTH:
        return "la clé de contrôle ne correspond pas"
    if siren.is_valid(digits):
        return "c'est un SIREN (9 chiffres), il manque les 5 chiffres de l'établissement"
    return f"14 chiffres attendus, {plural(len(digits), 'trouvé')}"


_RNA_LABEL = re.compile(r"^(?:n°\s*)?RNA\b(?:\s*n°)?[\s:]*", re.IGNORECASE)
_RNA = re.compile(r"W[0-9][0-9A-Z][0-9]{7}")
"""The second character of the department is a letter in Corsica (W2A…) and overseas (W9R…)."""


def read_rna(_column: Rna, raw: Plain) -> Verdict:
    """Read the number of an association."""
    number = _SEPARATORS.sub("", _RNA_LABEL.sub("", typed(raw))).upper()
    return taken(number) if _RNA.fullmatch(number) else refused(catalogue.BAD_RNA)


_POSTAL_CODE = re.compile(
    r"(?:FR?[ -]*)?((?:0[1-9]|[1-8][0-9]|9[0-8]) ?[0-9]{3})(?: ?CEDEX(?: [0-9]{1,2})?)?", re.IGNORECASE
)
USUAL_POSTAL_CODE = re.compile(r"(?:0[1-9]|[1-8][0-9]|9[0-8])[0-9]{3}")
"""How most codes are written: `read_postal_code` takes these as they are."""
_LOST_ZERO_POSTAL_CODE = re.compile(r"[1-9][0-9]{3}")


def read_postal_code(_column: PostalCode, raw: Plain) -> Verdict:
    """Read a French postal code; one that lost its leading zero is repaired, with a finding."""
    text = typed(raw)
    if match := _POSTAL_CODE.fullmatch(text):
        return taken(match[1].replace(" ", ""))
    if _LOST_ZERO_POSTAL_CODE.fullmatch(text):
        return repaired(f"0{text}", catalogue.POSTAL_CODE_LOST_ZERO, retained=f"0{text}")
    return refused(catalogue.BAD_POSTAL_CODE)


_EDITION = re.compile(
    r"(?:(?:l'?)?(?:edition|annee(?: scolaire)?|ed\.?)[ :]*(?:n° ?)?)?"
    r"(?P<first>[0-9]{4}|[0-9]{2}) ?[-/ ] ?(?P<second>[0-9]{4}|[0-9]{2})"
)
_BARE_YEAR = re.compile(r"[0-9]{4}")


def read_edition(_column: Edition, raw: Plain) -> Verdict:
    """Read a school year, from the two years that it spans."""
    text = ANY_DASH.sub("-", strip_accents(typed(raw))).strip(" .,")
    if match := _EDITION.fullmatch(text):
        first = full_year(match["first"])
        if full_year(match["second"]) == first + 1 and FIRST_YEAR <= first < LAST_YEAR:
            return taken(_edition(first))
    elif _BARE_YEAR.fullmatch(text) and FIRST_YEAR <= int(text) < LAST_YEAR:
        return refused(catalogue.BAD_EDITION, proposal=did_you_mean(_edition(int(text))))
    return refused(catalogue.BAD_EDITION, proposal="")


def _edition(first: int) -> str:
    return f"{first}-{first + 1}"
