"""The formulas of the sheet *Synthèse*: the counting rules once more, in Excel's own words.

They read the Excel tables of the workbook and three names, `Edition`, `Debut` and `Fin`. They keep to functions
that Excel 2010 and LibreOffice know. Formulas over arrays are entered as such.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from aet_sheets.figures.silence import NIL, NOT_REPORTED, NOT_VALUED, UNKNOWN
from aet_sheets.schema import (
    Actions,
    Actors,
    Attendances,
    Column,
    Enrolments,
    Groups,
    Means,
    Measures,
    Sessions,
    Table,
)
from aet_sheets.schema import vocabulary as words


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula without its equal sign; `array` when it works on whole columns at once."""

    text: str
    array: bool = True

    @property
    def tables(self) -> frozenset[str]:
        """The Excel tables that it reads."""
        return frozenset(_TABLE.findall(self.text))


_TABLE: Final = re.compile(r"\b(T_\w+)\[")


def ref(table: type[Table], column: Column) -> str:
    """Return the structured reference to a column: an apostrophe in its name is written twice."""
    name = column.label.replace("'", "''")
    return f"{table.excel_name}[{name}]"


def text(value: str) -> str:
    """Return `value` as a text of a formula."""
    return '"' + value.replace('"', '""') + '"'


def _rank(table: type[Table], column: Column) -> str:
    """Return the numbers of the rows of a table, from 1."""
    cells = ref(table, column)
    return f"ROW({cells})-MIN(ROW({cells}))+1"


_CODE = ref(Actors, Actors.code)
_COUNTED_ACTORS = (
    f'({_CODE}<>"")*({ref(Actors, Actors.mobilisation)}<>{text(words.WITHDRAWN)})'
    f"*({ref(Actors, Actors.entered_on)}<=Fin)"
)


def actors() -> Formula:
    """Actors that entered by the end of the edition and did not withdraw."""
    return Formula(f"SUM({_COUNTED_ACTORS})")


def organisations() -> Formula:
    """Distinct organisations of these actors: the positions at which their names first stand."""
    names = ref(Actors, Actors.organisation)
    literal = f'SUBSTITUTE(SUBSTITUTE(SUBSTITUTE({names},"~","~~"),"*","~*"),"?","~?")'
    first = f"IF({_COUNTED_ACTORS},MATCH({literal},{names},0))"
    return Formula(f"IF(SUM({_COUNTED_ACTORS})=0,0,SUM(--(FREQUENCY({first},{_rank(Actors, Actors.organisation)})>0)))")


def _distinct_actors(*members: tuple[str, str]) -> Formula:
    """Actors who are among the members: pairs of a condition on rows and the column of actors beside it.

    Each member is found by its place among the actors, and places are counted: unlike a search for every actor, this
    stays fast on a hundred thousand rows. Nobody at all is an error of FREQUENCY in LibreOffice, and zero here.
    """
    places = (f'IF({condition},MATCH({column},{_CODE},0),"")' for condition, column in members)
    counts = "+".join(f"IFERROR(FREQUENCY({place},{_rank(Actors, Actors.code)}),0)" for place in places)
    return Formula(f"SUM(--(({counts})>0))")


def enrolled(*, to_date: bool) -> Formula:
    """Distinct actors enrolled in the edition, or up to it."""
    editions = ref(Enrolments, Enrolments.edition)
    condition = f'({editions}<>"")*({editions}<=Edition)' if to_date else f"{editions}=Edition"
    return _distinct_actors((condition, ref(Enrolments, Enrolments.actor)))


def active_contributors(*, to_date: bool) -> Formula:
    """Actors present at a group meeting or a sequence, or responsible for an action under way or achieved."""
    kinds = (words.WORKING_GROUP, words.SEQUENCE)
    at_work = "+".join(_session_of_attendance(to_date=to_date, kind=kind) for kind in kinds)
    present = f"({ref(Attendances, Attendances.attendance)}={text(words.PRESENT)})*({at_work})"
    return _distinct_actors(
        (present, ref(Attendances, Attendances.actor)),
        (_action_alive(to_date=to_date), ref(Actions, Actions.responsible)),
    )


def _action_alive(*, to_date: bool) -> str:
    editions, status = ref(Actions, Actions.edition), ref(Actions, Actions.status)
    achieved = f"({status}={text(words.ACHIEVED)})"
    if not to_date:
        achieved += f"*((({editions}=Edition)+({ref(Actions, Actions.due)}>=Debut))>0)"
    return (
        f'({ref(Actions, Actions.responsible)}<>"")*({editions}<=Edition)'
        f"*(({status}={text(words.UNDER_WAY)})+{achieved})"
    )


def _session_of_attendance(*, to_date: bool, kind: str | None = None) -> str:
    """Return, for each attendance, 1 when its session falls in the period and is of `kind`."""
    days = ref(Sessions, Sessions.date)
    parts = [ref(Sessions, Sessions.code), ref(Attendances, Attendances.session), days, '"<="&Fin']
    if not to_date:
        parts += [days, '">="&Debut']
    if kind:
        parts += [ref(Sessions, Sessions.type), text(kind)]
    return f"COUNTIFS({','.join(parts)})"


def participations(*, to_date: bool) -> Formula:
    """Attendances *Présent* at sessions of the period."""
    present = f"({ref(Attendances, Attendances.attendance)}={text(words.PRESENT)})"
    return Formula(f"SUM({present}*{_session_of_attendance(to_date=to_date)})")


def groups() -> Formula:
    """Active groups constituted by the end of the edition."""
    return Formula(
        f"SUM(({ref(Groups, Groups.status)}={text(words.ACTIVE_GROUP)})*({ref(Groups, Groups.constituted_on)}<=Fin))"
    )


def sessions(kind: str) -> Formula:
    """Sessions of one kind whose date falls in the edition."""
    days = ref(Sessions, Sessions.date)
    return Formula(
        f'COUNTIFS({ref(Sessions, Sessions.type)},{text(kind)},{days},">="&Debut,{days},"<="&Fin)', array=False
    )


def actions(status: str | None = None) -> Formula:
    """Actions proposed in the edition, of one status or all."""
    by_status = f",{ref(Actions, Actions.status)},{text(status)}" if status else ""
    return Formula(f"COUNTIFS({ref(Actions, Actions.edition)},Edition{by_status})", array=False)


def cross_cutting_actions() -> Formula:
    """Actions of the edition declared transverse, or of no group and not declared otherwise."""
    declared, group = ref(Actions, Actions.cross_cutting), ref(Actions, Actions.group)
    return Formula(
        f'SUM(({ref(Actions, Actions.edition)}=Edition)*((({declared}="Oui")+({declared}="")*({group}=""))>0))'
    )


def carried_over() -> Formula:
    """Actions of earlier editions still under way."""
    editions = ref(Actions, Actions.edition)
    return Formula(
        f'SUM(({editions}<>"")*({editions}<Edition)*({ref(Actions, Actions.status)}={text(words.UNDER_WAY)}))'
    )


# ---- Indicators --------------------------------------------------------------------------------------------------


def _reported(code: str) -> str:
    """Return the condition « a known value of this indicator in this edition » over the rows of T_Mesures."""
    state = ref(Measures, Measures.state)
    return (
        f"({ref(Measures, Measures.indicator)}={text(code)})*({ref(Measures, Measures.edition)}=Edition)"
        f"*((({state}={text(words.MEASURED)})+({state}={text(words.ESTIMATED)}))>0)"
        f'*({ref(Measures, Measures.value)}<>"")'
    )


def _of_edition(code: str, *criteria: str) -> str:
    common = [ref(Measures, Measures.indicator), text(code), ref(Measures, Measures.edition), "Edition"]
    return f"COUNTIFS({','.join([*common, *criteria])})"


def _unless_silent(code: str, known: str, *, nil_counts: bool) -> str:
    """Return `known`, or why there is nothing: declared unknown, or not reported at all."""
    nil, unknown = (_of_edition(code, ref(Measures, Measures.state), text(s)) for s in (words.NIL, words.UNKNOWN))
    nothing = text(NOT_REPORTED) if nil_counts else _silence(nil, NIL, text(NOT_REPORTED))
    said = f"SUM({_reported(code)})+{nil}" if nil_counts else f"SUM({_reported(code)})"
    return f"IF({said}=0,{_silence(unknown, UNKNOWN, nothing)},{known})"


def _silence(count: str, word: str, otherwise: str) -> str:
    """Return the word that stands where there is no number if `count` finds rows that declare it."""
    return f"IF({count}>0,{text(word)},{otherwise})"


def _values(code: str) -> str:
    return f"IF({_reported(code)},{ref(Measures, Measures.value)})"


def indicator_sum(code: str) -> Formula:
    """The sum of the known values."""
    return Formula(_unless_silent(code, f"SUM({_values(code)})", nil_counts=True))


def indicator_mean(code: str) -> Formula:
    """The mean of the known values."""
    return Formula(_unless_silent(code, f"AVERAGE({_values(code)})", nil_counts=False))


def indicator_maximum(code: str) -> Formula:
    """The largest known value."""
    return Formula(_unless_silent(code, f"MAX({_values(code)})", nil_counts=False))


def indicator_last(code: str) -> Formula:
    """The known value of the latest day; on one day, the last of the table."""
    days, values = ref(Measures, Measures.date), ref(Measures, Measures.value)
    latest = f"({_reported(code)})*({days}=MAX(IF({_reported(code)},{days})))"
    known = f"INDEX({values},MAX(IF({latest},{_rank(Measures, Measures.value)})))"
    return Formula(_unless_silent(code, known, nil_counts=False))


def cohort(code: str, name_cell: str) -> Formula:
    """The largest number reported for the cohort whose name stands in `name_cell`."""
    condition = f"{_reported(code)}*({ref(Measures, Measures.cohort)}={name_cell})"
    return Formula(f"MAX(IF({condition},{ref(Measures, Measures.value)}))")


def people_low(code: str, cohorts: str) -> Formula:
    """The least number of distinct people; `cohorts` is the sum of their cohorts."""
    loose = f'MAX(IF({_reported(code)}*({ref(Measures, Measures.cohort)}=""),{ref(Measures, Measures.value)},0))'
    return Formula(_unless_silent(code, f"MAX({cohorts},{loose})", nil_counts=True))


def people_high(code: str, cohorts: str) -> Formula:
    """The greatest number of distinct people."""
    loose = f'SUM(IF({_reported(code)}*({ref(Measures, Measures.cohort)}=""),{ref(Measures, Measures.value)},0))'
    return Formula(_unless_silent(code, f"{cohorts}+{loose}", nil_counts=True))


def ratio(numerator: str, denominator: str, least: str) -> Formula:
    """The ratio of two cells; `least` is the least that the denominator can be."""
    return Formula(
        f"IF(OR(ISTEXT({numerator}),ISTEXT({denominator})),{text(NOT_REPORTED)},"
        f"IF({least}<=0,{text(NOT_REPORTED)},{numerator}/{denominator}))",
        array=False,
    )


def evidence(code: str) -> Formula:
    """The number of quotations of the edition."""
    return Formula(_of_edition(code, ref(Measures, Measures.quotation), '"?*"'), array=False)


# ---- Means -------------------------------------------------------------------------------------------------------


def means(nature: str, column: Column) -> Formula:
    """The known amounts of one nature in the edition: beside *Inconnu*, no amount spent is known."""
    rows = f"({ref(Means, Means.nature)}={text(nature)})*({ref(Means, Means.edition)}=Edition)"
    amounts, state = ref(Means, column), ref(Means, Means.state)
    unknown = f"SUM({rows}*({state}={text(words.UNKNOWN)}))"
    known = f'{rows}*({amounts}<>"")'
    if column is Means.actual:
        known += f"*({state}<>{text(words.UNKNOWN)})"
    nothing = _silence(unknown, UNKNOWN, text(NOT_VALUED))
    return Formula(f"IF(SUM({known})=0,{nothing},ROUND(SUM(IF({known},{amounts})),2))")


def unknown_means(nature: str) -> Formula:
    """The rows of one nature declared unknown."""
    parts = (Means.nature, text(nature)), (Means.edition, "Edition"), (Means.state, text(words.UNKNOWN))
    return Formula(f"COUNTIFS({','.join(f'{ref(Means, column)},{value}' for column, value in parts)})", array=False)


def gap(planned: str, actual: str) -> Formula:
    """What was spent beyond what was planned, where both are known."""
    return Formula(f'IF(OR(ISTEXT({planned}),ISTEXT({actual})),"–",ROUND({actual}-{planned},2))', array=False)


def rate(planned: str, actual: str) -> Formula:
    """The share of what was planned that was spent, where both are known."""
    return Formula(
        f'IF(OR(ISTEXT({planned}),ISTEXT({actual})),"–",IF({planned}=0,"–",{actual}/{planned}))', array=False
    )


# ---- Quality -----------------------------------------------------------------------------------------------------


def returns(*statuses: str) -> Formula:
    """Returns of any of these statuses."""
    return Formula("+".join(f"COUNTIFS(T_Suivi[Statut],{text(status)})" for status in statuses), array=False)


def problems(severity: str) -> Formula:
    """Problems of one severity."""
    return Formula(f"COUNTIFS(T_Anomalies[Gravité],{text(severity)})", array=False)


def questions(state: str) -> Formula:
    """Questions in one state."""
    return Formula(f"COUNTIFS(T_Arbitrages[État],{text(state)})", array=False)


def set_aside() -> Formula:
    """Rows set aside."""
    return Formula('COUNTIFS(T_LignesEcartees[Fichier],"?*")', array=False)
