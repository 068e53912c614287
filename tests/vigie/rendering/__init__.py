"""The behaviour of `vigie/rendering/`."""
