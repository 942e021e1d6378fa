"""Numbers that may be an interval, and numbers that are not there."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Final


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number known to lie from `low` to `high`, both included; an exact one has `low == high`.

    Nothing known is `None`, never a quantity of zero.
    """

    low: float
    high: float

    @classmethod
    def exactly(cls, value: float) -> Quantity:
        """Return the quantity of one known number."""
        return cls(value, value)

    @property
    def exact(self) -> bool:
        """Tell whether the quantity is a single number."""
        return self.low == self.high

    def over(self, other: Quantity) -> Quantity | None:
        """Return the ratio to `other`, as wide as both allow; None when `other` may be zero."""
        if other.low <= 0:
            return None
        return Quantity(self.low / other.high, self.high / other.low)


def cents(amount: float) -> float:
    """Return an amount to the cent, half a cent rounded up, as people and Excel do."""
    return float(Decimal(repr(float(amount))).quantize(_CENT, ROUND_HALF_UP))


_CENT: Final = Decimal("0.01")


def tidy(value: float) -> float | int:
    """Return a whole number as an `int` and others rounded to ten decimals, as the JSON and the cells show them."""
    return int(value) if value == int(value) else round(value, 10)
