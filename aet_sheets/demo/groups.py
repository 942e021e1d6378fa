"""The three working groups, the pairs that lead them, and who is enrolled in which edition."""

from __future__ import annotations

from datetime import date
from typing import Final

from aet_sheets.demo.dossier import Row, actor

YOUTH: Final = "GT-JEUNES"
DISABILITY: Final = "GT-HANDICAP"
POVERTY: Final = "GT-PRECARITE"
GROUPS: Final = (YOUTH, DISABILITY, POVERTY)

_THEMES: Final = {YOUTH: "Insertion des jeunes", DISABILITY: "Handicap", POVERTY: "Lutte contre la précarité"}
_CONSTITUTED: Final = {
    YOUTH: date(2012, 10, 23),
    DISABILITY: date(2012, 10, 25),
    POVERTY: date(2012, 11, 15),
}

ENROLLED: Final[dict[str, dict[str, tuple[int, ...]]]] = {
    "2012-2013": {
        YOUTH: (40, 83, 23, 9, 17, 35, 36, 39, 45, 47, 48, 88, 93, 95, 102),
        DISABILITY: (42, 85, 25, 15, 20, 38, 53, 54, 56, 59, 60, 96, 113, 116, 119),
        POVERTY: (44, 86, 26, 18, 19, 21, 61, 63, 65, 67, 74, 75, 107, 117, 122),
    },
    "2013-2014": {
        YOUTH: (40, 83, 23, 9, 35, 36, 45, 47, 88, 93, 95, 102),
        DISABILITY: (42, 85, 25, 20, 38, 54, 56, 59, 96, 119),
        POVERTY: (44, 86, 26, 18, 19, 61, 63, 65, 74),
    },
    "2014-2015": {
        YOUTH: (40, 83, 23, 9, 17, 35, 36, 45, 47, 88, 93, 95, 102),
        DISABILITY: (42, 85, 25, 20, 38, 54, 59, 60, 96),
        POVERTY: (44, 86, 26, 18, 19, 61, 63, 65, 75, 122),
    },
    "2015-2016": {
        YOUTH: (40, 83, 23, 9, 36, 45, 47, 88, 93, 95, 102),
        DISABILITY: (42, 85, 25, 20, 53, 54, 56, 59, 113, 119),
        POVERTY: (44, 86, 26, 18, 61, 65, 74, 117),
    },
    "2016-2017": {
        YOUTH: (40, 83, 23, 9, 17, 35, 36, 45, 47, 88, 93, 95),
        DISABILITY: (42, 85, 25, 20, 38, 53, 54, 56, 59, 60, 119),
        POVERTY: (44, 86, 26, 18, 19, 61, 63, 65, 74),
    },
}
"""Numbers of the people enrolled: the pilot of an association, the pilot of a company, the facilitator, the members."""

_ROLES: Final = ("Pilote association", "Pilote entreprise", "Animateur")
_ENROLMENT_DAYS: Final = {
    "2013-2014": date(2013, 9, 26),
    "2014-2015": date(2014, 9, 18),
    "2015-2016": date(2015, 9, 17),
    "2016-2017": date(2016, 9, 15),
}
_LATE: Final = {48: date(2012, 11, 13), 102: date(2012, 11, 20), 116: date(2012, 11, 22), 122: date(2012, 11, 19)}
"""People who joined their group after it had been constituted."""


def groups() -> list[Row]:
    """Return the three groups, each led by an association and a company, with a facilitator from outside."""
    return [_group(code) for code in GROUPS]


def _group(code: str) -> Row:
    association, company, facilitator = ENROLLED["2012-2013"][code][:3]
    return {
        "code": code,
        "theme": _THEMES[code],
        "association_pilot": actor(association),
        "company_pilot": actor(company),
        "facilitator": actor(facilitator),
        "constituted_on": _CONSTITUTED[code],
        "status": "Actif",
    }


def enrolments(edition: str, group: str) -> list[Row]:
    """Return the enrolments as a group's return of that edition lists them."""
    return [
        {
            "actor": actor(number),
            "role": _ROLES[place] if place < len(_ROLES) else "Membre",
            "enrolled_on": _enrolled_on(edition, group, number),
        }
        for place, number in enumerate(ENROLLED[edition][group])
    ]


def _enrolled_on(edition: str, group: str, number: int) -> date:
    if edition in _ENROLMENT_DAYS:
        return _ENROLMENT_DAYS[edition]
    return _LATE.get(number, _CONSTITUTED[group])
