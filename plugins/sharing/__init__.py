"""Sharing: the pictures that stand for texts where their addresses are shared.

Reads the Outline, the theme's colours and its `cards` folder. Adds one picture for each listed
text and one for each edition, where `SOCIAL_CARDS` asks for them. Listens to `plan_pages` and
`page_formats`.
"""

from plugins.sharing.hooks import register

__all__ = ["register"]
