"""What schema.org, and the search engines that read it, ask of the JSON-LD of a page."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

Check = Callable[[Any], bool]
Shape = dict[str, Check]


def text(value: Any) -> bool:  # noqa: ANN401 -- whatever JSON holds; the same below
    """Whether it is words."""
    return isinstance(value, str) and bool(value.strip())


def url(value: Any) -> bool:  # noqa: ANN401
    """Whether it is a whole address."""
    parts = urlsplit(value) if isinstance(value, str) else None
    return parts is not None and parts.scheme in {"http", "https"} and bool(parts.netloc)


def day(value: Any) -> bool:  # noqa: ANN401
    """Whether it is a day, a month or a year."""
    try:
        return isinstance(value, str) and bool(date.fromisoformat(f"{value}-01-01"[:10]))
    except ValueError:
        return False


def moment(value: Any) -> bool:  # noqa: ANN401
    """Whether it is a moment with its offset, or a day."""
    try:
        return day(value) or datetime.fromisoformat(value).tzinfo is not None
    except (TypeError, ValueError):
        return False


def language(value: Any) -> bool:  # noqa: ANN401
    """Whether it is a tag that the site gives."""
    return value in {"fr-CA", "en-CA", "fr", "en"}


def whole(value: Any) -> bool:  # noqa: ANN401
    """Whether it counts something."""
    return isinstance(value, int) and value > 0


def duration(value: Any) -> bool:  # noqa: ANN401
    """Whether it is a length of time as ISO 8601 has it."""
    return isinstance(value, str) and value.startswith("PT") and value[-1] in "HMS"


def one_of(*names: str) -> Check:
    """Return whether a value is a member of an enumeration of schema.org."""
    members = {f"https://schema.org/{name}" for name in names}
    return lambda value: value in members


def node(*types: str) -> Check:
    """Return whether a value is a node, or nodes, of one of `types`."""

    def is_node(value: Any) -> bool:  # noqa: ANN401
        found = value if isinstance(value, list) else [value]
        return bool(found) and all(one.get("@type") in types for one in found)

    return is_node


def words(value: Any) -> bool:  # noqa: ANN401
    """Whether it is a list of words."""
    return isinstance(value, list) and bool(value) and all(text(one) for one in value)


_MODES = one_of(*(f"{mode}EventAttendanceMode" for mode in ("Offline", "Online", "Mixed")))
_STATUSES = one_of(
    *(f"Event{status}" for status in ("Scheduled", "Cancelled", "Postponed", "Rescheduled"))
)
_PEOPLE = node("Person", "Organization")

REQUIRED: dict[str, Shape] = {
    "BlogPosting": {
        "@context": lambda value: value == "https://schema.org",
        "@id": url,
        "mainEntityOfPage": url,
        "headline": text,
        "inLanguage": language,
        "datePublished": moment,
        "dateModified": moment,
        "publisher": node("Organization"),
    },
    "CreativeWork": {"name": text, "url": url},
    "Event": {"name": text, "startDate": moment},
    "ItemList": {"itemListElement": node("ListItem"), "numberOfItems": whole},
    "ListItem": {"position": whole, "item": node("CreativeWork")},
    "Organization": {"name": text},
    "Person": {"name": text},
    "Place": {"name": text},
    "VideoObject": {"name": text, "thumbnailUrl": url, "uploadDate": moment},
    "VirtualLocation": {"url": url},
}
ALLOWED: dict[str, Shape] = {
    "BlogPosting": {
        "description": text,
        "keywords": words,
        "articleSection": text,
        "author": _PEOPLE,
        "contributor": _PEOPLE,
        "translator": _PEOPLE,
        "mainEntity": node("Event", "ItemList"),
        "video": node("VideoObject"),
    },
    "CreativeWork": {"inLanguage": language, "datePublished": day, "publisher": _PEOPLE},
    "Event": {
        "description": text,
        "url": url,
        "endDate": moment,
        "eventStatus": _STATUSES,
        "eventAttendanceMode": _MODES,
        "location": node("Place", "VirtualLocation"),
        "inLanguage": language,
        "organizer": _PEOPLE,
        "performer": _PEOPLE,
    },
    "ItemList": {},
    "ListItem": {},
    "Organization": {},
    "Person": {"jobTitle": text, "affiliation": node("Organization"), "url": url},
    "Place": {"address": text},
    "VideoObject": {
        "description": text,
        "contentUrl": url,
        "embedUrl": url,
        "url": url,
        "inLanguage": language,
        "duration": duration,
    },
    "VirtualLocation": {},
}
TOGETHER = {"Event": ({"location", "eventAttendanceMode"},)}
"""Properties of which each asks for the others."""


def of_page(page: HtmlElement) -> dict[str, Any]:
    """Return the JSON-LD of a page."""
    (script,) = page.xpath("//script[@type='application/ld+json']")
    found: dict[str, Any] = json.loads(script.text or "")
    return found


def complaints(data: Any, place: str = "") -> Iterator[str]:  # noqa: ANN401
    """Yield what is wrong with JSON-LD, by the place where it is."""
    if isinstance(data, list):
        for number, item in enumerate(data):
            yield from complaints(item, f"{place}[{number}]")
    elif isinstance(data, dict):
        yield from _of_node(data, place)
        for key, value in data.items():
            yield from complaints(value, f"{place}.{key}")


def _of_node(data: dict[str, Any], place: str) -> Iterator[str]:
    kind = data.get("@type")
    if not isinstance(kind, str) or kind not in REQUIRED:
        yield f"{place}: no type that is known: {kind}"
        return
    shape = {**REQUIRED[kind], **ALLOWED[kind]}
    for key in REQUIRED[kind].keys() - data.keys():
        yield f"{place}: {kind} without {key}"
    for key, value in data.items():
        check = shape.get(key)
        if key != "@type" and (check is None or not check(value)):
            yield f"{place}: {kind}.{key} is {value!r}"
    for together in TOGETHER.get(kind, ()):
        if together & data.keys() and not together <= data.keys():
            yield f"{place}: {kind} has not all of {sorted(together)}"
