"""From the bytes of one file to one typed text; whatever they are, nothing raises."""

from __future__ import annotations

from datetime import UTC, date, datetime
from functools import cache

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pelicanconf import MARKDOWN
from plugins.documents.model import read as read_document
from plugins.events.model import read as read_event
from plugins.posts.markdown import in_language
from plugins.republication.reading import read_republication
from tests.strategies import texts_as_bytes
from tests.values import FOLDER, ZONE, Curly, told
from tests.watch import HERE, Watch
from vigie.content import Kind, Status, Text
from vigie.languages import Language
from vigie.problems import Report
from vigie.reading.texts import decode, read_text
from vigie.reading.tree import TextFile

FR, EN = Language.FR, Language.EN
BLOCKS = {"event": read_event, "document": read_document, "republication": read_republication}
POST = TextFile(source=f"{FOLDER}/fr.md", folder=FOLDER, language=FR, day=date(2013, 6, 5))
PAGE = TextFile(source="pages/about/en.md", folder="pages/about", language=EN, day=None)
in_words = cache(lambda language: in_language(MARKDOWN, language))


def convert(markdown: str, language: Language) -> str:
    """Return the HTML that Markdown makes, with the settings of the site."""
    return str(in_words(language).reset().convert(markdown))


def read(data: bytes | str, file: TextFile = POST) -> tuple[Text | None, list[str]]:
    """Return the text that a file makes, and what is told of it."""
    whole = data.encode() if isinstance(data, str) else data
    found = read_text(file, whole, convert, ZONE, BLOCKS)
    assert found.file == file
    return found.text, told(found.problems)


def html(data: bytes | str, file: TextFile = POST) -> str:
    """Return the HTML of a file, with an empty address at each reference."""
    whole = data.encode() if isinstance(data, str) else data
    prose = read_text(file, whole, convert, ZONE, BLOCKS).prose
    return prose.html((HERE,) * (len(prose.parts) - 1))


def text(data: bytes | str, file: TextFile = POST) -> Text:
    """Return the text of a file that has no mistake."""
    made, problems = read(data, file)
    assert problems == []
    assert made is not None
    return made


def decoded(data: bytes) -> tuple[str | None, list[str]]:
    """Return the text of bytes, and what is told of them."""
    report = Report("fr.md")
    return decode(data, report), told(report)


def test_a_text_has_plain_line_ends_and_no_mark_at_its_head() -> None:
    assert decoded(b"\xef\xbb\xbfa\r\nb\rc\nd") == ("a\nb\nc\nd", [])


@pytest.mark.parametrize(
    ("data", "line"),
    [(b"a\nb\n\xe9t\xe9", 3), ("é".encode("utf-16"), 1), (b"\xed\xa0\x80", 1), (b"\xc0\xaf", 1)],
)
def test_a_file_of_another_encoding_is_told_with_its_line(data: bytes, line: int) -> None:
    assert decoded(data) == (
        None,
        [f"{line}: the file is not UTF-8 text; save it again with the encoding UTF-8"],
    )


@pytest.mark.parametrize("character", ["\x00", "\x02", "\x0c", "\x1b", "\x7f", "\x85", "\uffff"])
def test_an_invisible_control_character_is_told_with_its_line(character: str) -> None:
    assert decoded(f"a\nb{character}\nc".encode()) == (
        None,
        ["2: an invisible control character; type this line again"],
    )


@pytest.mark.parametrize("data", [b"", b" \n\t\r\n", b"\xef\xbb\xbf"])
def test_an_empty_file_is_told(data: bytes) -> None:
    assert decoded(data) == (
        None,
        ["1: the file is empty; write the front matter and the text, or remove the file"],
    )


def test_a_post_is_dated_by_its_folder() -> None:
    made = text("---\ntitle: L’été\n---\n\nUn *mot*.\n")
    assert (made.title, made.slug, made.kind) == ("L’été", "l-ete", Kind.CHRONICLE)
    assert (made.source, made.folder, made.language) == (POST.source, FOLDER, FR)
    assert made.date == datetime(2013, 6, 5, tzinfo=ZONE)
    assert html("---\ntitle: L’été\n---\n\nUn *mot*.\n") == "<p>Un <em>mot</em>.</p>"
    assert made.body_language is FR


def test_a_post_may_say_its_hour() -> None:
    made = text("---\ntitle: A\ndate: 2013-06-05T09:30\n---\nx")
    assert made.date == datetime(2013, 6, 5, 9, 30, tzinfo=ZONE)


def test_the_hour_of_a_post_is_that_of_the_site() -> None:
    made = text("---\ntitle: A\ndate: 2013-06-06T02:00Z\n---\nx")
    assert made.date is not None
    assert made.date.isoformat() == "2013-06-05T22:00:00-04:00"
    assert made.date == datetime(2013, 6, 6, 2, tzinfo=UTC)


@pytest.mark.parametrize("written", ["2013-06-06", "2013-06-05T02:00Z", "2013-06-05T23:00-08:00"])
def test_a_date_on_another_day_than_the_folder_is_told(written: str) -> None:
    assert read(f"---\ntitle: A\ndate: {written}\n---\nx")[1] == [
        (
            "3: “date” is not on the day of the folder (2013-06-05); "
            "write a date on 2013-06-05, or rename the folder"
        )
    ]


def test_a_page_has_no_date() -> None:
    made = text("---\ntitle: About\n---\nx", PAGE)
    assert (made.date, made.kind, made.language) == (None, Kind.PAGE, EN)


def test_a_title_that_gives_no_address_leaves_that_of_the_folder() -> None:
    made, problems = read("---\ntitle: '???'\n---\nx")
    assert made is not None
    assert made.slug
    assert len(problems) == 1


def test_a_text_may_be_in_the_other_language() -> None:
    data = "---\ntitle: A\nbody_lang: en\n---\nA note[^1].\n\n[^1]: Here."
    assert (text(data).language, text(data).body_language) == (FR, EN)
    assert "Back to footnote 1 in the text" in html(data)


def test_a_text_without_a_body_is_told() -> None:
    expected = ["4: there is no text below the front matter; write it, or add “status: draft”"]
    assert read("---\ntitle: A\n---\n")[1] == expected
    assert read("---\ntitle: A\n---\n\n<!-- à écrire -->\n")[1] == expected
    assert read("---\ntitle: A\n---")[1] == expected


def test_a_draft_may_have_no_body_yet() -> None:
    assert text("---\ntitle: A\nstatus: draft\n---\n").status is Status.DRAFT


def test_lines_are_those_of_the_file() -> None:
    made, problems = read("---\ntitle: A\nsummry: B\n---\n\n\n![](x.png)\n\n<script>y</script>\n")
    assert made is not None
    assert [problem.partition(": ")[0] for problem in problems] == ["3", "7", "9"]
    assert [reference.line for reference in made.body.references] == [7]


def test_a_file_with_windows_line_ends_has_the_same_lines() -> None:
    unix = "---\ntitle: A\n---\n\nUn\n\n[b](c.md)\n"
    assert read(unix.replace("\n", "\r\n")) == read(unix)


@pytest.mark.parametrize("data", ["Un mot.", "---\ntitle: A", "---\na: [\n---\nx", b"\xff"])
def test_a_file_that_cannot_be_read_gives_no_text(data: bytes | str) -> None:
    made, problems = read(data)
    assert made is None
    assert len(problems) == 1


@pytest.mark.parametrize("markdown", ["- " * 2000 + "x", "1. " * 2000 + "x"])
def test_a_text_nested_without_end_is_told(markdown: str) -> None:
    assert read(f"---\ntitle: A\n---\n{markdown}")[1][0].startswith(
        "4: the text is nested too deeply; use fewer levels of lists or quotations"
    )
    assert html("---\ntitle: A\n---\n- a\n") == "<ul>\n<li>a</li>\n</ul>"


@given(st.binary() | texts_as_bytes())
@example(b"---\ntitle: A\ndate: 0001-01-01T00:00+14:00\n---\nx")
@example(b"---\ntitle: A\ndate: 9999-12-31T23:59-12:00\n---\nx")
@example(b"---\ntitle: A\nevent:\n  start: 2021-11-04\n  zone: Nowhere/At_all\n---\nx")
@example(b"---\ntitle: A\n---\n<![if x]><div markdown=1><![CDATA[")
def test_whatever_a_file_holds_it_is_read_or_told(data: bytes) -> None:
    for file in (POST, PAGE):
        made, problems = read(data, file)
        assert made is not None or problems
        if made is not None and not problems:
            assert Watch(html(data, file)).active == []
            assert made.title
            assert made.slug


def test_titles_are_set_in_the_language_of_the_file_and_bodies_in_their_own() -> None:
    data = "---\ntitle: L'été\nsummary: L'eau\nbody_lang: en\n---\nIt's here.\n"
    typesetter = Curly()
    found = read_text(POST, data.encode(), convert, ZONE, BLOCKS, typesetter)
    assert found.text is not None
    assert (found.text.title, found.text.summary, found.text.slug) == ("L’été", "L’eau", "l-ete")
    assert sorted(typesetter.languages) == [EN, FR, FR]


def test_typography_may_be_off() -> None:
    data = "---\ntitle: L'été\nsummary: L'eau\ntypography: off\n---\nL'eau.\n"
    typesetter = Curly()
    found = read_text(POST, data.encode(), convert, ZONE, BLOCKS, typesetter)
    assert found.text is not None
    assert found.text.title == "L'été"
    assert typesetter.languages == []
