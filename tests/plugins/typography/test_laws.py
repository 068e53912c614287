"""What holds of all type that is set, whatever is written."""

from __future__ import annotations

import re
from copy import deepcopy
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from plugins.typography.model import EN_CA, FR_CA, SILENT, set_string, set_tree
from tests.plugins.typography.html import written
from tests.plugins.typography.strategies import locales, paragraphs, texts, trees

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

    from plugins.typography.model import Locale

OWN = {"fr": FR_CA, "en": EN_CA}
TEXT_ATTRIBUTES = {"alt", "title"}
LEFT = {"code", "pre", "kbd", "samp", "var", "script", "style"}


def words(text: str) -> list[str]:
    """Return words and numbers; `20h30` is three, as it is once it is set."""
    return re.findall(r"[^\W\d_]+|\d+", text)


def whole(element: etree._Element) -> str:
    """Return all text in an element."""
    return "".join(element.itertext())


def elements(root: etree._Element) -> list[etree._Element]:
    """Return every element but those that raise letters."""
    return [one for one in root.iter() if one.tag != "sup"]


def left(root: etree._Element) -> Iterator[str]:
    """Yield what is written in each element that is to be left as it is."""
    for element in root.iter():
        if element.tag in LEFT or SILENT in element.get("class", "").split():
            yield whole(element)


@given(texts() | st.text(), locales())
def test_what_is_set_is_not_set_otherwise_again(text: str, locale: Locale) -> None:
    once = set_string(text, locale)
    assert set_string(once, locale) == once


@given(texts() | st.text(), locales())
def test_words_and_letters_stay_the_same(text: str, locale: Locale) -> None:
    made = set_string(text, locale)
    assert words(made) == words(text)
    assert [one for one in made if one.isalnum()] == [one for one in text if one.isalnum()]


@given(paragraphs(), locales())
def test_elements_within_a_paragraph_make_no_difference(
    paragraph: etree._Element, locale: Locale
) -> None:
    expected = set_string(whole(paragraph), locale)
    set_tree(paragraph, locale, OWN)
    assert whole(paragraph) == expected


@given(paragraphs() | trees(), locales())
def test_a_tree_that_is_set_is_not_set_otherwise_again(
    root: etree._Element, locale: Locale
) -> None:
    set_tree(root, locale, OWN)
    once = written(root)
    set_tree(root, locale, OWN)
    assert written(root) == once


@given(paragraphs() | trees(), locales())
def test_elements_keep_their_attributes_and_their_letters(
    root: etree._Element, locale: Locale
) -> None:
    before = deepcopy(root)
    set_tree(root, locale, OWN)
    assert len(elements(root)) == len(elements(before))
    for new, old in zip(elements(root), elements(before), strict=True):
        assert new.tag == old.tag
        assert words(whole(new)) == words(whole(old))
        assert new.keys() == old.keys()
        for name in set(old.keys()) - TEXT_ATTRIBUTES:
            assert new.get(name) == old.get(name)


@given(trees(), locales())
def test_what_is_to_be_left_is_left(root: etree._Element, locale: Locale) -> None:
    before = list(left(root))
    set_tree(root, locale, OWN)
    assert list(left(root)) == before


@given(trees(), locales())
def test_no_letter_is_raised_twice(root: etree._Element, locale: Locale) -> None:
    nested = sum(1 for _ in root.iterfind(".//sup//sup"))
    set_tree(root, locale, OWN)
    assert sum(1 for _ in root.iterfind(".//sup//sup")) == nested


@given(trees())
def test_a_language_without_rules_is_left(root: etree._Element) -> None:
    for element in root.iter():
        element.attrib.pop("lang", None)
    before = written(root)
    set_tree(root, None, OWN)
    assert written(root) == before
