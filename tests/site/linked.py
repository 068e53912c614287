"""What machines read of a page, held to what schema.org and those who use it require."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

REQUIRED = {
    "Article": ("headline", "inLanguage"),
    "BlogPosting": ("@id", "headline", "datePublished", "dateModified", "inLanguage", "publisher"),
    "DefinedTerm": ("name",),
    "DefinedTermSet": ("name", "url"),
    "DigitalDocument": ("inLanguage",),
    "ItemList": ("name", "numberOfItems", "itemListElement"),
    "ListItem": ("position", "url", "name"),
    "MediaObject": ("contentUrl",),
    "Organization": ("name",),
    "Person": ("name",),
    "WebPage": ("@id", "name", "inLanguage", "mainEntity"),
}
"""The properties that each type of thing must have; a type that is not here is a mistake."""
WHOLE = ("@id", "url", "contentUrl", "license", "mainEntityOfPage")
"""The properties that are whole addresses."""


def read(page: HtmlElement) -> list[dict[str, object]]:
    """Return every thing that a page describes for machines."""
    scripts = page.xpath("//script[@type='application/ld+json']")
    assert isinstance(scripts, list)
    return [json.loads(one.text_content()) for one in scripts]


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
        for key, value in thing.items():
            if value in (None, "", [], {}):
                yield f"{kind}.{key}: empty"
            if key in WHOLE and not str(value).startswith(("https://", "http://")):
                yield f"{kind}.{key}: {value} is not a whole address"
            yield from wrong(value, inside=True)
