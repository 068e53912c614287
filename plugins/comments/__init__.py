"""Comments: what readers left on a text becomes the conversation below it.

Reads `comments.toml` beside the texts of a post or a page. Adds the conversation to its page in
each language. Listens to `comments_reader`.
"""

from plugins.comments.hooks import register

__all__ = ["register"]
