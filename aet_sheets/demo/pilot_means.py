"""The means that the staff keep in the pilot workbook: the money of the DEE, its people, and communication."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from aet_sheets.demo.actions import PROGRAMME_ACTION, RESTITUTION_ACTION
from aet_sheets.demo.dossier import Row, actor
from aet_sheets.demo.editions import EDITIONS

_ECONOMY: Final = "62"
_INCLUSION: Final = "65"
_LYCEES: Final = "222"
_SERVICES: Final = "611"
_TRANSPORT: Final = "6245"
_PRINTING: Final = "6236"
_RECEPTIONS: Final = "6234"

_SUPPORT: Final = "Accompagnement extérieur des groupes de travail"
_BUSES: Final = "Programme Q2ER : transports des élèves"
_TRAINING: Final = "Programme Q2ER : formation des professeurs"
_CLOSING: Final = "Programme Q2ER : supports et clôture"

_BOOKLET: Final = "Livret de restitution de la démarche"


@dataclass(frozen=True)
class _Spending:
    """Money of the DEE in one budget year: what for, M57 function and account, amounts in euros."""

    edition: str
    year: int
    title: str
    function: str
    account: str
    planned: float | None = None
    actual: float | None = None
    state: str = "Constaté"
    source: str = "Grand livre de la DEE"

    def row(self) -> Row:
        return {
            "nature": "Financier",
            "title": self.title,
            "contributor": actor(1),
            "edition": self.edition,
            "year": self.year,
            "action": self._action,
            "planned": self.planned,
            "actual": self.actual,
            "state": self.state,
            "function": self.function,
            "account": self.account,
            "source": self.source,
        }

    @property
    def _action(self) -> str | None:
        if self.title.startswith("Programme Q2ER"):
            return PROGRAMME_ACTION
        return RESTITUTION_ACTION if self.title == _BOOKLET else None


@dataclass(frozen=True)
class _Unknown(_Spending):
    """Money that was spent, though nobody can tell how much."""

    state: str = "Inconnu"
    source: str = "Dépense non individualisée dans le budget de la DEE"


_CASH: Final = (
    _Unknown("2012-2013", 2012, "Plénière de lancement", _ECONOMY, _RECEPTIONS),
    _Unknown("2012-2013", 2012, _SUPPORT, _INCLUSION, _SERVICES),
    _Unknown("2012-2013", 2013, _SUPPORT, _INCLUSION, _SERVICES),
    _Unknown("2012-2013", 2013, "Plénière de restitution", _ECONOMY, _RECEPTIONS),
    _Unknown("2013-2014", 2013, _SUPPORT, _INCLUSION, _SERVICES),
    _Unknown("2013-2014", 2014, "Forum des métiers du territoire", _ECONOMY, _SERVICES),
    _Spending("2014-2015", 2014, _SUPPORT, _INCLUSION, _SERVICES, 6_000.0, 5_760.0),
    _Spending("2014-2015", 2015, _BUSES, _LYCEES, _TRANSPORT, 2_400.0, 2_184.5),
    _Spending("2014-2015", 2015, _TRAINING, _LYCEES, _SERVICES, 1_800.0, 1_800.0),
    _Spending("2014-2015", 2015, _CLOSING, _LYCEES, _RECEPTIONS, 1_500.0, 1_632.4),
    _Spending("2015-2016", 2015, _SUPPORT, _INCLUSION, _SERVICES, 5_000.0, 4_980.0),
    _Spending("2015-2016", 2016, _BUSES, _LYCEES, _TRANSPORT, 2_500.0, 2_310.0),
    _Spending("2015-2016", 2016, _TRAINING, _LYCEES, _SERVICES, 1_800.0, 1_650.0),
    _Spending("2015-2016", 2016, _CLOSING, _LYCEES, _RECEPTIONS, 1_600.0, 1_588.75),
    _Spending("2016-2017", 2016, _SUPPORT, _INCLUSION, _SERVICES, 4_500.0, 4_320.0),
    _Spending("2016-2017", 2017, _BUSES, _LYCEES, _TRANSPORT, 2_600.0, 2_455.2),
    _Spending("2016-2017", 2017, _TRAINING, _LYCEES, _SERVICES, 1_800.0, 1_800.0),
    _Spending(
        "2016-2017", 2017, _CLOSING, _LYCEES, _RECEPTIONS, 1_700.0, 1_250.0,
        "Estimé", "Bons de commande, factures attendues",
    ),
    _Spending(
        "2016-2017", 2017, _BOOKLET, _ECONOMY, _PRINTING, 2_000.0, 0.0, source="Aucune dépense engagée à ce jour",
    ),
)  # fmt: skip


@dataclass(frozen=True)
class _Post:
    """Working time given by one person each edition, in full-time equivalents; what it costs is not shared."""

    title: str
    person: int
    share: float
    since: str
    source: str
    action: str | None = None

    def row(self, edition: str) -> Row:
        return {
            "nature": "Humain",
            "title": self.title,
            "contributor": actor(self.person),
            "edition": edition,
            "action": self.action,
            "quantity": self.share,
            "unit": "ETP",
            "state": "Constaté",
            "source": self.source,
        }


_DESCRIPTION: Final = "Fiches de poste de la DEE"
_POSTS: Final = (
    _Post("Animation de la démarche, premier poste", 2, 0.4, "2012-2013", _DESCRIPTION),
    _Post("Animation de la démarche, second poste", 3, 0.4, "2012-2013", _DESCRIPTION),
    _Post("Référent lycée du programme Q2ER", 31, 0.1, "2014-2015", "Lettre de mission du lycée", PROGRAMME_ACTION),
)

_CHANNELS: Final = (
    ("Bulletins municipaux", 0, (4, 3, 5, 6, None)),
    ("Sites internet des communes", 0, (6, 4, 6, 6, 6)),
    ("Page Facebook du club d'entreprises", 1, (8, 21, 26, 34)),
    ("Site internet du lycée", 2, (7, 9, 11)),
    ("Journal départemental en ligne", 2, (2, None, 3)),
)
"""Channel, edition of its first use, then the number of articles or posts each edition; `None` was not counted."""
_PAID_ELSEWHERE: Final = frozenset({"Bulletins municipaux", "Journal départemental en ligne"})
"""Channels whose cost is borne by others, who did not say how much; the rest cost nothing."""


def pilot_means() -> list[Row]:
    """Return the rows of *Moyens* of the pilot workbook, one edition after the other."""
    rows = [*(spending.row() for spending in _CASH), *_people(), *_communication()]
    return sorted(rows, key=lambda row: str(row["edition"]))


def _people() -> Iterator[Row]:
    for edition in EDITIONS:
        yield from (post.row(edition) for post in _POSTS if post.since <= edition)


def _communication() -> Iterator[Row]:
    for title, first, counts in _CHANNELS:
        for edition, count in zip(EDITIONS[first:], counts, strict=True):
            yield _channel(edition, title, count)


def _channel(edition: str, title: str, count: int | None) -> Row:
    cost = None if title in _PAID_ELSEWHERE else 0.0
    return {
        "nature": "Communication",
        "title": title,
        "edition": edition,
        "planned": cost,
        "actual": cost,
        "quantity": count,
        "unit": "Unités",
        "state": "Inconnu" if cost is None else "Constaté",
        "source": "Revue de presse de la DEE",
    }
