"""A round-up of links, from the block `watch:`."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from plugins.watch.model import Link, Watch, read
from tests.strategies import nodes
from tests.values import ZONE, fields, told
from vigie.languages import Language
from vigie.problems import Report
from vigie.reading.fields import Fields
from vigie.reading.nodes import Mapping, Node

URL = "https://example.org/a"
GOOD = f"links:\n  - title: Un\n    url: {URL}\n"


def of(yaml: str) -> tuple[Watch, list[str]]:
    """Return the round-up of a block, and what is told of it."""
    block = fields(yaml)
    watch = read(block, ZONE, Language.FR)
    block.finish()
    return watch, told(block.report)


def links_of(yaml: str) -> tuple[Link, ...]:
    """Return the links of a block that has no mistake."""
    watch, problems = of(yaml)
    assert problems == []
    return watch.links


def test_a_link_needs_a_title_and_an_address() -> None:
    assert links_of(GOOD) == (
        Link(
            anchor="un",
            title="Un",
            url=URL,
            source="",
            date="",
            language=Language.FR,
            comment="",
        ),
    )


def test_every_fact_of_a_link_has_its_place() -> None:
    (link,) = links_of(
        f"links:\n  - {{title: “A” report, url: {URL}, source: W3C, date: 2013-06, language: en, "
        "comment: 'Long: but good.'}"
    )
    assert link == Link(
        anchor="a-report",
        title="“A” report",
        url=URL,
        source="W3C",
        date="2013-06",
        language=Language.EN,
        comment="Long: but good.",
    )


def test_a_comment_may_take_several_lines() -> None:
    (link,) = links_of(f"{GOOD}    comment: >\n      Une phrase : longue,\n      et sa fin.\n")
    assert link.comment == "Une phrase : longue, et sa fin."


def test_anchors_differ_even_where_titles_do_not() -> None:
    titles = ("Rapport", "rapport!", "日本", "???", "!!!")
    found = links_of(
        "links:\n"
        + "".join(f"- {{title: '{one}', url: '{URL}{n}'}}\n" for n, one in enumerate(titles))
    )
    assert [one.anchor for one in found] == ["rapport", "rapport-2", "ri-ben", "link", "link-2"]


MISTAKES = (
    (
        "links: []",
        [
            (
                "2: the round-up has no links; "
                "write “links:”, and below it for each: “- title: …” and “url: …”"
            )
        ],
    ),
    (
        "link: []",
        [
            (
                "2: the round-up has no links; "
                "write “links:”, and below it for each: “- title: …” and “url: …”"
            ),
            "2: the key “link” is not known; did you mean “links”?",
        ],
    ),
    (
        f"links: [{URL}]",
        [("2: “watch.links”: a link has a title and an address; write e.g. - title: …")],
    ),
    (
        f"links: [{{url: {URL}}}]",
        [("2: “watch.links.title” is missing; write the title of what the link leads to")],
    ),
    (
        "links: [{title: Un}]",
        [("2: “watch.links.url” is missing; write its whole address, e.g. https://example.org/")],
    ),
    (
        "links:\n- title: Un\n  url: example.org",
        [
            (
                "4: “watch.links.url”: “example.org” is not a web address; "
                "write it whole, e.g. https://example.org/"
            )
        ],
    ),
    (
        "links:\n- title: Un\n  url: javascript:alert(1)",
        [
            (
                "4: “watch.links.url”: “javascript:alert(1)” is not a web address; "
                "write it whole, e.g. https://example.org/"
            )
        ],
    ),
    (
        f"{GOOD}    date: 5 juin 2013",
        [
            (
                "5: “watch.links.date”: “5 juin 2013” is not a date; "
                "write a year, a month or a day, e.g. 2013-06"
            )
        ],
    ),
    (
        f"{GOOD}    date: 2013-13",
        [
            (
                "5: “watch.links.date”: “2013-13” is not a date; "
                "write a year, a month or a day, e.g. 2013-06"
            )
        ],
    ),
    (
        f"{GOOD}    language: es",
        [("5: “watch.links.language”: “es” is not known; write one of: fr, en")],
    ),
    (
        f"{GOOD}    coment: Bon.",
        [("5: the key “watch.links.coment” is not known; did you mean “comment”?")],
    ),
    (
        f"{GOOD}    comment: [Bon.]",
        [
            (
                "5: “watch.links.comment”: a list where one text is expected; "
                "write “comment: …” on one line"
            )
        ],
    ),
    (
        f"{GOOD}    comment: Le no 1 # le meilleur",
        [
            (
                "5: “watch.links.comment”: the text after “#” would be lost (# le meilleur); "
                'put the value between double quotes: comment: "Le no 1 # le meilleur"'
            )
        ],
    ),
    (
        f"{GOOD}    comment: {'x' * 1001}",
        [("5: “watch.links.comment”: 1001 characters; write at most 1000")],
    ),
    (
        f"{GOOD}  - title: Deux\n    url: {URL}",
        [(f"6: “{URL}” is in this round-up twice; keep one of them")],
    ),
)


@pytest.mark.parametrize(("written", "problems"), MISTAKES, ids=lambda value: str(value)[:40])
def test_a_mistake_is_told_with_its_remedy(written: str, problems: list[str]) -> None:
    assert of(written)[1] == problems


@settings(max_examples=50)
@given(node=nodes())
def test_no_value_makes_the_reader_raise(node: Node) -> None:
    report = Report("fr.md")
    read(Fields(Mapping({"links": (2, node)}, 2), report), ZONE, Language.FR)
    inner = {"title": (2, node), "url": (3, node), "date": (4, node), "language": (5, node)}
    read(Fields(Mapping({"links": (2, Mapping(inner, 2))}, 2), report), ZONE, Language.FR)
    assert report.problems
