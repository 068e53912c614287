"""What machines read of a page, held to what schema.org and those who use it require."""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lxml.html import HtmlElement

REQUIRED = {
    "Article": ("headline", "inLanguage"),
    "BlogPosting": ("@id", "headline", "datePublished", "dateModified", "inLanguage", "publisher"),
    "CreativeWork": ("name", "url"),
    "DefinedTerm": ("name",),
    "DefinedTermSet": ("name", "url"),
    "DigitalDocument": ("inLanguage",),
    "Event": ("name", "startDate", "eventStatus"),
    "ItemList": ("name", "numberOfItems", "itemListElement"),
    "ListItem": ("position",),
    "MediaObject": ("contentUrl",),
    "Organization": ("name",),
    "Person": ("name",),
    "Place": ("name",),
    "VideoObject": ("name", "thumbnailUrl", "uploadDate"),
    "VirtualLocation": ("url",),
    "WebPage": ("@id", "name", "inLanguage", "mainEntity"),
}
"""The properties that each type of thing must have; a type that is not here is a mistake."""
TOGETHER = {
    "Event": ({"location", "eventAttendanceMode"},),
    "ListItem": ({"item"}, {"url", "name"}),
}
"""Sets of properties of which a type has all or none."""
WHOLE = (
    *("@id", "url", "contentUrl", "embedUrl", "license", "mainEntityOfPage", "thumbnailUrl"),
    *("eventAttendanceMode", "eventStatus"),
)
"""The properties that are whole addresses."""
MOMENTS = ("dateModified", "datePublished", "endDate", "startDate", "uploadDate")
"""The properties that are years, months, days, or moments with their offset."""


def read(page: HtmlElement) -> list[dict[str, Any]]:
    """Return every thing that a page describes for machines."""
    scripts = page.xpath("//script[@type='application/ld+json']")
    assert isinstance(scripts, list)
    return [json.loads(one.text_content()) for one in scripts]


def _is_moment(written: str) -> bool:
    try:
        if "T" in written:
            return datetime.fromisoformat(written).tzinfo is not None
        return bool(date.fromisoformat(f"{written}-01-01"[:10]))
    except ValueError:
        return False


def wrong(thing: object, *, inside: bool = False) -> Iterator[str]:
    """Yield what is wrong with a thing and all that is in it."""
    if isinstance(thing, list):
        for item in thing:
            yield from wrong(item, inside=True)
    elif isinstance(thing, dict):
        kind = thing.get("@type")
        if not inside and thing.get("@context") != "https://schema.org":
            yield f"{kind}: no context"
        if kind not in REQUIRED:
            yield f"{kind}: not a type that we use"
        yield from (
            f"{kind}: no {key}" for key in REQUIRED.get(str(kind), ()) if not thing.get(key)
        )
        yield from _wrong_values(str(kind), thing)
        for value in thing.values():
            yield from wrong(value, inside=True)


def _wrong_values(kind: str, thing: Mapping[str, object]) -> Iterator[str]:
    for together in TOGETHER.get(kind, ()):
        if together & thing.keys() and not together <= thing.keys():
            yield f"{kind}: not all of {sorted(together)}"
    for key, value in thing.items():
        if value in (None, "", [], {}):
            yield f"{kind}.{key}: empty"
        if key in MOMENTS and not _is_moment(str(value)):
            yield f"{kind}.{key}: {value} is not a moment"
        if key in WHOLE and not str(value).startswith(("https://", "http://")):
            yield f"{kind}.{key}: {value} is not a whole address"
