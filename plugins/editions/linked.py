"""What machines read of posts and competencies, in the words of schema.org."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urljoin

from vigie.content import Role
from vigie.rendering.render import json_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vigie.content import Text
    from vigie.pages import TextView
    from vigie.planning.ways import Stage
    from vigie.site import Site

_PARTS = {
    Role.AUTHOR: "author",
    Role.COLLABORATION: "contributor",
    Role.TRANSLATION: "translator",
}


def posting(text: Text, view: TextView, site: Site, url: str, image: str) -> str:
    """Return a `BlogPosting`; `url` is the whole address of its page, `image` of its picture.

    Where a block names who wrote the text, those who sign the post are its editors.
    """
    people: dict[str, list[dict[str, str]]] = {}
    for byline in view.bylines:
        name = _PARTS.get(Role(byline.role), "contributor")
        people.setdefault(name, []).append({"@type": "Person", "name": byline.name})
    changed = text.modified or text.date
    data: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": "BlogPosting",
        "@id": url,
        "mainEntityOfPage": url,
        "headline": text.title,
        "description": text.summary,
        "image": image,
        "inLanguage": text.body_language.tag,
        "datePublished": text.date and text.date.isoformat(),
        "dateModified": changed and changed.isoformat(),
        "keywords": [tag.name for tag in view.tags],
        "articleSection": view.category.name if view.category else None,
        "publisher": {"@type": "Organization", "name": site.editions[text.language].title},
        **people,
    }
    files = {written: urljoin(url, file) for written, file in view.files.items()}
    for block in view.blocks.values():
        said = block.posting(text, url, files)
        if said.get("author"):
            data["editor"] = data.pop("author", None)
        _add(data, said)
    return _written(data)


def competency(text: Text, collection: Stage | None, url: str) -> str:
    """Return a page about a `DefinedTerm` of the collection that it belongs to."""
    above = {
        "@type": "DefinedTermSet",
        "name": collection.name if collection else "",
        "url": urljoin(url, collection.url) if collection else "",
    }
    term = {
        "@type": "DefinedTerm",
        "name": text.title,
        "description": text.summary,
        "inDefinedTermSet": above if above["name"] else None,
    }
    data = {
        "@context": "https://schema.org",
        "@type": "WebPage",
        "@id": url,
        "name": text.title,
        "inLanguage": text.body_language.tag,
        "dateModified": text.modified and text.modified.isoformat(),
        "mainEntity": {key: value for key, value in term.items() if value},
    }
    return _written(data)


def _add(data: dict[str, object], more: Mapping[str, object]) -> None:
    for key, value in more.items():
        there = data.get(key)
        if isinstance(there, list) and isinstance(value, list):
            data[key] = [*there, *value]
        else:
            data[key] = value


def _written(data: Mapping[str, object]) -> str:
    return json_text({key: value for key, value in data.items() if value})
