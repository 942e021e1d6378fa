"""Archives that are traps are refused before anything is unpacked; those that are only large are not."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Callable

import pytest

from aet_sheets.reading.archives import Archive, check_archive, stored
from aet_sheets.reading.errors import UnreadableFileError
from aet_sheets.reading.limits import DEFAULTS, MEBIBYTE, Limits
from tests.support.hostile import MANY, bomb, entity_bomb, lying_bomb, overlapping_bomb, packed, sheet, xlsx


def refusal(data: bytes, limits: Limits = DEFAULTS) -> str:
    with pytest.raises(UnreadableFileError) as error:
        check_archive(data, limits)
    assert error.value.remedy.endswith(".")
    return error.value.why


@pytest.mark.parametrize(
    ("made", "why"),
    [
        (bomb, "se décompresse démesurément"),
        (overlapping_bomb, "recouvrent"),
        (entity_bomb, "entités"),
        (lambda: b"PK\x03\x04 nothing more", "endommagé"),
        (lambda: xlsx()[:-30], "endommagé"),
    ],
)
def test_traps(made: Callable[[], bytes], why: str) -> None:
    assert why in refusal(made())


def test_entities_are_found_in_utf_16_too() -> None:
    xml = '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE a [<!entity b "c">]><a/>'
    assert "entités" in refusal(xlsx(parts={"xl/styles.xml": xml.encode("utf-16")}))


def test_a_document_type_without_entities_is_harmless() -> None:
    check_archive(packed({"META-INF/manifest.xml": '<!DOCTYPE manifest SYSTEM "Manifest.dtd"><manifest/>'}), DEFAULTS)


@pytest.mark.parametrize(
    "name", ["../évadé.txt", "xl/../../évadé.txt", "..\\évadé.txt", "/etc/évadé", "C:/évadé", "C:x"]
)
def test_names_that_lead_out_of_the_archive(name: str) -> None:
    assert "hors de l'archive" in refusal(xlsx(parts={name: "x"}))


@pytest.mark.parametrize("name", ["xl/media/photo..png", "xl/worksheets/..feuille.xml", "xl/a:b/c.xml"])
def test_names_that_only_look_like_it(name: str) -> None:
    check_archive(xlsx(parts={name: "x"}), DEFAULTS)


def test_too_many_files() -> None:
    data = packed({f"xl/media/{number}": "" for number in range(30)})
    assert "30 fichiers" in refusal(data, Limits(entries=29))
    check_archive(data, Limits(entries=30))


def test_a_workbook_that_is_too_large_once_unpacked_says_how_large() -> None:
    data = xlsx(sheet(" " * 3 * MEBIBYTE))
    assert refusal(data, Limits(unpacked=2 * MEBIBYTE)) == "il occuperait 4 Mio une fois décompressé, pour 2 Mio permis"


def test_an_encrypted_archive_is_said_to_be_protected() -> None:
    data = bytearray(packed({"content.xml": "<a/>"}))
    directory = data.index(b"PK\x01\x02")
    data[directory + 8] |= 1
    assert "mot de passe" in refusal(bytes(data))


def test_a_large_honest_archive_passes() -> None:
    rows = "".join(f'<row r="{row}"><c r="A{row}"><v>{row * 7919}</v></c></row>' for row in range(1, 200_000))
    check_archive(xlsx(sheet(rows), {"xl/styles.xml": "<a/>" * 100_000}), DEFAULTS)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:  # stored, not packed
        archive.writestr("xl/media/film.bin", bytes(MANY))
    check_archive(out.getvalue(), DEFAULTS)


def test_a_file_comes_out_as_the_standard_library_unpacks_it() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as target:
        for number, packing in enumerate([zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2]):
            target.writestr(f"empty-{number}.xml", b"", packing)
            target.writestr(f"long-{number}.xml", b"<a/>" * 100_000, packing)
    data = b"put before" + out.getvalue()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            assert Archive(data).read(name) == archive.read(name)
            assert check_archive(data, DEFAULTS).read(name) == archive.read(name)


def test_a_file_that_is_not_as_announced_is_damaged() -> None:
    plain = packed({"a.xml": "<a/>"})
    altered = plain.replace(zlib.crc32(b"<a/>").to_bytes(4, "little"), bytes(4))
    for data in (lying_bomb(1_000), altered):
        for archive in (Archive(data), check_archive(data, DEFAULTS)):
            with pytest.raises(zipfile.BadZipFile):
                archive.read(archive.names[-1])


def test_files_that_are_not_packed_are_read_back_as_they_were() -> None:
    files = {"empty.xml": b"", "xl/Données.xml": b"<a/>" * 100_000, "b.bin": bytes(range(256))}
    with zipfile.ZipFile(io.BytesIO(stored(files))) as archive:
        assert archive.testzip() is None
        assert {name: archive.read(name) for name in archive.namelist()} == files
