"""What commands show: outcomes of operations drawn for a terminal, or for a file, 80 columns wide or more."""
