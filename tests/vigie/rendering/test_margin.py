"""Notes in the margin: each short one once, behind its first call; nothing else is another."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from tests.vigie.reading.test_texts import html
from vigie.languages import Language
from vigie.rendering.margin import LONGEST, annotated

COPY = re.compile(r'<span class="margin-note" [^>]* hidden><sup>(\d+)</sup> (.*?)</span>')
NOTES = {
    "short": "Une note, *courte*.",
    "linked": "Voir [la norme](https://example.org/){: hreflang=en } & le reste.",
    "at-most": "x" * LONGEST,
    "longer": "x" * (LONGEST + 1),
    "two": "Un paragraphe.\n\n    Un autre.",
    "list": "\n    - un\n    - deux",
    "sound": '<audio src="a.ogg" controls></audio>',
}
SHORT = {"short", "linked", "at-most"}
CALLED = {
    "{}": True,
    "> {}": True,
    "- {}": True,
    "## Un titre {}": True,
    "Un *mot {} de* plus": True,
    "| a |\n| --- |\n| {} |": False,
    "<details markdown><summary>{}</summary></details>": False,
}
"""Where notes may be called, and whether they come to stand in the margin from there."""
CALLS = st.tuples(st.sampled_from(sorted(CALLED)), st.sampled_from(sorted(NOTES)))


def body(*paragraphs: str, **notes: str) -> str:
    """Return what a page has of a French text with these notes."""
    listed = (f"[^{name}]: {words}" for name, words in {**NOTES, **notes}.items())
    return html("---\ntitle: A\n---\n" + "\n\n".join((*paragraphs, *listed)))


def copies(written: str) -> list[str]:
    """Return the notes in the margin, as HTML, in their order."""
    return [match[2] for match in COPY.finditer(annotated(written, Language.FR))]


@given(st.lists(CALLS, max_size=8))
def test_each_short_note_stands_once_behind_its_first_call(calls: list[tuple[str, str]]) -> None:
    written = body(*(place.format(f"Mot[^{name}]") for place, name in calls))
    made = annotated(written, Language.FR)
    assert COPY.sub("", made) == written
    expected = [name for place, name in calls if CALLED[place] and name in SHORT]
    assert re.findall(r"fnref\d*:([a-z-]+)\"><a [^>]*>\d+</a></sup><span", made) == list(
        dict.fromkeys(expected)
    )
    for match in COPY.finditer(made):
        assert made[: match.start()].endswith(f">{match[1]}</a></sup>")


@given(st.text(alphabet='<>/"sup id=fnre:1cla-ot.divp \n', max_size=200))
def test_whatever_is_written_nothing_is_lost(text: str) -> None:
    made = annotated(text, Language.FR)
    assert made.endswith(text[-1:])
    assert COPY.sub("", made) == text


def test_a_copy_has_no_anchor_and_no_stop_for_the_keyboard() -> None:
    words = "Ici, [un lien](y.md), <b id=z>là</b>, <abbr title=\"un id='x'\">x</abbr>[^short]."
    (copy, _) = copies(body("Mot[^a] et[^short]", a=words))
    assert "<b>là</b>, <abbr title=\"un id='x'\">x</abbr><sup><a " in copy
    assert copy.count("<a ") == copy.count('tabindex="-1"') == 2
    assert "footnote-backref" not in copy


def test_words_that_look_like_tags_stay() -> None:
    assert copies(body("Mot[^a]", a='`<p id="x">` id="x" {n}')) == [
        '<code>&lt;p id="x"&gt;</code> id="x" {n}'
    ]


def test_a_note_is_in_the_language_of_the_text_wherever_it_is_called() -> None:
    made = annotated(body("A word[^short].\n{: lang=en }"), Language.FR)
    assert '<span class="margin-note" lang="fr-CA" aria-hidden="true" hidden>' in made


def test_a_note_called_in_a_table_first_stands_beside_its_next_call() -> None:
    written = body("| a |\n| --- |\n| Mot[^short] |", "Puis[^short], encore[^short].")
    assert annotated(written, Language.FR).count("</sup></td>") == 1
    assert len(copies(written)) == 1


def test_a_text_without_notes_is_left_alone() -> None:
    written = html("---\ntitle: A\n---\n<p>Mot</p>")
    assert annotated(written, Language.FR) is written
