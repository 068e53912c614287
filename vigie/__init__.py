"""Vigie's vocabulary: the values of a bilingual watch blog, and the tools that need no Pelican."""
