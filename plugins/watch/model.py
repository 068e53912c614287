"""A round-up of links with our comments."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Self

from markupsafe import Markup

from vigie.locale.dates import partial_date
from vigie.reading.blocks import Block
from vigie.reading.fields import Fields
from vigie.reading.nodes import Mapping, Node
from vigie.slugs import slugify

if TYPE_CHECKING:
    from collections.abc import Mapping as Table
    from datetime import tzinfo

    from vigie.content import Text
    from vigie.languages import Language
    from vigie.pictures.markup import Tag
    from vigie.reading.typesetting import Typesetter

BLOCK = "watch"


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Something worth reading elsewhere, and what we say of it.

    `anchor` names it on the page of its round-up. `source` is who published it; `date` a year, a
    month or a day as in ISO 8601. Source, date and comment may be empty.
    """

    anchor: str
    title: str
    url: str
    source: str
    date: str
    language: Language
    comment: str

    def typeset(self, typesetter: Typesetter, language: Language) -> Link:
        """Return the link with its prose set, its title in its own language."""
        return replace(
            self,
            title=typesetter.string(self.title, self.language),
            source=typesetter.string(self.source, language),
            comment=typesetter.string(self.comment, language),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """What listings show of a round-up."""

    links: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Watch(Block):
    """The links of a round-up, in the order of its writer."""

    links: tuple[Link, ...]

    def brief(self) -> Size:
        """Return how many there are."""
        return Size(links=len(self.links))

    def fed(self, text: Text, _files: Table[str, str], _pictures: Table[str, Tag]) -> str:
        """Return the links with our comments."""
        items = (_item(link, text.language) for link in self.links)
        return Markup("<ul>{}</ul>").format(Markup("\n").join(items))

    def typeset(self, typesetter: Typesetter, language: Language) -> Self:
        """Return the round-up with its prose set."""
        return replace(self, links=tuple(link.typeset(typesetter, language) for link in self.links))

    def posting(self, text: Text, _url: str, _files: Table[str, str]) -> dict[str, object]:
        """Return schema.org's `ItemList`."""
        items = [
            {"@type": "ListItem", "position": position, "item": _work(link)}
            for position, link in enumerate(self.links, 1)
        ]
        found = {
            "@type": "ItemList",
            "name": text.title,
            "numberOfItems": len(items),
            "itemListElement": items,
        }
        return {"mainEntity": found} if items else {}


def _item(link: Link, language: Language) -> Markup:
    lang = "" if link.language is language else Markup(' lang="{}"').format(link.language.tag)
    title = Markup('<a href="{0}" hreflang="{1}"{2}>{3}</a>').format(
        link.url, link.language.tag, lang, link.title
    )
    dated = partial_date(link.date, language) if link.date else ""
    source = ", ".join(filter(None, (link.source, dated)))
    parts = [Markup("<p>{}</p>").format(part) for part in (source, link.comment) if part]
    return Markup("<li>{}{}</li>").format(title, Markup("").join(parts))


def read(fields: Fields, _zone: tzinfo, of_text: Language) -> Watch:
    """Return the round-up that the block holds; links are in the language of the text if untold."""
    anchors: dict[str, int] = {}
    urls: set[str] = set()
    found = tuple(
        _told_once(link, urls, line, fields)
        for line, link in fields.each("links", lambda node: _link(node, fields, anchors, of_text))
    )
    if not (found or fields.report.problems):
        told = "write “links:”, and below it for each: “- title: …” and “url: …”"
        fields.report.add(fields.mapping.line, "the round-up has no links", told)
    return Watch(links=found)


def _link(
    node: Node, fields: Fields, anchors: dict[str, int], of_text: Language
) -> tuple[int, Link] | None:
    if not isinstance(node, Mapping):
        what, told = "“watch.links”: a link has a title and an address", "write e.g. - title: …"
        fields.report.add(node.line, what, told)
        return None
    inner = Fields(node, fields.report, "watch.links")
    title = inner.text("title", required="write the title of what the link leads to")
    url = inner.web_address("url")
    if "url" not in node.entries:
        inner.text("url", required="write its whole address, e.g. https://example.org/")
    link = Link(
        anchor=_anchor(title, anchors),
        title=title,
        url=url,
        source=inner.text("source"),
        date=inner.partial_date("date"),
        language=inner.language("language", of_text),
        comment=inner.text("comment"),
    )
    inner.finish()
    return inner.line("url"), link


def _told_once(link: Link, urls: set[str], line: int, fields: Fields) -> Link:
    if link.url and link.url in urls:
        what = "“{url}” is in this round-up twice"
        fields.report.add(line, what, "keep one of them", url=link.url)
    urls.add(link.url)
    return link


def _anchor(title: str, anchors: dict[str, int]) -> str:
    """Return the anchor that a title gives, numbered from the second link of that title on."""
    slug = slugify(title) or "link"
    anchors[slug] = anchors.get(slug, 0) + 1
    return slug if anchors[slug] == 1 else f"{slug}-{anchors[slug]}"


def _work(link: Link) -> dict[str, object]:
    found: dict[str, object] = {
        "@type": "CreativeWork",
        "name": link.title,
        "url": link.url,
        "inLanguage": link.language.value,
    }
    if link.date:
        found["datePublished"] = link.date
    if link.source:
        found["publisher"] = {"@type": "Organization", "name": link.source}
    return found
