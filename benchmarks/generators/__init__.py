"""The generators that are measured, one module each."""
