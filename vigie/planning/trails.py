"""What lies above a page, from the home page down: the way that readers may take back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from vigie.incremental.shared import Shared
from vigie.locale.dates import month_and_year
from vigie.planning.keys import above

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from vigie.languages import Language
    from vigie.planning.frames import Addresses
    from vigie.planning.keys import Key
    from vigie.site import Site


@dataclass(frozen=True, slots=True, kw_only=True)
class Step(Shared):
    """A page above another: `text`, or the words that the theme has for `key`."""

    key: str
    text: str
    url: str


class Trails:
    """Finds the pages above any page of the site; each trail is made once."""

    def __init__(
        self, site: Site, addresses: Addresses, titles: Mapping[tuple[Key, Language], str]
    ) -> None:
        """Take the site, its addresses, and the titles of its pages."""
        self.site = site
        self.addresses = addresses
        self.titles = titles
        self.known: dict[tuple[tuple[Key, ...], Language], tuple[Step, ...]] = {}

    def to(self, key: Key, language: Language, lists: Sequence[Key] = ()) -> tuple[Step, ...]:
        """Return the trail to a page; none where there is but the home page above it.

        `lists` are as for `vigie.planning.keys.above`.
        """
        keys = above(key, lists)
        if (keys, language) not in self.known:
            found = [one for one in keys if self.addresses.listed(one, language)]
            steps = tuple(self._step(one, language) for one in found)
            self.known[keys, language] = steps if len(steps) > 1 else ()
        return self.known[keys, language]

    def _step(self, key: Key, language: Language) -> Step:
        match key:
            case ("period", int(year), int(month), _):
                named = ("", month_and_year(year, month, language) if month else str(year))
            case ("axis", str(axis)):
                named = (axis, "")
            case ("home" | "archives" | "watch" as name, *_):
                named = (name, "")
            case _:
                named = ("", self.titles[key, language])
        url = self.site.local(self.addresses.paths[key, language])
        return Step(key=named[0], text=named[1], url=url)
