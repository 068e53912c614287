"""What can be found in each edition, and what its page offers."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from plugins.search.model import Choice, SearchIndex, SearchPage, pages, records
from tests.values import content, pair, site, taxonomy, text
from vigie.content import Axis, Contribution, Kind, Role, Status
from vigie.languages import Language
from vigie.planning.outline import draw
from vigie.reading.texts import Reading
from vigie.rendering.bundles import Bundle

if TYPE_CHECKING:
    from vigie.content import Content
    from vigie.planning.outline import Outline

FR, EN = Language.FR, Language.EN
NOWHERE = Path("nowhere")
TERMS = taxonomy(category=["open"], tags=["data"], authors=["ada"])
BOTH = pair(
    text(
        "posts/2013/2013-06-05-x",
        FR,
        title="Un",
        slug="un",
        category="open",
        tags=("data",),
        authors=(Contribution(person="ada", role=Role.AUTHOR),),
    ),
    text("posts/2013/2013-06-05-x", EN, title="One", slug="one", kind=Kind.EVENT),
)
PAGE = pair(text("pages/about", FR, title="À propos", slug="a-propos"))


def drawn(found: Content, **changes: Any) -> Outline:  # noqa: ANN401 -- whatever a site has
    """Return the outline of a content whose links are well."""
    reading = Reading(content=found, problems=(), unread=frozenset())
    outline, problems = draw(reading, site(**changes), NOWHERE, NOWHERE)
    assert problems == []
    return outline


def search_page(outline: Outline, language: Language) -> SearchPage:
    """Return the values of the page of a language."""
    found = [one.values for one in pages(outline) if isinstance(one.values, SearchPage)]
    return next(one for one in found if one.frame.language is language)


def indexes(outline: Outline) -> dict[str, SearchIndex]:
    """Return what can be found, by the path of the index."""
    bundles = (one for one in pages(outline) if isinstance(one, Bundle))
    return {one.path: one.values for one in bundles if isinstance(one.values, SearchIndex)}


def test_a_record_has_the_names_of_all_that_a_text_is_filed_under() -> None:
    (first, second) = records(drawn(content(BOTH, PAGE, terms=TERMS)), FR)
    assert first.path == "2013/06/un/index.html"
    assert first.title == "Un"
    assert set(first.names) == {TERMS[axis][id_].name.fr for axis, id_ in NAMES}
    assert (first.kind, first.category, first.year) == ("chronicle", "open", "2013")
    assert first.day == "2013-06-05"
    assert (second.path, second.year, second.day) == ("a-propos/index.html", "", "")


NAMES = ((Axis.CATEGORY, "open"), (Axis.TAG, "data"), (Axis.AUTHOR, "ada"))


def test_each_index_holds_the_texts_written_in_its_language() -> None:
    found = indexes(drawn(content(BOTH, PAGE, terms=TERMS)))
    assert {path: [record.title for record in index.records] for path, index in found.items()} == {
        "fr/pagefind/pagefind-entry.json": ["Un", "À propos"],
        "en/pagefind/pagefind-entry.json": ["One"],
    }


def test_what_has_no_list_cannot_be_found() -> None:
    hidden = pair(text("posts/2013/2013-06-06-y", FR, status=Status.HIDDEN))
    draft = pair(text("posts/2013/2013-06-07-z", FR, title="Brouillon", status=Status.DRAFT))
    found = content(draft, hidden, BOTH, terms=TERMS)
    assert [record.title for record in records(drawn(found), FR)] == ["Un"]
    assert [one.title for one in records(drawn(found, drafts=True), FR)] == ["Brouillon", "Un"]


def test_too_many_texts_are_not_indexed_and_the_page_knows() -> None:
    found = content(BOTH, PAGE, terms=TERMS)
    for limit, made in ((None, True), (2, True), (1, False), (0, False)):
        outline = drawn(found, search_limit=limit)
        assert bool(indexes(outline)) is made
        assert search_page(outline, FR).made is made


def test_a_page_offers_what_there_is_to_filter_by_in_either_language() -> None:
    outline = drawn(content(BOTH, PAGE, terms=TERMS), base="/blog")
    page = search_page(outline, FR)
    assert page.kinds == ("chronicle", "event", "page")
    assert page.categories == (Choice(value="open", name="Mot open"),)
    assert page.years == ("2013",)
    assert (page.index, page.other_index) == ("/blog/fr/pagefind/", "/blog/en/pagefind/")
    assert [(way.key, way.url) for way in page.ways] == [
        ("archives", "/blog/fr/archives/"),
        ("category", "/blog/fr/categories/"),
        ("tags", "/blog/fr/mots-cles/"),
        ("authors", "/blog/fr/auteurs/"),
    ]


def test_a_language_without_a_text_has_no_index() -> None:
    outline = drawn(content(PAGE))
    assert list(indexes(outline)) == ["fr/pagefind/pagefind-entry.json"]
    page = search_page(outline, EN)
    assert (page.index, page.other_index) == ("", "/fr/pagefind/")
    assert indexes(drawn(content())) == {}
