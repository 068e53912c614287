"""The site as its writers see it while they work: built again at each save, shown at once."""
