"""Evidence by dimension and organisation, with its words and its source."""

from __future__ import annotations

import datetime as dt

from aet_sheets.figures.evidence import Evidence, evidence
from aet_sheets.schema.calendar import Exercise
from tests.support.consolidating import consolidated

MEASURES = """
    | Indicateur | Édition | Date | Groupe | Organisation | État | Verbatim | Source |
    | IND-CONFIANCE | 2016-2017 | 01/06/2017 | GT-JEUNES | Zed | Mesuré | Ils reviennent. | Entretien |
    | IND-CONFIANCE | 2016-2017 | | | | Mesuré | On se parle. | |
    | IND-CONFIANCE | 2016-2017 | 01/02/2017 | | Atelier | Mesuré | Ils appellent. | Bilan |
    | IND-STAGES | 2016-2017 | 01/02/2017 | | Zed | Mesuré | Deux stages signés. | |
    | IND-CONFIANCE | 2015-2016 | 01/02/2016 | | Zed | Mesuré | Autrefois. | |
    """


def test_quotations_stand_by_dimension_then_organisation() -> None:
    result = consolidated(pilot={"Mesures": MEASURES})
    found = evidence(result.dataset, result.edition)
    assert list(found) == ["Réalisation", "Confiance"]
    told = [(one.organisation, one.quotation, one.source) for one in found["Confiance"]]
    assert told == [
        ("Atelier", "Ils appellent.", "Bilan"),
        ("Zed", "Ils reviennent.", "Entretien"),
        (None, "On se parle.", None),
    ]
    assert found["Confiance"][1] == Evidence(
        indicator="IND-CONFIANCE",
        title="Confiance",
        organisation="Zed",
        quotation="Ils reviennent.",
        source="Entretien",
        edition="2016-2017",
        day=dt.date(2017, 6, 1),
        group="GT-JEUNES",
    )


def test_quotations_of_an_exercise_fall_in_by_their_day() -> None:
    found = evidence(consolidated(pilot={"Mesures": MEASURES}).dataset, Exercise(2016))
    assert [one.quotation for one in found["Confiance"]] == ["Autrefois."]
