"""One cell at a time: from what a person typed to a typed value, or to what is wrong with it.

`parse` follows the contract (*What a wrong value does*, *Tolerance*): what is understood with certainty is taken
without a word, what had to be guessed is taken with a finding, and the rest is refused with a finding.
Whether a column may be empty, and what a reference points to, are decided elsewhere.
"""

from aet_sheets.checking.values.cells import excel_text
from aet_sheets.checking.values.parsing import parse, taken_as_they_are
from aet_sheets.checking.values.verdicts import EMPTY, Verdict
from aet_sheets.schema.values import Value

__all__ = ["EMPTY", "Value", "Verdict", "excel_text", "parse", "taken_as_they_are"]
