"""Feeds: what subscribers follow, RSS 2.0 and Atom 1.0 in each language.

Reads the posts of each edition. Adds `rss.xml` and `atom.xml`. Listens to `plan_pages` and
`page_formats`.
"""

from plugins.feeds.hooks import register

__all__ = ["register"]
