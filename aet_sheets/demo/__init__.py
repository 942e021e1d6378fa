"""The fictional dossier that shows what the program does."""
