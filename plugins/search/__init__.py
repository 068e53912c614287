"""Search: a page in each language where readers look for words, and the index that it asks.

Reads the texts of each edition. Adds the page, and the files that Pagefind makes of the texts.
Listens to `plan_pages` and `bundle_formats`.
"""

from plugins.search.hooks import register

__all__ = ["register"]
