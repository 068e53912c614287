"""What property tests of typography draw from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import strategies as st
from lxml import etree

from plugins.typography.model import EN_CA, FR_CA, FR_FR

if TYPE_CHECKING:
    from plugins.typography.model import Locale

_SIGNS = (
    *(
        " ",
        " ",
        " ",
        " ",
        "  ",
        "\n",
        "\u00a0",
        "\u202f",
        "\u2009",
        "mot",
        "L",
        "l",
        "d",
        "qu",
        "n",
    ),
    *("'", "'", '"', '"', "’", "‘", "“", "”", "«", "»", ":", ";", "!", "?", ".", "...", "…", ","),
    *("(", ")", "[", "]", "-", "--", "—", "–", "/", "=", "%", "$", "€", "°", "C", "CA", "§", "@"),
    *("1", "2", "20", "000", "2021", "12", "h", "30", "er", "e", "re", "de", "XX", "I", "V", "p."),
    *("M.", "Mme", "Roy", "no", "art.", "ex.", "mai", "siècle", "km", "Mo", "h30", "20h30", "1er"),
    *("https://e.ca/a?b", "a@e.ca", ":-)", ";)", "10:30", "1 000", "s", "90s", "\ufdd0", "\ufdd1"),
    *("É", "œ", "𝄞", "\u200b", "\u0301", "don't", "'90s", "J.-C.", "p.m."),
)
_INLINE = ("b", "i", "a", "em", "span", "strong", "wbr")
_SILENT = ("code", "pre", "kbd", "samp", "var", "script", "style")
_BLOCKS = ("p", "div", "li", "h2", "td", "blockquote")


def texts() -> st.SearchStrategy[str]:
    """Return texts of all the signs that rules look at, near one another."""
    return st.lists(st.sampled_from(_SIGNS), max_size=14).map("".join)


def locales() -> st.SearchStrategy[Locale]:
    """Return a locale."""
    return st.sampled_from((FR_CA, FR_FR, EN_CA))


@st.composite
def paragraphs(draw: st.DrawFn) -> etree._Element:
    """Draw a paragraph whose text is cut at random by elements within it, one in another."""
    root = etree.Element("p")
    _fill(draw, root, draw(texts()), depth=3)
    return root


def _fill(draw: st.DrawFn, element: etree._Element, text: str, depth: int) -> None:
    places = st.lists(st.integers(0, len(text)), max_size=6).map(sorted)
    cuts = draw(places) if depth else []
    begin = 0
    last = None
    for start, end in zip(cuts[::2], cuts[1::2], strict=False):
        before, inside = text[begin:start], text[start:end]
        begin = end
        if last is None:
            element.text = before
        else:
            last.tail = before
        last = etree.SubElement(element, draw(st.sampled_from(_INLINE)))
        _fill(draw, last, inside, depth - 1)
    if last is None:
        element.text = text
    else:
        last.tail = text[begin:]


@st.composite
def trees(draw: st.DrawFn) -> etree._Element:
    """Draw a body of anything: paragraphs, code, other languages, attributes, raised letters."""
    root = etree.Element("body")
    names = (*_INLINE, *_SILENT, *_BLOCKS, "sup", "sub", "br", "img", "ruby")
    around = [root]
    for name in draw(st.lists(st.sampled_from(names), max_size=8)):
        element = etree.SubElement(draw(st.sampled_from(around)), name)
        element.text, element.tail = draw(texts()), draw(texts())
        for key, values in (
            ("lang", ("fr", "en", "fr-FR", "de", "")),
            ("class", ("verbatim", "note verbatim", "x")),
            ("href", ("l'a : b", "20h30")),
            ("title", ("l'a : b",)),
        ):
            if draw(st.integers(0, 5)) == 0:
                element.set(key, draw(st.sampled_from(values)))
        around.append(element)
    return root
