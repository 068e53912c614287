"""Where a text was first published, as it is told away from the site's own pages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from vigie.languages import Localized
    from vigie.persons import Person


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """The original of a text; addresses are whole, and any of them may be empty.

    `url` is its own address, `home` and `feed` are those of the `publication`. `authors` wrote the
    words given here, if `verbal`. `rights` is the name of its licence, or empty; its terms are at
    `licence`. `whole` tells whether all of the post is this text.
    """

    title: str
    url: str
    authors: tuple[Person, ...]
    verbal: bool
    publication: Localized
    home: str
    feed: str
    rights: str
    licence: str
    whole: bool
