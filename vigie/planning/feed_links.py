"""How pages lead to feeds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from vigie import urls
from vigie.feeds import COMMENTS, COMMENTS_NAME, LISTS, Format, comments_on
from vigie.incremental.shared import Shared

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from vigie.languages import Language
    from vigie.planning.frames import Addresses
    from vigie.planning.keys import Key
    from vigie.site import Site


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedLink(Shared):
    """A feed that a page leads to: its media type, its title, and what its format is called."""

    type: str
    title: str
    format: str
    url: str


class FeedLinks:
    """Makes the links to any feed, once."""

    def __init__(
        self, site: Site, addresses: Addresses, titles: Mapping[tuple[Key, Language], str]
    ) -> None:
        """Take the site, its addresses, and the titles that feeds have their names from."""
        self.site = site
        self.addresses = addresses
        self.titles = titles
        self.found: dict[tuple[Key, Language], tuple[FeedLink, ...]] = {}

    def beside(self, key: Key, language: Language) -> tuple[FeedLink, ...]:
        """Return the feeds beside the page `key`, in every format; none where it has none."""
        found = self.found.get((key, language))
        if found is None:
            found = self.found[key, language] = tuple(self._beside(key, language))
        return found

    def of_comments(self, language: Language) -> tuple[FeedLink, ...]:
        """Return the feeds of all comments, in every format."""
        name = COMMENTS_NAME[language]
        return tuple(
            self._link(name, form, urls.comments_feed(language, form), language) for form in Format
        )

    def _beside(self, key: Key, language: Language) -> Iterator[FeedLink]:
        path, kind = self.addresses.path(key, language), self.addresses.followed(key, language)
        if path is None or not kind:
            return
        name = LISTS[kind][1][language] if kind in LISTS else self.titles.get((key, language), "")
        if kind == COMMENTS:
            name = comments_on(name, language)
        for form in Format:
            yield self._link(name, form, urls.feed(path, form), language)

    def _link(self, name: str, form: Format, path: str, language: Language) -> FeedLink:
        title = " – ".join(filter(None, (self.site.editions[language].title, name)))
        return FeedLink(
            type=form.type,
            title=f"{title} ({form.label})",
            format=form.label,
            url=self.site.local(path),
        )
