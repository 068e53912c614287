"""The links and pictures of one text led to where their targets are now."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import unquote, urljoin, urlsplit

from lxml import etree

from vigie.languages import Language, Localized
from vigie.wordpress.account import Outcome, Thing
from vigie.wordpress.addresses import file_key, original
from vigie.wordpress.media import is_picture
from vigie.wordpress.names import plain

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vigie.wordpress.addresses import Addresses
    from vigie.wordpress.media import Media
    from vigie.wordpress.places import Place
    from vigie.wordpress.shortcodes import Picture

_UNDESCRIBED = Localized(fr="Image sans description", en="Picture without a description")
_EDGE = re.compile(r"[\x00-\x20\x7f\N{NO-BREAK SPACE}]+")
_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")
_NOWHERE = "invalid.invalid"


@dataclass(frozen=True, slots=True, kw_only=True)
class Blogs:
    """What texts refer to: old addresses, the new place of each item, the library, the terms.

    `terms` has the new address of a list by its old one.
    """

    addresses: Addresses
    places: Mapping[str, tuple[Place, ...]]
    pictures: Mapping[str, Picture]
    described: Mapping[str, str]
    terms: Mapping[str, Mapping[Language, str]]


Note = tuple[Thing, Outcome, str, str]
"""What became of a thing in a text, why, and what it was."""


class References:
    """Gives every link and picture of one tree its new address.

    `found` counts them, `notes` tells what became of each, `warnings` what to look at.
    """

    def __init__(self, blogs: Blogs, media: Media, place: Place, base: str) -> None:
        """Take what all texts share, where this one is, and its old address `base`."""
        self.blogs = blogs
        self.media = media
        self.place = place
        self.base = base
        self.found: Counter[Thing] = Counter()
        self.notes: list[Note] = []
        self.warnings: list[tuple[str, str]] = []
        self.ids: set[str] = set()

    def lead(self, tree: etree._Element) -> None:
        """Change the addresses of `tree` in place."""
        self.ids = {str(one.get("id")) for one in tree.iterdescendants() if one.get("id")}
        for link in list(tree.iterdescendants("a")):
            self._link(link)
        for picture in list(tree.iterdescendants("img")):
            self._picture(picture)
        for medium in list(tree.iterdescendants("audio", "video")):
            self._medium(medium)
        for one in tree.iterdescendants("blockquote", "q", "ins", "del"):
            if one.get("cite") and not str(one.get("cite")).startswith(("http://", "https://")):
                del one.attrib["cite"]

    def _note(self, thing: Thing, outcome: Outcome, reason: str, what: str) -> None:
        self.found[thing] += 1
        self.notes.append((thing, outcome, reason, what))

    def _absolute(self, written: str) -> str:
        """Return a whole address, or nothing where there is no reading it."""
        address = _EDGE.sub("", written) if _SCHEME.match(written.strip()) else written.strip()
        try:
            whole = urljoin(self.base or f"https://{_NOWHERE}/", _EDGE.sub("%20", address))
            parts = urlsplit(whole)
        except ValueError:
            return ""
        if parts.scheme in {"mailto", "tel"}:
            return whole
        known = parts.scheme in {"http", "https"} and parts.netloc
        return whole if known and parts.netloc != _NOWHERE else ""

    def _link(self, link: etree._Element) -> None:
        written = str(link.get("href", ""))
        anchor = written[1:] if written.startswith("#") else ""
        if written.startswith("#") or (self.base and written.startswith(f"{self.base}#")):
            anchor = unquote(written.rpartition("#")[2])
            if anchor in self.ids:
                link.set("href", f"#{anchor}")
                self._note(Thing.LINK, Outcome.KEPT, "within-text", written)
            else:
                self._unlink(link, "no-anchor", written)
            return
        whole = self._absolute(written)
        if not whole:
            self._unlink(link, "no-address", written)
            return
        new, outcome, reason = self._led(whole)
        if outcome is Outcome.DROPPED:
            self._unlink(link, reason, written)
            return
        link.set("href", new)
        self._note(Thing.LINK, outcome, reason, whole)

    def _led(self, whole: str) -> tuple[str, Outcome, str]:
        """Return where an address leads now."""
        if not self.blogs.addresses.ours(whole) and not self._of_library(whole):
            return whole, Outcome.KEPT, "elsewhere"
        if self._of_library(whole):
            return self._to_file(whole)
        key = self.blogs.addresses.item(whole)
        if file := self.blogs.addresses.attachments.get(key):
            return self._to_file(file)
        if key in self.blogs.places:
            return self._to_text(self.blogs.places[key])
        listed = self.blogs.terms.get(self.blogs.addresses.place(whole))
        if listed:
            return listed[self.place.language], Outcome.CONVERTED, "list-here"
        return whole, Outcome.LEFT, "old-address"

    def _to_file(self, address: str) -> tuple[str, Outcome, str]:
        name = self.media.local(address, self.place.folder)
        if name:
            return name, Outcome.CONVERTED, "file-here"
        return address, Outcome.LEFT, "no-media"

    def _to_text(self, places: tuple[Place, ...]) -> tuple[str, Outcome, str]:
        public = [one for one in places if not one.apart]
        if not public:
            return "", Outcome.DROPPED, "not-public"
        target = next((one for one in public if one.language is self.place.language), public[0])
        path = posixpath.relpath(target.folder, self.place.folder) + "/"
        if target.language is not self.place.language:
            path += f"{target.language}.md"
        if target.source == self.place.source:
            path = f"{self.place.language}.md"
        return path, Outcome.CONVERTED, "text-here"

    def _of_library(self, whole: str) -> bool:
        addresses = self.blogs.addresses
        if file_key(whole) in addresses.files and "." in file_key(whole):
            return True
        path = urlsplit(whole).path
        return addresses.ours(whole) and "/wp-content/uploads/" in path

    def _unlink(self, link: etree._Element, reason: str, written: str) -> None:
        for name in ("href", "hreflang", "title"):
            link.attrib.pop(name, None)
        link.tag = "span"
        if not link.attrib:
            _dissolve(link)
        self._note(Thing.LINK, Outcome.DROPPED, reason, written)

    def _picture(self, picture: etree._Element) -> None:
        written = str(picture.get("src", ""))
        whole = self._absolute(written) if written else ""
        if not whole or not whole.startswith(("http://", "https://")):
            self._as_words(picture, "no-address", written)
            return
        alt = plain(str(picture.get("alt", ""))) or self._alt(picture, whole)
        picture.attrib.pop("title", None)
        name = self.media.local(original(whole), self.place.folder) if is_picture(whole) else ""
        if name:
            picture.set("src", name)
            picture.set("alt", alt or self._undescribed(whole))
            self._note(Thing.MEDIUM, Outcome.KEPT, "file-here", whole)
            return
        _become_link(picture, original(whole), alt or self._undescribed(whole))
        self._note(Thing.MEDIUM, Outcome.LEFT, "no-media", whole)

    def _alt(self, picture: etree._Element, whole: str) -> str:
        """Return what the library or the writing around a picture says that it shows."""
        described = self.blogs.described.get(file_key(whole), "")
        title = plain(str(picture.get("title", "")))
        figure = next(picture.iterancestors("figure"), None)
        caption = figure.find("figcaption") if figure is not None else None
        below = plain(" ".join(caption.itertext())) if caption is not None else ""
        return described or title or below

    def _undescribed(self, whole: str) -> str:
        name = unquote(urlsplit(whole).path).rpartition("/")[2]
        self.warnings.append(("no-description", name))
        return f"{_UNDESCRIBED[self.place.language]} ({plain(name)})"

    def _as_words(self, picture: etree._Element, reason: str, written: str) -> None:
        alt = plain(str(picture.get("alt", "")))
        picture.tag = "span"
        picture.attrib.clear()
        picture.text = alt
        _dissolve(picture)
        self._note(Thing.MEDIUM, Outcome.DROPPED, reason, written[:200])

    def _medium(self, medium: etree._Element) -> None:
        """Make a recording a link: to the file here, or to where it is."""
        sources = [medium.get("src"), *(one.get("src") for one in medium.iterdescendants("source"))]
        written = next((str(one) for one in sources if one), "")
        whole = self._absolute(written) if written else ""
        name = self.media.local(whole, self.place.folder) if whole else ""
        for child in list(medium):
            medium.remove(child)
        outcome = Outcome.CONVERTED if name else Outcome.LEFT if whole else Outcome.DROPPED
        reason = "file-here" if name else "no-media" if whole else "no-address"
        self._note(Thing.MEDIUM, outcome, reason, whole or written[:200])
        if whole:
            shown = unquote(urlsplit(whole).path).rpartition("/")[2] or whole
            _become_link(medium, name or whole, shown)
        else:
            medium.tag = "span"
            medium.attrib.clear()
            _dissolve(medium)


def _become_link(element: etree._Element, address: str, text: str) -> None:
    """Put a link in place of an element; inside of another link, the words alone."""
    inside = any(True for _ in element.iterancestors("a"))
    element.attrib.clear()
    element.tag = "span" if inside else "a"
    element.text = text
    if inside:
        _dissolve(element)
    else:
        element.set("href", address)
    above = next(element.iterancestors(), None)
    if not inside and above is not None and above.getparent() is None:
        paragraph = etree.Element("p")
        paragraph.tail, element.tail = element.tail, None
        above.replace(element, paragraph)
        paragraph.append(element)


def _dissolve(element: etree._Element) -> None:
    """Put what an element holds in its place."""
    above = element.getparent()
    if above is None:
        return
    element.tag = "vigie-gone"
    etree.strip_tags(above, "vigie-gone")
