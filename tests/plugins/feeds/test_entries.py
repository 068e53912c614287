"""Posts as entries: ids that stay, whole addresses, everybody who had a part."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.feeds.entries import Entries
from plugins.feeds.model import Enclosure, Entry, Label, as_iri, entry_id
from plugins.republication.licences import licence
from plugins.republication.model import (
    Carried,
    Changes,
    Indexing,
    Provenance,
    Publication,
    Republication,
)
from tests.plugins.feeds.drawing import drawn
from tests.site.builder import write
from tests.values import ZONE, content, pair, taxonomy, text
from vigie.content import Contribution, Role, Status
from vigie.languages import Language, Localized
from vigie.pages import Passage
from vigie.persons import Person
from vigie.planning.frames import Alternate

if TYPE_CHECKING:
    from pathlib import Path

    from vigie.content import Text

FR, EN = Language.FR, Language.EN
X = "posts/2013/2013-06-05-x"
URL = "https://vigie.example"
KEMA = Person(name="Kema Joseph", url="https://example.net/kema")
GIVEN = Provenance(
    title="L’original",
    authors=(KEMA,),
    publication=Publication(
        name=Localized(fr="Bulletin", en="Newsletter"),
        url="https://example.org/",
        feed="https://example.org/feed",
    ),
    url="https://example.org/one",
    date="2013",
    language=FR,
    licence=licence("CC-BY-4.0"),
    permission=None,
    changes=Changes.VERBATIM,
    translator="",
)


def entry(*texts: Text, **changes: Any) -> Entry:  # noqa: ANN401 -- whatever a content has
    """Return the entry of the first of two texts."""
    both = pair(*texts)
    return Entries(drawn(content(both, **changes))).of(both, texts[0])


def test_an_entry_holds_the_whole_post_with_whole_addresses() -> None:
    one = text(
        X,
        FR,
        html='<h2 id="a">b</h2><p><a href="#a">c</a><img alt="d" src="e.png"></p>',
        title="L’été",
        summary="Une phrase.",
        category="open",
        tags=("data",),
        series="backstage",
        authors=(
            Contribution(person="ada", role=Role.AUTHOR),
            Contribution(person="bob", role=Role.TRANSLATION),
        ),
        modified=datetime(2014, 1, 1, tzinfo=ZONE),
        body_language=EN,
    )
    terms = taxonomy(category=["open"], tags=["data"], series=["backstage"], authors=["ada", "bob"])
    assert entry(one, text(X, EN), terms=terms, files=frozenset({f"{X}/e.png"})) == Entry(
        id="tag:vigie.example,2026:2013-06-05-x/fr",
        iri="tag:vigie.example,2026:2013-06-05-x/fr",
        url=f"{URL}/fr/2013/06/x/",
        title="L’été",
        summary="Une phrase.",
        passage=Passage(
            source=one.source,
            prose=one.body.prose,
            addresses=(
                f"{URL}/fr/2013/06/x/#a",
                f'<img src="{URL}/media/{X}/e.png"',
                "",
            ),
        ),
        language=FR,
        body_language=EN,
        authors=(Person(name="Mot ada", url=f"{URL}/fr/auteurs/mot-ada/"),),
        contributors=(Person(name="Mot bob", url=f"{URL}/fr/auteurs/mot-bob/"),),
        labels=(
            Label(id="open", name="Mot open", scheme=f"{URL}/fr/categories/"),
            Label(id="data", name="Mot data", scheme=f"{URL}/fr/mots-cles/"),
            Label(id="backstage", name="Mot backstage", scheme=f"{URL}/fr/series/"),
        ),
        published=datetime(2013, 6, 5, tzinfo=ZONE),
        updated=datetime(2014, 1, 1, tzinfo=ZONE),
        alternates=(
            Alternate(tag="en-CA", url=f"{URL}/en/2013/06/x/"),
            Alternate(tag="fr-CA", url=f"{URL}/fr/2013/06/x/"),
        ),
    )


def test_a_translation_that_is_in_no_list_is_not_named() -> None:
    found = entry(text(X, FR), text(X, EN, status=Status.HIDDEN))
    assert [one.tag for one in found.alternates] == ["fr-CA"]


def test_documents_sounds_and_videos_come_with_type_and_length(tmp_path: Path) -> None:
    links = '<p><a href="a.txt">a</a><a href="b.PDF#page=2">b</a><a href="b.PDF">c</a></p>'
    both = pair(text(X, FR, html=links))
    write(tmp_path, {f"{X}/a.txt": "a", f"{X}/b.PDF": b"12345"})
    outline = drawn(content(both, files=frozenset({f"{X}/a.txt", f"{X}/b.PDF"})), tmp_path)
    assert Entries(outline).of(both, both.texts[FR]).enclosures == (
        Enclosure(url=f"{URL}/media/{X}/b.PDF", type="application/pdf", length=5),
    )


def test_a_republished_text_is_its_authors_and_tells_where_it_is_from() -> None:
    authors = (Contribution(person="ada", role=Role.AUTHOR),)
    terms = taxonomy(authors=["ada"])
    block = Republication(provenance=GIVEN, indexing=Indexing.CANONICAL)
    one = entry(text(X, FR, authors=authors, blocks={"republication": block}), terms=terms)
    assert [person.name for person in one.authors] == ["Kema Joseph", "Mot ada"]
    assert one.origin is not None
    assert (one.origin.url, one.origin.feed) == (GIVEN.url, "https://example.org/feed")
    assert (one.origin.rights, one.origin.whole) == ("CC BY 4.0", True)
    summed = replace(block, provenance=replace(GIVEN, changes=Changes.SUMMARY))
    one = entry(text(X, FR, authors=authors, blocks={"republication": summed}), terms=terms)
    assert [person.name for person in one.authors] == ["Mot ada"]


def test_who_wrote_a_text_that_a_post_carries_contributed_to_the_post() -> None:
    authors = (Contribution(person="ada", role=Role.AUTHOR),)
    block = Carried(provenance=replace(GIVEN, authors=(KEMA, Person(name="Mot ada"))), language=FR)
    one = entry(
        text(X, FR, authors=authors, blocks={"carried": block}), terms=taxonomy(authors=["ada"])
    )
    assert [person.name for person in one.authors] == ["Mot ada"]
    assert one.contributors == (KEMA,)


def test_an_id_depends_neither_on_the_title_nor_on_the_address_of_the_site() -> None:
    one, same = text(X, title="A", slug="a"), text(X, title="B", slug="b")
    assert entry_id(one, "v,2026") == entry_id(same, "v,2026") == "tag:v,2026:2013-06-05-x/fr"
    assert entry_id(text(X, EN), "v,2026") == "tag:v,2026:2013-06-05-x/en"
    assert entry_id(text(X, guid="http://old.example/?p=1"), "v,2026") == "http://old.example/?p=1"


@pytest.mark.parametrize("guid", ["http://old.example/?p=1", "tag:v,2026:x/fr", "urn:uuid:60a7"])
def test_an_id_that_is_an_iri_stays_as_it_is(guid: str) -> None:
    assert as_iri(guid, "v,2026") == guid


@given(st.text(min_size=1), st.text(min_size=1))
def test_any_id_makes_an_iri_and_two_make_two(one: str, other: str) -> None:
    made = as_iri(one, "v,2026")
    assert as_iri(made, "v,2026") == made
    assert (made == as_iri(other, "v,2026")) is (one == other)
