"""Texts gathered into pairs, and checked against the people and terms of the site."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from plugins.posts.model import check_terms, gather, known_terms
from tests.values import content, pair, taxonomy, text, told
from vigie.content import Axis, Contribution, Role
from vigie.languages import Language
from vigie.problems import Problem
from vigie.prose import Prose
from vigie.reading.texts import TextRead
from vigie.reading.tree import TextFile, Tree

if TYPE_CHECKING:
    from vigie.content import Text

FR, EN = Language.FR, Language.EN
X, Y, ABOUT = "posts/2013/2013-06-05-x", "posts/2014/2014-01-01-y", "pages/about"
TERMS = taxonomy(category=["open"], tags=["data", "networks"], authors=["ada"], series=["one"])


def read(made: Text, *problems: Problem, readable: bool = True) -> TextRead:
    """Return what reading the file of a text gave."""
    file = TextFile(
        source=made.source,
        folder=made.folder,
        language=made.language,
        day=made.date.date() if made.date else None,
    )
    return TextRead(file=file, text=made if readable else None, prose=Prose(), problems=problems)


def tree(*problems: Problem, files: frozenset[str] = frozenset()) -> Tree:
    """Return a content folder with these files and problems."""
    return Tree(
        texts=(),
        comments=(),
        files=files,
        data=frozenset(),
        stamps={},
        folders={},
        problems=problems,
    )


def by(*people: str) -> Any:  # noqa: ANN401 -- what the test values take
    """Return the authors of a text."""
    return tuple(Contribution(person=person, role=Role.AUTHOR) for person in people)


def test_texts_of_one_folder_are_a_pair_posts_newest_first() -> None:
    files = frozenset({f"{X}/a.png"})
    texts = [text(ABOUT, EN), text(X, FR), text(X, EN), text(Y, FR)]
    reading = gather(tree(files=files), [read(one) for one in texts], TERMS, [])
    assert reading.content == content(
        pair(texts[3]), pair(texts[1], texts[2]), pair(texts[0]), terms=TERMS, files=files
    )
    assert (reading.problems, reading.unread) == ((), frozenset())


def test_a_text_that_cannot_be_read_leaves_its_folder_unread() -> None:
    reading = gather(
        tree(), [read(text(X, FR), readable=False), read(text(X, EN)), read(text(Y))], TERMS, []
    )
    assert reading.unread == {X}
    assert [(one.folder, list(one.texts)) for one in reading.content.posts] == [
        (Y, [FR]),
        (X, [EN]),
    ]


def test_all_problems_are_told_whoever_found_them() -> None:
    found = [Problem(name, 1, "x", "y") for name in ("tree", "taxonomy", "text")]
    reading = gather(tree(found[0]), [read(text(X, tags=("zzz",)), found[2])], TERMS, [found[1]])
    assert [problem.path for problem in reading.problems] == [
        *("tree", "taxonomy", "text", f"{X}/fr.md")
    ]


@pytest.mark.parametrize(
    ("unknown", "problem"),
    [
        (
            text(category="opne", lines={"category": 4}),
            "4: unknown category “opne”; did you mean “open”?",
        ),
        (
            text(tags=("data", "zzz"), lines={"tags": 5, "tags/data": 6, "tags/zzz": 7}),
            "7: unknown tag “zzz”; add it to [tags.…] of taxonomy.toml or take another",
        ),
        (
            text(tags=("zzz",), lines={"tags": 5}),
            "5: unknown tag “zzz”; add it to [tags.…] of taxonomy.toml or take another",
        ),
        (
            text(authors=by("bob"), lines={"authors": 3}),
            "3: unknown author “bob”; add it to people.toml or take another",
        ),
        (text(series="on"), "1: unknown series “on”; did you mean “one”?"),
    ],
)
def test_a_term_that_nobody_has_declared_is_told(unknown: Text, problem: str) -> None:
    assert told(check_terms(unknown, TERMS)) == [problem]


def test_known_terms_are_not_told() -> None:
    known = text(category="open", tags=("data",), authors=by("ada"), series="one")
    assert check_terms(known, TERMS) == []
    assert known_terms(known, TERMS) is known
    assert check_terms(text(), taxonomy()) == []


def test_unknown_terms_are_left_out_so_that_the_rest_can_be_checked() -> None:
    mixed = text(category="opne", tags=("zzz", "data"), authors=by("bob", "ada"), series="on")
    known = known_terms(mixed, TERMS)
    assert {axis: known.terms(axis) for axis in Axis} == {
        Axis.CATEGORY: (),
        Axis.TAG: ("data",),
        Axis.AUTHOR: ("ada",),
        Axis.SERIES: (),
        Axis.PARTNER: (),
    }
    assert gather(tree(), [read(mixed)], TERMS, []).content.posts == (pair(known),)


def test_two_posts_that_are_one_part_of_a_series_are_told() -> None:
    lines = {"series": 4, "series.part": 4}
    texts = [
        text(f"posts/2013/2013-01-0{day}-x", language, series="back", series_part=1, lines=lines)
        for day, language in ((1, Language.FR), (1, Language.EN), (2, Language.FR))
    ]
    gathered = gather(tree(), [read(one) for one in texts], taxonomy(series=["back"]), [])
    assert [(one.path, told([one])) for one in gathered.problems] == [
        (
            "posts/2013/2013-01-02-x/fr.md",
            [
                (
                    "4: part 1 of its series is already posts/2013/2013-01-01-x/fr.md; "
                    "give each its own part"
                )
            ],
        )
    ]
