"""Text files with separators: whatever wrote them, the same cells come out."""

from __future__ import annotations

import pytest

from aet_sheets.reading.delimited import read_delimited
from aet_sheets.reading.errors import UnreadableFileError
from tests.support.formats import as_csv
from tests.support.markdown import sheet

MEANS = sheet(
    "Moyens",
    """
    | Nature    | Libellé                  | Réalisé | Observations        |
    | Financier | Salle, son et lumière    | 1234.5  | « payé » ; à revoir |
    | Humain    | Deux lignes\\nici même   | 2       |                     |
    | En nature | Le "bon" côté de l'œuvre | 0.5     | oui, en 2017        |
    """,
)


@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_every_separator_in_every_encoding(separator: str, encoding: str) -> None:
    """Line breaks and separators inside quotation marks, decimal commas, accents."""
    read = read_delimited(as_csv(MEANS, encoding, separator), "Moyens.csv")
    assert read.rows == [
        ["Nature", "Libellé", "Réalisé", "Observations"],
        ["Financier", "Salle, son et lumière", "1234,5", "« payé » ; à revoir"],
        ["Humain", "Deux lignes\nici même", "2", ""],
        ["En nature", 'Le "bon" côté de l\'œuvre', "0,5", "oui, en 2017"],
    ]


@pytest.mark.parametrize("line", ["sep=;", "SEP=;", '"sep=;"'])
def test_a_declared_separator_is_taken_and_not_shown(line: str) -> None:
    """Excel shows no such line: the headings stand in row 1."""
    text = f"{line}\r\nNom;Valeur, unité, source\r\na;1,2,3\r\n"
    assert read_delimited(text.encode(), "a.csv").rows == [["Nom", "Valeur, unité, source"], ["a", "1,2,3"]]


def test_decimal_commas_do_not_cut_cells() -> None:
    text = "Libellé;Réalisé\nSalle;1,5\nSon;2,5\n"
    assert read_delimited(text.encode(), "a.csv").rows[1:] == [["Salle", "1,5"], ["Son", "2,5"]]


def test_a_quotation_mark_that_swallows_the_end_of_the_file_is_no_text() -> None:
    with pytest.raises(UnreadableFileError) as error:
        read_delimited(b'Nom;Valeur\na;1\n"b;2\nc;3\n', "a.csv")
    assert "guillemet" in error.value.why


def test_a_quotation_mark_inside_a_text_is_a_letter_like_another() -> None:
    assert read_delimited('Nom;Écran\na;24" large\nb;19"\n'.encode(), "a.csv").rows[1:] == [
        ["a", '24" large'],
        ["b", '19"'],
    ]


def test_blank_lines_keep_their_rows() -> None:
    assert read_delimited(b"a;b\r\n\r\n1;2\r\n\r\n\r\n", "a.csv").rows == [["a", "b"], [], ["1", "2"]]


def test_an_empty_text_holds_nothing() -> None:
    assert read_delimited(b"\r\n", "a.csv").rows in ([], [[]])
