"""The Python types of the values that typed cells hold."""

from __future__ import annotations

import datetime as dt

Value = str | int | float | bool | dt.date
"""A typed cell; `None` stands for an empty one."""
