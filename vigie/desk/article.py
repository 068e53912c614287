"""A partner's article, from a feed or a saved page, made into a draft that says where it is from.

The draft has no permission, and a licence only where the article names one: until somebody writes
what is missing, a build tells it as a problem.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

import yaml
from lxml import etree, html

from vigie.languages import Language
from vigie.slugs import slugify
from vigie.wordpress.clean import clean
from vigie.wordpress.export import ExportError
from vigie.wordpress.languages import detected
from vigie.wordpress.names import plain
from vigie.wordpress.proof import write

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

_FEED = re.compile(rb"<(?:\w+:)?(?:rss|feed|RDF)\b")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_LICENCE = re.compile(r"creativecommons\.org/(licenses/[a-z-]+|publicdomain/zero)/(\d\.\d)")
_ENTRIES = ("item", "entry")
_CONTENT = ("encoded", "content", "description", "summary")
_DATES = ("published", "pubDate", "date", "updated")
_NO_ARTICLE = ("nav", "aside", "footer", "header", "form", "button", "script", "style", "noscript")
_BODIES = (
    "//*[@itemprop='articleBody']",
    "//*[contains(concat(' ', @class, ' '), ' entry-content ')]",
    "//article",
    "//main",
    "//body",
)
_LONGEST = 900


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """What a feed or a page says of an article; what it does not say is empty.

    `day` is as in ISO 8601, `licence` an SPDX id.
    """

    title: str
    body: str
    url: str = ""
    authors: tuple[str, ...] = ()
    publication: str = ""
    day: str = ""
    language: str = ""
    licence: str = ""


def read_article(data: bytes, address: str = "") -> Article:
    """Return the first article of a feed, or the one of a page, which was at `address`.

    Raises ExportError where there is none.
    """
    found = _of_feed(data) if _FEED.search(data[:2000]) else _of_page(data)
    if found is None or not plain(found.body):
        raise ExportError(
            fr="aucun article n’a été trouvé; donnez la page de l’article lui-même, ou son fil",
            en="no article was found; give the page of the article itself, or its feed",
        )
    url = found.url if found.url.startswith(("http://", "https://")) else address
    host = (urlsplit(url).hostname or "").removeprefix("www.")
    return replace(found, url=url, publication=found.publication or host or "…")


def draft(
    article: Article, today: date, convert: Callable[[str, Language], str]
) -> tuple[str, bytes]:
    """Return the path of a draft in the content folder, and the draft."""
    told = article.language[:2].lower() or detected(f"{article.title} {article.body}")
    language = Language(told) if told in tuple(Language) else Language.FR
    tree = clean(article.body)
    _lead_home(tree, article.url)
    markdown = write(tree, lambda text: convert(text, language)).markdown
    provenance = {
        "title": article.title or "…",
        "authors": [{"name": name} for name in article.authors],
        "publication": article.publication,
        "url": article.url,
        "date": article.day,
        "language": language.value,
        "licence": article.licence,
        "changes": "verbatim",
    }
    front = {
        "title": article.title or "…",
        "kind": "republication",
        "status": "draft",
        "republication": {key: value for key, value in provenance.items() if value},
    }
    written = yaml.safe_dump(front, allow_unicode=True, sort_keys=False, width=1 << 20)
    slug = slugify(article.title)[:60].strip("-") or "article"
    path = f"posts/{today:%Y}/{today:%Y-%m-%d}-{slug}/{language}.md"
    return path, f"---\n{written}---\n\n{markdown}\n".encode()


def _lead_home(tree: etree._Element, url: str) -> None:
    """Make every address whole; pictures, which are not covered by most licences, become links."""
    for link in list(tree.iterdescendants("a")):
        address = urljoin(url, str(link.get("href", "")))
        if address.startswith(("http://", "https://", "mailto:")):
            link.set("href", address)
        else:
            link.tag = "gone"
    for picture in list(tree.iterdescendants("img", "audio", "video")):
        address = urljoin(url, str(picture.get("src", "")))
        text = plain(str(picture.get("alt", ""))) or address.rpartition("/")[2]
        picture.attrib.clear()
        picture.text = text
        picture.tag = "a" if address.startswith(("http://", "https://")) else "gone"
        if picture.tag == "a":
            picture.set("href", address)
    for linked in list(tree.iterdescendants("a")):
        if any(True for _ in linked.iterancestors("a")):
            linked.tag = "gone"
    etree.strip_tags(tree, "gone")


def _of_feed(data: bytes) -> Article | None:
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        return None
    entry = next((one for one in root.iter(etree.Element) if _name(one) in _ENTRIES), None)
    if entry is None:
        return None
    channel = next((one for one in root.iter(etree.Element) if _name(one) == "channel"), root)
    source = next((one for one in entry if _name(one) == "source"), None)
    return Article(
        title=_line(_first(entry, ("title",))),
        body=_first(entry, _CONTENT),
        url=_address(entry),
        authors=tuple(_authors(entry)),
        publication=_line(
            (source.text or _first(source, ("title",)) if source is not None else "")
            or _first(channel, ("title",))
        ),
        day=_day(_first(entry, _DATES)),
        language=_first(entry, ("language",)) or _first(channel, ("language",)) or _lang(root),
        licence=_licence(entry) or _licence(channel),
    )


def _name(element: etree._Element) -> str:
    return str(element.tag).rpartition("}")[2].rpartition(":")[2]


def _first(element: etree._Element, names: Iterable[str]) -> str:
    """Return the text of the first child that has one, in the order of `names`."""
    for name in names:
        for child in element:
            if _name(child) == name and (text := "".join(child.itertext()).strip()):
                return text
    return ""


def _address(entry: etree._Element) -> str:
    for child in entry:
        if _name(child) == "link" and child.get("rel", "alternate") == "alternate":
            return str(child.get("href", "")) or (child.text or "").strip()
    return ""


def _authors(entry: etree._Element) -> Iterable[str]:
    for child in entry:
        if _name(child) in {"creator", "author"}:
            named = _line(_first(child, ("name",)) or child.text or "")
            if named and "@" not in named:
                yield named


def _lang(root: etree._Element) -> str:
    return str(root.get("{http://www.w3.org/XML/1998/namespace}lang", "") or root.get("lang", ""))


def _licence(element: etree._Element) -> str:
    """Return the licence of Creative Commons that an element of a feed or a page names."""
    for child in element.iter(etree.Element):
        named = _name(child) in {"license", "licence", "rights"} or child.get("rel") == "license"
        match = _LICENCE.search(f"{child.get('href', '')} {child.text or ''}") if named else None
        if match:
            kind, version = match[1].rpartition("/")[2].upper(), match[2]
            return f"CC0-{version}" if kind == "ZERO" else f"CC-{kind}-{version}"
    return ""


def _day(written: str) -> str:
    if match := _DAY.match(written):
        return match[0]
    try:
        return f"{parsedate_to_datetime(written):%Y-%m-%d}"
    except (ValueError, TypeError, IndexError):
        return ""


def _of_page(data: bytes) -> Article | None:
    parser = html.HTMLParser(encoding="utf-8" if _is_utf8(data) else None, no_network=True)
    try:
        root = html.document_fromstring(data, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None
    licence = _licence(root)
    canonical = root.xpath("string(//link[@rel='canonical']/@href)")
    title = _meta(root, "og:title") or root.xpath("string(//h1)") or root.xpath("string(//title)")
    author, site = _meta(root, "author", "article:author"), _meta(root, "og:site_name")
    day = _meta(root, "article:published_time") or root.xpath("string(//time/@datetime)")
    body = next((found[0] for path in _BODIES if (found := root.xpath(path))), root)
    etree.strip_elements(body, *_NO_ARTICLE, with_tail=False)
    for heading in body.xpath(".//h1"):
        heading.drop_tree()
    return Article(
        title=_line(str(title)),
        body=html.tostring(body, encoding="unicode", with_tail=False),
        url=str(canonical) or _meta(root, "og:url"),
        authors=(_line(author),) if author and "@" not in author and "://" not in author else (),
        publication=_line(site),
        day=_day(str(day)),
        language=_lang(root),
        licence=licence,
    )


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _meta(root: html.HtmlElement, *names: str) -> str:
    for name in names:
        found = root.xpath("//meta[@name=$name or @property=$name]/@content", name=name)
        if found:
            return str(found[0]).strip()
    return ""


def _line(text: str) -> str:
    return plain(text)[:_LONGEST]
