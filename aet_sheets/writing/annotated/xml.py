"""XML of workbook parts: read without following anything, written in the sender's own words."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from html import escape
from typing import Final, TypeAlias

from lxml import etree

Node: TypeAlias = "etree._Element"  # noqa: SLF001 - lxml has no public name for an element

MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
R_ID: Final = f"{{{RELATIONS}}}id"
_NOT_XML: Final = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
DECLARATION: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_PARSER: Final = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)


class NotPatchableError(Exception):
    """A workbook whose parts are not laid out as the annotation needs; its cells can still be copied."""


def parse(data: bytes) -> Node:
    """Return the root of an XML part. No entity is resolved, nothing is fetched.

    Raises:
        NotPatchableError: the part is not well formed, or declares a document type.
    """
    try:
        root = etree.fromstring(data, _PARSER)
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


def xpath(path: str) -> Callable[[Node], list[Node]]:
    """Return what finds the elements at `path`, where `m:` stands before the names of SpreadsheetML."""
    found: Callable[[Node], list[Node]] = etree.XPath(path, namespaces={"m": MAIN})
    return found


def new(name: str, attributes: Mapping[str, object] | None = None, children: Sequence[Node] = ()) -> Node:
    """Return a new element of SpreadsheetML."""
    node = etree.Element(main(name), {key: str(value) for key, value in (attributes or {}).items()})
    node.extend(children)
    return node


def fragment(markup: str) -> Node:
    """Return the element of SpreadsheetML that `markup` writes: of many elements, quicker than `new` by far."""
    return etree.fromstring(f'<x xmlns="{MAIN}">{markup}</x>', _PARSER)[0]


def new_part(name: str, markup: str) -> bytes:
    """Return a part of SpreadsheetML whose root holds `markup`; its namespaces are declared as Excel does."""
    return f'{DECLARATION}\n<{name} xmlns="{MAIN}" xmlns:r="{RELATIONS}">{markup}</{name}>'.encode()


def text_element(text: str) -> str:
    """Return the element `<t>` that holds `text` as it is; characters that XML cannot hold are left out."""
    return f'<t xml:space="preserve">{escape(_NOT_XML.sub("", text), quote=False)}</t>'


def attribute(text: str) -> str:
    """Return `text` as it stands in the quotation marks of an attribute."""
    return escape(_NOT_XML.sub("", text)).replace("\n", "&#10;").replace("\t", "&#9;")


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
