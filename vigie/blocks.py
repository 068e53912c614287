"""What a plugin reads from a block of the front matter, and what such a block may say besides."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping
    from datetime import datetime

    from vigie.content import Text


class Block:
    """The typed value of one block; its page shows it with `components/blocks/<name>.html`.

    A plugin overrides what its block has to say elsewhere.
    """

    __slots__ = ()

    def posting(self, text: Text) -> Mapping[str, object]:  # noqa: ARG002 -- for those that override
        """Return what schema.org's `BlogPosting` of `text` says besides, as JSON values."""
        return {}

    def brief(self) -> Hashable:
        """Return what listings show, with `components/briefs/<name>.html`; None for nothing."""
        return None

    def moments(self) -> tuple[datetime, ...]:
        """Return the moments, with their offset, at which time alone changes what pages show."""
        return ()
