"""The behaviour of `vigie/reading/`."""
