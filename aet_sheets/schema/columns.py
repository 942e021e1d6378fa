"""Column types: what a cell of the structured workbooks may hold, each declared once.

A column says everything that the rest of the program needs: its French heading and synonyms, its type and
bounds, its help text, its width on a sheet. Reading, checking, templates, documentation and exports only read
these declarations; none of them keeps a list of columns of its own.

In memory a value is a `str`, `int`, `float`, `bool` or `datetime.date`; `None` is an empty cell.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import ClassVar

from aet_sheets.text import french


@dataclass(eq=False, kw_only=True)
class Column:
    """One column of a table.

    `label` is the heading that people see; `name` is the attribute under which the table declares it.
    `personal` marks what the RGPD protects: such values are never quoted in a message, a log or a report.
    `from_context` marks what a return's cover fills in, so that its sheets do not ask for it again.
    """

    label: str = field(kw_only=False)
    required: bool = False
    help: str = ""
    aliases: tuple[str, ...] = ()
    personal: bool = False
    from_context: bool = False
    name: str = ""

    type_name: ClassVar[str] = "texte"
    value_type: ClassVar[type] = str
    """The type of its values in memory, but for `None`."""
    width: ClassVar[int] = 18
    number_format: ClassVar[str | None] = None
    hint: ClassVar[str] = ""
    """How to write a value of this type, where a column has no help of its own."""

    @property
    def help_text(self) -> str:
        """What templates say of the column: what it is, or how to write it, and whether it is required."""
        parts = (self.help or self.hint, "Obligatoire." if self.required else "")
        return french(" ".join(filter(None, parts)))

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = self.name or name

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.label!r})"


@dataclass(eq=False, kw_only=True, repr=False)
class Text(Column):
    """Free text of at most `max_length` characters."""

    max_length: int = 2_000
    width: ClassVar[int] = 28


@dataclass(eq=False, kw_only=True, repr=False)
class LongText(Text):
    """Free text that runs over several lines on a sheet (decisions, remarks, quotations)."""

    max_length: int = 32_000
    width: ClassVar[int] = 46


@dataclass(eq=False, kw_only=True, repr=False)
class Code(Column):
    """An identifier such as `GT-JEUNES`; text, so that leading zeros stay."""

    type_name: ClassVar[str] = "code"
    width: ClassVar[int] = 16
    max_length: ClassVar[int] = 40


@dataclass(eq=False, kw_only=True, repr=False)
class Choice(Column):
    """One value of a closed list, found whatever the case and accents; `synonyms` maps other words, folded, to it.

    `ranked` says that the rank of a choice may stand before it, « 4 Mise en œuvre… ».
    """

    choices: tuple[str, ...]
    synonyms: dict[str, str] = field(default_factory=dict)
    ranked: bool = False

    type_name: ClassVar[str] = "liste"
    width: ClassVar[int] = 20
    hint: ClassVar[str] = "Choisissez dans la liste."


@dataclass(eq=False, kw_only=True, repr=False)
class Reference(Column):
    """A row of the table declared under the class name `to`, written as its code or as its label."""

    to: str

    type_name: ClassVar[str] = "référence"
    width: ClassVar[int] = 32
    hint: ClassVar[str] = "Choisissez dans la liste, ou écrivez un code."


@dataclass(eq=False, kw_only=True, repr=False)
class Date(Column):
    """A day. With `within_edition`, a day outside the edition's school year is worth an alert."""

    within_edition: bool = False

    value_type: ClassVar[type] = dt.date
    type_name: ClassVar[str] = "date"
    width: ClassVar[int] = 13
    number_format: ClassVar[str | None] = "dd/mm/yyyy"
    hint: ClassVar[str] = "Date, par exemple 12/10/2016."


@dataclass(eq=False, kw_only=True, repr=False)
class Number(Column):
    """What whole and decimal numbers share: bounds, both included."""

    minimum: float | None = None
    maximum: float | None = None

    value_type: ClassVar[type] = float
    width: ClassVar[int] = 13


@dataclass(eq=False, kw_only=True, repr=False)
class Integer(Number):
    """A whole number."""

    value_type: ClassVar[type] = int
    type_name: ClassVar[str] = "entier"
    number_format: ClassVar[str | None] = "#,##0"


@dataclass(eq=False, kw_only=True, repr=False)
class Year(Integer):
    """A calendar year (*exercice*), written without a thousands separator."""

    type_name: ClassVar[str] = "entier"
    number_format: ClassVar[str | None] = "0"
    width: ClassVar[int] = 11
    hint: ClassVar[str] = "Année, par exemple 2016."


@dataclass(eq=False, kw_only=True, repr=False)
class Decimal(Number):
    """A number that may have decimals."""

    type_name: ClassVar[str] = "décimal"
    number_format: ClassVar[str | None] = "General"


@dataclass(eq=False, kw_only=True, repr=False)
class Hours(Decimal):
    """A duration in hours; `2 h` and `1h30` are understood."""

    number_format: ClassVar[str | None] = "General"
    hint: ClassVar[str] = "Nombre d'heures, par exemple 1,5."


@dataclass(eq=False, kw_only=True, repr=False)
class Amount(Decimal):
    """An amount in euros."""

    type_name: ClassVar[str] = "montant"
    number_format: ClassVar[str | None] = '#,##0.00\\ "€"'
    width: ClassVar[int] = 16
    hint: ClassVar[str] = "Montant en euros."


@dataclass(eq=False, kw_only=True, repr=False)
class Percentage(Number):
    """A share, kept as a fraction of one: 45 % is 0.45."""

    minimum: float | None = 0.0
    maximum: float | None = 1.0

    type_name: ClassVar[str] = "pourcentage"
    number_format: ClassVar[str | None] = "0 %"


@dataclass(eq=False, kw_only=True, repr=False)
class YesNo(Column):
    """*Oui* or *Non*; `o`, `n`, `x`, `vrai`, `1` are understood."""

    value_type: ClassVar[type] = bool
    type_name: ClassVar[str] = "oui/non"
    width: ClassVar[int] = 13
    hint: ClassVar[str] = "Oui ou Non."


@dataclass(eq=False, kw_only=True, repr=False)
class Email(Column):
    """An e-mail address."""

    personal: bool = True

    type_name: ClassVar[str] = "courriel"
    width: ClassVar[int] = 32


@dataclass(eq=False, kw_only=True, repr=False)
class Phone(Column):
    """A telephone number, French unless it carries a country code."""

    personal: bool = True

    type_name: ClassVar[str] = "téléphone"
    width: ClassVar[int] = 18


@dataclass(eq=False, kw_only=True, repr=False)
class Siret(Column):
    """A SIRET: 14 digits with a valid key, kept as text."""

    type_name: ClassVar[str] = "SIRET"
    width: ClassVar[int] = 18


@dataclass(eq=False, kw_only=True, repr=False)
class Rna(Column):
    """The number of an association in the *répertoire national*: W and nine digits."""

    type_name: ClassVar[str] = "RNA"
    width: ClassVar[int] = 14


@dataclass(eq=False, kw_only=True, repr=False)
class PostalCode(Column):
    """A French postal code: five digits, kept as text."""

    type_name: ClassVar[str] = "code postal"
    width: ClassVar[int] = 12


@dataclass(eq=False, kw_only=True, repr=False)
class Edition(Column):
    """A school year, written `2016-2017`."""

    type_name: ClassVar[str] = "édition"
    width: ClassVar[int] = 13
