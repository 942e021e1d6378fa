"""The parts of an Office Open XML workbook: what each holds, and which leads to which."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final
from urllib.parse import unquote

from aet_sheets.writing.annotated.xml import (
    DECLARATION,
    RELATIONS,
    Node,
    NotPatchableError,
    attribute,
    parse,
    serialised,
)
from aet_sheets.writing.packaging import open_member

_CONTENT_TYPES: Final = "[Content_Types].xml"
_CONTENT_TYPE_NAMES: Final = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATION_NAMES: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
_MOST_PARTS: Final = 2_000
_MOST_XML: Final = 24 * 1024 * 1024
"""Bytes of XML: as a tree, they take some twenty times as many."""
_MOST_BYTES: Final = 64 * 1024 * 1024
_SPREADSHEET: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml"
CONTENT_TYPES: Final = {
    "officeDocument": f"{_SPREADSHEET}.sheet.main+xml",
    **{kind: f"{_SPREADSHEET}.{kind}+xml" for kind in ("worksheet", "comments", "sharedStrings", "styles", "table")},
    "vmlDrawing": "application/vnd.openxmlformats-officedocument.vmlDrawing",
}
"""What a part is declared as, by the kind of relation that leads to it."""
_RELATIONS_TYPE: Final = "application/vnd.openxmlformats-package.relationships+xml"


@dataclass(slots=True)
class Relation:
    """What a part leads to: another part by its name, or something outside the file."""

    type: str
    target: str
    external: bool = False

    @property
    def kind(self) -> str:
        """Return the last word of the type: worksheet, hyperlink, image…."""
        return self.type.rpartition("/")[2]


@dataclass(slots=True)
class Part:
    """One part. Once `root` was asked for, what is done to it is what will be written.

    `kind` is that of the relation that leads to it: worksheet, styles, image…. A `plain` one is known to be in UTF-8,
    and to hold nothing that its bytes do not show.
    """

    name: str
    content_type: str
    data: bytes
    relations: dict[str, Relation] = field(default_factory=dict)
    kind: str = ""
    plain: bool = False
    _root: Node | None = None

    @property
    def root(self) -> Node:
        """Return the root of the part's XML."""
        if self._root is None:
            self._root = parse(self.data)
        return self._root

    def lacks(self, word: bytes) -> bool:
        """Tell whether a word is surely not in the part: then no tree need be made to look for it."""
        return self.plain and self._root is None and word not in self.data

    def replace(self, data: bytes) -> None:
        """Have the part hold `data` in place of all that it held, and lead nowhere."""
        self.data, self.plain, self._root = data, False, None
        self.relations.clear()

    def content(self) -> bytes:
        """Return what is to be written."""
        return self.data if self._root is None else serialised(self._root)

    def relate(self, target: Part) -> str:
        """Lead to `target`, and return the identifier of that relation."""
        taken = self.relations.keys()
        own = next(name for number in range(1, len(taken) + 2) if (name := f"rIdAet{number}") not in taken)
        self.relations[own] = Relation(f"{RELATIONS}/{target.kind}", target.name)
        return own


@dataclass(slots=True)
class Package:
    """A workbook as parts by name; `root` leads to its main part."""

    parts: dict[str, Part]
    root: Part

    @property
    def workbook(self) -> Part:
        """Return the part that lists the sheets; raises `NotPatchableError` when there is none."""
        found = next(self.related(self.root, "officeDocument"), None)
        if found is None:
            raise NotPatchableError("workbook")
        return found

    def related(self, part: Part, kind: str) -> Iterator[Part]:
        """Yield the parts of a kind that `part` leads to."""
        for relation in part.relations.values():
            if relation.kind == kind and not relation.external and relation.target in self.parts:
                yield self.parts[relation.target]

    def add(self, kind: str, pattern: str) -> Part:
        """Add an empty part under the first free name of `pattern`, which has a `{}` for its number."""
        taken = {name.lower() for name in self.parts}
        name = next(
            name for number in range(1, len(taken) + 2) if (name := pattern.format(number)).lower() not in taken
        )
        self.parts[name] = Part(name, CONTENT_TYPES[kind], b"", kind=kind)
        return self.parts[name]

    def to_bytes(self) -> bytes:
        """Return the file: the same bytes for the same parts."""
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
            _write(archive, _CONTENT_TYPES, _content_types(self))
            _write(archive, "_rels/.rels", _relations_xml(self.root))
            for part in self.parts.values():
                _write(archive, part.name, part.content())
                if part.relations:
                    _write(archive, _relations_name(part.name), _relations_xml(part))
        return stream.getvalue()


def open_package(data: bytes) -> Package:
    """Return the parts of the workbook `data`.

    Raises:
        NotPatchableError: the archive is damaged, huge, or no workbook that this program can patch.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            contents = _contents(archive)
    except (zipfile.BadZipFile, OSError, EOFError, NotImplementedError, RuntimeError, ValueError) as error:
        raise NotPatchableError(str(error)) from error
    defaults, overrides = _declared_types(contents.get(_CONTENT_TYPES, b""))
    names = {name.lower(): name for name in contents}
    parts = {}
    for name, content in contents.items():
        declared = overrides.get(name.lower()) or defaults.get(name.rpartition(".")[2].lower(), "")
        if name != _CONTENT_TYPES and not name.endswith(".rels"):
            parts[name] = Part(name, declared, content, _relations(contents, name, names))
    return Package(parts, Part("", "", b"", _relations(contents, "", names)))


def _contents(archive: zipfile.ZipFile) -> dict[str, bytes]:
    members = [member for member in archive.infolist() if not member.is_dir()]
    whole = sum(member.file_size for member in members)
    xml = sum(member.file_size for member in members if member.filename.lower().endswith((".xml", ".rels")))
    if len(members) > _MOST_PARTS or whole > _MOST_BYTES or xml > _MOST_XML:
        raise NotPatchableError("size")
    return {member.filename.replace("\\", "/").lstrip("/"): archive.read(member) for member in members}


def _declared_types(data: bytes) -> tuple[dict[str, str], dict[str, str]]:
    """Return the content types, by extension and by part."""
    root = parse(data)
    defaults = {str(node.get("Extension")).lower(): str(node.get("ContentType")) for node in root.iter("{*}Default")}
    overrides = {
        str(node.get("PartName")).lstrip("/").lower(): str(node.get("ContentType")) for node in root.iter("{*}Override")
    }
    return defaults, overrides


def _relations(contents: dict[str, bytes], name: str, names: dict[str, str]) -> dict[str, Relation]:
    data = contents.get(names.get(_relations_name(name).lower(), ""))
    if data is None:
        return {}
    found = {}
    for own, kind, target, external in _stated(data):
        path = posixpath.normpath(posixpath.join("/", posixpath.dirname(name), unquote(target)))[1:]
        found[own] = Relation(kind, target if external else names.get(path.lower(), ""), external)
    return found


@lru_cache(maxsize=64)
def _stated(data: bytes) -> tuple[tuple[str, str, str, bool], ...]:
    """Return the identifiers, types and targets of relations, and whether they lead out; most returns have the same."""
    return tuple(
        (str(node.get("Id")), str(node.get("Type")), str(node.get("Target", "")), node.get("TargetMode") == "External")
        for node in parse(data).iter("{*}Relationship")
    )


def _relations_name(name: str) -> str:
    folder, file = posixpath.split(name)
    return posixpath.join(folder, "_rels", f"{file}.rels")


def _content_types(package: Package) -> bytes:
    defaults = "".join(
        f'<Default Extension="{extension}" ContentType="{content_type}"/>'
        for extension, content_type in (("rels", _RELATIONS_TYPE), ("xml", "application/xml"))
    )
    overrides = "".join(
        f'<Override PartName="/{attribute(part.name)}" ContentType="{attribute(part.content_type)}"/>'
        for part in package.parts.values()
    )
    return f'{DECLARATION}\n<Types xmlns="{_CONTENT_TYPE_NAMES}">{defaults}{overrides}</Types>'.encode()


def _relations_xml(part: Part) -> bytes:
    relations = "".join(_relation_xml(own, relation) for own, relation in part.relations.items())
    return f'{DECLARATION}\n<Relationships xmlns="{_RELATION_NAMES}">{relations}</Relationships>'.encode()


def _relation_xml(own: str, relation: Relation) -> str:
    target, mode = (relation.target, ' TargetMode="External"') if relation.external else (f"/{relation.target}", "")
    return f'<Relationship Id="{attribute(own)}" Type="{attribute(relation.type)}" Target="{attribute(target)}"{mode}/>'


def _write(archive: zipfile.ZipFile, name: str, content: bytes) -> None:
    with open_member(archive, name) as member:
        member.write(content)
