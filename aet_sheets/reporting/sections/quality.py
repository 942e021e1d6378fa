"""Quality of the data: returns, problems that stand, values that are estimated or unknown, and the inputs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from aet_sheets.consolidation.returns import Status
from aet_sheets.consolidation.run import Consolidation
from aet_sheets.figures.means import together
from aet_sheets.problems import Problem, Severity
from aet_sheets.problems.catalogue import CATALOGUE
from aet_sheets.reporting import cells
from aet_sheets.reporting.facts import Facts
from aet_sheets.reporting.model import Block, Column, Fingerprint, Form, Remark, Row, Section, Table, Tone
from aet_sheets.schema import Groups
from aet_sheets.schema import vocabulary as words
from aet_sheets.schema.values import across
from aet_sheets.text import french

_UNUSABLE = frozenset({Status.UNREADABLE, Status.OTHER_EDITION, Status.UNRECOGNISED})
_TONES = {Severity.BLOCKING: Tone.BAD, Severity.ALERT: Tone.UNSURE, Severity.INFO: Tone.QUIET}
_RANKS = {severity: rank for rank, severity in enumerate(Severity)}


def quality_section(facts: Facts, reasons: Iterable[str], inputs: Iterable[Fingerprint]) -> Section:
    """Return the section *Qualité des données*; `reasons` say why the report is provisional."""
    state: list[Block] = [Remark(reason) for reason in reasons] or [
        Remark(french("Tous les retours attendus sont reçus, et aucune anomalie bloquante ne subsiste."))
    ]
    results = facts.material.consolidations
    return Section(
        "Qualité des données", (*state, _returns(results), _problems(results), _silences(facts), _inputs(inputs))
    )


def _returns(results: Iterable[Consolidation]) -> Table:
    return Table(
        "returns",
        "Retours des groupes",
        (
            Column("edition", "Édition", width=1.2),
            Column("expected", "Attendus", Form.COUNT),
            Column("received", "Reçus", Form.COUNT),
            Column("to_correct", "À corriger", Form.COUNT),
            Column("missing", "Manquants", Form.COUNT),
            Column("unusable", "Fichiers non comptés", Form.COUNT, 1.4),
            Column("set_aside", "Lignes écartées", Form.COUNT, 1.2),
        ),
        tuple(map(_returns_row, results)),
        french(
            "Un retour est attendu de chaque groupe actif. À corriger : compté, mais une partie des lignes est mise "
            "de côté, avec la raison, dans le classeur consolidé."
        ),
    )


def _returns_row(result: Consolidation) -> Row:
    groups = across(result.dataset[Groups].columns, Groups.status)
    expected = sum(status == words.ACTIVE_GROUP for (status,) in groups)
    statuses = [item.status for item in result.returns]
    aside = sum(len(source.set_aside) for source in (result.pilot.source, *result.sources.values()))
    missing, name = len(result.awaited), result.edition.edition
    values = (
        *(expected, expected - missing, statuses.count(Status.TO_CORRECT), missing),
        *(sum(status in _UNUSABLE for status in statuses), aside),
    )
    return Row(name, (cells.typed(name), *cells.counts(values)))


def _problems(results: Iterable[Consolidation]) -> Table:
    found = Counter((problem.code, problem.severity) for problem in _distinct(results))
    ordered = sorted(found.items(), key=lambda item: (_RANKS[item[0][1]], CATALOGUE[item[0][0]].title))
    rows = tuple(
        Row(
            f"{code} {severity}",
            (cells.said(CATALOGUE[code].title), cells.said(severity, _TONES[severity]), cells.count(number)),
        )
        for (code, severity), number in ordered
    )
    return Table(
        "problems",
        "Anomalies qui subsistent",
        (Column("title", "Anomalie", width=4), Column("severity", "Gravité"), Column("count", "Nombre", Form.COUNT)),
        rows,
        empty="Aucune anomalie.",
    )


def _distinct(results: Iterable[Consolidation]) -> Iterator[Problem]:
    """Yield every problem once: the pilot workbook is read again for each edition."""
    return iter(dict.fromkeys(problem for result in results for problem in result.problems))


def _silences(facts: Facts) -> Table:
    """Return what is estimated, unknown or absent among the values of the period."""
    means = together(facts.figures.means.values())
    indicators = facts.figures.indicators.values()
    total = facts.activities[facts.period.name].total
    lines = [
        ("means_unknown", "Moyens : montants inconnus", means.unknown),
        ("means_missing", "Moyens : montants non indiqués", means.missing),
        ("means_estimated", "Moyens : montants estimés", means.estimated),
        ("measures_unknown", "Mesures : valeurs inconnues", sum(one.unknown for one in indicators)),
        ("measures_missing", "Mesures : valeurs absentes ou refusées", sum(one.missing for one in indicators)),
        ("measures_estimated", "Mesures : valeurs estimées", sum(one.estimated for one in indicators)),
        ("measures_nil", "Mesures : néant déclaré", sum(one.nil for one in indicators)),
        ("without_hours", "Participations sans heures déclarées", total.without_hours),
        ("masked", "Textes où un nom de personne a été masqué", len(facts.nameless.masked)),
    ]
    if not facts.is_edition:
        undated = facts.figures.undated.items()
        lines += [
            (f"undated {sheet}", f"{sheet} : lignes sans date, comptées à part", count) for sheet, count in undated
        ]
    rows = tuple(Row(key, (cells.said(label), cells.count(value))) for key, label, value in lines)
    columns = (Column("label", "Ce que les chiffres ne disent pas", width=4), Column("count", "Nombre", Form.COUNT))
    return Table("silences", "Valeurs estimées, inconnues, absentes", columns, rows)


def _inputs(inputs: Iterable[Fingerprint]) -> Table:
    return Table(
        "inputs",
        "Fichiers dont ce rapport est tiré",
        (Column("file", "Fichier", width=3), Column("sha256", "Empreinte SHA-256", width=4)),
        tuple(Row(one.file, (cells.typed(one.file), cells.typed(one.sha256))) for one in inputs),
        french("Les mêmes fichiers donnent le même rapport, à la date de production près."),
        fine=True,
    )
