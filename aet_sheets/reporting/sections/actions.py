"""Actions: by stage and status, one by one, and through time."""

from __future__ import annotations

from collections.abc import Iterator

from aet_sheets.figures import definitions
from aet_sheets.figures.actions import actions_by_stage
from aet_sheets.figures.placing import within
from aet_sheets.reporting import cells
from aet_sheets.reporting.facts import Facts
from aet_sheets.reporting.model import Block, Column, Form, Row, Section, Table, Tone, Weight
from aet_sheets.schema import Actions
from aet_sheets.schema import vocabulary as words
from aet_sheets.schema.values import Value
from aet_sheets.text import french, plural

TOTAL = "Total"
EVERYBODY = "Tous les groupes"
_TONES = {words.ACHIEVED: Tone.GOOD, words.UNDER_WAY: Tone.UNSURE, "Abandonnée": Tone.QUIET}


def actions_section(facts: Facts) -> Section:
    """Return the section *Actions*."""
    return Section("Actions", (_matrix(facts), _one_by_one(facts), *_over_time(facts)))


def _matrix(facts: Facts) -> Table:
    found = actions_by_stage(facts.dataset, facts.period)
    rows = [
        Row(stage, (cells.typed(stage), *cells.counts(own.values()), cells.count(sum(own.values()))))
        for stage, own in found.items()
    ]
    sums = [sum(own[status] for own in found.values()) for status in words.ACTION_STATUSES]
    rows.append(Row(TOTAL, (cells.typed(TOTAL), *cells.counts(sums), cells.count(sum(sums))), Weight.TOTAL))
    known, figures = definitions.of(facts.period), facts.figures
    crossing = plural(figures.cross_cutting_actions, "action transverse", "actions transverses")
    earlier = plural(
        figures.actions_carried_over, "action antérieure toujours en cours", "actions antérieures toujours en cours"
    )
    return Table(
        "actions",
        "Actions par étape et par statut",
        (
            Column("stage", "Étape", width=2.2),
            *(Column(status, status, Form.COUNT) for status in words.ACTION_STATUSES),
            Column("total", TOTAL, Form.COUNT),
        ),
        tuple(rows),
        french(f"{known.actions} Dont {crossing}. S'y ajoutent, comptées à part : {earlier}."),
    )


def _one_by_one(facts: Facts) -> Table:
    names = (Actions.code, Actions.title, Actions.group, Actions.stage, Actions.status, Actions.progress)
    rows = tuple(
        _action_row(row, facts) for row in within(facts.dataset, Actions, facts.period).rows(
            facts.dataset, Actions, *names
        )
    )  # fmt: skip
    return Table(
        "action_list",
        "Les actions une à une",
        (
            Column("title", "Action", width=3),
            Column("group", "Groupe", width=1.8),
            Column("stage", "Étape", width=1.8),
            Column("status", "Statut", width=1),
            Column("progress", "Avancement", Form.SHARE, 1),
        ),
        rows,
        empty="Aucune action.",
    )


def _action_row(row: tuple[Value | None, ...], facts: Facts) -> Row:
    code, title, group, stage, status, progress = row
    return Row(
        str(code),
        (
            cells.typed(str(title)),
            cells.typed(EVERYBODY if group is None else facts.themes.get(str(group), str(group))),
            cells.typed(str(stage)),
            cells.said(str(status), _TONES.get(str(status), Tone.PLAIN)),
            cells.share(progress if isinstance(progress, (int, float)) else None),
        ),
    )


def _over_time(facts: Facts) -> Iterator[Block]:
    if len(facts.periods) == 1:
        return
    word = "édition" if facts.is_edition else "exercice"
    rows = []
    for name, figures in facts.series.editions.items():
        values = (*figures.actions.values(), figures.actions_total, figures.actions_carried_over)
        weight = Weight.TOTAL if name == facts.period.name else Weight.PLAIN
        rows.append(Row(name, (cells.typed(name), *cells.counts(values)), weight))
    yield Table(
        "actions_series",
        french(f"Actions par {word}"),
        (
            Column("name", word.capitalize(), width=1.4),
            *(Column(status, status, Form.COUNT) for status in words.ACTION_STATUSES),
            Column("total", TOTAL, Form.COUNT),
            Column("earlier", "Antérieures en cours", Form.COUNT, 1.3),
        ),
        tuple(rows),
    )
