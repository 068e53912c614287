"""Watch: round-ups of links, from the block `watch:` of the front matter.

Reads the block. Adds the links to the page, each with an anchor, and the list of round-ups of each
edition, week by week. Listens to `front_matter_blocks` and `plan_pages`.
"""

from plugins.watch.hooks import register

__all__ = ["register"]
