"""Composing the report: from a consolidation to a title page, sections and data."""

from __future__ import annotations

from collections.abc import Iterator

from aet_sheets.figures import Quantity
from aet_sheets.figures.means import MeansFigure
from aet_sheets.reporting.data import data_tables
from aet_sheets.reporting.facts import Facts, Material
from aet_sheets.reporting.model import Card, Cell, Fingerprint, Form, Report, Tone
from aet_sheets.reporting.sections.actions import actions_section
from aet_sheets.reporting.sections.activity import activity_section
from aet_sheets.reporting.sections.definitions import definitions_section
from aet_sheets.reporting.sections.evidence import evidence_section
from aet_sheets.reporting.sections.indicators import indicators_section
from aet_sheets.reporting.sections.means import cost_cell, front_chart, means_section, remark
from aet_sheets.reporting.sections.quality import quality_section
from aet_sheets.reporting.sentences import sentences, targets
from aet_sheets.reporting.standing import standing_of
from aet_sheets.reporting.writing import amount, written
from aet_sheets.schema import Settings
from aet_sheets.schema import vocabulary as words
from aet_sheets.text import french, number, plural


def compose(material: Material) -> Report:
    """Return the report of `material`. Equal material gives an equal report."""
    facts = Facts(material)
    standing = standing_of(facts)
    inputs = tuple(Fingerprint(facts.nameless.text(one.file), one.sha256) for one in material.inputs)
    sections = (
        means_section(facts),
        activity_section(facts),
        actions_section(facts),
        indicators_section(facts),
        evidence_section(facts),
        quality_section(facts, standing.reasons, inputs),
        definitions_section(facts),
    )
    settings = facts.last.pilot.settings.values
    territory, carrier, recipient = (
        facts.nameless.organisation(str(settings.get(column.name) or ""))
        for column in (Settings.territory, Settings.carrier, Settings.recipient)
    )
    return Report(
        territory=territory,
        carrier=carrier,
        recipient=recipient,
        kind="Édition" if facts.is_edition else "Exercice",
        period=facts.period.name,
        periods=tuple(period.name for period in facts.periods),
        dates=(facts.period.start, facts.period.end),
        made_on=material.made_on,
        standing=standing,
        cards=tuple(_cards(facts)),
        sentences=sentences(facts),
        front_chart=front_chart(facts),
        sections=sections,
        data=data_tables(facts),
        inputs=inputs,
        sealed=facts.sealed,
        editions=tuple(result.edition.edition for result in material.consolidations),
        masked=facts.nameless.masked,
    )


def _cards(facts: Facts) -> Iterator[Card]:
    yield from _money_cards(facts)
    yield from _activity_cards(facts)
    total, reached, unsure = targets(facts)
    doubt = f", {plural(unsure, 'indéterminée', 'indéterminées')}" if unsure else ""
    note = f"sur {plural(total, 'cible')}{doubt}" if total else "aucun indicateur n'a de cible"
    yield Card("targets", "Cibles atteintes", Cell(reached, Form.COUNT), french(note))


def _money_cards(facts: Facts) -> Iterator[Card]:
    cash, in_kind = facts.figures.means[words.CASH], facts.figures.means[words.IN_KIND]
    cost = facts.costs[facts.period.name]
    yield Card("cash", "Dépense financière", _amount(cash), french(_budget(cash)))
    yield Card("in_kind", "Apports en nature", _amount(in_kind), french(remark(in_kind) or "comptés à part"))
    people = cost.beneficiaries.people
    yield Card(
        "beneficiaries",
        "Bénéficiaires",
        Cell.of(people, Form.COUNT, "non renseigné"),
        french(_beneficiaries_before(facts)),
    )
    reason = "dépense financière seule" if cost.cash.known else cost.cash.reasons[0]
    yield Card("cost", "Coût par bénéficiaire", cost_cell(cost.cash), french(reason))


def _amount(figure: MeansFigure) -> Cell:
    if figure.actual is None:
        return Cell(figure.silence, Form.EUROS, tone=Tone.QUIET)
    return Cell(figure.actual, Form.EUROS)


def _budget(cash: MeansFigure) -> str:
    if cash.planned is None:
        return "budget non indiqué"
    share = "" if cash.rate is None else f"{written(cash.rate, Form.SHARE)} "
    return f"{share}d'un budget de {written(cash.planned, Form.EUROS)}"


def _beneficiaries_before(facts: Facts) -> str:
    if facts.before is None:
        return "première édition" if facts.is_edition else "premier exercice"
    people = facts.costs[facts.before.name].beneficiaries.people
    return f"{facts.before.name} : {_told(people)}"


def _told(people: Quantity | None) -> str:
    return "non renseigné" if people is None else amount(people, Form.COUNT)


def _activity_cards(facts: Facts) -> Iterator[Card]:
    total, figures = facts.activities[facts.period.name].total, facts.figures
    yield Card(
        "sessions", "Séances", Cell(total.sessions, Form.COUNT), french(plural(total.participations, "participation"))
    )
    ever = figures.to_date.active_contributors
    yield Card(
        "active_contributors",
        "Contributeurs actifs",
        Cell(figures.active_contributors, Form.COUNT),
        french(f"{number(ever)} depuis la première édition"),
    )
    earlier = plural(figures.actions_carried_over, "antérieure en cours", "antérieures en cours")
    yield Card("actions", "Actions", Cell(figures.actions_total, Form.COUNT), french(f"et {earlier}"))
