"""Two pages that want the same place."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from plugins.pages.model import clashes
from vigie.languages import Language
from vigie.pages import Copy, Page


def page(path: str, source: str = "", line: int = 1) -> Page:
    """Return a page; with a source it is that of a text."""
    return Page(
        path=path, template="x.html", values=None, language=Language.FR, source=source, line=line
    )


def told(*pages: Page | Copy) -> list[str]:
    """Return what is told of the places of these pages."""
    return [problem.told() for problem in clashes(pages)]


def test_pages_in_places_of_their_own_are_well() -> None:
    assert told(page("fr/a/index.html", "a/fr.md"), page("fr/b/index.html", "b/fr.md")) == []


def test_two_texts_in_one_place_are_both_told() -> None:
    assert told(page("fr/a/index.html", "a/fr.md", 3), page("fr/a/index.html", "b/fr.md", 2)) == [
        "a/fr.md:3: its address /fr/a/ is already that of b/fr.md; give it another “slug”",
        "b/fr.md:2: its address /fr/a/ is already that of a/fr.md; give it another “slug”",
    ]


def test_a_text_in_the_place_of_a_page_of_the_site_is_told() -> None:
    problem = (
        "a/fr.md:1: its address /fr/archives/ is already that of a page that the site makes "
        "itself; give it another “slug”"
    )
    text = page("fr/archives/index.html", "a/fr.md")
    assert told(text, page("fr/archives/index.html")) == [problem]
    assert told(Copy(path="fr/archives/index.html", source="/x"), text) == [problem]


def test_places_that_differ_by_capitals_only_are_one_on_many_disks() -> None:
    assert len(told(page("fr/a/index.html", "a/fr.md"), page("fr/A/index.html", "b/fr.md"))) == 2


@given(st.lists(st.tuples(st.sampled_from("abAB"), st.booleans()), max_size=8))
def test_every_text_that_is_not_alone_is_told_once(places: list[tuple[str, bool]]) -> None:
    pages = [
        page(path, f"{number}/fr.md" if is_text else "")
        for number, (path, is_text) in enumerate(places)
    ]
    paths = [one.path.lower() for one in pages]
    expected = [one.source for one in pages if one.source and paths.count(one.path.lower()) > 1]
    assert sorted(problem.path for problem in clashes(pages)) == sorted(expected)
