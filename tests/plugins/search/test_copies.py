"""The copy of a text that Pagefind reads."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from plugins.search.copies import copy
from plugins.search.model import Record
from vigie.languages import Language
from vigie.pages import Passage

FR = Language.FR
RECORD = Record(
    path="2013/06/x/index.html",
    title="L’été <en> ville",
    summary="C’est l’été.",
    names=("Ada Éluard", "Réseaux & médias"),
    kind="event",
    category="open",
    year="2013",
    day="2013-06-05",
    passage=Passage(source="fr.md", prose="", addresses=()),
)


def read(record: Record = RECORD, body: str = "") -> html.HtmlElement:
    """Return the tree of a copy."""
    return html.document_fromstring(copy(record, body, FR))


def test_a_copy_has_the_title_the_summary_the_body_and_the_names_in_this_order() -> None:
    tree = read(body="<h2 id='la-salle'>La salle</h2><p>Douze chaises.</p>")
    assert [part.text for part in tree.iter("h1", "h2", "p")] == [
        "L'été <en> ville",
        "C'est l'été.",
        "La salle",
        "Douze chaises.",
        "Ada Éluard",
        "Réseaux & médias",
    ]
    assert tree.get("lang") == "fr"
    assert tree.xpath("//h2/@id") == ["la-salle"]


def test_a_copy_says_what_results_are_filtered_by() -> None:
    filters = ["kind:event", "category:open", "year:2013"]
    assert read().xpath("//@data-pagefind-filter") == filters
    assert read().xpath("//body/@data-pagefind-meta") == ["day:2013-06-05"]
    page = read(replace(RECORD, category="", year="", day=""))
    assert page.xpath("//@data-pagefind-filter") == ["kind:event"]
    assert page.xpath("//@data-pagefind-meta") == []


def test_apostrophes_are_those_of_keyboards_and_long_dashes_part_words() -> None:
    told = read(body="<p>l’événement—le vrai</p>").xpath("string(//p[2])")
    assert told == "l'événement — le vrai"


def test_words_with_a_ligature_are_said_in_plain_letters_too() -> None:
    told = read(body='<p>Une Œuvre, d’autres œuvres. <a title="bœuf">Un nœud</a></p>')
    assert told.xpath("string(//p[last()])") == "noeud oeuvre oeuvres"
    assert "Œuvre" in told.text_content()


@given(st.text(alphabet="_PAGEFIND WEIGHT ANCHOR END_1:\n", max_size=60))
def test_nobody_can_write_the_marks_that_pagefind_sets(words: str) -> None:
    assert "_PAGEFIND_" not in read(body=f"<p>{words} ___PAGEFIND_WEIGHT___9</p>").text_content()
