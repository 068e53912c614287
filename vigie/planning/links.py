"""Where the references of a text lead: plain relative paths, checked against what exists."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote, urlsplit

from vigie import urls
from vigie.messages import Message
from vigie.problems import suggestion

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vigie.content import Pair, Text
    from vigie.problems import Report
    from vigie.prose import Reference

_PELICAN = ("{filename}", "{static}", "{attach}", "|filename|", "|static|")
_OWN_PAGE = ""
_IN_FRAGMENTS = "!$&'()*+,;=:@/?"


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """Where a reference leads: an output path (empty: the same page) and what follows it."""

    path: str
    suffix: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """All that a reference can lead to.

    `pairs` by folder; `paths` holds the output path of each public text by source, `texts` the text
    by output path; `pages` every output path of the site, for addresses written from the site's
    root; `base` is the path part of the site's address; `files` are the content folder's pictures
    and documents; `unread` are the folders of texts that could not be read, about which nothing
    more is told.
    """

    pairs: Mapping[str, Pair]
    paths: Mapping[str, str]
    texts: Mapping[str, Text]
    pages: frozenset[str]
    base: str
    files: frozenset[str]
    unread: frozenset[str]


def resolve(text: Text, places: Places, report: Report) -> tuple[Address | None, ...]:
    """Return where each reference of `text` leads; None, with a problem, where nowhere."""
    resolver = _Resolver(text, places, report)
    return tuple(resolver.address(reference) for reference in text.references)


class _Resolver:
    def __init__(self, text: Text, places: Places, report: Report) -> None:
        self.text = text
        self.places = places
        self.report = report

    def address(self, reference: Reference) -> Address | None:
        target = reference.target
        for prefix in _PELICAN:
            target = target.replace(prefix, "", 1) if target.startswith(prefix) else target
        pelican = target != reference.target
        try:
            parts = urlsplit(target)
        except ValueError:
            self._wrong(
                reference, "cannot be read as an address", "write the path of a file or folder"
            )
            return None
        path = unquote(parts.path)
        anchor = unquote(parts.fragment)
        suffix = (f"?{parts.query}" if parts.query else "") + (
            f"#{quote(anchor, safe=_IN_FRAGMENTS)}" if anchor else ""
        )
        if not path and (reference.embedded or not anchor):
            self._wrong(reference, "leads nowhere", "write where it leads")
            return None
        if not path:
            return self._in_text(
                reference, self.text, anchor, Address(path=_OWN_PAGE, suffix=suffix)
            )
        if path.startswith("/") and not pelican:
            return self._from_root(reference, path, anchor, suffix)
        return self._from_source(reference, path, anchor, suffix)

    def _from_source(
        self, reference: Reference, path: str, anchor: str, suffix: str
    ) -> Address | None:
        start = "" if path.startswith("/") else posixpath.dirname(self.text.source)
        place = posixpath.normpath(posixpath.join(start, path.lstrip("/") if not start else path))
        if place == ".." or place.startswith("../"):
            self._wrong(
                reference, "leads out of the content folder", "put the file beside the text"
            )
            return None
        if place in self.places.files:
            return Address(path=urls.media(place), suffix=suffix)
        if place in self.places.unread or posixpath.dirname(place) in self.places.unread:
            return None
        text = self._text_at(place)
        if text is None or reference.embedded:
            self._lost(reference, place)
            return None
        found = self.places.paths.get(text.source)
        if found is None:
            self._wrong(
                reference,
                "leads to a text that is not public",
                "publish it first, or take the link out",
            )
            return None
        return self._in_text(reference, text, anchor, Address(path=found, suffix=suffix))

    def _text_at(self, place: str) -> Text | None:
        pair = self.places.pairs.get(place)
        if pair is not None:
            return pair.in_edition(self.text.language)
        pair = self.places.pairs.get(posixpath.dirname(place))
        texts = pair.texts.values() if pair else ()
        return next((text for text in texts if text.source == place), None)

    def _in_text(
        self, reference: Reference, text: Text, anchor: str, address: Address
    ) -> Address | None:
        if not anchor or anchor in text.body.anchors:
            return address
        pair = self.places.pairs.get(text.folder)
        said = pair.discussion.anchors if pair and pair.discussion else frozenset()
        if anchor in said:
            return address
        known = suggestion(
            anchor, text.body.anchors | said, "write the anchor of a heading of that text"
        )
        self._wrong(reference, "leads to no place in that text (“#{anchor}”)", known, anchor=anchor)
        return None

    def _from_root(
        self, reference: Reference, path: str, anchor: str, suffix: str
    ) -> Address | None:
        base = self.places.base
        below = path == base or path.startswith(f"{base}/")
        inside = (path.removeprefix(base) if below else path).lstrip("/")
        for candidate in (inside, posixpath.join(inside, "index.html")):
            if candidate in self.places.pages:
                address = Address(path=candidate, suffix=suffix)
                text = self.places.texts.get(candidate)
                return self._in_text(reference, text, anchor, address) if text else address
        self._wrong(
            reference,
            "is no page of this site",
            "write the path to the text’s folder, e.g. ../2013-06-05-title/",
        )
        return None

    def _lost(self, reference: Reference, place: str) -> None:
        folder = posixpath.dirname(self.text.source)
        known = [
            *self.places.pairs,
            *(file for file in self.places.files if file.startswith(folder)),
        ]
        near = {posixpath.relpath(path, folder) for path in known}
        written = posixpath.relpath(place, folder)
        told = suggestion(written, near, "check the name, or put the file beside the text")
        self._wrong(reference, "leads to nothing", told)

    def _wrong(self, reference: Reference, what: str, remedy: str, /, **values: object) -> None:
        self.report.add(reference.line, told_of(reference, Message(what, **values)), remedy)


def told_of(reference: Reference, what: str) -> Message:
    """Return what is told of a reference: what it is called, what was written, what is wrong."""
    noun = reference.noun or ("the picture" if reference.embedded else "the link")
    return Message(
        "{noun} “{target}” {what}",
        noun=Message(noun),
        target=reference.target,
        what=Message(what),
    )
