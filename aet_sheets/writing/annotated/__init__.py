"""Annotated copies: what a sender gets back, in their own layout, with what is to be corrected shown on it.

Everything here is values in, values out: the bytes of a file and its problems give the bytes of its copy.
"""

from aet_sheets.writing.annotated.copy import annotated_copy, to_send
from aet_sheets.writing.annotated.patch import Annotation

__all__ = ["Annotation", "annotated_copy", "to_send"]
