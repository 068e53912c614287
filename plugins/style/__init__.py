"""Style: the components of the theme with examples, on pages for those who work on it.

Reads the theme's `samples.py`, the comments of its components and its colours. Adds a page for each
language and scheme where drafts are shown; the published settings leave the plugin out. Listens to
`plan_pages` and `page_formats`.
"""

from plugins.style.hooks import register

__all__ = ["register"]
