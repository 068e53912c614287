"""Three formats of one feed: valid whatever is in it, and read back as the same."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime
from functools import partial
from io import StringIO
from typing import TYPE_CHECKING, Any

import pytest
from feedgenerator import Atom1Feed, Rss201rev2Feed, SyndicationFeed
from feedgenerator.django.utils.xmlutils import SimplerXMLGenerator, UnserializableContentError
from feedparser.api import parse
from hypothesis import given
from hypothesis import strategies as st

from plugins.feeds import atom, rss
from plugins.feeds.formats import Formats
from plugins.feeds.markup import element, encoded
from plugins.feeds.model import Address, Enclosure, Entry, Feed, History, Label, Replied, Replies
from tests.plugins.feeds.rules import ATOM, CONTENT, DC, HISTORY, THREAD, complaints, tree
from tests.values import ZONE, Shelf
from vigie.comments.model import Tally
from vigie.feeds import Format
from vigie.languages import Language, Localized
from vigie.origins import Origin
from vigie.pages import Passage
from vigie.persons import Person
from vigie.planning.frames import Alternate

if TYPE_CHECKING:
    from collections.abc import Callable

FR, EN = Language.FR, Language.EN
URL = "https://vigie.example"
DAY = datetime(2013, 6, 5, 8, 30, tzinfo=ZONE)


def in_each(path: str) -> Address:
    """Return the address of a document without its extension."""
    return Address(rss=f"{URL}{path}.rss", atom=f"{URL}{path}.atom", json=f"{URL}{path}.json")


PASSAGE = Passage(source="fr.md", prose="1", addresses=())
ENTRY = Entry(
    id="tag:vigie.example,2026:x/fr",
    iri="tag:vigie.example,2026:x/fr",
    url=f"{URL}/fr/2013/06/x/",
    title="L’été & <l’hiver>",
    summary="Une phrase, avec <b> et &amp;.",
    passage=PASSAGE,
    language=FR,
    body_language=FR,
    authors=(Person(name="Ada Éluard", url=f"{URL}/fr/auteurs/ada/"), Person(name="Bob")),
    contributors=(Person(name="Cleo"),),
    labels=(Label(id="open", name="Données & co", scheme=f"{URL}/fr/categories/"),),
    published=DAY,
    updated=DAY.replace(year=2014),
    alternates=(
        Alternate(tag="en-CA", url=f"{URL}/en/2013/06/x/"),
        Alternate(tag="fr-CA", url=f"{URL}/fr/2013/06/x/"),
    ),
    enclosures=(
        Enclosure(url=f"{URL}/media/a.pdf", type="application/pdf", length=12),
        Enclosure(url=f"{URL}/media/b.mp3", type="audio/mpeg", length=34),
    ),
)
ORIGIN = Origin(
    title="The original",
    url="https://example.org/one",
    authors=(),
    verbal=True,
    publication=Localized(fr="Bulletin", en="Newsletter"),
    home="https://example.org/",
    feed="https://example.org/feed",
    rights="CC BY 4.0",
    licence="https://creativecommons.org/licenses/by/4.0/",
    whole=True,
)
FEED = Feed(
    id="tag:vigie.example,2026:fr/posts",
    url=in_each("/fr/x"),
    home=f"{URL}/fr/",
    title="Vigie",
    description="Veille",
    site="Vigie",
    site_url=f"{URL}/fr/",
    language=FR,
    sister=in_each("/en/x"),
    updated=DAY,
    history=History(),
    hub="",
    style=f"{URL}/fr/feed.css",
    entries=(ENTRY,),
)
every_format = pytest.mark.parametrize("form", Format)
# All that XML can hold, in the planes that have characters and those that have none.
CHARACTERS = st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff")
TEXTS = st.text(CHARACTERS | st.sampled_from("\t\n<>&\"']]>\u00a0\u202f\U0001f3ee\U0010fffd"))


def written(form: Format, feed: Feed = FEED, html: str = "<p>Texte</p>") -> bytes:
    """Return a feed in a format, found valid."""
    data = Formats().by_name()[form.value](feed, Shelf(html))
    assert complaints(f"{form}.{form.extension}", data) == []
    return data


def read(form: Format, data: bytes) -> Any:  # noqa: ANN401 -- feedparser has no types
    """Return what feedparser reads."""
    found = parse(data, sanitize_html=False, resolve_relative_uris=False)
    assert found.bozo is False, found.get("bozo_exception")
    assert form is not Format.JSON
    return found


def body(form: Format, data: bytes) -> str:
    """Return the text of the only entry."""
    if form is Format.JSON:
        return str(json.loads(data)["items"][0]["content_html"])
    path = f".//{ATOM}content" if form is Format.ATOM else f".//{CONTENT}encoded"
    return tree(data).findtext(path) or ""


@every_format
@given(title=TEXTS, summary=TEXTS, html=TEXTS.filter(str.strip))
def test_any_text_makes_a_valid_feed_and_is_read_back_as_it_was(
    form: Format, title: str, summary: str, html: str
) -> None:
    one = replace(ENTRY, title=f"a{title}", summary=summary)
    data = written(form, replace(FEED, entries=(one,)), html)
    assert body(form, data) == html
    if form is Format.JSON:
        (item,) = json.loads(data)["items"]
        assert (item["title"], item.get("summary", "")) == (one.title, summary)
    else:
        name = f".//{ATOM}entry/{ATOM}title" if form is Format.ATOM else ".//item/title"
        assert tree(data).findtext(name) == one.title


def by_feedgenerator(write: Callable[[SimplerXMLGenerator], None]) -> bytes | None:
    """Return what feedgenerator's generator makes of calls; None where it refuses."""
    stream = StringIO()
    try:
        write(SimplerXMLGenerator(stream, "utf-8", short_empty_elements=True))
    except UnserializableContentError:
        return None
    return stream.getvalue().encode()


@given(st.text(), st.dictionaries(st.sampled_from("abc"), TEXTS))
def test_an_element_is_written_or_refused_as_feedgenerator_does(
    text: str, attributes: dict[str, str]
) -> None:
    theirs = by_feedgenerator(lambda handler: handler.addQuickElement("a", text, attributes))
    if theirs is None:
        with pytest.raises(UnserializableContentError):
            encoded(element("a", text, attributes))
    else:
        assert encoded(element("a", text, attributes)) == theirs


@given(st.sampled_from(sorted(set(map(chr, range(0x20))) - set("\t\n\r"))))
def test_what_xml_cannot_hold_is_refused_in_attributes_too(sign: str) -> None:
    with pytest.raises(UnserializableContentError):
        encoded(element("a", "", {"b": f"x{sign}"}))


@given(title=TEXTS, description=TEXTS.filter(bool), day=st.datetimes(timezones=st.just(ZONE)))
def test_documents_begin_as_those_of_feedgenerator(
    title: str, description: str, day: datetime
) -> None:
    feed = replace(FEED, title=title, description=description, updated=day)
    for kind, writer, address in (
        (Rss201rev2Feed, rss, feed.url.rss),
        (Atom1Feed, atom, feed.url.atom),
    ):
        model: SyndicationFeed = kind(
            title=title,
            link=feed.home,
            description=description,
            language="fr-CA",
            feed_url=address,
            feed_guid=feed.id,
            author_name=feed.site,
            author_link=feed.site_url,
        )
        model.add_item("", "", None, pubdate=day)
        theirs = by_feedgenerator(model.add_root_elements)
        assert theirs
        assert theirs in writer.document(feed, ())


@given(title=TEXTS, id_=TEXTS, day=st.datetimes(timezones=st.just(ZONE)))
def test_entries_begin_as_those_of_feedgenerator(title: str, id_: str, day: datetime) -> None:
    url = f"{URL}/é?a&b"
    one = replace(ENTRY, title=title, url=url, id=id_, iri=id_, published=day, updated=day)
    for kind, start, ours in (
        (Rss201rev2Feed, b"\n<item>", rss.entry(replace(one, summary=""), b"")),
        (Atom1Feed, b"\n<entry>", atom.entry(one, b"")),
    ):
        model: SyndicationFeed = kind("", "", "")
        model.add_item(title, url, None, pubdate=day, unique_id=id_, unique_id_is_permalink=False)
        theirs = by_feedgenerator(partial(model.add_item_elements, item=model.items[0]))
        assert theirs
        assert ours.startswith(start + theirs)


@every_format
def test_a_text_of_five_megabytes_is_whole(form: Format) -> None:
    html = "<p>Ça & là]]></p>" * 350_000
    assert len(html) > 5_000_000
    assert body(form, written(form, html=html)) == html


@every_format
def test_a_feed_without_entries_and_an_entry_without_anything_are_valid(form: Format) -> None:
    written(form, replace(FEED, entries=(), sister=None))
    bare = replace(
        ENTRY,
        title="x",
        summary="",
        authors=(),
        contributors=(),
        labels=(),
        alternates=ENTRY.alternates[1:],
        enclosures=(),
    )
    written(form, replace(FEED, entries=(bare,)), "")


@every_format
def test_an_archive_of_a_feed_with_a_hub_is_valid(form: Format) -> None:
    history = History(previous=in_each("/1"), next=in_each("/3"), current=in_each("/0"))
    data = written(form, replace(FEED, history=history, hub="https://hub.example/"))
    if form is Format.JSON:
        found = json.loads(data)
        assert found["next_url"] == f"{URL}/1.json"
        assert found["hubs"] == [{"type": "WebSub", "url": "https://hub.example/"}]
        return
    links = {link.get("rel"): link.get("href") for link in tree(data).iter(f"{ATOM}link")}
    name = form.name.lower()
    assert links["prev-archive"] == f"{URL}/1.{name}"
    assert links["next-archive"] == f"{URL}/3.{name}"
    assert links["current"] == f"{URL}/0.{name}"
    assert links["hub"] == "https://hub.example/"
    assert tree(data).find(f".//{HISTORY}archive") is not None
    assert tree(written(form)).find(f".//{HISTORY}archive") is None


def test_atom_names_everybody_every_label_and_every_file() -> None:
    entry = read(Format.ATOM, written(Format.ATOM)).entries[0]
    assert [dict(one) for one in entry.authors] == [
        {"name": "Ada Éluard", "href": f"{URL}/fr/auteurs/ada/"},
        {"name": "Bob"},
    ]
    assert [one.name for one in entry.contributors] == ["Cleo"]
    assert [(one.term, one.label, one.scheme) for one in entry.tags] == [
        ("open", "Données & co", f"{URL}/fr/categories/")
    ]
    assert [(one.href, one.length) for one in entry.enclosures] == [
        (f"{URL}/media/a.pdf", "12"),
        (f"{URL}/media/b.mp3", "34"),
    ]
    assert (entry.title, entry.summary) == (ENTRY.title, ENTRY.summary)
    assert (entry.published, entry.updated) == (DAY.isoformat(), ENTRY.updated.isoformat())


def test_rss_names_everybody_every_label_and_one_file() -> None:
    data = written(Format.RSS)
    item = tree(data).find(".//item")
    assert item is not None
    assert [one.text for one in item.iter(f"{DC}creator")] == ["Ada Éluard", "Bob"]
    assert [one.text for one in item.iter(f"{DC}contributor")] == ["Cleo"]
    assert [(one.text, one.get("domain")) for one in item.iter("category")] == [
        ("Données & co", f"{URL}/fr/categories/")
    ]
    assert [dict(one.attrib) for one in item.iter("enclosure")] == [
        {"url": f"{URL}/media/a.pdf", "length": "12", "type": "application/pdf"}
    ]
    assert item.findtext("description") == "Une phrase, avec &lt;b&gt; et &amp;amp;."
    assert read(Format.RSS, data).entries[0].title == ENTRY.title


def test_json_names_everybody_every_label_and_every_file() -> None:
    (item,) = json.loads(written(Format.JSON))["items"]
    assert item["authors"] == [
        {"name": "Ada Éluard", "url": f"{URL}/fr/auteurs/ada/"},
        {"name": "Bob"},
    ]
    assert item["tags"] == ["Données & co"]
    assert [one["size_in_bytes"] for one in item["attachments"]] == [12, 34]
    assert item["date_modified"] == ENTRY.updated.isoformat()


@pytest.mark.parametrize("form", [Format.RSS, Format.ATOM])
def test_an_entry_leads_to_its_own_page_first_and_last_and_to_its_translation(
    form: Format,
) -> None:
    data = written(form)
    assert read(form, data).entries[0].link == ENTRY.url
    element = tree(data).find(f".//{ATOM}entry" if form is Format.ATOM else ".//item")
    assert element is not None
    links = [
        (link.get("hreflang"), link.get("href"))
        for link in element.findall(f"{ATOM}link")
        if link.get("rel") == "alternate" and link.get("hreflang")
    ]
    assert links == [(one.tag, one.url) for one in ENTRY.alternates]


@pytest.mark.parametrize("form", [Format.RSS, Format.ATOM])
def test_a_feed_leads_to_its_sister_in_the_other_language(form: Format) -> None:
    (link,) = (
        link
        for link in tree(written(form)).iter(f"{ATOM}link")
        if link.get("type") == form.type and link.get("rel") == "alternate"
    )
    assert (link.get("hreflang"), link.get("href")) == (
        "en-CA",
        f"{URL}/en/x.{form.name.lower()}",
    )


def test_json_has_an_object_of_our_own_for_what_it_has_no_words_for() -> None:
    feed = json.loads(written(Format.JSON))
    assert feed["_vigie"] == {"translations": [{"language": "en-CA", "url": f"{URL}/en/x.json"}]}
    assert feed["items"][0]["_vigie"] == {
        "translations": [{"language": "en-CA", "url": f"{URL}/en/2013/06/x/"}],
        "contributors": [{"name": "Cleo"}],
    }
    lone = replace(ENTRY, alternates=ENTRY.alternates[1:], contributors=())
    plain = json.loads(written(Format.JSON, replace(FEED, sister=None, entries=(lone,))))
    assert "_vigie" not in plain.keys() | plain["items"][0].keys()


@every_format
def test_a_body_in_another_language_says_so(form: Format) -> None:
    data = written(form, replace(FEED, entries=(replace(ENTRY, body_language=EN),)))
    assert body(form, data) == '<div lang="en-CA"><p>Texte</p></div>'
    if form is Format.JSON:
        assert json.loads(data)["items"][0]["language"] == "en-CA"
    elif form is Format.ATOM:
        content = tree(data).find(f".//{ATOM}content")
        assert content is not None
        assert content.get("{http://www.w3.org/XML/1998/namespace}lang") == "en-CA"
    else:
        assert tree(data).findtext(f".//{DC}language") == "en-CA"


@every_format
def test_a_republished_text_tells_where_it_is_from_and_by_what_right(form: Format) -> None:
    data = written(form, replace(FEED, entries=(replace(ENTRY, origin=ORIGIN),)))
    if form is Format.JSON:
        (item,) = json.loads(data)["items"]
        assert item["external_url"] == item["_vigie"]["via"] == ORIGIN.url
        assert item["_vigie"]["source"] == "Bulletin"
        assert (item["_vigie"]["rights"], item["_vigie"]["license"]) == (
            "CC BY 4.0",
            ORIGIN.licence,
        )
        return
    links = {link.get("rel"): link.get("href") for link in tree(data).iter(f"{ATOM}link")}
    assert (links["via"], links["license"]) == (ORIGIN.url, ORIGIN.licence)
    entry = read(form, data).entries[0]
    assert entry.source.title == "Bulletin"
    name = f".//{ATOM}rights" if form is Format.ATOM else f".//{DC}rights"
    assert tree(data).findtext(name) == f"CC BY 4.0, {ORIGIN.licence}"


def test_a_post_tells_how_many_comments_it_has_and_where_they_are() -> None:
    latest = DAY.replace(year=2015)
    tally = Tally(source="comments.toml", count=3, latest=latest)
    page = f"{ENTRY.url}#_comments"
    rss, atom, json_ = (f"{ENTRY.url}{file}" for file in ("rss.xml", "atom.xml", "feed.json"))
    replies = Replies(page=page, feed=Address(rss=rss, atom=atom, json=json_), tally=tally)
    feed = replace(FEED, entries=(replace(ENTRY, replies=replies),))
    item = read(Format.RSS, written(Format.RSS, feed)).entries[0]
    assert (item.comments, item.slash_comments, item.wfw_commentrss) == (page, "3", rss)
    entry = tree(written(Format.ATOM, feed)).find(f"{ATOM}entry")
    assert entry is not None
    links = [link for link in entry.findall(f"{ATOM}link") if link.get("rel") == "replies"]
    assert [(link.get("type"), link.get("href")) for link in links] == [
        ("text/html", page),
        ("application/atom+xml", atom),
    ]
    assert links[1].get(f"{THREAD}count") == entry.findtext(f"{THREAD}total") == "3"
    assert links[1].get(f"{THREAD}updated") == latest.isoformat()
    (told,) = json.loads(written(Format.JSON, feed))["items"]
    assert told["_vigie"]["comments"] == {"url": page, "feed_url": json_, "count": 3}
    silent = replace(replies, tally=Tally())
    for form in Format:
        written(form, replace(FEED, entries=(replace(ENTRY, replies=silent),)))


def test_a_comment_tells_what_it_answers() -> None:
    parent = Replied(iri="tag:v,2026:x/fr#comment-1", url=f"{ENTRY.url}#comment-1")
    replied = replace(ENTRY, replied=parent)
    entry = tree(written(Format.ATOM, replace(FEED, entries=(replied,))))
    (told,) = entry.iter(f"{THREAD}in-reply-to")
    assert dict(told.attrib) == {"ref": parent.iri, "href": parent.url, "type": "text/html"}
    (item,) = json.loads(written(Format.JSON, replace(FEED, entries=(replied,))))["items"]
    assert item["_vigie"]["in_reply_to"] == {"id": parent.iri, "url": parent.url}


@every_format
def test_an_original_that_is_not_public_and_has_a_permission_only_is_valid(form: Format) -> None:
    hidden = replace(ORIGIN, url="", home="", feed="", rights="", licence="")
    written(form, replace(FEED, entries=(replace(ENTRY, origin=hidden),)))


@pytest.mark.parametrize("form", [Format.RSS, Format.ATOM])
def test_a_browser_is_given_a_style_sheet_before_the_feed(form: Format) -> None:
    instruction = tree(written(form)).getprevious()
    assert instruction is not None
    assert instruction.text == f'href="{URL}/fr/feed.css" type="text/css"'


def test_an_entry_is_opened_once_however_many_documents_hold_it() -> None:
    shelf = Shelf()
    formats = Formats().by_name()
    for form in Format:
        for number in range(3):
            formats[form.value](replace(FEED, id=f"tag:v,2026:{number}"), shelf)
    assert shelf.asked == [PASSAGE]


def test_an_entry_with_the_same_id_in_another_build_is_another() -> None:
    first = Formats().by_name()["feed"](FEED, Shelf("<p>a</p>"))
    second = Formats().by_name()["feed"](FEED, Shelf("<p>b</p>"))
    assert b"<p>a</p>" in first
    assert b"<p>b</p>" in second
