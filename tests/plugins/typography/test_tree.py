"""Type in trees of any size and shape."""

from __future__ import annotations

import pytest
from lxml import etree

from plugins.typography.model import EN_CA, FR_CA, Compositor, set_tree
from tests.plugins.typography.html import set_html, tree, written

OWN = {"fr": FR_CA, "en": EN_CA}


@pytest.mark.parametrize("name", ["b", "div", "span"])
def test_elements_may_be_thousands_deep(name: str) -> None:
    root = etree.Element("p")
    inner = root
    for _ in range(3000):
        inner = etree.SubElement(inner, name)
        inner.text = "1er "
    set_tree(root, FR_CA, OWN)
    assert len(list(root.iter("sup"))) == 3000


def test_a_paragraph_may_have_thousands_of_elements() -> None:
    body = tree("<p>" + "<b>1er</b> <i>l'un</i> : " * 3000 + "</p>")
    set_tree(body, FR_CA, OWN)
    assert len(list(body.iter("sup"))) == 3000
    assert "".join(body.itertext()).count("\u00a0:") == 3000


def test_what_lxml_cannot_hold_is_left() -> None:
    body = tree("<p title=\"l'a&#1;\">l'a&#1;</p><p>l'a</p>")
    set_tree(body, FR_CA, OWN)
    assert "".join(body.itertext()) == "l'a\x01l’a"


def test_text_attributes_are_set_by_their_own_language() -> None:
    names = ("abbr", "alt", "aria-description", "aria-label", "label", "title")
    for name in names:
        assert set_html(f'<p {name}="l\'a : b">x</p>', FR_CA) == f'<p {name}="l’a\u00a0: b">x</p>'
        assert set_html(f'<p lang="en" {name}="Why ?">x</p>', FR_CA).count("Why?") == 1


@pytest.mark.parametrize("name", ["href", "src", "cite", "id", "class", "data-x", "value", "lang"])
def test_other_attributes_are_never_touched(name: str) -> None:
    body = tree(f'<p {name}="l\'a">x</p>')
    set_tree(body, FR_CA, OWN)
    assert body[0].get(name) == "l'a"


def test_a_compositor_sets_each_language_by_the_site_s_locale() -> None:
    compositor = Compositor(OWN)
    assert compositor.string("Quoi ?", "fr") == "Quoi?"
    assert compositor.string('"a"', "en") == "“a”"
    body = tree('<p>"a" <i lang="en">"b"</i></p>')
    compositor.tree(body, "fr")
    assert written(body) == '<p>«\u00a0a\u00a0» <i lang="en">“b”</i></p>'
