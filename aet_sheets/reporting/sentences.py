"""The three sentences of the first page: money, activity, results. Written by rules, in French that agrees."""

from __future__ import annotations

from aet_sheets.figures import Quantity
from aet_sheets.figures.cost import Cost
from aet_sheets.figures.means import MeansFigure
from aet_sheets.figures.series import Outcome
from aet_sheets.reporting.facts import Facts
from aet_sheets.reporting.model import Form
from aet_sheets.reporting.sections.indicators import quantitative
from aet_sheets.reporting.writing import amount, written
from aet_sheets.schema import vocabulary as words
from aet_sheets.text import french, plural


def sentences(facts: Facts) -> tuple[str, str, str]:
    """Return the three sentences that read the key figures."""
    return french(_money(facts)), french(_activity(facts)), french(_results(facts))


def targets(facts: Facts) -> tuple[int, int, int]:
    """Return how many targets there are, how many are reached, and of how many nobody can tell."""
    outcomes = [one.points[-1].outcome for one in quantitative(facts) if one.points[-1].figure.target is not None]
    unsure = sum(outcome in {None, Outcome.UNDECIDED} for outcome in outcomes)
    return len(outcomes), outcomes.count(Outcome.REACHED), unsure


# ---- Money ---------------------------------------------------------------------------------------------------------


def _money(facts: Facts) -> str:
    return f"{_cash(facts)} ; {_in_kind(facts.figures.means[words.IN_KIND])}."


def _cash(facts: Facts) -> str:
    cash, period = facts.figures.means[words.CASH], _of(facts)
    if cash.actual is None:
        return f"La dépense financière de {period} n'est pas connue"
    spent = f"La dépense financière de {period} s'élève à {_least(cash)}{written(cash.actual, Form.EUROS)}"
    if cash.planned:
        spent += f", sur un budget de {written(cash.planned, Form.EUROS)}"
    if cash.rate is not None:
        spent += f" ({written(cash.rate, Form.SHARE)})"
    return spent + _cash_before(facts)


def _cash_before(facts: Facts) -> str:
    if facts.figures_before is None or facts.before is None:
        return ""
    cash = facts.figures_before.means[words.CASH]
    if cash.actual is None:
        return ""
    return f", contre {_least(cash)}{written(cash.actual, Form.EUROS)} en {facts.before.name}"


def _in_kind(means: MeansFigure) -> str:
    if means.actual is None:
        return "les apports en nature ne sont pas chiffrés" if means.rows else "aucun apport en nature n'est déclaré"
    return f"les apports en nature des partenaires sont valorisés à {_least(means)}{written(means.actual, Form.EUROS)}"


def _least(means: MeansFigure) -> str:
    return "" if means.complete else "au moins "


def _of(facts: Facts) -> str:
    return f"l'édition {facts.period.name}" if facts.is_edition else f"l'exercice {facts.period.name}"


# ---- Activity ------------------------------------------------------------------------------------------------------


def _activity(facts: Facts) -> str:
    return f"{_meetings(facts)} ; {_beneficiaries(facts)}."


def _meetings(facts: Facts) -> str:
    total = facts.activities[facts.period.name].total
    if not total.sessions:
        return "Aucune séance n'a eu lieu"
    held = plural(total.sessions, "séance")
    if not total.people:
        return f"{held} {'a' if total.sessions == 1 else 'ont'} eu lieu, sans présence enregistrée"
    met = "a réuni" if total.sessions == 1 else "ont réuni"
    people = plural(total.people, "personne", "personnes différentes")
    return f"{held} {met} {people}, soit {plural(total.participations, 'participation')}{_participations_before(facts)}"


def _participations_before(facts: Facts) -> str:
    if facts.figures_before is None or facts.before is None:
        return ""
    return f" (contre {plural(facts.figures_before.participations, 'participation')} en {facts.before.name})"


def _beneficiaries(facts: Facts) -> str:
    cost = facts.costs[facts.period.name]
    people = cost.beneficiaries.people
    if people is None:
        return "le nombre de bénéficiaires n'est pas connu"
    if people.high == 0:
        return "aucun bénéficiaire n'a été compté"
    if cost.beneficiaries.unknown:
        people = Quantity.exactly(people.low)
    least = "au moins " if cost.beneficiaries.unknown else ""
    counted = f"{least}{_people(people)} {'a' if _single(people) else 'ont'} bénéficié des actions"
    if not cost.cash.known:
        return f"{counted}, pour un coût que l'on ne peut pas calculer"
    return f"{counted}, pour un coût {_price(cost.cash)} par personne"


def _price(cost: Cost) -> str:
    assert cost.low is not None and cost.high is not None  # noqa: S101, PT018 - asked of known costs alone
    return f"de {written(cost.low, Form.EUROS)}" if cost.exact else amount(Quantity(cost.low, cost.high), Form.EUROS)


def _single(people: Quantity) -> bool:
    return people.exact and people.low <= 1


def _people(people: Quantity) -> str:
    if people.exact:
        return plural(int(people.low), "personne")
    return f"{amount(people, Form.COUNT)} personnes"


# ---- Results -------------------------------------------------------------------------------------------------------


def _results(facts: Facts) -> str:
    return f"{_targets(facts)} ; {_actions(facts)}."


def _targets(facts: Facts) -> str:
    total, reached, unsure = targets(facts)
    if total == 0:
        return "Aucun indicateur n'a de cible"
    doubt = f", {plural(unsure, 'reste indéterminée', 'restent indéterminées')}" if unsure else ""
    if total == 1:
        return _only_target(reached, unsure)
    if reached == 0:
        return f"Aucune des {total} cibles n'est atteinte{doubt}"
    if reached == total:
        return f"Les {total} cibles sont toutes atteintes"
    return f"{reached} des {total} cibles {'est atteinte' if reached == 1 else 'sont atteintes'}{doubt}"


def _only_target(reached: int, unsure: int) -> str:
    if unsure:
        return "On ne peut pas dire si l'unique cible est atteinte"
    return "L'unique cible est atteinte" if reached else "L'unique cible n'est pas atteinte"


def _actions(facts: Facts) -> str:
    figures = facts.figures
    verb = "proposée" if facts.is_edition else "commencée"
    if not figures.actions_total:
        new = f"aucune action n'a été {verb}"
    elif figures.actions_total == 1:
        new = f"{plural(1, 'action')} a été {verb}"
    else:
        new = f"{plural(figures.actions_total, 'action')} ont été {verb}s"
    earlier = figures.actions_carried_over
    if not earlier:
        return new
    going_on = plural(earlier, "action antérieure se poursuit", "actions antérieures se poursuivent")
    return f"{new}, et {going_on}"
