"""The figures once more, by other means: SQL over the consolidated tables, none of the product's counting code."""

# ruff: noqa: S608 - queries are made of the schema's own names

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import duckdb

from aet_sheets.consolidation.run import Consolidation
from aet_sheets.operations.frames import frames
from aet_sheets.schema import PILOT_TABLES, Table
from aet_sheets.schema.calendar import Bounds, Period
from aet_sheets.schema.columns import Column, Date, Number, YesNo

_TYPES = ((Date, "DATE"), (YesNo, "BOOLEAN"), (Number, "DOUBLE"))

_PERIOD = """
CREATE OR REPLACE VIEW périodes AS
    SELECT "Édition" AS nom, "Début" AS premier, "Fin" AS dernier FROM "Éditions";
CREATE OR REPLACE MACRO place(édition_de, du, au, avant) AS CASE
    WHEN ($kind = 'édition' AND édition_de IS NOT NULL) THEN CASE
        WHEN avant = 'pendant' THEN édition_de = $name
        WHEN avant = 'avant' THEN (SELECT premier FROM périodes WHERE nom = édition_de) < DATE '$start'
        ELSE (SELECT premier FROM périodes WHERE nom = édition_de) <= DATE '$start' END
    WHEN avant = 'pendant' THEN CASE
        WHEN au < DATE '$start' OR du > DATE '$end' THEN false
        WHEN du >= DATE '$start' AND au <= DATE '$end' THEN true END
    WHEN avant = 'avant' THEN CASE WHEN au < DATE '$start' THEN true WHEN du >= DATE '$start' THEN false END
    ELSE CASE WHEN au <= DATE '$end' THEN true WHEN du > DATE '$end' THEN false END
END;
"""
_ROWS = """
CREATE OR REPLACE VIEW {view} AS
    SELECT t.*, place(t."Édition", du, au, 'pendant') AS dedans, place(t."Édition", du, au, 'avant') AS avant,
           place(t."Édition", du, au, 'jusque') AS jusque, p.premier AS édition_premier, p.dernier AS édition_dernier
    FROM (SELECT *, {first} AS jour1, {last} AS jour2 FROM "{sheet}") t JOIN périodes p ON p.nom = t."Édition",
         LATERAL (SELECT coalesce(jour1, p.premier) AS du, coalesce(jour2, p.dernier) AS au);
"""
_SESSIONS = """
CREATE OR REPLACE VIEW les_séances AS
    SELECT *, "Date" BETWEEN DATE '$start' AND DATE '$end' AS dedans, "Date" <= DATE '$end' AS jusque FROM "Séances";
CREATE OR REPLACE VIEW présents AS
    SELECT p."Acteur" AS acteur, p."Heures apportées" AS heures, s.*
    FROM "Présences" p JOIN les_séances s ON p."Séance" = s."Code séance" WHERE p."Présence" = 'Présent';
CREATE OR REPLACE VIEW responsables AS
    SELECT "Responsable" AS acteur, "Statut" AS statut, début,
           greatest(début, coalesce("Échéance", édition_dernier)) AS fin
    FROM (SELECT *, CASE WHEN $kind = 'édition' THEN édition_premier ELSE coalesce("Date de début", édition_premier) END
          AS début FROM les_actions) WHERE "Responsable" IS NOT NULL AND "Statut" IN ('En cours', 'Réalisée');
CREATE OR REPLACE VIEW valeurs AS
    SELECT * FROM les_mesures WHERE dedans AND "État" IN ('Mesuré', 'Estimé') AND "Valeur" IS NOT NULL;
"""
_PLACED = {
    "les_inscriptions": ("Inscriptions", '"Date d\'inscription"', '"Date d\'inscription"'),
    "les_actions": ("Actions", '"Date de début"', '"Date de début"'),
    "les_mesures": ("Mesures", '"Date"', '"Date"'),
    "les_moyens": ("Moyens", 'make_date("Exercice"::INT, 1, 1)', 'make_date("Exercice"::INT, 12, 31)'),
}
_COUNTS = {
    "actors": """SELECT count(*) FROM "Acteurs" WHERE "Mobilisation" <> 'Retiré'
                 AND ("Date d'entrée" IS NULL OR "Date d'entrée" <= DATE '$end')""",
    "organisations": """SELECT count(DISTINCT "Organisation") FROM "Acteurs" WHERE "Mobilisation" <> 'Retiré'
                        AND ("Date d'entrée" IS NULL OR "Date d'entrée" <= DATE '$end')""",
    "enrolled": """SELECT count(DISTINCT "Acteur") FROM les_inscriptions WHERE dedans""",
    "active_contributors": """SELECT count(DISTINCT acteur) FROM (
        SELECT acteur FROM présents WHERE dedans AND "Type de séance" IN ('Groupe de travail', 'Séquence') UNION ALL
        SELECT acteur FROM responsables
        WHERE début <= DATE '$end' AND (statut = 'En cours' OR fin >= DATE '$start'))""",
    "groups": """SELECT count(*) FROM "Groupes" WHERE "Statut" = 'Actif'
                 AND ("Date de constitution" IS NULL OR "Date de constitution" <= DATE '$end')""",
    "participations": """SELECT count(*) FROM présents WHERE dedans""",
    "actions_total": """SELECT count(*) FROM les_actions WHERE dedans""",
    "cross_cutting_actions": """SELECT count(*) FROM les_actions WHERE dedans
                                AND ("Transverse" OR ("Transverse" IS NULL AND "Groupe" IS NULL))""",
    "actions_carried_over": """SELECT count(*) FROM les_actions WHERE avant AND "Statut" = 'En cours'""",
}
_TO_DATE = {
    "actors": _COUNTS["actors"],
    "organisations": _COUNTS["organisations"],
    "enrolled": """SELECT count(DISTINCT "Acteur") FROM les_inscriptions WHERE jusque""",
    "active_contributors": """SELECT count(DISTINCT acteur) FROM (
        SELECT acteur FROM présents WHERE jusque AND "Type de séance" IN ('Groupe de travail', 'Séquence') UNION ALL
        SELECT acteur FROM responsables WHERE début <= DATE '$end')""",
    "participations": """SELECT count(*) FROM présents WHERE jusque""",
}
_QUALIFIERS = """
SELECT i."Code indicateur", i."Agrégation", i."Numérateur", i."Dénominateur",
       count(*) FILTER (dedans AND "État" = 'Néant') AS nil,
       count(*) FILTER (dedans AND "État" = 'Inconnu') AS unknown,
       count(*) FILTER (dedans AND "Valeur" IS NULL AND "Verbatim" IS NULL
                        AND "État" IN ('Mesuré', 'Estimé')) AS missing,
       count(*) FILTER (dedans AND "Valeur" IS NOT NULL AND "État" = 'Estimé') AS estimated,
       count(*) FILTER (dedans AND "Verbatim" IS NOT NULL) AS evidence
FROM "Indicateurs" i LEFT JOIN les_mesures m ON m."Indicateur" = i."Code indicateur" GROUP BY ALL
"""
_VALUES = {
    "Somme": """SELECT sum("Valeur"), sum("Valeur") FROM valeurs WHERE "Indicateur" = ?""",
    "Moyenne": """SELECT avg("Valeur"), avg("Valeur") FROM valeurs WHERE "Indicateur" = ?""",
    "Maximum": """SELECT max("Valeur"), max("Valeur") FROM valeurs WHERE "Indicateur" = ?""",
    "Dernière valeur": """SELECT last(v ORDER BY jour, rang), last(v ORDER BY jour, rang) FROM
        (SELECT "Valeur" AS v, coalesce("Date", DATE '0001-01-01') AS jour, rang
         FROM valeurs WHERE "Indicateur" = ?)""",
}
_PEOPLE = """
WITH rapports AS (SELECT "Valeur" AS v, "Cohorte" AS cohorte FROM valeurs WHERE list_contains(?, "Indicateur")),
     cohortes AS (SELECT cohorte, max(v) AS v FROM rapports WHERE cohorte IS NOT NULL GROUP BY cohorte),
     connus AS (SELECT coalesce((SELECT sum(v) FROM cohortes), 0) AS v),
     autres AS (SELECT sum(v) AS somme, max(v) AS plus_grand FROM rapports WHERE cohorte IS NULL)
SELECT greatest(connus.v, coalesce(plus_grand, 0)), connus.v + coalesce(somme, 0) FROM connus, autres
WHERE EXISTS (FROM rapports)
"""
_MEANS = """
SELECT round(sum("Prévu") FILTER (dedans), 2),
       round(sum("Réalisé") FILTER (dedans AND "État" <> 'Inconnu'), 2),
       count(*) FILTER (dedans AND "État" = 'Inconnu'),
       count(*) FILTER (dedans AND "État" <> 'Inconnu' AND "Réalisé" IS NULL),
       count(*) FILTER (dedans AND "État" = 'Estimé' AND "Réalisé" IS NOT NULL),
       count(*) FILTER (dedans), count(*) FILTER (dedans IS NULL)
FROM les_moyens WHERE "Nature" = ?
"""
_ACTIVITY = """
SELECT (SELECT count(*) FROM les_séances WHERE dedans AND {kind}), count(*), count(DISTINCT acteur),
       (SELECT sum("Durée (h)") FROM les_séances WHERE dedans AND {kind}), sum(heures), count(*) - count(heures)
FROM présents WHERE dedans AND {kind}
"""


class Recount:
    """The consolidated tables in DuckDB, and the figures that SQL makes of them."""

    def __init__(self, result: Consolidation) -> None:
        self.result = result
        self.base = duckdb.connect()
        tables = frames(result)
        for table in PILOT_TABLES:
            columns = ", ".join(f'"{column.label}" {_sql_type(column)}' for column in table.columns)
            self.base.execute(f'CREATE TABLE "{table.sheet}" (rang INT, {columns})')
            self._insert(table, tables[table.sheet])

    def _insert(self, table: type[Table], frame: Any) -> None:
        self.base.register("frame", frame.reset_index(names="rang"))
        typed = ", ".join(f'CAST("{column.label}" AS {_sql_type(column)})' for column in table.columns)
        self.base.execute(f'INSERT INTO "{table.sheet}" SELECT rang, {typed} FROM frame')

    def figures(self, period: Period) -> dict[str, Any]:
        """Return the figures of `period` under the keys of the contract's JSON, targets and units apart."""
        self._choose(period)
        return {
            **{name: self._one(query)[0] for name, query in _COUNTS.items()},
            "sessions": self._by("Séances", "Type de séance", "les_séances", "count(*) FILTER (dedans)"),
            "actions": self._by("Actions", "Statut", "les_actions", "count(*) FILTER (dedans)"),
            "to_date": {name: self._one(query)[0] for name, query in _TO_DATE.items()},
            "indicators": dict(self._indicators()),
        }

    def means(self, nature: str) -> tuple[Any, ...]:
        """Return planned, actual, unknown, missing, estimated, rows, undated of a nature, in the period last chosen."""
        return self._one(_MEANS, nature)

    def activity(self, kind: str | None) -> tuple[Any, ...]:
        """Return sessions, participations, people, duration, hours, without hours, in the period last chosen."""
        return self._one(_ACTIVITY.format(kind=f"\"Type de séance\" = '{kind}'" if kind else "true"))

    def undated(self) -> dict[str, int]:
        """Return the rows that the period last chosen cannot place, by sheet."""
        counts = {
            sheet: self._one(f"SELECT count(*) FROM {view} WHERE dedans IS NULL")[0]
            for view, (sheet, *_) in _PLACED.items()
        }
        return {sheet: count for sheet, count in counts.items() if count}

    def people(self, *codes: str) -> tuple[Any, ...] | None:
        """Return the least and the greatest number of distinct people that indicators tell of together."""
        return self.base.execute(self._dated(_PEOPLE), [list(codes)]).fetchone()

    def _choose(self, period: Period) -> None:
        self.period = period
        for script in (_PERIOD, *self._views(), _SESSIONS):
            self.base.execute(self._dated(script))

    @staticmethod
    def _views() -> Iterator[str]:
        for view, (sheet, first, last) in _PLACED.items():
            yield _ROWS.format(view=view, sheet=sheet, first=first, last=last)

    def _dated(self, query: str) -> str:
        kind = "édition" if isinstance(self.period, Bounds) else "exercice"
        return (
            query.replace("$kind", f"'{kind}'")
            .replace("$name", f"'{self.period.name}'")
            .replace("$start", str(self.period.start))
            .replace("$end", str(self.period.end))
        )

    def _one(self, query: str, *values: object) -> tuple[Any, ...]:
        row = self.base.execute(self._dated(query), list(values)).fetchone()
        assert row is not None
        return row

    def _by(self, sheet: str, label: str, view: str, count: str) -> dict[str, int]:
        table = next(table for table in PILOT_TABLES if table.sheet == sheet)
        (column,) = [column for column in table.columns if column.label == label]
        found = dict(self.base.execute(f'SELECT "{label}", {count} FROM {view} GROUP BY "{label}"').fetchall())
        return {choice: found.get(choice, 0) for choice in column.choices}  # type: ignore[attr-defined]

    def _indicators(self) -> Iterator[tuple[str, dict[str, Any]]]:
        rows = self.base.execute(self._dated(_QUALIFIERS)).fetchall()
        known = {code: (rule, nil, *rest) for code, rule, _, _, nil, *rest in rows}
        terms = {code: (numerator, denominator) for code, _, numerator, denominator, *_ in rows}
        names = ("nil", "unknown", "missing", "estimated", "evidence")
        for code, (rule, *counts) in known.items():
            bounds = (
                self._ratio(*(self._bounds(term, *known.get(term, ("", 0))[:2]) for term in terms[code]))
                if rule == "Ratio"
                else self._bounds(code, rule, counts[0])
            )
            yield code, {"bounds": bounds, **dict(zip(names, counts, strict=True))}

    def _bounds(self, code: str, rule: str, nil: int) -> tuple[float, float] | None:
        if rule == "Personnes distinctes":
            found = self.people(code)
        else:
            found = self.base.execute(_VALUES[rule], [code]).fetchone() if rule in _VALUES else None
        if found is None or found[0] is None:
            return (0, 0) if nil and rule in {"Somme", "Personnes distinctes"} else None
        return found[0], found[1]

    @staticmethod
    def _ratio(top: tuple[float, float] | None, bottom: tuple[float, float] | None) -> tuple[float, float] | None:
        return (top[0] / bottom[1], top[1] / bottom[0]) if top and bottom and bottom[0] > 0 else None


def _sql_type(column: Column) -> str:
    return next((name for kind, name in _TYPES if isinstance(column, kind)), "VARCHAR")
