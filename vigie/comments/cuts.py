"""Where feeds of comments are cut into archives, kept to tell whether other comments move a cut."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Self

from vigie.feeds import COMMENTS
from vigie.languages import Language

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence
    from datetime import datetime

    from vigie.comments.model import Discussion
    from vigie.content import Content
    from vigie.feeds import FeedChoices
    from vigie.incremental.cache import Cache

_FACT = "comments"


@dataclass(frozen=True, slots=True)
class Cut:
    """How many comments a feed may tell of, and the time of the last one that is in an archive."""

    count: int
    end: float

    @classmethod
    def of(cls, moments: Sequence[datetime], feeds: FeedChoices) -> Self:
        """Return the cut of comments written at `moments`, oldest first."""
        archived = feeds.archives(COMMENTS, len(moments)) * feeds.length_of(COMMENTS)
        return cls(len(moments), moments[archived - 1].timestamp() if archived else float("-inf"))

    def stays(self, changed: Collection[datetime], growth: int, feeds: FeedChoices) -> bool:
        """Whether it is the same if comments of these moments come or go, `growth` more in all."""
        archives = feeds.archives(COMMENTS, self.count)
        behind = all(moment.timestamp() > self.end for moment in changed)
        return behind and archives == feeds.archives(COMMENTS, self.count + growth)


class Cuts:
    """The cut of the comments of each language."""

    def __init__(self, feeds: FeedChoices, cuts: dict[str, Cut]) -> None:
        """Take what the settings say, and the cuts."""
        self.feeds = feeds
        self.cuts = cuts

    @classmethod
    def made(cls, content: Content, feeds: FeedChoices) -> Self:
        """Return the cuts of all comments of a content."""
        return cls(feeds, {one.value: Cut.of(_moments(content, one), feeds) for one in Language})

    @classmethod
    def noted(cls, cache: Cache, feeds: FeedChoices) -> Self:
        """Return the cuts of the last build."""
        noted = json.loads(cache.fact(_FACT) or b"{}")
        return cls(feeds, {language: Cut(*values) for language, values in noted.items()})

    def note(self, cache: Cache) -> None:
        """Keep the cuts for the next build."""
        noted = {language: (cut.count, cut.end) for language, cut in self.cuts.items()}
        cache.set_fact(_FACT, json.dumps(noted).encode())

    def stay(self, one: Discussion, other: Discussion, languages: Iterable[Language]) -> bool:
        """Whether no cut moves if `other` is what was said, in place of `one`; then it counts.

        The texts that it was said of are in `languages`.
        """
        changed = {moment for moment, _ in set(one.spoken) ^ set(other.spoken)}
        growth = len(other.spoken) - len(one.spoken)
        text = Cut.of([moment for moment, _ in one.spoken], self.feeds)
        if not text.stays(changed, growth, self.feeds):
            return False
        for language in languages:
            cut = self.cuts.get(language)
            if cut is None or not cut.stays(changed, growth, self.feeds):
                return False
            self.cuts[language] = replace(cut, count=cut.count + growth)
        return True


def _moments(content: Content, language: Language) -> list[datetime]:
    """Return when the comments that feeds of a language tell of were written."""
    said = (pair.discussion for pair in content.pairs if pair.discussed(language))
    return sorted(moment for one in said if one for moment, _ in one.spoken)
