"""What a plugin reads from a block of the front matter, and what such a block may say besides."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping
    from datetime import datetime
    from typing import Self

    from vigie.content import Taxonomy, Text
    from vigie.languages import Language
    from vigie.origins import Origin
    from vigie.pictures.markup import Tag
    from vigie.problems import Report
    from vigie.prose import Reference
    from vigie.reading.typesetting import Typesetter


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What the content folder holds besides a text.

    `sizes` has the number of bytes of every file that counts, by path.
    """

    taxonomy: Taxonomy
    sizes: Mapping[str, int]


class Block:
    """The typed value of one block.

    Its page shows it with `components/blocks/<name>.html` above the text, and with
    `components/below/<name>.html` below it, where the theme has them. A plugin overrides what its
    block has to say elsewhere.
    """

    __slots__ = ()

    def references(self) -> tuple[Reference, ...]:
        """Return what it shows of or links to in the site; each is checked, and files published.

        Templates find where each leads in `text.files`, by what is written.
        """
        return ()

    def settled(
        self,
        text: Text,  # noqa: ARG002 -- for those that override; the same below
        around: Surroundings,  # noqa: ARG002
        report: Report,  # noqa: ARG002
    ) -> Self:
        """Return the block of `text` with what else the content folder says of it.

        What agrees neither with the text nor with what is around it goes to `report`.
        """
        return self

    def partners(self) -> tuple[str, ...]:
        """Return the ids of the partners that it takes something from; those of a settled block."""
        return ()

    def frames(self) -> tuple[str, ...]:
        """Return the sites whose pages it shows in a frame, e.g. `https://video.example.org`."""
        return ()

    def origin(self) -> Origin | None:
        """Return where the text, or one that it carries, was first published; None if here."""
        return None

    def canonical(self) -> str:
        """Return the whole address that search engines shall take its page for; empty: its own."""
        return ""

    def indexed(self) -> bool:
        """Whether search engines may list its page."""
        return True

    def seen(self, text: Text, now: datetime) -> Self:  # noqa: ARG002 -- for those that override
        """Return the block of `text` as pages show it at that moment."""
        return self

    def posting(
        self,
        text: Text,  # noqa: ARG002 -- for those that override; the same below
        url: str,  # noqa: ARG002
        files: Mapping[str, str],  # noqa: ARG002
    ) -> Mapping[str, object]:
        """Return what schema.org's `BlogPosting` of `text` says besides, as JSON values.

        `url` is the address of its page, `files` those of what it refers to, by what is written;
        all are whole. It is asked of the block as it is seen; lists add to what is there.
        """
        return {}

    def fed(
        self,
        text: Text,  # noqa: ARG002 -- as above; the same below
        files: Mapping[str, str],  # noqa: ARG002
        pictures: Mapping[str, Tag],  # noqa: ARG002
    ) -> str:
        """Return what feeds give of it before the text, as HTML whose addresses are whole.

        `files` are as for `posting`, `pictures` what shows those among them.
        """
        return ""

    def brief(self) -> Hashable:
        """Return what listings show, with `components/briefs/<name>.html`; None for nothing.

        It is asked of the block as it is seen.
        """
        return None

    def typeset(self, typesetter: Typesetter, language: Language) -> Self:  # noqa: ARG002 -- as above
        """Return the block with its prose set; `language` is that of its text."""
        return self

    def ahead(self) -> datetime | None:
        """Return when what it announces begins; None if nothing is still to come.

        It is asked of the block as it is seen.
        """
        return None

    def moments(self) -> tuple[datetime, ...]:
        """Return the moments, with their offset, at which time alone changes what pages show."""
        return ()
