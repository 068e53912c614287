"""Servers: what web servers are told of the site, and what leads from old addresses to new ones.

Reads the `aliases` of texts, `redirects.toml` and the settings of servers. Adds `_headers` and
`_redirects`, `.htaccess`, the two files in `nginx/`, a small page at each old address, and
`security.txt` and `humans.txt` where they are wanted. Listens to `plan_pages` and `page_formats`.
"""

from plugins.servers.hooks import register

__all__ = ["register"]
