"""What readers wrote becomes HTML that can do nothing, and none of their words is lost."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml.html import fragment_fromstring

from plugins.comments.markup import ELEMENTS, safe_html
from plugins.typography.model import EN_CA, FR_CA, Compositor
from tests.hostile import BODIES
from tests.strategies import html_mixtures
from tests.watch import Watch
from vigie.comments.addresses import tells_addresses, without_unseen
from vigie.languages import Language
from vigie.reading.typesetting import AS_WRITTEN

if TYPE_CHECKING:
    from vigie.reading.typesetting import Typesetter

FR = Language.FR
COMPOSITOR = Compositor({"fr": FR_CA, "en": EN_CA})
REL = 'rel="ugc nofollow noopener"'
_TAGS = re.compile(r"</?([a-z0-9]+)((?: [a-z]+=\"[^\"<>]*\")*)>")
_SIGNS = st.sampled_from(
    [
        *(
            "mot",
            " ",
            "\n",
            "\n\n",
            "- ",
            "1. ",
            "> ",
            "```\n",
            "`",
            "*",
            "**",
            "_",
            "~~",
            "[",
            "]",
        ),
        *("(", ")", "<b>", "</b>", "<a href=", "'", '"', ">", "<", "&amp;", "&#60;", "\\", "!"),
        *("https://e.org/", "javascript:", "jean@e.org", "203.0.113.7", "<script>", "</p>", "<!--"),
        *("\x00", "\u202e", "é", "<li>", "<br>", "[a](https://e.org)", "<https://e.org>", "    "),
    ]
)


TO = f'<a href="https://e.org" {REL}>'


def link(url: str) -> str:
    """Return the link that an address makes of itself."""
    return f'<a href="{url}" {REL}>{url}</a>'


def text_of(html: str) -> str:
    """Return what a reader would see of HTML."""
    return unescape(re.sub(r"<[^>]*>", "", html))


@pytest.mark.parametrize(
    ("written", "html"),
    [
        ("Merci.", "<p>Merci.</p>"),
        ("Merci\n**bien** *oui*", "<p>Merci<br>\n<strong>bien</strong> <em>oui</em></p>"),
        ("Un.\n\nDeux.", "<p>Un.</p>\n<p>Deux.</p>"),
        ("> cité", "<blockquote>\n<p>cité</p>\n</blockquote>"),
        ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
        ("`<b>` et ~~non~~", "<p><code>&lt;b&gt;</code> et <s>non</s></p>"),
        ("```\n<b>\n```", "<pre><code>&lt;b&gt;\n</code></pre>"),
        ("2013. Une année", '<ol start="2013">\n<li>Une année</li>\n</ol>'),
        ("1 < 2 && \"a\" > 'b'", "<p>1 &lt; 2 &amp;&amp; \"a\" &gt; 'b'</p>"),
        ("[x](https://e.org)", f"<p>{TO}x</a></p>"),
        ("a https://e.org/x_(y), b", f'<p>a {link("https://e.org/x_(y)")}, b</p>'),
        ("<http://e.org>.", f"<p>{link('http://e.org')}.</p>"),
        ("<b>a</b><br/><A HREF=https://e.org onclick=x>b</A>", f"<p><b>a</b><br>{TO}b</a></p>"),
        ("<a href='https://e.org'>https://f.org/</a>", f"<p>{TO}https://f.org/</a></p>"),
        ("<i>pas fermé\n\nsuite", "<p><i>pas fermé</i></p>\n<p>suite</p>"),
        ("<b>un</i> <i>deux</b></i>", "<p><b>un&lt;/i&gt; <i>deux</i></b>&lt;/i&gt;</p>"),
        ("<video> et <script>x</script>", "<p>&lt;video&gt; et &lt;script&gt;x&lt;/script&gt;</p>"),
        ("# titre\n![image](https://e.org)", f"<p># titre<br>\n!{TO}image</a></p>"),
        ("[x](javascript:y)", "<p>[x](javascript:y)</p>"),
        ("écrire à jean@e.org", "<p>écrire à [adresse masquée]</p>"),
        ("jean&#64;e.org `jean@e.org`", "<p>[adresse masquée] <code>[adresse masquée]</code></p>"),
        ("", ""),
    ],
)  # fmt: skip
def test_a_little_markdown_is_understood(written: str, html: str) -> None:
    assert safe_html(written, FR) == html


@pytest.mark.parametrize("body", BODIES)
def test_no_hostile_body_leaves_anything_active(body: str) -> None:
    html = safe_html(body, FR)
    assert Watch(html).active == []
    assert_only_ours(html)


def assert_only_ours(html: str) -> None:
    """Assert that HTML is made of our elements, nested and closed, with our attributes."""
    left = _TAGS.sub("", html)
    assert "<" not in left, left[:200]
    for name, attributes in _TAGS.findall(html):
        assert name in ELEMENTS
        assert not attributes or re.fullmatch(
            rf' href="https?://[^"]+" {REL}| start="\d+"', attributes
        )


def words(text: str) -> set[str]:
    return set(re.findall(r"[^\W_]+", text))


WRITTEN = st.lists(_SIGNS, max_size=25).map("".join) | st.text(max_size=60) | html_mixtures()


@pytest.mark.parametrize("typesetter", [AS_WRITTEN, COMPOSITOR])
@given(text=WRITTEN)
def test_whatever_is_written_is_safe_and_every_word_of_it_is_shown(
    typesetter: Typesetter, text: str
) -> None:
    html = safe_html(text, FR, typesetter)
    assert Watch(html).active == []
    assert_only_ours(html)
    assert not tells_addresses(html)
    plain = re.sub(r"[^\w\s]", " ", without_unseen(text))
    shown = unescape(html)
    if not tells_addresses(unescape(text)) and "&" not in text and "<" not in text:
        lost = words(plain) - words(shown)
        assert all(word.isdecimal() for word in lost), lost


@pytest.mark.parametrize("body", BODIES)
def test_no_hostile_body_is_made_active_by_setting_its_type(body: str) -> None:
    for language in Language:
        html = safe_html(body, language, COMPOSITOR)
        assert Watch(html).active == []
        assert_only_ours(html)


@pytest.mark.parametrize(
    ("written", "french", "english"),
    [
        ("L'eau : « ok » !", "L’eau\u00a0: «\u00a0ok\u00a0»!", "L’eau: « ok »!"),
        ('**Un** : `l\'a : "b"`', "<strong>Un</strong>\u00a0: `", "<strong>Un</strong>: `"),
        (
            "Le 1er mai, 20h30...",
            "Le 1<sup>er</sup>\u00a0mai, 20\u00a0h\u00a030…",
            "Le 1er mai, 20h30…",
        ),
        ("[it's](https://e.org/l'a)", "[it’s](", "[it’s]("),
    ],
)
def test_type_is_set_by_the_rules_of_the_comments_language(
    written: str, french: str, english: str
) -> None:
    assert french.partition("`")[0] in safe_html(written, Language.FR, COMPOSITOR)
    assert english.partition("`")[0] in safe_html(written, Language.EN, COMPOSITOR)


def codes(html: str) -> list[str]:
    return re.findall(r"<code>(.*?)</code>", html, re.DOTALL)


@given(text=WRITTEN)
def test_code_and_where_links_lead_stay_and_what_is_set_is_not_set_again(text: str) -> None:
    plain, html = safe_html(text, FR), safe_html(text, FR, COMPOSITOR)
    assert codes(html) == codes(plain)
    assert re.findall('href="([^"]*)"', html) == re.findall('href="([^"]*)"', plain)
    root = fragment_fromstring(html, create_parent="div")
    before = root.text_content()
    COMPOSITOR.tree(root, FR)
    assert root.text_content() == before


@pytest.mark.parametrize("length", [60_000, 1_000_000])
def test_a_huge_body_is_shown_whole(length: int) -> None:
    body = "*mot* " * (length // 6)
    assert text_of(safe_html(body, FR)) == body.strip()
