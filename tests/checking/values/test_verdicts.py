"""What a verdict is made of."""

from __future__ import annotations

from aet_sheets.checking.values.verdicts import EMPTY, did_you_mean, refused, repaired, taken
from aet_sheets.problems import Finding, catalogue


def test_a_verdict_is_a_value_a_finding_or_both() -> None:
    finding = Finding(catalogue.DATE_WITHOUT_DAY, {"retained": "01/10/2012"})
    assert EMPTY == (None, None)
    assert taken(0) == (0, None)
    assert repaired("x", catalogue.DATE_WITHOUT_DAY, retained="01/10/2012") == ("x", finding)
    assert refused(catalogue.DATE_WITHOUT_DAY, retained="01/10/2012") == (None, finding)


def test_a_proposal_stands_before_a_remedy() -> None:
    assert did_you_mean("« Heures »") == "Vouliez-vous dire « Heures » ? "
