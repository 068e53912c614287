"""Desk: where every text stands, on a page for those who write.

Reads the content. Adds that page to each edition where drafts are shown; the published settings
leave the plugin out. Listens to `plan_pages`.
"""

from plugins.desk.hooks import register

__all__ = ["register"]
