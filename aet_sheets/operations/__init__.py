"""What one can do with a dossier: the calls that the command line, Excel's buttons and Python programs share."""
