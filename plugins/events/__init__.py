"""Events: when, where and for whom, from the block `event:` of the front matter.

Reads the block. Adds its facts to the page and to lists, the list of events of each edition, and
calendars to subscribe to or to take one event from. Listens to `front_matter_blocks`,
`plan_pages` and `page_formats`.
"""

from plugins.events.hooks import register

__all__ = ["register"]
