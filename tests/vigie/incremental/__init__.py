"""The behaviour of `vigie/incremental/`."""
