"""Writing: workbooks drawn from the schema and from consolidated data."""
