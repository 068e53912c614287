"""Typography: texts are set as the Office québécois de la langue française asks, or as in France.

Reads the setting `TYPOGRAPHY`. Adds what sets the type of titles, summaries, names and bodies, in
French and English. Listens to `typesetters`.
"""

from plugins.typography.hooks import register

__all__ = ["register"]
