"""Posts: the Markdown files of the content folder become typed content.

Reads `posts/`, `pages/`, `people.toml`, `partners.toml`, `taxonomy.toml` and `redirects.toml`. Adds
the Markdown reader. Listens to `readers_init` and `read_content`.
"""

from plugins.posts.hooks import register

__all__ = ["register"]
