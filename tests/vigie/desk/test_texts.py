"""New texts and translations are read without a problem, and their notes are never published."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from vigie.build import text_reader
from vigie.content import Kind, Status
from vigie.desk.composing import NewText, fit_title, folder_of, free_slug, words_of
from vigie.desk.folders import AskError
from vigie.desk.notes import body, note
from vigie.desk.texts import Written
from vigie.desk.translating import Translation
from vigie.languages import Language
from vigie.problems import Report
from vigie.reading.body import Source, examine
from vigie.reading.digests import digest
from vigie.reading.frontmatter import split
from vigie.reading.nodes import read_yaml
from vigie.reading.tree import text_at
from vigie.slugs import SLUG

if TYPE_CHECKING:
    from vigie.content import Text
    from vigie.prose import Prose

READER, _ = text_reader()
DAY = date(2026, 11, 20)
TITLES = st.text(max_size=250) | st.sampled_from(
    (
        *(
            "Un avis : deux lectures",
            '"Service" : un mot',
            "L’été, c’est l'hiver",
            "#1",
            "- a",
            "@x",
        ),
        *(
            "no",
            "~",
            "null",
            "2026-11-20",
            "12:30",
            "---",
            "...",
            "…",
            "[a, b",
            "{a: b}",
            "*a",
            "&a",
        ),
        *(
            "!!python/object:os.system x",
            "a #b",
            "| x",
            "> y",
            "% z",
            "`code`",
            "'",
            '"',
            "\\",
            ": ",
        ),
        *(
            "😀",
            "👩‍👩‍👧 famille",
            "مرحبا بالعالم",
            "שלום",
            "\u202eabc",
            "\u2028x",
            "a\tb\nc",
            "\x00a",
        ),
        *("-->", "<!-- x", "<script>alert(1)</script>", "{{ x }}", "2026", "Archives", "x" * 200),
        *("é" * 200, "mot " * 60, "/// carried", "a\\", "日本語", "Z\u0334\u0321", "\ud800"),
    )
)
KINDS = st.sampled_from(Kind)
LANGUAGES = st.sampled_from(Language)


def read(path: str, written: str) -> Text:
    """Return the text that a file makes, which has no problem but warnings."""
    file = text_at(path)
    assert file is not None
    found = READER.text(file, written.encode())
    assert [one.told() for one in found.problems if one.stops] == []
    assert found.text is not None
    return found.text


def written_text(source: str, path: str = "posts/2026/2026-11-20-x/fr.md") -> Written:
    """Return a source as it is written."""
    found = split(source, Report(""))
    assert found
    front = read_yaml(found[0], Report(""), 2)
    file = text_at(path)
    assert front
    assert file
    return Written(file=file, front=front, body=found[1])


def prose(markdown: str) -> Prose:
    """Return what readers see of a Markdown text that has no problem."""
    report = Report("fr.md")
    _, found = examine(READER.convert(markdown, Language.FR), Source(markdown, 1), report)
    assert report.problems == []
    return found


@given(TITLES, KINDS, LANGUAGES)
def test_a_new_text_of_any_kind_and_title_is_read_without_a_problem(
    title: str, kind: Kind, language: Language
) -> None:
    title = fit_title(title) or "x"
    slug = free_slug(words_of(title, kind.value), ())
    text = NewText(kind=kind, title=title, language=language, slug=slug)
    found = read(f"{folder_of(kind, slug, DAY)}/{language}.md", text.written())
    assert found.kind is kind
    assert found.slug == slug
    assert found.status is Status.DRAFT
    assert SLUG.fullmatch(slug)
    assert found.body.prose == ""


def test_a_title_without_letters_gets_the_address_of_its_kind() -> None:
    assert words_of("😀", "event") == "event"
    assert free_slug("event", {"event", "event-2"}) == "event-3"
    assert free_slug("2026", ()) == "2026-2"


def test_a_title_is_made_fit_or_refused() -> None:
    assert fit_title("  Un\ttitre\n\u202eà \x00lire ") == "Un titre à lire"
    with pytest.raises(AskError):
        fit_title("x" * 1001)


SIGNS = (
    *("mot", " ", "\n", "\n\n", "# ", "- ", "> ", "    ", "|", "`", "*", "[", "]", "(", ")", "!"),
    *(
        "<",
        ">",
        "&",
        "\\",
        "-",
        "--",
        "~~~\n",
        "```\n",
        "<b>",
        "</b>",
        "<p",
        '"',
        "[^1]: c\n",
        "=\n",
    ),
)
HOSTILE = (
    *("-->", "-- >", "--\n>", "--!>", "--->", "-->-->", "<!-- a --> b", "--", "---", "a--b", "->"),
    *("```\nun", "~~~\nun\n~~~\n-->\n```", "````\n```\n````", "/// x\n\n///", "</div>", "<div>"),
    *("<script>alert('-->')</script>", "<![CDATA[ --> ]]>", "<?php --> ?>", "    code -->", "\x02"),
    *("[a]: b\n\n*[HTML]: -->\n\n[^1]: -->", "<!--", "<!-->", "<!--->", "\r\n-->\r\n", "`-->`"),
)


@given(st.lists(st.sampled_from((*HOSTILE, *SIGNS)), max_size=12).map("".join))
@example("\n".join(HOSTILE))
@example("```\n")
def test_no_note_is_ever_published(text: str) -> None:
    translated = "Un *mot*.\n\n```\ncode\n```\n\n- un\n\n<b>deux</b>\n"
    assert prose(f"{body([text])}\n{translated}{body([text, text])}") == prose(translated)
    assert prose(note(text)) == prose("")


SOURCE = """\
---
title: "Un avis : deux lectures"
kind: event
authors: [ada, {id: grace, role: collaboration}]
category: open
tags: [data]
summary: Une phrase.
slug: un-avis
date: 2026-11-20T08:30
modified: 2026-11-24
series: {id: backstage, part: 2}
guid: https://old.example.org/?p=1
aliases: [/ancien/]
comments: open
event:
  start: 2026-12-03T18:30
  audience: Pour tous
  speakers: [{name: Ada, role: lectrice}]
---

Avant.

```
## pas un intertitre
```

## Un intertitre {#a}

Un secret --> et la suite.

/// carried | Titre

## Dedans

///

<!-- une note à soi -->

## Un autre
"""
TRANSLATED = """\
---
title: "A notice: two readings"
kind: event
authors: [ada, {id: grace, role: collaboration}, {id: sam, role: translation}]
category: open
tags: [data]
summary: …
date: 2026-11-20T08:30
series: {id: backstage, part: 2}
comments: open
slug: a-notice
status: draft
source_digest: DIGEST
event:
  start: 2026-12-03T18:30
  audience: …
  speakers: [{name: Ada, role: …}]
---

<!--
The text to translate is in these notes, which are never published. Write below each. In the front matter, replace every “…”.
-->

<!--
title: Un avis : deux lectures
summary: Une phrase.
event.audience: Pour tous
event.speakers.role: lectrice
-->

<!--
Avant.

\\```
## pas un intertitre
\\```
-->

<!--
## Un intertitre {#a}

Un secret --\\> et la suite.

/// carried | Titre

## Dedans

///
-->

<!-- ## Un autre -->
"""  # noqa: E501 -- as it is written


def test_a_translation_has_what_does_not_change_and_the_source_as_a_guide() -> None:
    source = written_text(SOURCE)
    made = Translation(
        source=source, title="A notice: two readings", slug="a-notice", translators=("sam", "ada")
    ).written()
    assert made == TRANSLATED.replace("DIGEST", digest(source.front, source.body))
    read("posts/2026/2026-11-20-x/en.md", made)


@pytest.mark.parametrize(
    ("block", "translated"),
    [
        (
            "republication:\n  title: A\n  publication: B\n  licence: CC-BY-4.0\n",
            "  title: A\n  publication: B\n  licence: CC-BY-4.0\n  language: fr\n",
        ),
        (
            """carried:
  title: A
  publication: B
  licence: CC-BY-4.0
  language: en
  changes: translated
  translator: Ada
""",
            "  title: A\n  publication: B\n  licence: CC-BY-4.0\n  language: en\n  changes: …\n",
        ),
        ("document: {format: PDF}\n", "document: {format: PDF, language: fr}\n"),
        (
            """video:
  host: youtube
  id: abcdefghijk
  poster: a.png
  poster_alt: B
  transcript: "#c"
""",
            """  host: youtube
  id: abcdefghijk
  poster: a.png
  poster_alt: …
  transcript: …
  language: fr
""",
        ),
        (
            "watch:\n  links: [{title: A, url: https://example.org/, comment: B}]\n",
            "  links:\n    - {title: A, url: https://example.org/, comment: …, language: fr}\n",
        ),
    ],
)
def test_a_block_says_in_a_translation_what_it_said_by_being_in_its_source(
    block: str, translated: str
) -> None:
    kind = block.partition(":")[0]
    kind = {"document": "report", "carried": "chronicle"}.get(kind, kind)
    source = written_text(f"---\ntitle: A\nkind: {kind}\n{block}---\nTexte.\n")
    made = Translation(source=source, title="B", slug="b").written()
    assert translated in made
    read("posts/2026/2026-11-20-x/en.md", made)


def test_a_body_that_is_in_the_language_of_the_translation_is_its_body() -> None:
    source = written_text("---\ntitle: A\nbody_lang: en\n---\nIn *English*.\n")
    made = Translation(source=source, title="B", slug="b").written()
    assert "body_lang" not in made
    assert made.endswith("-->\n\nIn *English*.\n")
