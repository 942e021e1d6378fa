"""Figures: what is counted, each under its definition (domain, Key figures; How figures are counted)."""

from aet_sheets.figures.figures import Figures, compute
from aet_sheets.figures.quantity import Quantity

__all__ = ["Figures", "Quantity", "compute"]
