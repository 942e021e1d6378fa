"""Activity: sessions, participations and people; the actors of the dialogue; both through time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from aet_sheets.figures import Figures, Quantity, definitions
from aet_sheets.figures.activity import ActivityFigure
from aet_sheets.reporting import cells
from aet_sheets.reporting.facts import Facts
from aet_sheets.reporting.model import Block, Chart, Column, Form, Line, Row, Section, Table, Weight
from aet_sheets.text import french, plural

TOTAL = "Total"


def activity_section(facts: Facts) -> Section:
    """Return the section *Activité*."""
    return Section("Activité", (_sessions(facts), _people(facts), *_over_time(facts)))


def _sessions(facts: Facts) -> Table:
    own = facts.activities[facts.period.name]
    rows = [_session_row(kind, figure) for kind, figure in own.by_type.items()]
    rows.append(_session_row(TOTAL, own.total, Weight.TOTAL))
    known = definitions.of(facts.period)
    without = own.total.without_hours
    silent = f" {plural(without, 'participation')} sans heures déclarées." if without else ""
    return Table(
        "activity",
        "Séances et participations",
        (
            Column("name", "Type de séance", width=1.8),
            Column("sessions", "Séances", Form.COUNT),
            Column("participations", "Participations", Form.COUNT, 1.2),
            Column("people", "Personnes", Form.COUNT),
            Column("duration", "Durée (h)", Form.NUMBER),
            Column("hours", "Heures apportées", Form.NUMBER, 1.4),
        ),
        tuple(rows),
        french(
            f"Participations : {_lower(known.participations)} {known.people} Le total des personnes n'est donc pas la "
            f"somme des lignes.{silent}"
        ),
    )


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


def _session_row(name: str, figure: ActivityFigure, weight: Weight = Weight.PLAIN) -> Row:
    whole = cells.counts((figure.sessions, figure.participations, figure.people))
    return Row(name, (cells.typed(name), *whole, cells.number(figure.duration), cells.number(figure.hours)), weight)


def _people(facts: Facts) -> Table:
    now, before, ever = facts.figures, facts.figures_before, facts.figures.to_date
    lines = (
        ("actors", "Acteurs mobilisés"),
        ("organisations", "Organisations"),
        ("enrolled", "Inscrits à un groupe"),
        ("active_contributors", "Contributeurs actifs"),
        ("participations", "Participations"),
        ("groups", "Groupes de travail"),
    )
    rows = []
    for key, label in lines:
        values = (getattr(now, key), getattr(before, key, None), getattr(ever, key, None))
        rows.append(Row(key, (cells.said(label), *cells.counts(values))))
    word = "Édition précédente" if facts.is_edition else "Exercice précédent"
    return Table(
        "people",
        "Acteurs et contributeurs",
        (
            Column("name", "Chiffre", width=2),
            Column("now", facts.period.name, Form.COUNT),
            Column("before", f"{word} ({facts.before.name})" if facts.before else word, Form.COUNT, 1.4),
            Column("ever", "Depuis la première édition", Form.COUNT, 1.4),
        ),
        tuple(rows),
    )


def _over_time(facts: Facts) -> Iterator[Block]:
    if len(facts.periods) == 1:
        return
    word = "édition" if facts.is_edition else "exercice"
    totals = {name: own.total for name, own in facts.activities.items()}
    rows = tuple(
        _period_row(name, totals[name], figures, Weight.TOTAL if name == facts.period.name else Weight.PLAIN)
        for name, figures in facts.series.editions.items()
    )
    yield Table(
        "activity_series",
        french(f"Activité par {word}"),
        (
            Column("name", word.capitalize(), width=1.4),
            Column("sessions", "Séances", Form.COUNT),
            Column("participations", "Participations", Form.COUNT, 1.2),
            Column("people", "Personnes", Form.COUNT),
            Column("enrolled", "Inscrits", Form.COUNT),
            Column("active", "Contributeurs actifs", Form.COUNT, 1.4),
            Column("actions", "Actions proposées" if facts.is_edition else "Actions commencées", Form.COUNT, 1.3),
        ),
        rows,
    )
    yield _chart(totals, word)


def _period_row(name: str, total: ActivityFigure, figures: Figures, weight: Weight) -> Row:
    values = (
        *(total.sessions, total.participations, total.people),
        *(figures.enrolled, figures.active_contributors, figures.actions_total),
    )
    return Row(name, (cells.typed(name), *cells.counts(values)), weight)


def _chart(totals: Mapping[str, ActivityFigure], word: str) -> Chart:
    told = (
        f"{name} : {plural(total.participations, 'participation')}, {plural(total.people, 'personne')}"
        for name, total in totals.items()
    )
    return Chart(
        "activity_series",
        french(f"Participations et personnes par {word}"),
        "nombre",
        french(f"Barres par {word}. {' ; '.join(told)}."),
        tuple(totals),
        (
            Line(
                "Participations",
                tuple(Quantity.exactly(total.participations) for total in totals.values()),
                "participations",
            ),
            Line("Personnes différentes", tuple(Quantity.exactly(total.people) for total in totals.values()), "people"),
        ),
        Form.COUNT,
        "activity_series",
    )
