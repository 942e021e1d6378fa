"""The sheets of a workbook being patched: found by name, added, put in order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final

from aet_sheets.writing.annotated.package import Package, Part
from aet_sheets.writing.annotated.xml import R_ID, Node, insert_in_order, main, new, remove

_WORKBOOK_ORDER: Final = (
    "fileVersion",
    "fileSharing",
    "workbookPr",
    "workbookProtection",
    "bookViews",
    "sheets",
    "functionGroups",
    "externalReferences",
    "definedNames",
)


@contextmanager
def sheets_renumbered(workbook: Node) -> Iterator[None]:
    """Let names that belong to a sheet follow it, whatever is done to the sheets meanwhile."""
    before = list(workbook.iter(main("sheet")))
    yield
    after = list(workbook.iter(main("sheet")))
    for name in list(workbook.iter(main("definedName"))):
        own = name.get("localSheetId")
        if own is None:
            continue
        sheet = before[int(own)] if int(own) < len(before) else None
        if sheet in after:
            name.set("localSheetId", str(after.index(sheet)))
        else:
            remove(name)


@dataclass(frozen=True, slots=True)
class Sheets:
    """The sheets of a workbook, by their names."""

    package: Package

    @property
    def _root(self) -> Node:
        return self.package.workbook.root

    def names(self) -> list[str]:
        """Return the names of all sheets, in the order of the tabs."""
        return [str(node.get("name")) for node in self._nodes()]

    def worksheet(self, name: str) -> Part | None:
        """Return the worksheet called `name`; None when there is none, or when it is a chart."""
        for node in self._nodes():
            if node.get("name") == name:
                part = self._part(node)
                return part if part and part.kind == "worksheet" else None
        return None

    def worksheets(self) -> Iterator[Part]:
        """Yield every worksheet."""
        return (part for node in self._nodes() if (part := self._part(node)) and part.kind == "worksheet")

    def _part(self, node: Node) -> Part | None:
        relation = self.package.workbook.relations.get(str(node.get(R_ID)))
        return self.package.parts.get(relation.target) if relation else None

    def _nodes(self) -> list[Node]:
        return list(self._root.iter(main("sheet")))

    def put(self, name: str, content: bytes, *, first: bool = False, hidden: bool = False) -> None:
        """Have the worksheet `name` hold `content`, in place of what it held; it is added when there is none.

        It stands before all others if it is the `first` one; otherwise where it was, or at the end.
        """
        with sheets_renumbered(self._root):
            node = next((node for node in self._nodes() if node.get("name") == name), None)
            node = self._added(name) if node is None else node
            parent = node.getparent()
            if first and parent is not None:
                parent.insert(0, node)
            if hidden:
                node.set("state", "veryHidden")
            else:
                node.attrib.pop("state", None)
        part = self._part(node)
        if part is not None:
            part.replace(content)

    def _added(self, name: str) -> Node:
        part = self.package.add("worksheet", "xl/worksheets/aet{}.xml")
        known = [int(str(node.get("sheetId"))) for node in self._nodes() if str(node.get("sheetId")).isdigit()]
        node = new("sheet", {"name": name, "sheetId": max(known, default=0) + 1})
        node.set(R_ID, self.package.workbook.relate(part))
        next(self._root.iter(main("sheets"))).append(node)
        return node

    def show(self, name: str) -> None:
        """Show a sheet that was hidden: a link does not lead to what cannot be seen."""
        for node in self._nodes():
            if node.get("name") == name:
                node.attrib.pop("state", None)

    def show_first(self) -> None:
        """Have the workbook open on its first sheet, which is ours and selected; unselect the others."""
        for node in list(self._root.iter(main("bookViews"))):
            remove(node)
        view = new("workbookView", {"activeTab": 0, "firstSheet": 0})
        insert_in_order(self._root, new("bookViews", children=[view]), _WORKBOOK_ORDER)
        for node in self._nodes()[1:]:
            part = self._part(node)
            if part is None or part.lacks(b"tabSelected"):
                continue
            for shown in part.root.iterfind(f"{main('sheetViews')}/{main('sheetView')}"):
                shown.attrib.pop("tabSelected", None)

    def unlock_structure(self) -> None:
        """Let sheets be renamed and added."""
        for node in list(self._root.iter(main("workbookProtection"))):
            remove(node)


def free_name(wanted: str, taken: Sequence[str]) -> str:
    """Return `wanted`, with as many `!` after it as make it free: reading does not see them."""
    folded = {name.casefold() for name in taken}
    while wanted.casefold() in folded:
        wanted += "!"
    return wanted
