"""What stands before, behind and beside a text."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from plugins.editions.model import pages
from tests.plugins.editions.test_listings import drawn
from tests.values import content, pair, taxonomy, text
from vigie.content import Kind, Status
from vigie.languages import Language
from vigie.pages import TextPage
from vigie.rendering.lazy import with_values

if TYPE_CHECKING:
    from vigie.content import Content
    from vigie.planning.ways import Stage

FR, EN = Language.FR, Language.EN


def page(found: Content, path: str) -> TextPage:
    """Return the values of the page of a text."""
    (one,) = (one for one in pages(drawn(found)) if one.path == f"{path}/index.html")
    values = with_values(one).values
    assert isinstance(values, TextPage)
    return values


def way(stage: Stage | None) -> tuple[int | None, int, str, str]:
    """Return where a text stands, of how many, and what is before and behind it."""
    assert stage
    before, behind = (one.url if one else "" for one in (stage.previous, stage.next))
    return stage.number, stage.total, before, behind


def series(*parts: int | None) -> Content:
    """Return posts of one series, one a day, with these parts."""
    return content(
        *(
            pair(text(f"posts/2013/2013-01-0{day}-p", series="a", series_part=part, slug=f"p{day}"))
            for day, part in enumerate(parts, 1)
        ),
        terms=taxonomy(series=["a"]),
    )


def test_a_post_knows_its_part_and_what_is_before_and_behind_it() -> None:
    found = series(2, 1, 5)
    assert way(page(found, "fr/2013/01/p2").series) == (1, 5, "", "/fr/2013/01/p1/")
    assert way(page(found, "fr/2013/01/p1").series) == (2, 5, "/fr/2013/01/p2/", "/fr/2013/01/p3/")
    stage = page(found, "fr/2013/01/p3").series
    assert way(stage) == (5, 5, "/fr/2013/01/p1/", "")
    assert stage
    assert (stage.name, stage.url) == ("Mot a", "/fr/series/mot-a/")


def test_posts_without_numbers_are_counted_and_mixed_ones_are_not() -> None:
    plain = series(None, None)
    assert way(page(plain, "fr/2013/01/p2").series) == (2, 2, "/fr/2013/01/p1/", "")
    mixed = series(None, 1)
    assert way(page(mixed, "fr/2013/01/p1").series) == (None, 2, "/fr/2013/01/p2/", "")


def test_a_series_leads_to_a_part_in_the_other_language_and_says_so() -> None:
    found = content(
        pair(text("posts/2013/2013-01-01-a", FR, series="a", slug="un")),
        pair(text("posts/2013/2013-01-02-b", EN, series="a", slug="two")),
        terms=taxonomy(series=["a"]),
    )
    stage = page(found, "fr/2013/01/un").series
    assert stage
    assert stage.next
    assert (stage.next.url, stage.next.foreign) == ("/en/2013/01/two/", True)


def test_a_hidden_post_of_a_series_stands_nowhere_in_it() -> None:
    found = content(
        pair(text("posts/2013/2013-01-01-a", series="a", slug="un", status=Status.HIDDEN)),
        pair(text("posts/2013/2013-01-02-b", series="a", slug="deux")),
        terms=taxonomy(series=["a"]),
    )
    assert way(page(found, "fr/2013/01/un").series) == (None, 1, "", "")
    assert way(page(found, "fr/2013/01/deux").series) == (1, 1, "", "")


def collection(language: Language = FR) -> Content:
    """Return an index in one language, and three pages of a collection, one in English only."""
    return content(
        pair(text("pages/skills", language, title="Savoirs", slug="savoirs")),
        pair(text("pages/skills/b", FR, title="Étape", slug="etape", kind=Kind.COMPETENCY)),
        pair(text("pages/skills/c", FR, title="Zèle", slug="zele")),
        pair(text("pages/skills/a", EN, title="Listen", slug="listen", summary="Hear.")),
        pair(text("pages/skills/h", FR, title="Caché", slug="cache", status=Status.HIDDEN)),
        pair(text("pages/about", FR, title="À propos", slug="about")),
    )


def test_pages_of_a_collection_follow_one_another_by_title() -> None:
    found = collection()
    stage = page(found, "fr/etape").collection
    assert way(stage) == (1, 2, "", "/fr/zele/")
    assert stage
    assert (stage.name, stage.url) == ("Savoirs", "/fr/savoirs/")
    assert way(page(found, "fr/zele").collection) == (2, 2, "/fr/etape/", "")
    assert page(found, "fr/about").collection is None
    assert page(found, "fr/cache").collection is None


def test_an_index_lists_the_pages_below_it_in_whatever_language() -> None:
    members = page(collection(), "fr/savoirs").members
    assert [(one.title, one.foreign, one.summary) for one in members] == [
        ("Étape", False, ""),
        ("Listen", True, "Hear."),
        ("Zèle", False, ""),
    ]


def test_a_collection_without_an_index_in_its_language_has_no_name() -> None:
    stage = page(collection(EN), "fr/etape").collection
    assert stage
    assert (stage.name, stage.url) == ("", "")
    assert page(collection(EN), "en/listen").collection is not None


def test_machines_read_a_competency_as_a_term_of_its_collection() -> None:
    said = json.loads(page(collection(), "fr/etape").frame.json_ld)
    assert said["@type"] == "WebPage"
    assert said["mainEntity"] == {
        "@type": "DefinedTerm",
        "name": "Étape",
        "inDefinedTermSet": {
            "@type": "DefinedTermSet",
            "name": "Savoirs",
            "url": "https://vigie.example/fr/savoirs/",
        },
    }
    assert page(collection(), "fr/zele").frame.json_ld == ""


def test_posts_that_share_a_tag_lead_to_one_another() -> None:
    found = content(
        pair(text("posts/2013/2013-01-01-a", tags=("data",), slug="un")),
        pair(text("posts/2013/2013-01-02-b", tags=("data",), slug="deux")),
        terms=taxonomy(tags=["data"]),
    )
    assert [one.url for one in page(found, "fr/2013/01/un").related] == ["/fr/2013/01/deux/"]
