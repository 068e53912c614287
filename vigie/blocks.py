"""What a plugin reads from a block of the front matter, and what such a block may say besides."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping
    from datetime import datetime

    from vigie.content import Text
    from vigie.languages import Language
    from vigie.typesetting import Typesetter


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

    def typeset(self, typesetter: Typesetter, language: Language) -> Self:  # noqa: ARG002 -- as above
        """Return the block with its prose set; `language` is that of its text."""
        return self

    def moments(self) -> tuple[datetime, ...]:
        """Return the moments, with their offset, at which time alone changes what pages show."""
        return ()
