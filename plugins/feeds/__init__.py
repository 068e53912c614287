"""Feeds: what subscribers follow, in RSS 2.0, Atom 1.0 and JSON Feed 1.1.

Reads the posts of each edition and the comments on them. Adds their feeds with archives, the page
and the OPML file that list them, and the style sheet that browsers show them with. Listens to
`plan_pages` and `page_formats`.
"""

from plugins.feeds.hooks import register

__all__ = ["register"]
