"""Excel itself: the workbook with its buttons, and what its buttons do."""
