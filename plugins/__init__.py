"""What Pelican calls: one room for each thing the site can do."""
