"""The pages of posts and reference pages, with what machines read of them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from plugins.editions import linked
from vigie.content import Axis, Kind, Status
from vigie.pages import Page, TextPage
from vigie.planning.keys import category_lists
from vigie.rendering.lazy import Lazy
from vigie.sharing import card_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from plugins.editions.neighbours import Neighbours
    from vigie.comments.model import Discussion
    from vigie.content import Content, Text
    from vigie.languages import Language
    from vigie.pages import TextView
    from vigie.planning.frames import Framer
    from vigie.planning.keys import Key
    from vigie.planning.views import Views

_NOT_LISTED = "noindex"


def pages(
    content: Content, framer: Framer, views: Views, neighbours: Mapping[Language, Neighbours]
) -> Iterator[Page]:
    """Yield the page of every text."""
    for pair in content.pairs:
        for text in pair.texts.values():
            near = neighbours[text.language]
            yield Page(
                path=framer.addresses.paths[text.key, text.language],
                template=f"{text.key[0]}.html",
                values=Lazy(partial(_values, text, pair.discussion, framer, views, near)),
                language=text.language,
                source=text.source,
                line=text.lines.get("slug") or text.lines.get("title") or 1,
            )


def _values(
    text: Text,
    discussion: Discussion | None,
    framer: Framer,
    views: Views,
    neighbours: Neighbours,
) -> TextPage:
    key, lists = text.key, category_lists(views.taxonomy, text.category)
    view = views.text(text, discussion)
    path = framer.addresses.paths[key, text.language]
    robots = "" if text.indexed and text.status is not Status.DRAFT else _NOT_LISTED
    frame = framer.frame(
        key,
        text.language,
        lists=lists,
        followed=_followed(text),
        canonical=text.canonical,
        robots=robots,
        json_ld=_json_ld(text, view, framer, path, views.outline.image(text), neighbours),
        card=card_of(text, framer.site, views.taxonomy) if framer.site.social_cards else None,
    )
    nearest = "" if frame.switch.exact else _name_of_nearest(text, lists, framer, views)
    return TextPage(
        frame=framer.with_players(frame, text.blocks.values()),
        text=view,
        nearest=nearest,
        series=neighbours.of_series(text),
        collection=None if text.date else neighbours.of_collection(text),
        members=() if text.date else neighbours.members(text),
        related=neighbours.beside(text),
    )


def _followed(text: Text) -> tuple[Key, ...]:
    """Return the lists of a post whose feeds its readers may want: topic, series and people."""
    axes = (Axis.CATEGORY, Axis.SERIES, Axis.AUTHOR)
    return tuple(("term", axis.value, term, 1) for axis in axes for term in text.terms(axis))


def _name_of_nearest(text: Text, lists: Sequence[Key], framer: Framer, views: Views) -> str:
    other = text.language.other
    found, _ = framer.addresses.nearest(text.key, other, lists)
    return views.link(Axis.CATEGORY, str(found[2]), other).name if found[0] == "term" else ""


def _json_ld(
    text: Text, view: TextView, framer: Framer, path: str, image: str, neighbours: Neighbours
) -> str:
    """Return what machines read of a post, or of a competency; empty for other pages."""
    url = framer.site.absolute(path)
    if text.date:
        return linked.posting(text, view, framer.site, url, image)
    if text.kind is Kind.COMPETENCY:
        return linked.competency(text, neighbours.of_collection(text), url)
    return ""
