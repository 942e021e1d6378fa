"""Reading: from a file, whatever its format and layout, to raw tables that remember their addresses."""
