"""From front matter to typed values, every mistake with its line."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.strategies import front_matters
from tests.values import ZONE, fields, told
from vigie.content import Contribution, Kind, Role, Status
from vigie.languages import Language
from vigie.problems import Report
from vigie.reading.blocks import Block
from vigie.reading.frontmatter import FrontMatter, read, split
from vigie.reading.nodes import read_yaml

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import tzinfo

    from vigie.reading.fields import Fields


@dataclass(frozen=True, slots=True)
class Word(Block):
    """A block with one word."""

    word: str
    language: Language


def of_block(inner: Fields, _zone: tzinfo, language: Language) -> Word | None:
    """Read a block of one text, as a plugin would; none where it is empty."""
    word = inner.text("word")
    return Word(word, language) if word else None


BLOCKS = {"block": of_block}


def of(yaml: str, *, is_page: bool = False) -> tuple[FrontMatter, list[str]]:
    """Return the values of a front matter of a French text, and what is told of it."""
    front = fields(yaml)
    values = read(
        front.mapping,
        front.report,
        language=Language.FR,
        is_page=is_page,
        zone=ZONE,
        blocks=BLOCKS,
    )
    return values, told(front.report)


def values_of(yaml: str, *, is_page: bool = False) -> FrontMatter:
    """Return the values of a front matter that has no mistake."""
    values, problems = of(yaml, is_page=is_page)
    assert problems == []
    return values


def cut(text: str) -> tuple[tuple[str, str, int] | None, list[str]]:
    """Return a text cut in two, and what is told of it."""
    report = Report("fr.md")
    return split(text, report), told(report)


def test_a_text_is_cut_at_its_two_lines_of_hyphens() -> None:
    assert cut("---\ntitle: A\nkind: x\n---\n\nUn mot.\n---\nun autre\n") == (
        ("title: A\nkind: x", "\nUn mot.\n---\nun autre\n", 5),
        [],
    )


def test_a_front_matter_may_be_empty() -> None:
    assert cut("---\n---\nUn mot.") == (("", "Un mot.", 3), [])


def test_spaces_behind_the_hyphens_do_not_count() -> None:
    assert cut("--- \ntitle: A\n---  \nUn mot.") == (("title: A", "Un mot.", 4), [])


@pytest.mark.parametrize("text", ["", "Un mot.", "\n---\ntitle: A\n---\n", "----\n", " ---\n---\n"])
def test_a_text_without_front_matter_is_told(text: str) -> None:
    assert cut(text) == (
        None,
        [
            (
                "1: the file has no front matter; "
                "begin the file with a line “---”, then “title: …” and the other keys, then “---”"
            )
        ],
    )


@pytest.mark.parametrize("text", ["---", "---\ntitle: A\n", "---\ntitle: A\n --- \n----\n"])
def test_a_front_matter_without_end_is_told(text: str) -> None:
    assert cut(text) == (
        None,
        ["1: the front matter has no end; close it with a line “---” before the text"],
    )


@given(st.lists(st.text() | st.sampled_from(["---", "--- ", "- --", ""])).map("\n".join))
@example("---\n---")
@example("---\n---\n---\n")
def test_cutting_loses_no_line(text: str) -> None:
    found, problems = cut(text)
    assert (found is None) == bool(problems)
    if found is None:
        return
    front, body, first_line = found
    lines = text.split("\n")
    fence = first_line - 2
    assert lines[0].rstrip() == lines[fence].rstrip() == "---"
    in_front = front.split("\n") if fence > 1 else []
    in_body = body.split("\n") if first_line <= len(lines) else []
    assert [lines[0], *in_front, lines[fence], *in_body] == lines


def test_a_title_is_all_that_a_post_needs() -> None:
    assert values_of("title: L’été") == FrontMatter(
        title="L’été",
        kind=Kind.CHRONICLE,
        slug="l-ete",
        summary="",
        status=Status.PUBLISHED,
        typography=True,
        body_language=Language.FR,
        date=None,
        modified=None,
        authors=(),
        category="",
        tags=(),
        series="",
        series_part=None,
        guid="",
        aliases=(),
        comments_open=False,
        source_digest="",
        blocks={},
        lines={"title": 2},
    )


def test_every_key_has_its_place() -> None:
    values = values_of(
        "title: A\nkind: event\nslug: b\nsummary: C\nstatus: hidden\nbody_lang: en\n"
        "date: 2013-06-05T09:00\nmodified: 2013-06-06\nauthors: [ada]\ncategory: open\n"
        "tags: [data, networks]\nseries: {id: backstage, part: 2}\nguid: '123 at example.org'\n"
        "aliases: [/2013/06/05/bon/, '/?p=12']\n"
        "typography: off\ncomments: open\nsource_digest: 0123456789abcdef\nblock:\n  word: D\n"
    )
    assert values == FrontMatter(
        title="A",
        kind=Kind.EVENT,
        slug="b",
        summary="C",
        status=Status.HIDDEN,
        typography=False,
        body_language=Language.EN,
        date=datetime(2013, 6, 5, 9, tzinfo=ZONE),
        modified=datetime(2013, 6, 6, tzinfo=ZONE),
        authors=(Contribution(person="ada", role=Role.AUTHOR),),
        category="open",
        tags=("data", "networks"),
        series="backstage",
        series_part=2,
        guid="123 at example.org",
        aliases=("/2013/06/05/bon/", "/?p=12"),
        comments_open=True,
        source_digest="0123456789abcdef",
        blocks={"block": Word("D", Language.FR)},
        lines=values.lines,
    )


def test_every_key_and_every_id_of_a_list_knows_its_line() -> None:
    lines: Mapping[str, int] = values_of(
        "title: A\ntags:\n  - data\n  - networks\nauthors:\n  - ada\n  - role: author\n    id: bob"
    ).lines
    assert lines == {
        "title": 2,
        "tags": 3,
        "tags/data": 4,
        "tags/networks": 5,
        "authors": 6,
        "authors/ada": 7,
        "authors/bob": 9,
    }


def test_a_text_without_a_title_is_told() -> None:
    values, problems = of("kind: chronicle")
    assert (values.title, values.slug) == ("", "")
    assert problems == ["2: “title” is missing; write “title: ” and the title"]


def test_a_title_that_gives_no_address_needs_a_slug() -> None:
    assert of("title: '???'")[1] == [
        "2: “title”: no address can be made from it; add a line such as “slug: my-post”"
    ]
    assert values_of("title: '???'\nslug: questions").slug == "questions"


def test_posts_and_pages_are_of_different_kinds() -> None:
    assert values_of("title: A", is_page=True).kind is Kind.PAGE
    assert values_of("title: A\nkind: competency", is_page=True).kind is Kind.COMPETENCY
    assert of("title: A\nkind: competency")[1] == [
        (
            "3: “kind”: “competency” is not known; write one of: "
            "chronicle, republication, event, report, interview, video, watch"
        )
    ]
    assert of("title: A\nkind: event", is_page=True)[1] == [
        "3: “kind”: “event” is not known; write one of: page, competency"
    ]


def test_an_author_may_have_a_role() -> None:
    assert values_of("title: A\nauthors: [ada, {id: bob, role: translation}]").authors == (
        Contribution(person="ada", role=Role.AUTHOR),
        Contribution(person="bob", role=Role.TRANSLATION),
    )


@pytest.mark.parametrize(
    ("written", "problems"),
    [
        ("[ada, ada]", ["3: “authors”: “ada” is written twice; keep one"]),
        ("[ada, {id: ada}]", ["3: “authors”: “ada” is written twice; keep one"]),
        ("[[ada]]", ["3: “authors”: an author is an id; write e.g. authors: [vigie]"]),
        ("[~]", ["3: “authors”: an id is one word; write e.g. authors: [first, second]"]),
        (
            "a, b",
            ["3: “authors”: “a, b” is more than one id; put them in brackets: authors: [a, b]"],
        ),
        ("ada #lea", ["3: “authors”: the text after “#” would be lost (#lea); take it out"]),
        (
            "[{id: ada, role: autor}]",
            ["3: “authors.role”: “autor” is not known; did you mean “author”?"],
        ),
        (
            "[{id: ada, rle: author}]",
            ["3: the key “authors.rle” is not known; did you mean “role”?"],
        ),
        (
            "[{role: author}]",
            [
                "3: “authors.id” is missing; write “id: ” and an id of people.toml",
                "3: “authors”: an author is an id; write e.g. authors: [vigie]",
            ],
        ),
    ],
)
def test_an_author_that_cannot_be_read_is_told(written: str, problems: list[str]) -> None:
    assert of(f"title: A\nauthors: {written}")[1] == problems


def test_a_series_is_an_id_with_or_without_a_part() -> None:
    alone = values_of("title: A\nseries: backstage")
    assert (alone.series, alone.series_part) == ("backstage", None)
    numbered = values_of("title: A\nseries:\n  id: backstage\n  part: 3")
    assert (numbered.series, numbered.series_part) == ("backstage", 3)


@pytest.mark.parametrize(
    ("written", "problem"),
    [
        ("{part: 3}", "“series.id” is missing; write “id: ” and a series of taxonomy.toml"),
        ("{id: a, part: third}", "“series.part”: “third” is not a whole number"),
        ("{id: a, number: 3}", "the key “series.number” is not known"),
        ("[a]", "“series”: a block of “key: value” lines is expected"),
    ],
)
def test_a_series_that_cannot_be_read_is_told(written: str, problem: str) -> None:
    (found,) = of(f"title: A\nseries: {written}")[1]
    assert found.startswith(f"3: {problem}")


def test_a_block_is_read_by_its_plugin_and_its_unknown_keys_are_told() -> None:
    values, problems = of("title: A\nblock:\n  word: D\n  wrod: E")
    assert values.blocks == {"block": Word("D", Language.FR)}
    assert problems == ["5: the key “block.wrod” is not known; did you mean “word”?"]


def test_a_page_has_no_date() -> None:
    (problem,) = of("title: A\ndate: 2013-06-05", is_page=True)[1]
    assert problem.startswith("3: the key “date” is not known; ")


def test_a_block_without_a_value_is_left_out() -> None:
    assert values_of("title: A\nblock: {}").blocks == {}
    assert values_of("title: A").blocks == {}


def test_an_unknown_key_is_told_with_the_nearest_one() -> None:
    assert of("title: A\nsumary: B")[1] == [
        "3: the key “sumary” is not known; did you mean “summary”?"
    ]


def test_a_fingerprint_that_is_none_is_told() -> None:
    told = "take the line out, or have “status --reviewed” write it"
    assert of("title: A\nsource_digest: 0123")[1] == [
        f"3: “source_digest”: “0123” is no fingerprint of a text; {told}"
    ]


def test_what_is_still_to_be_written_is_told_unless_the_text_is_a_draft() -> None:
    front = "title: A\nsummary: …\nblock:\n  word: …\ntags: []\n"
    told = "write the value, take its line out, or write “status: draft”"
    assert of(front)[1] == [
        f"{line}: “…” where something is still to be written; {told}" for line in (3, 5)
    ]
    assert of(f"{front}status: draft")[1] == []


def test_a_block_of_a_draft_is_read_once_it_is_filled_in() -> None:
    assert values_of("title: A\nblock: {word: [{x: …}]}\nstatus: draft").blocks == {}
    written = values_of("title: A\nblock: {word: B…}\nstatus: draft").blocks
    assert written == {"block": Word("B…", Language.FR)}
    assert of("title: A\nblock: {wrod: B}\nstatus: draft")[1] != []


@given(front_matters())
def test_no_front_matter_makes_the_reader_raise(yaml: str) -> None:
    report = Report("fr.md")
    mapping = read_yaml(yaml, report, 2)
    if mapping is None:
        assert report.problems
        return
    values = read(mapping, report, language=Language.FR, is_page=False, zone=ZONE, blocks=BLOCKS)
    assert values.title or report.problems
    assert all(problem.line >= 2 for problem in report.problems)
