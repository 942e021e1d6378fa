"""The annual report: what it says is composed once, from figures; the PDF and the workbook are two faces of it."""
