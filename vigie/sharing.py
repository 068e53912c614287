"""Social cards: the picture that stands for a page where its address is shared."""

from __future__ import annotations

import re
from dataclasses import dataclass
from hashlib import blake2b
from typing import TYPE_CHECKING, ClassVar
from unicodedata import normalize

from vigie.content import Axis, Role, Status
from vigie.locale.dates import long_date

if TYPE_CHECKING:
    from vigie.content import Taxonomy, Text
    from vigie.site import Edition, Site

_FOREIGN = re.compile(r"[^\W\d_\u0000-\u017f\u0218-\u021b\u1e9e]")
"""A letter that the face of the cards need not have."""
_WORD = re.compile(r"[0-9A-Za-z\u00c0-\u017f]")


@dataclass(frozen=True, slots=True, kw_only=True)
class SocialCard:
    """What a card says: the name of the site, a title, and who wrote it when, which may be empty.

    All letters are those of Latin alphabets.
    """

    site: str
    title: str
    line: str = ""

    @property
    def alt(self) -> str:
        """What is read on the card."""
        return f"{self.title} – {self.site}"

    def file(self, page: str) -> str:
        """Return the path of the card of the page at the path `page`; other words, other name."""
        words = f"{self.site}\0{self.title}\0{self.line}"
        digest = blake2b(words.encode("utf-8", "surrogatepass"), digest_size=4).hexdigest()
        return f"{page.removesuffix('index.html')}card.{digest}.png"


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedCard:
    """The card of a page as its head tells it: the whole address and what is read there."""

    width: ClassVar = 1200
    height: ClassVar = 630

    url: str
    alt: str


def card_of_edition(edition: Edition) -> SocialCard:
    """Return the card of all pages of a language that have none of their own."""
    title = edition.tagline if _can_be_set(edition.tagline) else edition.title
    return SocialCard(site=edition.title, title=normalize("NFC", title))


def card_of(text: Text, site: Site, taxonomy: Taxonomy) -> SocialCard | None:
    """Return the card of a text; None where it is not listed or its title cannot be set."""
    if text.status is not Status.PUBLISHED or not _can_be_set(text.title):
        return None
    names = (
        taxonomy[Axis.AUTHOR][part.person].name[text.language]
        for part in text.authors
        if part.role is Role.AUTHOR
    )
    told = [", ".join(name for name in names if _can_be_set(name))]
    if text.date:
        told.append(long_date(text.date, text.language))
    return SocialCard(
        site=site.editions[text.language].title,
        title=normalize("NFC", text.title),
        line=normalize("NFC", " · ".join(filter(None, told))),
    )


def _can_be_set(words: str) -> bool:
    return bool(_WORD.search(words)) and not _FOREIGN.search(normalize("NFC", words))
