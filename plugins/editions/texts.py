"""The pages of posts and reference pages, with what machines read of them."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urljoin

from vigie.content import Axis, Role, Status
from vigie.pages import Page, TextPage
from vigie.render import json_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from vigie.content import Content, Text
    from vigie.frames import Framer, Key
    from vigie.pages import TextView
    from vigie.views import Views

_NOT_LISTED = "noindex"


def pages(content: Content, framer: Framer, views: Views) -> Iterator[Page]:
    """Yield the page of every text."""
    for pair in content.pairs:
        for text in pair.texts.values():
            yield _page(text, framer, views)


def _page(text: Text, framer: Framer, views: Views) -> Page:
    key = text.key
    view = views.text(text)
    otherwise = _nearby(text)
    path = framer.addresses.paths[key, text.language]
    robots = "" if text.indexed and text.status is not Status.DRAFT else _NOT_LISTED
    frame = framer.frame(
        key,
        text.language,
        otherwise=otherwise,
        canonical=text.canonical,
        robots=robots,
        json_ld=_json_ld(text, view, framer, path) if text.date else "",
    )
    nearest = "" if frame.switch.exact else _name_of_nearest(key, text, framer, views)
    values = TextPage(frame=frame, text=view, nearest=nearest)
    line = text.lines.get("slug") or text.lines.get("title") or 1
    return Page(
        path=path,
        template=f"{key[0]}.html",
        values=values,
        language=text.language,
        source=text.source,
        line=line,
    )


def _nearby(text: Text) -> tuple[Key, ...]:
    return (("term", Axis.CATEGORY.value, text.category, 1),) if text.category else ()


def _name_of_nearest(key: Key, text: Text, framer: Framer, views: Views) -> str:
    other = text.language.other
    found, _ = framer.addresses.nearest(key, other, _nearby(text))
    return views.link(Axis.CATEGORY, text.category, other).name if found[0] == "term" else ""


def _json_ld(text: Text, view: TextView, framer: Framer, path: str) -> str:
    """Return schema.org's `BlogPosting` for a post."""
    site = framer.site
    url = site.absolute(path)
    names = {
        Role.AUTHOR: "author",
        Role.COLLABORATION: "contributor",
        Role.TRANSLATION: "translator",
    }
    people: dict[str, list[dict[str, str]]] = {}
    for byline in view.bylines:
        name = names.get(Role(byline.role), "contributor")
        people.setdefault(name, []).append({"@type": "Person", "name": byline.name})
    title = site.editions[text.language].title
    changed = text.modified or text.date
    data: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": "BlogPosting",
        "@id": url,
        "mainEntityOfPage": url,
        "headline": text.title,
        "description": text.summary,
        "inLanguage": text.body_language.tag,
        "datePublished": text.date and text.date.isoformat(),
        "dateModified": changed and changed.isoformat(),
        "keywords": [tag.name for tag in view.tags],
        "articleSection": view.category.name if view.category else None,
        "publisher": {"@type": "Organization", "name": title},
        **people,
    }
    files = {written: urljoin(url, file) for written, file in view.files.items()}
    for block in view.blocks.values():
        _add(data, block.posting(text, url, files))
    return json_text({key: value for key, value in data.items() if value})


def _add(data: dict[str, object], more: Mapping[str, object]) -> None:
    for key, value in more.items():
        there = data.get(key)
        if isinstance(there, list) and isinstance(value, list):
            data[key] = [*there, *value]
        else:
            data[key] = value
