"""The register of codes: what a row without a code was once called, it is called for ever.

It is kept in `.aet/registre.json`. Keys are digests, so that the file names nobody; codes that the program gives
have an `R` before their number, so that they never meet those that staff write.
"""

from __future__ import annotations

from collections.abc import Iterable
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
        code = known[0] if known else self._next(table, codes)
        self._remember(codes, digests, code)
        return code

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
    def _next(table: type[Table], codes: TableCodes) -> str:
        codes.given += 1
        return f"{table.code_prefix}-R{codes.given:04d}"

    @staticmethod
    def _remember(codes: TableCodes, digests: Iterable[str], code: str) -> None:
        for own in digests:
            codes.codes.setdefault(own, code)
