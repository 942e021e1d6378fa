"""The parts of a workbook's archive: which one holds a sheet, its tables, its styles; changed ones take their place."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterator
from typing import Any, Final

from lxml import etree

_RELATION_ID: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRICT_RELATION_ID: Final = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"
_WORKBOOK: Final = "officeDocument"


class NotEditableError(Exception):
    """A workbook that cannot be changed as asked: `why` tells it in French, as the end of a sentence."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


class Archive:
    """A workbook as parts by name. What is done to the root of a part is what will be written; others keep their bytes.

    Raises:
        NotEditableError: from any method, when the workbook is not laid out as one.
    """

    def __init__(self, content: bytes) -> None:
        try:
            with zipfile.ZipFile(io.BytesIO(content)) as archive:
                self._members = [(member, archive.read(member)) for member in archive.infolist()]
        except (zipfile.BadZipFile, NotImplementedError, RuntimeError) as error:
            raise NotEditableError("le fichier n'est pas un classeur Excel intact") from error
        self._contents = {member.filename: data for member, data in self._members}
        self._roots: dict[str, Any] = {}
        self.workbook = next(self.related("", _WORKBOOK), "")

    def root(self, part: str) -> Any:
        """Return the root of a part's XML. No entity is resolved, nothing is fetched."""
        if part not in self._roots:
            parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
            try:
                self._roots[part] = etree.fromstring(self._contents[part], parser)
            except (KeyError, etree.XMLSyntaxError) as error:
                raise NotEditableError("le fichier n'est pas un classeur Excel intact") from error
        return self._roots[part]

    def related(self, part: str, kind: str) -> Iterator[str]:
        """Yield the names of the parts that `part` leads to by a relation whose type ends in `kind`."""
        return iter(target for _, target in self._relations(part, kind))

    def sheet(self, name: str) -> str:
        """Return the part of the worksheet called `name`."""
        targets = dict(self._relations(self.workbook, "worksheet"))
        for node in self.root(self.workbook).iter("{*}sheet"):
            identifier = node.get(_RELATION_ID) or node.get(_STRICT_RELATION_ID)
            if node.get("name") == name and identifier in targets:
                return targets[identifier]
        raise NotEditableError(f"la feuille « {name} » n'y est plus")

    def _relations(self, part: str, kind: str) -> Iterator[tuple[str, str]]:
        folder, file = posixpath.split(part)
        name = posixpath.join(folder, "_rels", f"{file}.rels")
        if name not in self._contents:
            return
        for node in etree.fromstring(self._contents[name]).iter("{*}Relationship"):
            if str(node.get("Type")).rpartition("/")[2] == kind and node.get("TargetMode") != "External":
                target = posixpath.join("/", folder, str(node.get("Target")))
                yield str(node.get("Id")), posixpath.normpath(target).lstrip("/")

    def to_bytes(self) -> bytes:
        """Return the workbook: parts in their order, those whose root was asked for as they are now."""
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w") as archive:
            for member, data in self._members:
                archive.writestr(member, self._changed(member.filename, data), compress_type=member.compress_type)
        return stream.getvalue()

    def _changed(self, part: str, data: bytes) -> bytes:
        root = self._roots.get(part)
        if root is None or etree.tostring(root) == etree.tostring(etree.fromstring(data)):
            return data
        return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))
