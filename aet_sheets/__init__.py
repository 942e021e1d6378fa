"""The workbooks of a territorial dialogue: read, checked, consolidated and reported on."""

__version__ = "0.1.0"
