"""Checking: from raw cells to typed values, and problems that say what is wrong where."""
