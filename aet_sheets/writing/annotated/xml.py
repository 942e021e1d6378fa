"""XML of workbook parts: read without following anything, written in the sender's own words."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final, TypeAlias

from lxml import etree

Node: TypeAlias = "etree._Element"  # noqa: SLF001 - lxml has no public name for an element

MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
R_ID: Final = f"{{{RELATIONS}}}id"
_NOT_XML: Final = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"


class NotPatchableError(Exception):
    """A workbook whose parts are not laid out as the annotation needs; its cells can still be copied."""


def parse(data: bytes) -> Node:
    """Return the root of an XML part. No entity is resolved, nothing is fetched.

    Raises:
        NotPatchableError: the part is not well formed, or declares a document type.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise NotPatchableError(str(error)) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise NotPatchableError("DTD")
    return root


def serialised(root: Node) -> bytes:
    """Return `root` as the bytes of a part."""
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def local_name(node: Node) -> str:
    """Return the name of an element without its namespace; empty for a processing instruction."""
    return str(node.tag).rpartition("}")[2] if isinstance(node.tag, str) else ""


def main(name: str) -> str:
    """Return the full name of an element of SpreadsheetML."""
    return f"{{{MAIN}}}{name}"


def new(name: str, attributes: Mapping[str, object] | None = None, children: Sequence[Node] = ()) -> Node:
    """Return a new element of SpreadsheetML."""
    node = etree.Element(main(name), {key: str(value) for key, value in (attributes or {}).items()})
    node.extend(children)
    return node


def new_root(name: str) -> Node:
    """Return a new root of SpreadsheetML, its namespaces declared as Excel does."""
    return etree.Element(main(name), nsmap={None: MAIN, "r": RELATIONS})


def new_text(name: str, text: str) -> Node:
    """Return a new element that holds `text` as it is; characters that XML cannot hold are left out."""
    node = new(name)
    node.text = _NOT_XML.sub("", text)
    node.set(_SPACE, "preserve")
    return node


def insert_in_order(parent: Node, child: Node, order: Sequence[str]) -> None:
    """Insert `child` into `parent` where its name stands in `order`, before what comes later."""
    later = set(order[order.index(local_name(child)) + 1 :])
    following = next((node for node in parent if local_name(node) in later), None)
    if following is None:
        parent.append(child)
    else:
        following.addprevious(child)


def remove(node: Node) -> None:
    """Take `node` away, and its ancestors that it leaves without any element, save the root."""
    parent = node.getparent()
    if parent is None:
        return
    parent.remove(node)
    if len(parent) == 0:
        remove(parent)
    elif "count" in parent.attrib:
        parent.set("count", str(len(parent)))
