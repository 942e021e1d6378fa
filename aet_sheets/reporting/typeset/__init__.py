"""From a report to what the page design needs: texts in French typography, measured columns, bars as shares."""
