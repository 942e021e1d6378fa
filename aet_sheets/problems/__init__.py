"""Problems: their catalogue, and what they look like."""

from aet_sheets.problems import catalogue
from aet_sheets.problems.problem import Finding, Kind, Place, Problem, Severity, Verbatim

__all__ = ["Finding", "Kind", "Place", "Problem", "Severity", "Verbatim", "catalogue"]
