"""Nobody is named in a report, whatever the texts that it quotes say; who counts stays counted."""

from __future__ import annotations

from aet_sheets.reporting.model import Quote, Quotes, Report
from tests.reporting.extremes import ACTORS, MEANS, MEASURES, USUAL, usual


def quotations(report: Report) -> list[str]:
    quotes = [block for section in report.sections for block in section.blocks if isinstance(block, Quotes)]
    return [quote.text for block in quotes for quote in block.quotes]


def told(quotation: str, organisation: str = "Ateliers Zed") -> Report:
    row = f"| IND-CONFIANCE | 2016-2017 | | Mesuré | | {organisation} | {quotation} | Entretien | |"
    heading = next(line for line in MEASURES.splitlines() if line.strip())
    return usual(Mesures=f"{heading}\n{row}")


def test_a_name_known_to_the_dossier_is_masked_and_reported() -> None:
    report = told("Eloise BRISSAC et N. Zola nous ont aidés, voir zola@zed.example ou 06 12 34 56 78.")
    (text,) = quotations(report)
    assert text == "[personne] et [personne] nous ont aidés, voir [courriel] ou [téléphone]."
    (problem,) = report.masked
    assert (problem.code, problem.file, problem.sheet, problem.column) == (
        "nom-masque", "pilotage.xlsx", "Mesures", "Verbatim"
    )  # fmt: skip
    assert "Brissac" not in problem.message + problem.value


def test_an_ordinary_sentence_stays_as_it_is() -> None:
    report = told("Les stagiaires arrivent préparés.")
    assert quotations(report) == ["Les stagiaires arrivent préparés."]
    assert report.masked == ()


def test_a_company_keeps_its_name_and_a_person_who_is_one_does_not() -> None:
    company, person = told("Bien.", "Cabinet Zola"), told("Bien.", "Ninon Zola")
    assert [quote.organisation for quote in _quotes(company)] == ["Cabinet Zola"]
    assert [quote.organisation for quote in _quotes(person)] == ["[personne]"]


def _quotes(report: Report) -> list[Quote]:
    blocks = [block for section in report.sections for block in section.blocks if isinstance(block, Quotes)]
    return [quote for block in blocks for quote in block.quotes]


def test_contributors_are_organisations() -> None:
    actors = ACTORS.replace("Ateliers Zed", "Ninon Zola")
    report = usual(Acteurs=actors)
    (table,) = [table for table in report.sections[0].tables if table.key == "means_by_contributor"]
    assert [row.key for row in table.rows] == ["[personne]"]


def test_masking_changes_no_count() -> None:
    hidden = usual(Acteurs=ACTORS.replace("Ateliers Zed", "Ninon Zola"), Moyens=MEANS)
    assert [card.value.value for card in hidden.cards] == [card.value.value for card in usual(**USUAL).cards]


def test_a_report_is_addressed_to_a_direction_not_to_somebody() -> None:
    report = usual(Paramètres="| Territoire | Val Fleuri |\n| Direction destinataire | Budget, Ninon Zola |")
    assert report.recipient == "Budget, [personne]"
