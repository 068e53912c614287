"""Editions: the pages of each language — home, listings, archives, posts, reference pages.

Reads the content that was read, and the site's settings. Adds every HTML page, the sitemap and
robots.txt. Listens to `plan_pages`.
"""

from plugins.editions.hooks import register

__all__ = ["register"]
