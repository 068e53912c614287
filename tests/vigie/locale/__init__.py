"""The behaviour of `vigie/locale/`."""
