"""Comments: what readers left on a post becomes the conversation below it.

Reads `comments.toml` beside the texts of a post. Adds the conversation to the page of the post in
each language. Listens to `comments_reader`.
"""

from plugins.comments.hooks import register

__all__ = ["register"]
