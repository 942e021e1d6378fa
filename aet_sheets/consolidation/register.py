"""The register of codes: what a row without a code was once called, it is called for ever.

It is kept in `.aet/registre.json`. Keys are digests, so that the file names nobody; codes that the program gives
have an `R` before their number, so that they never meet those that staff write.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Annotated

import msgspec

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

    def known(self, table: type[Table]) -> Mapping[str, str]:
        """Return the codes once given to things of `table`, by the digests of their natural keys."""
        codes = self.tables.get(table.excel_name)
        return codes.codes if codes else {}

    def sent(self, table: type[Table], stated: Iterable[Value | None]) -> dict[str, str]:
        """Return the codes of this register that rows state, since they were sent them, by digests of natural keys."""
        known = self.known(table)
        met = set(known.values()) & {str(code) for code in stated} if known else ()
        return {key: code for key, code in known.items() if code in met} if met else {}

    def adopt(self, table: type[Table], stated: Iterable[str]) -> set[str]:
        """Count on from the codes of this register that files state and that it no longer holds; return these codes.

        The register was lost, or is that of an older copy of the dossier: without this, such a code would be given a
        second time. What bears it has to be remembered anew.
        """
        prefix = f"{table.code_prefix}-R"
        own = {code for code in stated if code.startswith(prefix)}
        lost = own.difference(self.known(table).values()) if own else own
        numbers = [int(number) for code in lost if (number := code.removeprefix(prefix)).isdecimal()]
        if numbers:
            codes = self.tables.setdefault(table.excel_name, TableCodes())
            codes.given = max(codes.given, *numbers)
        return lost

    def new_codes(self, table: type[Table], taken: set[str]) -> Iterator[str]:
        """Yield codes that this register never gave, those in `taken` left out."""
        codes = self.tables.setdefault(table.excel_name, TableCodes())
        while True:
            codes.given += 1
            code = f"{table.code_prefix}-R{codes.given:04d}"
            if code not in taken:
                yield code

    def remember(self, table: type[Table], codes: Iterable[tuple[str, str]]) -> None:
        """Remember by which code a thing is known, given with the digest of a natural key; the first one holds."""
        known = self.tables.setdefault(table.excel_name, TableCodes()).codes
        for digest, code in codes:
            known.setdefault(digest, code)
