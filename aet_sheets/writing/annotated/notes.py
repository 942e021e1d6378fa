"""Notes on cells: what is wrong and what to do, beside what the sender may have noted there."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import Final

from aet_sheets.text import french
from aet_sheets.writing.annotated.cells import Place, place_of
from aet_sheets.writing.annotated.geometry import Geometry
from aet_sheets.writing.annotated.package import Package, Part
from aet_sheets.writing.annotated.xml import (
    R_ID,
    Node,
    fragment,
    insert_in_order,
    main,
    new,
    new_part,
    remove,
    text_element,
)

AUTHOR: Final = "aet"
_OPENING: Final = ("BLOQUANT", "À VÉRIFIER")
"""How our notes begin: by this a former one is known, whatever program saved the file meanwhile."""
_SEPARATOR: Final = "\n———\n"
_WIDTH, _LINE, _LETTERS = 300, 16, 44
"""Size of a note: its width and the height of a line in pixels, how many letters a line holds."""
_AFTER_NOTES: Final = (
    "legacyDrawing",
    "legacyDrawingHF",
    "drawingHF",
    "picture",
    "oleObjects",
    "controls",
    "webPublishItems",
    "tableParts",
    "extLst",
)


def opening(*, blocking: bool) -> str:
    """Return the word by which our notes begin."""
    return _OPENING[0] if blocking else _OPENING[1]


def put_notes(package: Package, sheet: Part, notes: Mapping[str, str], *, former: bool) -> None:
    """Add `notes`, texts by address, to those of `sheet`; `former` ones of ours are taken away.

    The drawing that shows them is made anew, so the sender's notes are in it too, at their cells.
    """
    part = next(package.related(sheet, "comments"), None)
    if part is None and not notes:
        return
    if part is None:
        part = package.add("comments", "xl/aetComments{}.xml")
        part.replace(new_part("comments", "<authors/><commentList/>"))
        sheet.relate(part)
    found = _notes_of(part.root)
    if former:
        _forget_former(found)
    author = _author(part.root)
    for address, text in notes.items():
        found[place_of(address)] = _note(address, author, text, found.get(place_of(address)))
    _write_list(part.root, found)
    _draw(package, sheet, found)


def _notes_of(comments: Node) -> dict[Place, Node]:
    return {place_of(str(node.get("ref"))): node for node in comments.iter(main("comment"))}


def _forget_former(found: dict[Place, Node]) -> None:
    """Take away our own notes; of one that stood under the sender's, leave the sender's."""
    for place, node in list(found.items()):
        text = _text(node)
        theirs, _, ours = text.rpartition(_SEPARATOR)
        if not ours.startswith(_OPENING):
            continue
        if not theirs:
            del found[place]
            continue
        for part in node.findall(main("text")):
            node.replace(part, fragment(f"<text><r>{text_element(theirs)}</r></text>"))


def _text(note: Node) -> str:
    return "".join(node.text or "" for node in note.iter(main("t"))).replace("\r\n", "\n")


def _author(comments: Node) -> int:
    authors = next(comments.iter(main("authors")))
    names = [node.text for node in authors]
    if AUTHOR not in names:
        author = new("author")
        author.text = AUTHOR
        authors.append(author)
        return len(names)
    return names.index(AUTHOR)


def _note(address: str, author: int, text: str, theirs: Node | None) -> Node:
    """Return our note, under the sender's own if there is one on the cell."""
    if theirs is None:
        return fragment(f'<comment ref="{address}" authorId="{author}"><text>{_runs(text)}</text></comment>')
    for part in theirs.findall(main("text")):
        whole = text_element(_text(theirs) + _SEPARATOR)
        part[:] = fragment(f"<text><r>{whole}</r>{_runs(text)}</text>")[:]
    return theirs


def _runs(text: str) -> str:
    """Return a text whose lines that open a problem are bold."""
    return "".join(
        f'<r><rPr>{"<b/>" if line.startswith(_OPENING) else ""}<sz val="9"/><rFont val="Tahoma"/></rPr>'
        f"{text_element(line)}</r>"
        for line in text.splitlines(keepends=True)
    )


def _write_list(comments: Node, found: Mapping[Place, Node]) -> None:
    parent = next(comments.iter(main("commentList")))
    parent[:] = [found[place] for place in sorted(found)]


def _draw(package: Package, sheet: Part, found: Mapping[Place, Node]) -> None:
    """Draw the boxes of the notes; a sheet whose last note went has none."""
    if not found:
        for own, relation in list(sheet.relations.items()):
            if relation.kind == "comments":
                package.parts.pop(sheet.relations.pop(own).target)
        return
    drawing = package.add("vmlDrawing", "xl/drawings/aetNotes{}.vml")
    geometry = Geometry.of(sheet.root)
    drawing.data = _drawing([(place, _text(found[place])) for place in sorted(found)], geometry).encode()
    for node in list(sheet.root.iter(main("legacyDrawing"))):
        remove(node)
    link = new("legacyDrawing")
    link.set(R_ID, sheet.relate(drawing))
    insert_in_order(sheet.root, link, _AFTER_NOTES)


def _drawing(notes: list[tuple[Place, str]], geometry: Geometry) -> str:
    boxes = "".join(_box(number, place, text, geometry) for number, (place, text) in enumerate(notes, 1025))
    return (
        '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
        'xmlns:x="urn:schemas-microsoft-com:office:excel"><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/>'
        '</o:shapelayout><v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" '
        'path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" '
        f'o:connecttype="rect"/></v:shapetype>{boxes}</xml>'
    )


def _box(number: int, place: Place, text: str, geometry: Geometry) -> str:
    row, column = place
    lines = sum(1 + len(line) // _LETTERS for line in text.splitlines()) or 1
    anchor = geometry.anchor(row, column + 1, _WIDTH, lines * _LINE + _LINE // 2)
    return (
        f'<v:shape id="_x0000_s{number}" type="#_x0000_t202" style="position:absolute;visibility:hidden" '
        'fillcolor="#FFFFE1" o:insetmode="auto"><v:fill color2="#FFFFE1"/><v:shadow on="t" color="black" obscured="t"/>'
        '<v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div>'
        '</v:textbox><x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/>'
        f"<x:Anchor>{escape(anchor)}</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>{row - 1}</x:Row>"
        f"<x:Column>{column}</x:Column></x:ClientData></v:shape>"
    )


def note_text(severity_word: str, message: str, remedy: str) -> str:
    """Return what a note says of one problem."""
    return french(f"{severity_word} : ") + f"{message}\n→ {remedy}"
