"""Events: when, where and for whom, from the block `event:` of the front matter.

Reads the block. Adds its facts to the page. Listens to `front_matter_blocks`.
"""

from plugins.events.hooks import register

__all__ = ["register"]
