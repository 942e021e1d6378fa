"""What several tests need: real workbooks of every format, LibreOffice as judge."""
