"""What each format asks of a document, as far as a program can tell."""

from __future__ import annotations

import json
import re
from collections import Counter
from email.utils import parsedate_to_datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jsonschema import Draft202012Validator
from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

HERE = Path(__file__).parent
ATOM = "{http://www.w3.org/2005/Atom}"
DC = "{http://purl.org/dc/elements/1.1/}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}"
HISTORY = "{http://purl.org/syndication/history/1.0}"
SLASH = "{http://purl.org/rss/1.0/modules/slash/}"
THREAD = "{http://purl.org/syndication/thread/1.0}"
WFW = "{http://wellformedweb.org/CommentAPI/}"
_WHOLE = re.compile(r"https?://[^\s<>\"]+")
_CHANNEL = {
    *("title", "link", "description", "language", "lastBuildDate", "item"),
    *(f"{ATOM}link", f"{HISTORY}archive"),
}
_ITEM = {
    *("title", "link", "description", "pubDate", "guid", "category", "enclosure", "source"),
    *("comments", f"{SLASH}comments", f"{WFW}commentRss"),
    *(f"{ATOM}link", f"{ATOM}updated", f"{CONTENT}encoded"),
    *(f"{DC}{name}" for name in ("creator", "contributor", "language", "source", "rights")),
}
_SEVERAL = {"category", "item", f"{ATOM}link", f"{DC}creator", f"{DC}contributor"}


def complaints(name: str, data: bytes) -> list[str]:
    """Return what is wrong with a document; its name tells the format."""
    if name.endswith(".json"):
        return list(_json(data))
    return list(_rss(data) if "rss" in name else _atom(data))


def tree(data: bytes) -> etree._Element:
    """Return a document as a strict parser reads it, whatever its size."""
    return etree.fromstring(data, etree.XMLParser(huge_tree=True, resolve_entities=False))


@cache
def _grammar() -> etree.RelaxNG:
    return etree.RelaxNG(etree.parse(HERE / "atom.rng"))


@cache
def _schema() -> Draft202012Validator:
    return Draft202012Validator(json.loads((HERE / "json_feed.json").read_text("utf-8")))


def _atom(data: bytes) -> Iterator[str]:
    feed = tree(data)
    grammar = _grammar()
    if not grammar.validate(feed):
        yield from (str(error) for error in grammar.error_log)
    entries = feed.findall(f"{ATOM}entry")
    yield from _twice("id", (entry.findtext(f"{ATOM}id") for entry in entries))
    for one in (feed, *entries):
        links = [link.attrib for link in one.findall(f"{ATOM}link")]
        alternates = [link for link in links if link.get("rel", "alternate") == "alternate"]
        if not alternates:
            yield "no page"
        kinds = ((link.get("type"), link.get("hreflang")) for link in alternates)
        yield from _twice("alternate", kinds)
        yield from _whole(link["href"] for link in links)
    for entry in entries:
        yield from _threaded(entry)
    if feed.find(f"{ATOM}author") is None:
        yield "nobody answers for the feed"
    if not any(link.get("rel") == "self" for link in feed.findall(f"{ATOM}link")):
        yield "no address of its own"


def _threaded(entry: etree._Element) -> Iterator[str]:
    """Yield what RFC 4685 asks and an entry does not have."""
    for parent in entry.findall(f"{THREAD}in-reply-to"):
        yield from _whole([parent.get("href", "")])
        if not parent.get("ref") or parent.get("ref") == entry.findtext(f"{ATOM}id"):
            yield "it answers nothing, or itself"
    counts = {
        link.get(f"{THREAD}count")
        for link in entry.findall(f"{ATOM}link")
        if link.get("rel") == "replies" and link.get("type") == "application/atom+xml"
    }
    total = entry.findtext(f"{THREAD}total")
    if counts != ({total} if total else set()) or (total and not total.isdecimal()):
        yield f"{counts} and {total} are no number of comments"


def _rss(data: bytes) -> Iterator[str]:
    root = tree(data)
    channels = root.findall("channel")
    if root.tag != "rss" or root.get("version") != "2.0" or len(channels) != 1:
        yield "not RSS 2.0"
        return
    (channel,) = channels
    yield from _children(channel, _CHANNEL, ("title", "link", "description"))
    yield from _whole([channel.findtext("link") or ""])
    yield from _dated(channel.findtext("lastBuildDate"))
    items = channel.findall("item")
    yield from _twice("guid", (item.findtext("guid") for item in items))
    for item in items:
        yield from _children(item, _ITEM, ("title", "link", "guid", "pubDate"))
        yield from _whole([item.findtext("link") or ""])
        yield from _dated(item.findtext("pubDate"))
        yield from _whole(link.get("href", "") for link in item.findall(f"{ATOM}link"))
        for name in ("comments", f"{WFW}commentRss"):
            yield from _whole(one.text or "" for one in item.findall(name))
        if not (item.findtext(f"{SLASH}comments") or "0").isdecimal():
            yield "no number of comments"
        for file in item.findall("enclosure"):
            if sorted(file.keys()) != ["length", "type", "url"]:
                yield f"enclosure has {file.keys()}"
            yield from _whole([file.get("url", "")])


def _children(element: etree._Element, known: set[str], required: Iterable[str]) -> Iterator[str]:
    counted = Counter(str(child.tag) for child in element)
    yield from (f"<{name}> is not known" for name in counted.keys() - known)
    yield from (
        f"<{name}> stands {count} times"
        for name, count in counted.items()
        if count > 1 and name not in _SEVERAL
    )
    yield from (f"<{name}> is missing" for name in required if not element.findtext(name))


def _json(data: bytes) -> Iterator[str]:
    feed = json.loads(data)
    yield from (error.message for error in _schema().iter_errors(feed))
    yield from _twice("id", (item["id"] for item in feed["items"]))


def _twice(what: str, found: Iterable[Any]) -> Iterator[str]:
    yield from (f"{what} {one} twice" for one, count in Counter(found).items() if count > 1)


def _whole(addresses: Iterable[str]) -> Iterator[str]:
    yield from (f"“{one}” is not whole" for one in addresses if not _WHOLE.fullmatch(one))


def _dated(written: str | None) -> Iterator[str]:
    try:
        parsedate_to_datetime(written or "")
    except ValueError:
        yield f"“{written}” is no date"
