"""Key figures on a page: empty, zero, unknown and an interval are four different things."""

from __future__ import annotations

from io import StringIO

import pytest
from rich.console import Console

from aet_sheets.cli.rendering.figures import figures_block, indicator_text, quantity_text
from aet_sheets.figures import Quantity, compute
from tests.support.consolidating import consolidated


@pytest.mark.parametrize(
    ("quantity", "unit", "text"),
    [
        (Quantity(62, 62), "stages", "62\u00a0stages"),
        (Quantity(200, 225), "élèves", "de 200 à 225\u00a0élèves"),
        (Quantity(0, 0), "stages", "0\u00a0stages"),
        (Quantity(0.2755555, 0.31), "%", "de 27,56 à 31\u00a0%"),
        (Quantity(3.625, 3.625), None, "3,62"),
        (Quantity(1234, 1234), None, "1\u202f234"),
    ],
)
def test_a_quantity_is_written_as_french_writes_it(quantity: Quantity, unit: str | None, text: str) -> None:
    assert quantity_text(quantity, unit) == text


def test_nothing_reported_unknown_and_not_valued_are_three_words() -> None:
    measures = """
        | Indicateur | Édition | Date | Valeur | État | Cohorte | Verbatim |
        | IND-STAGES | 2016-2017 | | | Inconnu | | |
        | IND-NOTE | 2016-2017 | 02/12/2016 | 4 | Estimé | | |
        | IND-NOTE | 2016-2017 | 12/06/2017 | | Mesuré | | |
        """
    means = "| Nature | Libellé | Édition | Prévu | Réalisé | État |\n| Humain | Suite | 2016-2017 | | | Inconnu |"
    result = consolidated(pilot={"Mesures": measures, "Moyens": means})
    found = compute(result.dataset, result.edition)
    assert indicator_text(found.indicators["IND-STAGES"]) == "inconnu\u00a0; 1\u00a0valeur inconnue"
    assert indicator_text(found.indicators["IND-ELEVES"]) == "non renseigné"
    satisfaction = indicator_text(found.indicators["IND-NOTE"])
    assert satisfaction == "4\u00a0; 1\u00a0valeur absente\u00a0; 1\u00a0valeur estimée"
    page = StringIO()
    console = Console(width=100, file=page)
    console.print(*figures_block(found))
    lines = [" ".join(line.split()) for line in page.getvalue().splitlines()]
    assert {"Moyens (humain) inconnu", "Moyens (financier) non chiffré"} <= set(lines)
