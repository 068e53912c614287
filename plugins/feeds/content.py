"""A body as feed readers can show it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree, html

if TYPE_CHECKING:
    from plugins.feeds.model import Entry
    from vigie.rendering.render import Opener

_MEDIA = re.compile(r"<(?:video|audio)\b")


def readable(entry: Entry, opener: Opener) -> str:
    """Return the facts and the text of an entry in HTML; a text in another language is marked.

    Videos and sounds, which many readers strip, become links.
    """
    body = opener.opened(entry.passage).html if entry.passage else entry.html
    if _MEDIA.search(body):
        body = _without_players(body)
    if entry.body_language != entry.language:
        body = f'<div lang="{entry.body_language.tag}">{body}</div>'
    return f"{entry.facts}{body}"


def _without_players(body: str) -> str:
    root = html.fragment_fromstring(body, create_parent="div")
    for player in list(root.iter("video", "audio")):
        _replace(player)
    written = etree.tostring(root, encoding="unicode", method="html")
    return written.removeprefix("<div>").removesuffix("</div>")


def _replace(player: html.HtmlElement) -> None:
    """Put a link in place of a player: its poster, else its words, else its address."""
    address = player.get("src") or next((one.get("src") for one in player.iter("source")), None)
    label = player.get("aria-label") or player.get("title") or address or ""
    link = html.Element("a", href=address or "")
    poster = player.get("poster")
    if poster:
        picture = etree.SubElement(link, "img", src=poster)
        for name in ("width", "height"):
            if size := player.get(name):
                picture.set(name, size)
        picture.set("alt", label)
    else:
        link.text = label
    link.tail = player.tail
    above = player.getparent()
    if above is not None:
        above.replace(player, link)
