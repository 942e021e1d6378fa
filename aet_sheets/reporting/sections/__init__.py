"""The sections of a report, one module each: figures go in, tables and charts come out."""
