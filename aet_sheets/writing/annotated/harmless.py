"""What of a stranger's workbook goes into its copy: sheets and their looks, nothing that runs, fetches or links.

Only what is known to be harmless is kept; the rest is left out, and what pointed to it too.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from typing import Final

from aet_sheets.text import plural
from aet_sheets.writing.annotated.formulas import is_harmless
from aet_sheets.writing.annotated.package import CONTENT_TYPES, Package, Part, Relation
from aet_sheets.writing.annotated.plain import is_plain
from aet_sheets.writing.annotated.sheets import sheets_renumbered
from aet_sheets.writing.annotated.xml import RELATIONS, Node, NotPatchableError, local_name, main, remove, xpath

_KEPT: Final = frozenset(
    {
        "chart",
        "chartColorStyle",
        "chartStyle",
        "chartUserShapes",
        "chartsheet",
        "comments",
        "core-properties",
        "drawing",
        "image",
        "officeDocument",
        "sharedStrings",
        "styles",
        "table",
        "theme",
        "themeOverride",
        "worksheet",
    }
)
"""The kinds of relations that are followed; drawings of notes are drawn anew."""
_SILENT: Final = frozenset({"calcChain", "extended-properties", "printerSettings", "vmlDrawing", "sheetMetadata"})
"""What nobody misses: Excel makes it again, or it only describes the file."""
_LABELS: Final[Mapping[str, str]] = {
    "attachedToolbars": "les macros",
    "connections": "les connexions à des données",
    "control": "les boutons et les cases à cocher",
    "ctrlProp": "les boutons et les cases à cocher",
    "customData": "les connexions à des données",
    "customXml": "les données d'autres programmes",
    "dialogsheet": "les macros",
    "externalLink": "les liens vers d'autres classeurs",
    "hyperlink": "les liens hypertextes",
    "oleObject": "les objets incorporés",
    "package": "les objets incorporés",
    "pivotCacheDefinition": "les tableaux croisés (leurs valeurs restent)",
    "pivotTable": "les tableaux croisés (leurs valeurs restent)",
    "queryTable": "les connexions à des données",
    "threadedComment": "les fils de discussion (leur texte reste en commentaire)",
    "vbaProject": "les macros",
    "xlIntlMacrosheet": "les macros",
    "xlMacrosheet": "les macros",
}
_OTHER: Final = "des éléments d'autres programmes"
_FORMULAS: Final = "formules"
_WITH_FORMULAS: Final = frozenset({"worksheet", "table"})
_ATTRIBUTE_ONLY: Final = frozenset({"pageSetup"})
"""Elements that stand without what they led to."""
_BARRED: Final[Mapping[str, tuple[str, ...]]] = {
    "officeDocument": ("fileSharing", "functionGroups", "webPublishing", "customWorkbookViews", "extLst"),
    "worksheet": ("customSheetViews", "scenarios", "webPublishItems", "oleObjects", "controls"),
    "table": ("xmlColumnPr",),
}
"""Elements that are left out, by the kind of part."""


def strip(package: Package) -> list[str]:
    """Keep in `package` only what is harmless; return what was left out, as French noun phrases."""
    if package.workbook.root.tag != main("workbook"):
        raise NotPatchableError("workbook")
    left_out: Counter[str] = Counter()
    banned = _strip_names(package)
    with sheets_renumbered(package.workbook.root):
        reached = list(_reach(package, banned, left_out))
    package.parts = {part.name: part for part in reached}
    formulas = left_out.pop(_FORMULAS, 0)
    phrases = sorted(left_out)
    if formulas:
        phrases.append(f"{plural(formulas, 'formule')} (la dernière valeur reste)")
    return phrases


def _reach(package: Package, banned: frozenset[str], left_out: Counter[str]) -> Iterator[Part]:
    """Yield the parts to keep, from the workbook on, each once; what else they lead to is cut off."""
    waiting, seen = [package.root], {package.root.name}
    while waiting:
        part = waiting.pop(0)
        dropped = {own for own, relation in part.relations.items() if not _is_kept(package, relation)}
        for own in dropped:
            kind = part.relations.pop(own).kind
            if kind not in _SILENT and part is not package.root:
                left_out[_LABELS.get(kind, _OTHER)] += 1
        if part is not package.root:
            part.plain = part.kind in _WITH_FORMULAS and not dropped and is_plain(part.data, banned)
            if not part.plain:
                _clean_part(part, dropped, banned, left_out)
            yield part
        for relation in part.relations.values():
            if relation.target not in seen:
                seen.add(relation.target)
                reached = package.parts[relation.target]
                reached.kind = relation.kind
                reached.content_type = CONTENT_TYPES.get(relation.kind, reached.content_type)
                waiting.append(reached)


def _is_kept(package: Package, relation: Relation) -> bool:
    if relation.external or relation.kind not in _KEPT or relation.target not in package.parts:
        return False
    part = package.parts[relation.target]
    if relation.kind == "image":
        return part.content_type.startswith("image/")
    return relation.kind != "chart" or _draws_from_here(part)


def _draws_from_here(chart: Part) -> bool:
    return all(is_harmless(node.text or "") for node in chart.root.iter("{*}f"))


def _clean_part(part: Part, dropped: set[str], banned: frozenset[str], left_out: Counter[str]) -> None:
    for name in _BARRED.get(part.kind, ()):
        for node in list(part.root.iter(main(name))):
            remove(node)
    if dropped:
        _cut_references(part, dropped)
    if part.kind in _CLEANERS:
        _CLEANERS[part.kind](part.root, left_out)
    if part.kind in _WITH_FORMULAS:
        left_out[_FORMULAS] += _strip_formulas(part.root, banned)


def _cut_references(part: Part, dropped: set[str]) -> None:
    """Take away every element that names a relation which is no more."""
    for node in list(part.root.iter("*")):
        named = [
            key for key, value in node.attrib.items() if str(key).startswith(f"{{{RELATIONS}}}") and value in dropped
        ]
        if not named:
            continue
        if local_name(node) in _ATTRIBUTE_ONLY:
            for key in named:
                del node.attrib[key]
        else:
            remove(_whole(node))


def _whole(node: Node) -> Node:
    """Return what has to go with `node`: in a drawing, the shape on the sheet, unless it was only a link."""
    if local_name(node) in {"hlinkClick", "hlinkHover", "blip"}:
        return node
    return next((parent for parent in node.iterancestors() if local_name(parent).endswith("Anchor")), node)


_WITH_RICH_VALUES: Final = xpath("descendant::m:c[@cm or @vm]")


def _strip_sheet(root: Node, left_out: Counter[str]) -> None:
    """Take away what leads out of a sheet: links, save those to a place of the same workbook; rich values."""
    for link in list(root.iter(main("hyperlink"))):
        place = link.get("location", "")
        if link.get(f"{{{RELATIONS}}}id") is not None or not place or not is_harmless(place):
            left_out["les liens hypertextes"] += 1
            remove(link)
    for cell in _WITH_RICH_VALUES(root):
        for name in ("cm", "vm"):
            cell.attrib.pop(name, None)


def _strip_drawing(root: Node, left_out: Counter[str]) -> None:
    for node in root.iter("*"):
        if node.attrib.pop("macro", ""):
            left_out["les macros"] += 1
        if not is_harmless(node.get("textlink", "")):
            del node.attrib["textlink"]


def _strip_table(root: Node, _left_out: Counter[str]) -> None:
    """Make a table filled by a query a plain one."""
    for node in root.iter("*"):
        for name in ("tableType", "connectionId", "queryTableFieldId"):
            node.attrib.pop(name, None)


_CLEANERS: Final[Mapping[str, Callable[[Node, Counter[str]], None]]] = {
    "worksheet": _strip_sheet,
    "drawing": _strip_drawing,
    "table": _strip_table,
}


def _strip_names(package: Package) -> frozenset[str]:
    """Take away the defined names that stand for more than cells; return them, in upper case."""
    banned = set()
    for name in list(package.workbook.root.iter(main("definedName"))):
        runs = any(name.get(sign) in {"1", "true"} for sign in ("function", "xlm", "vbProcedure"))
        if runs or not is_harmless(name.text or ""):
            banned.add(str(name.get("name")).upper())
            remove(name)
    return frozenset(banned)


def _strip_formulas(root: Node, banned: frozenset[str]) -> int:
    """Take away the formulas that are not harmless; return from how many cells."""
    bearers = list(root.iter(*(f"{{*}}{name}" for name in _BEARERS)))
    harmful = [node for node in bearers if not is_harmless(node.text or "", banned) or node.get("t") == "dataTable"]
    groups = {node.get("si") for node in harmful if node.get("t") == "shared"}
    harmful += [node for node in bearers if node.get("t") == "shared" and node.get("si") in groups - {None}]
    for node in dict.fromkeys(harmful):
        _take_away(node)
    return sum(node.tag == main("f") for node in set(harmful))


def _take_away(formula: Node) -> None:
    """Take a formula away: its cell keeps the value, anything else goes with it."""
    cell = formula.getparent()
    if formula.tag == main("f") and cell is not None:
        cell.remove(formula)
    else:
        remove(_BEARERS[local_name(formula)](formula))


def _nearest(*names: str) -> Callable[[Node], Node]:
    """Return what finds the nearest ancestor of these names, the node itself for want of any."""

    def find(node: Node) -> Node:
        return next((parent for parent in node.iterancestors() if local_name(parent) in names), node)

    return find


_RULES: Final = ("dataValidation", "cfRule", "sparklineGroup", "ext")
_BEARERS: Final[Mapping[str, Callable[[Node], Node]]] = {
    "f": _nearest(*_RULES),
    "formula": _nearest("cfRule"),
    "formula1": _nearest("dataValidation"),
    "formula2": _nearest("dataValidation"),
    "calculatedColumnFormula": _nearest(),
    "totalsRowFormula": _nearest(),
}
"""The elements that hold a formula, and what goes with it when it has to go."""
