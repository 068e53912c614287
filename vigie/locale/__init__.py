"""Dates, hours, numbers, names and words as readers of each language write them."""
