"""For any code: where its rows come from, why they are one, what was decided, and what refers to it."""

from __future__ import annotations

from aet_sheets.consolidation.history import History, history, known_codes
from aet_sheets.consolidation.run import Consolidation
from tests.support.consolidating import consolidated
from tests.support.deciding import distinct, kept, same

HEADINGS = "| Code acteur | Type d'acteur | Organisation | SIRET | Nom | Prénom | Courriel | Mobilisation |"
ROWS = f"""{HEADINGS}
    | | Entreprise | Zed | | Zola | Ninon | n.zola@zed.example | Inscrit |
    | | Entreprise | Ateliers Zed SARL | | Zola | Ninon | | Inscrit |
    | act-001 | Entreprise | Ateliers Zed | | Moreau | Ninon | | Inscrit |
    | | Entreprise | Ateliers Zed | | Zola | N. | | Inscrit |
    """
MEETING = (
    "| Type de séance | Intitulé | Date |\n| Plénière | Lancement | 04/10/2016 |\n| Plénière | lancement | 4/10/16 |"
)
PRESENT = "| Séance | Acteur | Présence |\n| 04/10/2016 — Lancement | ACT-R0001 | Présent |"


def dossier() -> Consolidation:
    sheets = {"Acteurs": ROWS, "Séances": MEETING, "Présences": PRESENT}
    earlier = {"old.xlsx": {"Acteurs": "\n".join(ROWS.splitlines()[:2])}}
    decisions = [same("ACT-001", "ACT-R0001"), distinct("ACT-001", "ACT-R0009"), kept("ACT-001", "Nom", "Zola")]
    return consolidated({"a.xlsx": sheets}, earlier=earlier, decisions=decisions)


def found(code: str) -> History:
    known = history(dossier(), code)
    assert known is not None
    return known


def test_every_row_says_why_it_is_there() -> None:
    traces = found("ACT-001").traces
    assert [(trace.edition, trace.origin.row, trace.reason) for trace in traces] == [
        (None, 2, "première source"),
        ("2015-2016", 2, "même adresse électronique"),
        ("2016-2017", 2, "même adresse électronique"),
        ("2016-2017", 3, "même organisation et même personne"),
        ("2016-2017", 4, "même code"),
        ("2016-2017", 5, "décision du 20/07/2017"),
    ]


def test_a_former_code_leads_to_the_one_that_holds() -> None:
    known = found("act r0001")
    assert (known.code, known.former_codes, known.first_edition) == ("ACT-001", ("ACT-R0001",), "2015-2016")


def test_it_knows_the_decisions_and_the_references() -> None:
    known = found("ACT-001")
    assert [str(decision.verdict) for decision in known.decisions] == [
        "Même acteur",
        "Acteurs distincts",
        "Valeur retenue",
    ]
    assert [(use.table.sheet, use.column, len(use.origins)) for use in known.uses] == [("Présences", "Acteur", 1)]


def test_rows_of_other_tables_have_their_reasons_too() -> None:
    traces = found("SEA-R0001").traces
    assert [trace.reason for trace in traces] == [
        "première source",
        "mêmes valeurs : Type de séance, Date, Intitulé, Groupe",
    ]


def test_a_code_whose_rows_are_gone_still_has_its_decisions() -> None:
    known = found("ACT-R0009")
    assert known.table is None
    assert len(known.decisions) == 1


def test_a_code_that_nothing_ever_bore_has_no_history() -> None:
    assert history(dossier(), "ACT-999") is None
    assert "GT-JEUNES" in known_codes(dossier())
