"""The register of codes: what a row without a code was once called, it is called for ever.

It is kept in `.aet/registre.json`. Keys are digests, so that the file names nobody; codes that the program gives
have an `R` before their number, so that they never meet those that staff write.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Annotated

import msgspec

from aet_sheets.consolidation.digests import digest
from aet_sheets.consolidation.identity import Key, Naming, nameless
from aet_sheets.schema import Table
from aet_sheets.schema.values import Value


class TableCodes(msgspec.Struct, forbid_unknown_fields=True):
    """The codes given in one table: how many so far, and which natural key has which."""

    given: Annotated[int, msgspec.Meta(ge=0)] = 0
    codes: dict[str, str] = msgspec.field(default_factory=dict)


class Register(msgspec.Struct, forbid_unknown_fields=True):
    """The codes given so far, by the name of the Excel table; `format` is that of the file."""

    format: Annotated[int, msgspec.Meta(ge=1, le=1)] = 1
    tables: dict[str, TableCodes] = msgspec.field(default_factory=dict)

    @classmethod
    def from_json(cls, content: bytes) -> Register:
        """Return the register that `content` holds; raises `msgspec.MsgspecError` when it holds none."""
        return msgspec.json.decode(content, type=cls)

    def to_json(self) -> bytes:
        """Return the register as JSON that a person can read."""
        return msgspec.json.format(msgspec.json.encode(self), indent=1) + b"\n"

    def code_for(self, table: type[Table], keys: Iterable[Key], taken: set[str]) -> str:
        """Return the code of a thing known by `keys`, a new one when none of them was met, and remember it.

        A code in `taken` already names another thing of this run: it is not given twice.
        """
        codes = self.tables.setdefault(table.excel_name, TableCodes())
        digests = [digest(key) for key in keys]
        known = sorted({codes.codes[own] for own in digests if own in codes.codes} - taken)
        code = known[0] if known else self._next(table, codes, taken)
        self._remember(codes, digests, code)
        return code

    def adopt(self, table: type[Table], stated: Iterable[tuple[str, Sequence[Key]]]) -> int:
        """Know again the codes of this register that files state and that it no longer holds; return how many.

        `stated` gives each code with the keys of its thing. The register was lost, or is that of an older copy of the
        dossier: without this, such a code would be given a second time.
        """
        codes = self.tables.get(table.excel_name, TableCodes())
        held, prefix = set(codes.codes.values()), f"{table.code_prefix}-R"
        lost = [(code, keys) for code, keys in stated if code.startswith(prefix) and code not in held]
        if not lost:
            return 0
        self.tables[table.excel_name] = codes
        numbers = (code.removeprefix(prefix) for code, _ in lost)
        codes.given = max([codes.given, *(int(number) for number in numbers if number.isdecimal())])
        for code, keys in lost:
            self._remember(codes, map(digest, keys), code)
        return len(lost)

    def former_codes(self, table: type[Table], keys: Iterable[Key]) -> list[str]:
        """Return the codes once given to a thing known by `keys`, in order."""
        codes = self.tables.get(table.excel_name)
        if codes is None:
            return []
        return sorted({codes.codes[own] for key in keys if (own := digest(key)) in codes.codes})

    def naming(self, table: type[Table], stated: Iterable[Value | None]) -> Naming:
        """Return what knows rows by a code that this register gave and that others state: it was sent to them."""
        codes = self.tables.get(table.excel_name)
        if codes is None:
            return nameless
        sent = set(codes.codes.values()) & {str(code) for code in stated}
        known = {key: code for key, code in codes.codes.items() if code in sent}
        if not known:
            return nameless
        return lambda keys: next((known[key] for key in map(digest, keys) if key in known), "")

    @staticmethod
    def _next(table: type[Table], codes: TableCodes, taken: set[str]) -> str:
        while True:
            codes.given += 1
            code = f"{table.code_prefix}-R{codes.given:04d}"
            if code not in taken:
                return code

    @staticmethod
    def _remember(codes: TableCodes, digests: Iterable[str], code: str) -> None:
        for own in digests:
            codes.codes.setdefault(own, code)
