"""The behaviour of `vigie/planning/`."""
