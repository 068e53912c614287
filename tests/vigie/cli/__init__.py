"""The behaviour of `vigie/cli/`."""
