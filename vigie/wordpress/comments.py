"""Readers' comments as `comments.toml` keeps them: who, when, to whom, what; nothing private."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from html import escape
from typing import TYPE_CHECKING

from lxml import etree

from vigie.toml import long_quoted, quoted
from vigie.wordpress.clean import BLOCKS, clean
from vigie.wordpress.languages import detected
from vigie.wordpress.markdown import BARE_ADDRESS, plain_paragraphs
from vigie.wordpress.moments import moment
from vigie.wordpress.names import MAIL, masked, plain
from vigie.wordpress.paragraphs import typed
from vigie.wordpress.proof import write

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import datetime, tzinfo

    from vigie.languages import Language
    from vigie.wordpress.export import Comment

_WEB = re.compile(r"https?://[^\s<>\"\x00-\x20]{1,900}")
# What the archive takes as HTML; all else of it is Markdown.
_ELEMENTS = frozenset(
    "p br a em strong blockquote code pre ul ol li cite q del ins s sub sup span div".split()  # noqa: SIM905 -- plain words
)
_APART = re.compile(
    r"</?(?:h[1-6]|table|tbody|thead|tr|t[dh]|d[ltd]|div|section|article|figure|figcaption|hr"
    r"|center|form|address|details|summary)\b[^>]*>",
    re.IGNORECASE,
)
_IMAGE = re.compile(r"<img\b[^>]*?src=[\"']?(https?://[^\s\"'>]+)[^>]*>", re.IGNORECASE)
_MARKED = re.compile(r"[<&\r\x00-\x08\x0b-\x1f\x7f-\x9f\N{NO-BREAK SPACE}]")
_KINDS = frozenset({"comment", "pingback", "trackback"})
_LONGEST_NAME = 200
_SILENT = "…"
_ENOUGH = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A comment as it is written to the archive; `url` and `lang` may be empty."""

    id: str
    parent: str
    kind: str
    author: str
    url: str
    date: datetime | None
    lang: str
    by_author: bool
    body: str


def kept(
    comment: Comment,
    *,
    zone: tzinfo,
    otherwise: datetime | None,
    language: Language,
    tell_language: bool,
    by_author: bool,
    convert: Callable[[str], str],
) -> Kept:
    """Return what of a comment is kept; `language` is that of the text it is on.

    A comment without a date has that of the text, `otherwise`; one without a word says so.
    """
    url = comment.url.strip()
    own = detected(comment.content) if len(comment.content.split()) >= _ENOUGH else ""
    told = own if own and own != language else (language.value if tell_language else "")
    return Kept(
        id=_id(comment.id),
        parent=_id(comment.parent),
        kind=comment.kind if comment.kind in _KINDS else "comment",
        author=masked(plain(comment.author))[:_LONGEST_NAME],
        url=url if _WEB.fullmatch(url) and not MAIL.search(url) else "",
        date=moment(comment.date, comment.date_gmt, zone) or otherwise,
        lang=told,
        by_author=by_author,
        body=body(comment.content, convert) or _SILENT,
    )


def body(content: str, convert: Callable[[str], str]) -> str:
    """Return the text of a comment in Markdown, e-mail addresses in it masked."""
    if not _MARKED.search(content):
        return plain_paragraphs(masked(content))
    apart = _APART.sub("\n\n", _IMAGE.sub(r" \1 ", content))
    linked = BARE_ADDRESS.sub(lambda match: f'<a href="{escape(match[1])}">{match[1]}</a>', apart)
    tree = clean(typed(masked(linked)), _ELEMENTS)
    for element in tree.iterdescendants():
        for name in set(element.attrib) - {"href", "start"}:
            del element.attrib[name]
        if element.tag == "a" and not str(element.get("href")).startswith(("http://", "https://")):
            element.tag = "gone"
    etree.strip_tags(tree, "gone")
    written = write(tree, convert)
    if written.proven and not written.raw:
        return written.markdown
    for element in tree.iterdescendants(*BLOCKS, "br"):
        element.text, element.tail = f"\n{element.text or ''}", f"\n{element.tail or ''}"
    return plain_paragraphs("\n\n".join("".join(one.itertext()) for one in tree))


def _id(written: str) -> str:
    return re.sub(r"[^A-Za-z0-9-]", "", written)[:40]


def with_own_ids(comments: Iterable[Kept]) -> list[Kept]:
    """Return the comments in their order, each with an id that none before it has."""
    found: dict[str, Kept] = {}
    for one in comments:
        id_, number = one.id or "comment", 1
        while id_ in found:
            number += 1
            id_ = f"{one.id}-{number}"
        found[id_] = replace(one, id=id_)
    return list(found.values())


def without_circles(comments: list[Kept]) -> list[Kept]:
    """Return the comments with no chain of replies that comes back to its begin."""
    parents = {one.id: one.parent for one in comments}
    for id_, above in list(parents.items()):
        seen, place = {id_}, above
        while place in parents and place not in seen:
            seen.add(place)
            place = parents[place]
        if place in seen:
            parents[id_] = ""
    return [replace(one, parent=parents[one.id]) for one in comments]


def toml(comments: Iterable[Kept]) -> bytes:
    """Return comments as tables of a TOML file, in their order."""
    return b"\n".join(_table(comment).encode() for comment in comments)


def _table(comment: Kept) -> str:
    values = [
        ("id", quoted(comment.id)),
        ("parent", quoted(comment.parent) if comment.parent else ""),
        ("kind", quoted(comment.kind) if comment.kind != "comment" else ""),
        ("author", quoted(comment.author) if comment.author else ""),
        ("url", quoted(comment.url) if comment.url else ""),
        ("date", comment.date.isoformat() if comment.date else ""),
        ("lang", quoted(comment.lang) if comment.lang else ""),
        ("by_author", "true" if comment.by_author else ""),
        ("body", long_quoted(comment.body)),
    ]
    lines = "".join(f"{key} = {value}\n" for key, value in values if value)
    return f"[[comment]]\n{lines}"
