"""How cells look: the sender's looks, some of them in the colours of what is wrong, and those of our own sheet."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Final

from aet_sheets.problems import Severity
from aet_sheets.writing.annotated.package import Package
from aet_sheets.writing.annotated.xml import Node, fragment, insert_in_order, main, new, new_part
from aet_sheets.writing.styles import BADGES, FONT, Palette

_ORDER: Final = (
    "numFmts",
    "fonts",
    "fills",
    "borders",
    "cellStyleXfs",
    "cellXfs",
    "cellStyles",
    "dxfs",
    "tableStyles",
    "colors",
    "extLst",
)
_SIDES: Final = ("left", "right", "top", "bottom")
_OPAQUE: Final = "FF"
_TEXT_FORMAT: Final = 49
"""The built-in format « @ »."""


def colour(severity: Severity) -> tuple[str, str]:
    """Return the ink and the paper of a severity, as Excel writes colours."""
    ink, paper = BADGES[severity].value
    return _argb(ink), _argb(paper)


def _argb(colour: str) -> str:
    return _OPAQUE + colour.lstrip("#")


_PAPERS: Final = frozenset(colour(severity)[1] for severity in Severity)


@dataclass(frozen=True, kw_only=True, slots=True)
class Look:
    """A look of our own sheet; colours are those of the palette."""

    ink: str = Palette.ink
    paper: str = ""
    size: float = 11
    bold: bool = False
    underlined: bool = False
    ruled: bool = False
    centred: bool = False
    wrapped: bool = True
    indent: int = 1


@dataclass(slots=True)
class Looks:
    """The looks of one workbook; each that is asked for is added once."""

    root: Node
    _marked: dict[tuple[int, Severity], int] = field(default_factory=dict)
    _own: dict[Look, int] = field(default_factory=dict)

    @classmethod
    def of(cls, package: Package) -> Looks:
        """Return the looks of a workbook, which gets plain ones when it has none."""
        part = next(package.related(package.workbook, "styles"), None)
        if part is None:
            part = package.add("styles", "xl/aetStyles{}.xml")
            part.replace(new_part("styleSheet", ""))
            package.workbook.relate(part)
        looks = cls(part.root)
        for name, plain in _PLAIN.items():
            section = looks._section(name)
            if not len(section):
                section.extend(fragment(f"<{name}>{plain}</{name}>"))
        return looks

    def _section(self, name: str) -> Node:
        found = self.root.find(main(name))
        if found is None:
            found = new(name)
            insert_in_order(self.root, found, _ORDER)
        return found

    def _add(self, section: str, node: Node) -> int:
        """Add `node` to a section and return its number."""
        parent = self._section(section)
        parent.append(node)
        parent.set("count", str(len(parent)))
        return len(parent) - 1

    def _cell(self, number: int) -> Node:
        cells = self._section("cellXfs")
        return cells[number] if number < len(cells) else cells[0]

    def marked(self, number: int, severity: Severity) -> int:
        """Return the look `number` in the colours of `severity`, and open to changes on a protected sheet."""
        key = (number, severity)
        if key not in self._marked:
            ink, paper = colour(severity)
            changes = {"fillId": self._fill(paper), "borderId": self._frame(ink), "applyFill": 1, "applyBorder": 1}
            self._marked[key] = self._variant(number, changes, unlocked=True)
        return self._marked[key]

    def _variant(self, number: int, changes: Mapping[str, object], *, unlocked: bool) -> int:
        node = deepcopy(self._cell(number))
        for name, value in changes.items():
            node.set(name, str(value))
        if unlocked:
            node.set("applyProtection", "1")
            for protection in node.findall(main("protection")):
                node.remove(protection)
            insert_in_order(node, new("protection", {"locked": 0}), ("alignment", "protection", "extLst"))
        return self._add("cellXfs", node)

    def unmarked(self) -> dict[int, int]:
        """Return, for each look in the colours of a former copy, the look without them."""
        fills = self._section("fills")
        ours = {
            str(number)
            for number, fill in enumerate(fills)
            if any(node.get("rgb") in _PAPERS for node in fill.iter(main("fgColor")))
        }
        plain = {"fillId": 0, "borderId": 0}
        marked = [number for number, cell in enumerate(self._section("cellXfs")) if cell.get("fillId") in ours]
        return {number: self._variant(number, plain, unlocked=False) for number in marked}

    def own(self, look: Look) -> int:
        """Return the number of a look of our own sheet."""
        if look not in self._own:
            self._own[look] = self._add("cellXfs", self._drawn(look))
        return self._own[look]

    def _drawn(self, look: Look) -> Node:
        fill = self._fill(_argb(look.paper)) if look.paper else 0
        border = self._rule() if look.ruled else 0
        across, indent = ("center", 0) if look.centred else ("left", look.indent)
        return fragment(
            f'<xf numFmtId="{_TEXT_FORMAT}" fontId="{self._font(look)}" fillId="{fill}" borderId="{border}" xfId="0" '
            'applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1">'
            f'<alignment horizontal="{across}" vertical="center" wrapText="{look.wrapped:d}" indent="{indent}"/></xf>'
        )

    def _font(self, look: Look) -> int:
        signs = ("<b/>" if look.bold else "") + ("<u/>" if look.underlined else "")
        colours = f'<sz val="{look.size:g}"/><color rgb="{_argb(look.ink)}"/>'
        return self._add("fonts", fragment(f'<font>{signs}{colours}<name val="{FONT}"/><family val="2"/></font>'))

    def _fill(self, paper: str) -> int:
        pattern = f'<patternFill patternType="solid"><fgColor rgb="{paper}"/><bgColor indexed="64"/></patternFill>'
        return self._add("fills", fragment(f"<fill>{pattern}</fill>"))

    def _frame(self, ink: str) -> int:
        return self._border(dict.fromkeys(_SIDES, ink))

    def _rule(self) -> int:
        return self._border({"bottom": _argb(Palette.line)})

    def _border(self, inks: Mapping[str, str]) -> int:
        sides = "".join(
            f'<{side} style="thin"><color rgb="{inks[side]}"/></{side}>' if side in inks else f"<{side}/>"
            for side in _SIDES
        )
        return self._add("borders", fragment(f"<border>{sides}<diagonal/></border>"))


_PLAIN: Final = {
    "fonts": f'<font><sz val="11"/><name val="{FONT}"/></font>',
    "fills": '<fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>',
    "borders": f"<border>{''.join(f'<{side}/>' for side in (*_SIDES, 'diagonal'))}</border>",
    "cellStyleXfs": '<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>',
    "cellXfs": '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>',
}
"""What the sections of a workbook without looks hold."""
