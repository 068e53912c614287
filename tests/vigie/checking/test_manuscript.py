"""What is prose is found where it stands, in its language, as the page has it."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from vigie.build import text_reader
from vigie.checking.manuscript import Manuscript, read
from vigie.checking.masking import HIDDEN
from vigie.checking.rules import RULES
from vigie.languages import Language
from vigie.root import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from lxml.html import HtmlElement

HERE = ROOT / "tests" / "vigie" / "checking"
TEXTS = [
    *sorted((ROOT / "content").rglob("*.md")),
    *sorted((ROOT / "docs").glob("*.md")),
    *sorted((HERE / "texts").glob("*.md")),
]
CODE = {"code", "pre", "kbd", "samp", "var", "script", "style", "math"}
WORD = re.compile(r"[^\W\d_]+")
ADDRESS = re.compile(r"(?:https?://|www\.)\S+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+")


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def language_of(path: Path) -> Language:
    return Language.FR if re.search(r"\bfr\b", path.name) else Language.EN


@cache
def converted(markdown: str, language: Language) -> str:
    reader, _ = text_reader()
    return reader.convert(markdown, language)


def words_of_page(markdown: str, base: Language) -> dict[str, Counter[str]]:
    """Return the words of what Markdown makes, by the nearest language of each."""
    root: HtmlElement = html.fromstring(f"<div>{converted(markdown, base)}</div>")
    found: dict[str, Counter[str]] = {language: Counter() for language in Language}

    def add(text: str | None, element: HtmlElement | None) -> None:
        around = [] if element is None else [element, *element.iterancestors()]
        if CODE.isdisjoint(str(one.tag) for one in around) and not any(
            "verbatim" in one.get("class", "") for one in around
        ):
            language = next((told for one in around if (told := one.get("lang"))), base)
            found[language[:2]].update(WORD.findall(ADDRESS.sub(" ", text or "")))

    for element in root.iter():
        if isinstance(element.tag, str):
            add(element.text, element)
            add(element.get("alt"), element)
        add(element.tail, element.getparent())
    return found


@pytest.mark.parametrize("path", TEXTS, ids=name)
def test_every_word_of_a_page_is_prose_in_its_language_and_nothing_else_is(path: Path) -> None:
    text = path.read_text("utf-8")
    manuscript = read(name(path), language_of(path), text)
    page = words_of_page(text[manuscript.body :], manuscript.body_language)
    assert sum(map(len, page.values())) > 5
    for language in Language:
        prose = manuscript.prose[language][manuscript.body :].replace("\\", "")
        assert Counter(WORD.findall(prose)) == page[language]


@pytest.mark.parametrize("path", TEXTS, ids=name)
def test_what_is_left_stands_where_it_stood(path: Path) -> None:
    assert_in_place(read(name(path), language_of(path), path.read_text("utf-8")))


def assert_in_place(manuscript: Manuscript) -> None:
    for version in (manuscript.markdown, *manuscript.prose.values()):
        if version:
            assert len(version) == len(manuscript.text)
            pairs = zip(version, manuscript.text, strict=True)
            assert all(one in {other, HIDDEN} for one, other in pairs)
            assert version.count("\n") == manuscript.text.count("\n")


PIECES = st.sampled_from(
    [
        *("mot", "Word", " ", "\n", "\n\n", "    ", "*", "**", "_", "`", "``", "```\n", "~~~"),
        *("[", "](", ")", "]", "![", "[^1]", "[^1]: ", "<", ">", "</div>", '<div lang="en">'),
        *("<!--", "-->", "<!-- check: off spelling -->", "{: lang=en }", "{: .verbatim }", "{#a}"),
        *("/// carried | x\n", "///\n", "---\n", "title: a: b\n", "# ", "###### ", "- ", "1. "),
        *("> ", "| ", "\\", "«", "»", '"', "'", "https://a.ca", "&amp;", "\u00a0", ":", "é", "😀"),
    ]
)


@given(st.lists(PIECES, max_size=40).map("".join))
def test_whatever_is_written_is_read_and_stays_in_place(text: str) -> None:
    for written in (text, f"---\n{text}\n---\n{text}"):
        manuscript = read("posts/x/fr.md", Language.FR, written)
        assert_in_place(manuscript)
        for link in (*manuscript.links, *manuscript.pictures):
            assert written[link.start] in "[!<"
        for start, end in manuscript.paragraphs:
            assert 0 <= start < end <= len(written)


@pytest.mark.parametrize(
    "hostile",
    [
        "[" * 20_000,
        "[a](" * 10_000,
        "`" * 3 + "``` `" * 10_000,
        "*{: lang=en }\n" * 10_000,
        "<div lang=en>" * 10_000,
        "{: lang=en }\n" * 10_000,
        "a{" * 20_000,
        "<!--" * 20_000,
        "![](" * 10_000,
        "1 " * 30_000,
        "« " * 20_000,
        "<code>" * 20_000,
        "<a href=b>" * 20_000,
        "<h2>" * 20_000,
        "/// interview\n" * 10_000,
        "## a\n" * 10_000,
        "**a**\n\n" * 10_000,
        "lundi 31 juin " * 5_000,
    ],
    ids=lambda text: text[:12],
)
def test_hostile_texts_take_no_longer_than_others(hostile: str) -> None:
    manuscript = read("posts/x/fr.md", Language.FR, f"---\ntitle: x\n---\n{hostile}")
    assert all(list(rule.problems(manuscript)) is not None for rule in RULES)


def test_values_of_the_front_matter_are_prose_as_they_are_written() -> None:
    text = (
        '---\ntitle: "Été \\"dit\\" mot"\nsummary: >-\n  Une phrase\n  longue\nbody_lang: en\n'
        "watch:\n  links:\n    - title: Pas moi\n      comment: Un mot\n---\nEnglish words\n"
    )
    manuscript = read("posts/x/fr.md", Language.FR, text)
    french = WORD.findall(manuscript.prose[Language.FR])
    assert french == ["Été", "dit", "mot", "Une", "phrase", "longue", "Un", "mot"]
    assert WORD.findall(manuscript.prose[Language.EN]) == ["English", "words"]
    place = manuscript.place(text.index("longue"), "spelling")
    assert place is not None
    assert (place.line, place.column) == (5, 3)


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("[un mot](a.md)", ("un mot", "a.md")),
        ("[un *mot* `x`](<a b.md>)", (f"un mot {HIDDEN * 3}", "a b.md")),
        ('[un](a_(b).md "titre")', ("un", "a_(b).md")),
        ("[![image](a.png)](b.md)", ("image", "b.md")),
        ('<a class="x" href="a.md">un <b>mot</b></a>', ("un mot", "a.md")),
        ("[un][R]\n\n[r]: https://example.org/ 'x'", ("un", "https://example.org/")),
        ("[](a.md)", ("", "a.md")),
    ],
)
def test_links_are_found_with_their_words(written: str, shown: tuple[str, str]) -> None:
    (link,) = read("x", Language.FR, f"---\n---\n{written}\n").links
    assert (link.text, link.target) == shown


def test_headings_of_a_carried_text_count_one_level_lower() -> None:
    text = "---\n---\n## A\n\n/// carried | T\n\n## B\n\n///\n\nC\n---\n\n<h4>D</h4>\n"
    headings = read("x", Language.FR, text).headings
    assert [(one.text, one.level) for one in headings] == [("A", 2), ("B", 3), ("C", 2), ("D", 4)]
