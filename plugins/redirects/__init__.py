"""Redirects: whoever comes by an old address is led to the new one.

Reads the `aliases` of texts and `redirects.toml`. Adds `_redirects`, `.htaccess`, `redirects.map`
and a small page at each old address. Listens to `plan_pages` and `page_formats`.
"""

from plugins.redirects.hooks import register

__all__ = ["register"]
