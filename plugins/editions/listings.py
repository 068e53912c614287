"""The listing pages: home, terms, periods, their indexes and the archives."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from vigie.content import Axis
from vigie.locale.collation import in_order
from vigie.pages import (
    ArchivesPage,
    CountedTerm,
    HomePage,
    IndexPage,
    ListingPage,
    Month,
    Page,
    Pagination,
    PeriodPage,
    Year,
)
from vigie.planning.keys import category_lists
from vigie.planning.placing import number_of_pages
from vigie.planning.ways import Ahead
from vigie.rendering.lazy import Lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vigie.content import Taxonomy, Term
    from vigie.languages import Language
    from vigie.pages import Card
    from vigie.planning.frames import Frame, Framer
    from vigie.planning.keys import Key
    from vigie.planning.listings import Entry, Listings
    from vigie.planning.views import Views

_AHEAD = 3
"""How many events to come the home page names."""

_TEMPLATES = {"home": "home.html", "term": "listing.html", "period": "period.html"}


class ListingPages:
    """Makes every listing page of one edition."""

    def __init__(self, listings: Listings, framer: Framer, views: Views) -> None:
        """Take what the edition lists, and the makers of frames and cards."""
        self.listings = listings
        self.language: Language = listings.language
        self.framer = framer
        self.site = framer.site
        self.views = views
        self.taxonomy: Taxonomy = views.taxonomy
        self.cards: dict[str, Card] = {}
        self.series = self._counted(Axis.SERIES)
        self.ahead = self._ahead()

    def pages(self) -> Iterator[Page]:
        """Yield the pages; the values of lists of posts, which are many, are put off."""
        yield from self._lists(("home",), self.listings.entries)
        for group, entries in self.listings.groups.items():
            yield from self._lists(group, entries)
        for axis in Axis:
            if terms := self._counted(axis):
                key = ("axis", axis.value)
                frame = self.framer.frame(key, self.language)
                yield self._page(
                    key, "index.html", IndexPage(frame=frame, axis=axis.value, terms=terms)
                )
        frame = self.framer.frame(("archives",), self.language)
        yield self._page(
            ("archives",), "archives.html", ArchivesPage(frame=frame, years=self._years())
        )

    def _ahead(self) -> tuple[Ahead, ...]:
        """Return the next things that posts announce."""
        found = (
            (moment, entry.text)
            for entry in self.listings.entries
            for block in entry.text.blocks.values()
            if (moment := block.seen(entry.text, self.site.now).ahead())
        )
        first = sorted(found, key=lambda one: (one[0], one[1].source))[:_AHEAD]
        return tuple(
            Ahead(text=self.views.leading(text, self.language), start=moment)
            for moment, text in first
        )

    def _lists(self, group: Key, entries: tuple[Entry, ...]) -> Iterator[Page]:
        for number in range(1, number_of_pages(len(entries), self.site.page_length) + 1):
            make = partial(self._values, group, entries, number)
            yield self._page((*group, number), _TEMPLATES[str(group[0])], Lazy(make))

    def _values(
        self, group: Key, entries: tuple[Entry, ...], number: int
    ) -> HomePage | ListingPage | PeriodPage:
        frame = self.framer.frame((*group, number), self.language, lists=self._above(group))
        cards, pagination = self._shown(entries, number), self._pagination(group, entries, number)
        match group:
            case ("term", str(axis), str(term)):
                return self._listing(self.taxonomy[Axis(axis)][term], frame, cards, pagination)
            case ("period", int(year), int(month)):
                return PeriodPage(
                    frame=frame, year=year, month=month or None, cards=cards, pagination=pagination
                )
            case _:
                return HomePage(
                    frame=frame,
                    cards=cards,
                    pagination=pagination,
                    series=self.series,
                    ahead=self.ahead,
                )

    def _above(self, group: Key) -> tuple[Key, ...]:
        """Return the lists of the categories that a category lies in, from near to far."""
        if group[:2] != ("term", Axis.CATEGORY.value):
            return ()
        return category_lists(self.taxonomy, self.taxonomy[Axis.CATEGORY][str(group[2])].parent)

    def _listing(
        self, term: Term, frame: Frame, cards: tuple[Card, ...], pagination: Pagination
    ) -> ListingPage:
        language = self.language
        link = partial(self.views.link, term.axis, language=language)
        below = (
            link(one.id)
            for one in self.taxonomy[term.axis].values()
            if one.parent == term.id and ("term", term.axis.value, one.id) in self.listings.groups
        )
        return ListingPage(
            frame=frame,
            axis=term.axis.value,
            name=term.name[language],
            description=term.description[language] if term.description else "",
            affiliation=term.affiliation[language] if term.affiliation else "",
            url=term.url,
            feed=term.feed,
            cards=cards,
            pagination=pagination,
            below=in_order(below, language, lambda one: one.name),
        )

    def _page(self, key: Key, template: str, values: object) -> Page:
        path = self.framer.addresses.paths[key, self.language]
        return Page(path=path, template=template, values=values, language=self.language)

    def _shown(self, entries: tuple[Entry, ...], number: int) -> tuple[Card, ...]:
        length = self.site.page_length
        return tuple(map(self._card, entries[(number - 1) * length : number * length]))

    def _card(self, entry: Entry) -> Card:
        folder = entry.pair.folder
        if folder not in self.cards:
            self.cards[folder] = self.views.card(entry.text, self.language)
        return self.cards[folder]

    def _pagination(self, group: Key, entries: tuple[Entry, ...], number: int) -> Pagination:
        total = number_of_pages(len(entries), self.site.page_length)
        return Pagination(
            number=number,
            total=total,
            previous=self._local((*group, number - 1)) if number > 1 else "",
            next=self._local((*group, number + 1)) if number < total else "",
        )

    def _local(self, key: Key) -> str:
        return self.site.local(self.framer.addresses.paths[key, self.language])

    def _counted(self, axis: Axis) -> tuple[CountedTerm, ...]:
        found = []
        for key, entries in self.listings.groups.items():
            if key[:2] != ("term", axis.value):
                continue
            term = self.taxonomy[axis][str(key[2])]
            found.append(
                CountedTerm(
                    name=term.name[self.language],
                    url=self._local((*key, 1)),
                    description=term.description[self.language] if term.description else "",
                    count=len(entries),
                )
            )
        found.sort(key=lambda term: term.url)
        return in_order(found, self.language, lambda term: term.name)

    def _years(self) -> tuple[Year, ...]:
        periods = {
            key: entries for key, entries in self.listings.groups.items() if key[0] == "period"
        }
        return tuple(
            Year(
                year=int(year),
                url=self._local(("period", year, 0, 1)),
                count=len(periods["period", year, 0]),
                months=tuple(self._months(int(year), periods)),
            )
            for year in sorted({key[1] for key in periods}, reverse=True)
        )

    def _months(self, year: int, periods: dict[Key, tuple[Entry, ...]]) -> Iterator[Month]:
        for month in range(12, 0, -1):
            if entries := periods.get(("period", year, month)):
                yield Month(
                    month=month, url=self._local(("period", year, month, 1)), count=len(entries)
                )
