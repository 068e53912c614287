"""What WordPress shows of a text is what our pages show: words, links, pictures, tables, lists."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from lxml import etree

from tests.strategies import html_mixtures
from tests.vigie.wordpress.exports import reader
from vigie.languages import Language
from vigie.problems import Report
from vigie.reading.body import ELEMENTS, Source, examine
from vigie.wordpress.clean import clean, parsed
from vigie.wordpress.paragraphs import paragraphs
from vigie.wordpress.proof import Written, said, write
from vigie.wordpress.shortcodes import Found, Picture, Shortcodes


def convert(markdown: str) -> str:
    """Render Markdown as the site does."""
    return reader().convert(markdown, Language.FR)


def written(typed: str) -> Written:
    """Return the Markdown of what somebody typed into WordPress, which is always proven."""
    return write(clean(paragraphs(typed)), convert)


# Paragraphs


@pytest.mark.parametrize(
    ("typed", "html"),
    [
        ("Un.\n\nDeux.", "<p>Un.</p>\n<p>Deux.</p>"),
        ("Un,\ndeux.", "<p>Un,<br />\ndeux.</p>"),
        ("Un\r\n\r\n\r\nDeux", "<p>Un</p>\n<p>Deux</p>"),
        ("Un <b>mot</b>\n<h2>Titre</h2>\nSuite", "<p>Un <b>mot</b></p><h2>Titre</h2><p>Suite</p>"),
        ("<ul>\n<li>un</li>\n<li>deux</li>\n</ul>", "<ul>\n<li>un</li>\n<li>deux</li>\n</ul>"),
        ("<pre>a\n\nb</pre>", "\n<pre>a\n\nb</pre>\n"),
        ("<div>un\n\ndeux</div>", "<div><p>un</p>\n<p>deux</p></div>"),
        ("<p>fini</p>", "<p>fini</p>"),
        ("", ""),
    ],
)
def test_blank_lines_make_paragraphs_and_single_ones_breaks(typed: str, html: str) -> None:
    assert paragraphs(typed) == html


def test_a_text_of_blocks_has_its_paragraphs_already() -> None:
    typed = (
        "Tapé.\n\n<!-- wp:paragraph -->\n<p>Un\ndeux</p>\n<!-- /wp:paragraph -->\n"
        '<!-- wp:latest-posts {"a":"b"} /-->\n\nTapé aussi.'
    )
    assert paragraphs(typed) == "<p>Tapé.</p>\n<p>Un\ndeux</p>\n<p>Tapé aussi.</p>"


# Markdown


@pytest.mark.parametrize(
    ("typed", "markdown"),
    [
        ("Un <strong>mot</strong> et un <em>autre</em>.", "Un **mot** et un *autre*."),
        ("<b> espace </b>dedans", "**espace** dedans"),
        ("<h1>Titre</h1>", "## Titre"),
        ('<h3 id="la">Titre</h3>', "### Titre {#la}"),
        ('<a href="https://a.ca/x_(y)">lien</a>', "[lien](https://a.ca/x_%28y%29)"),
        (
            "1986. Une année\n# dièse\n- tiret\n+ plus",
            "1986\\. Une année  \n\\# dièse  \n\\- tiret  \n\\+ plus",
        ),
        ("a * b _c_ [d] `e` {f} \\ g", "a \\* b \\_c\\_ \\[d\\] \\`e\\` \\{f\\} \\\\ g"),
        ("snake_case reste", "snake_case reste"),
        ("/// video", "&#47;// video"),
        ("a &lt; b &amp;amp; c", "a &lt; b &amp;amp; c"),
        ("« oui »\u00a0: non\u202f!", "« oui »\u00a0: non\u202f!"),
        ("<ul><li>un<ul><li>deux</li></ul></li></ul>", "-   un\n    -   deux"),
        ("<ol start='4'><li>un</li><li>deux</li></ol>", "4.  un\n5.  deux"),
        ("<blockquote>Dit.</blockquote>", "> Dit."),
        ("<hr />", "* * *"),
        ("<code>a`b</code>", "`` a`b ``"),
        ("<pre><code class='language-python'>a = 1\n</code></pre>", "~~~python\na = 1\n~~~"),
        (
            "<table><tr><th>A</th><th>B</th></tr><tr><td>1</td><td>2</td></tr></table>",
            "| A | B |\n| --- | --- |\n| 1 | 2 |",
        ),
        (
            "H<sub>2</sub>O, <abbr title='x'>WCAG</abbr>",
            'H<sub>2</sub>O, <abbr title="x">WCAG</abbr>',
        ),
        ("<p lang='en'>Hello.</p>", "Hello.\n{: lang=en }"),
        ("<ul><li>a</li></ul><ul><li>b</li></ul>", "-   a\n\n<!-- -->\n\n-   b"),
    ],
)
def test_markdown_says_what_it_can(typed: str, markdown: str) -> None:
    found = written(typed)
    assert found.markdown == markdown
    assert found.proven


@pytest.mark.parametrize(
    "typed",
    [
        "<figure><img src='https://a.ca/x.png' alt='x'><figcaption>y</figcaption></figure>",
        "<dl><dt>un</dt><dd>deux</dd></dl>",
        "<table><tr><td colspan='2'>un</td></tr><tr><td>a</td><td>b</td></tr></table>",
        "<details><summary>un</summary>\n\n<p>deux * trois</p></details>",
        "<ol><li>un<table><tr><td>x</td></tr></table></li></ol>",
        "<pre>un <em>deux</em>\n\n\ttrois</pre>",
        "<h2>…</h2>",
        "<h2>Ελληνικά</h2>",
    ],
)
def test_what_markdown_cannot_say_stays_html(typed: str) -> None:
    found = written(f"Avant.\n\n{typed}\n\nAprès.")
    assert (found.raw, found.blocks, found.proven) == (1, 3, True)
    assert found.markdown.startswith("Avant.\n\n<")
    assert found.markdown.endswith(">\n\nAprès.")


def test_scripts_styles_and_handlers_go_and_their_neighbours_stay() -> None:
    found = written(
        "Avant<script>alert(1)</script><style>p{}</style> <b onclick='x()'>milieu</b> "
        "<a href='javascript:alert(1)'>lien</a> <form><input value='x'>formulaire</form> après"
    )
    assert "alert" not in found.markdown
    assert "onclick" not in found.markdown
    assert [
        word
        for word in ("Avant", "milieu", "lien", "formulaire", "après")
        if word not in found.markdown
    ] == []


@pytest.mark.parametrize("depth", [100, 100_000])
def test_a_hundred_elements_in_one_another_keep_their_words(depth: int) -> None:
    found = written("<div><blockquote>" * depth + "fond" + "</blockquote></div>" * depth)
    assert "fond" in found.markdown


WORDS = st.text("abé ’*_`[](){}<>&#+-.!|:~=\\\u00a0\n1", min_size=1, max_size=24)
INLINE = st.recursive(
    WORDS.map(lambda text: text.replace("<", "&lt;").replace("&l;", "")),
    lambda inner: st.builds(
        "{0}{1}{2}{3}".format,
        inner,
        st.sampled_from(
            ("<b>", "<em>", "<code>", "<sub>", '<a href="https://a.ca/b_c(d)">', "<q>")
        ).flatmap(
            lambda tag: inner.map(lambda text: f"{tag}{text}</{tag[1:].split()[0].rstrip('>')}>")
        ),
        st.sampled_from((" ", "", "<br>", "<img src='https://a.ca/i.png' alt='une image'>")),
        inner,
    ),
    max_leaves=4,
)
BLOCKS = st.recursive(
    st.builds("<{0}>{1}</{0}>".format, st.sampled_from(("p", "h2", "h3", "pre")), INLINE),
    lambda inner: st.one_of(
        st.lists(st.one_of(inner, INLINE), min_size=1, max_size=3).map(
            lambda some: "<ul>" + "".join(f"<li>{one}</li>" for one in some) + "</ul>"
        ),
        st.lists(INLINE, min_size=1, max_size=3).map(
            lambda some: "<ol>" + "".join(f"<li>{one}</li>" for one in some) + "</ol>"
        ),
        inner.map("<blockquote>{}</blockquote>".format),
        st.lists(INLINE, min_size=2, max_size=2).map(
            lambda some: f"<table><tr><th>{some[0]}</th></tr><tr><td>{some[1]}</td></tr></table>"
        ),
    ),
    max_leaves=4,
)


@settings(max_examples=300, deadline=None)
@given(st.lists(BLOCKS, min_size=1, max_size=4).map("\n\n".join))
@example("<p>1. a</p>")
@example("<ul><li><p>a</p><p>b</p></li></ul>")
def test_every_text_is_proven(typed: str) -> None:
    assert written(typed).proven


@settings(max_examples=300, deadline=None)
@given(html_mixtures())
def test_whatever_the_html_nothing_that_a_build_refuses_comes_out(html: str) -> None:
    tree = clean(paragraphs(html))
    assert {str(one.tag) for one in tree.iterdescendants()} <= ELEMENTS
    report = Report("fr.md")
    found = write(tree, convert)
    examine(convert(found.markdown), Source(found.markdown, 1), report)
    told = {problem.what for problem in report.problems}
    # Addresses and descriptions are the matter of links and pictures, not of Markdown.
    allowed = ("picture", "another site", "not an address", "an address", "space inside")
    assert [what for what in told if not any(one in what for one in allowed)] == []


def test_the_proof_sees_what_is_lost() -> None:
    tree = clean('<p>Un <a href="https://a.ca">mot</a></p>')
    for other in ("<p>Un mot</p>", '<p>Un <a href="https://b.ca">mot</a></p>', "<p>Un</p>", ""):
        assert said(parsed(other)) != said(tree)
    never = write(tree, lambda _: "<p>tout autre chose</p>")
    assert (never.proven, never.raw) == (False, 1)


# Shortcodes

LIBRARY = {
    "5": Picture(url="https://a.ca/5.jpg", alt="cinq", caption="La cinquième"),
    "6": Picture(url="https://a.ca/6.jpg", alt="six", caption=""),
}


def shown(text: str) -> tuple[str, list[Found]]:
    """Return what becomes of a text, and what was found in it."""
    shortcodes = Shortcodes(LIBRARY, ("6",))
    return " ".join(shortcodes.convert(text).split()), shortcodes.found


@pytest.mark.parametrize(
    ("code", "address"),
    [
        (
            "[youtube=http://www.youtube.com/watch?v=abc&w=320]",
            "http://www.youtube.com/watch?v=abc",
        ),
        ("[youtube abc]", "https://www.youtube.com/watch?v=abc"),
        ("[youtube]https://youtu.be/abc[/youtube]", "https://youtu.be/abc"),
        ("[vimeo 123]", "https://vimeo.com/123"),
        ("[vimeo id=123 w=400]", "https://vimeo.com/123"),
        ("[dailymotion id=x1]", "https://www.dailymotion.com/video/x1"),
        ("[wpvideo AbC]", "https://videopress.com/v/AbC"),
        ("[audio https://a.ca/b.mp3|titles=Un]", "https://a.ca/b.mp3"),
        ('[audio mp3="https://a.ca/b.mp3"][/audio]', "https://a.ca/b.mp3"),
        ("[slideshare id=12&doc=x-1]", "https://www.slideshare.net/slideshow/embed_code/12"),
        ("[scribd id=99 key=k]", "https://www.scribd.com/document/99"),
        ("[polldaddy poll=42]", "https://polldaddy.com/poll/42/"),
        ("[gist]https://gist.github.com/12[/gist]", "https://gist.github.com/12"),
        ("[gist 12]", "https://gist.github.com/12"),
        ("[embed]https://a.ca/v[/embed]", "https://a.ca/v"),
        (
            "[googlemaps https://maps.google.ca/?q=x&amp;output=embed]",
            "https://maps.google.ca/?q=x",
        ),
        (
            "<iframe src='https://www.youtube.com/embed/abc'></iframe>",
            "https://www.youtube.com/watch?v=abc",
        ),
        ("<iframe src='//player.vimeo.com/video/1' />", "https://vimeo.com/1"),
        ("a\nhttps://www.youtube.com/watch?v=abc\nb", "https://www.youtube.com/watch?v=abc"),
    ],
)
def test_a_shortcode_of_one_thing_becomes_a_link_to_it(code: str, address: str) -> None:
    html, found = shown(code)
    link = etree.fromstring(f"<div>{html}</div>").find(".//a")
    assert link is not None
    assert link.get("href") == address
    assert [one.outcome for one in found] == ["converted"]


def test_a_caption_becomes_a_figure() -> None:
    html, _ = shown(
        '[caption id="attachment_5" width="300"]<a href="https://a.ca/5">'
        '<img src="https://a.ca/5.jpg" alt="x" /></a> Une <em>légende</em>[/caption]'
    )
    assert html == (
        '<figure><a href="https://a.ca/5"><img src="https://a.ca/5.jpg" alt="x" /></a>'
        "<figcaption>Une <em>légende</em></figcaption></figure>"
    )


def test_a_gallery_shows_its_pictures_or_those_of_the_post() -> None:
    one, _ = shown('[gallery ids="5" columns="2"]')
    assert one == (
        '<figure><img src="https://a.ca/5.jpg" alt="cinq" />'
        "<figcaption>La cinquième</figcaption></figure>"
    )
    own, _ = shown("[gallery]")
    assert "6.jpg" in own
    assert "5.jpg" not in own


def test_source_code_is_kept_as_it_is() -> None:
    html, _ = shown("[sourcecode language='python']\nif a < b: c[1]\n[/sourcecode]")
    assert html == '<pre><code class="language-python">if a &lt; b: c[1]</code></pre>'
    assert (
        shown("[php]echo [gallery];[/php]")[0]
        == '<pre><code class="language-php">echo [gallery];</code></pre>'
    )


@pytest.mark.parametrize(
    "prose",
    [
        "Le [mod] de [the] rapport [ssh]",
        "[…]",
        "[1]",
        "a[0]",
        "<code>[gallery]</code>",
        "[ youtube ]",
    ],
)
def test_prose_in_brackets_is_no_shortcode(prose: str) -> None:
    assert shown(prose) == (prose, [])


def test_a_shortcode_written_to_be_seen_is_seen() -> None:
    assert shown("[[gallery]]") == ("[gallery]", [])


def test_an_unknown_shortcode_is_kept_letter_by_letter_and_told() -> None:
    text = '[contact-form-7 id="3" title="x"] et [box][in n="1"/][/box], [vimeo] et [sic]'
    html, found = shown(text)
    assert html == text
    assert {one.name for one in found} == {"contact-form-7", "box", "in", "vimeo"}
    assert {one.outcome for one in found} == {"left"}


@settings(deadline=None)
@given(
    st.lists(
        st.sampled_from(
            (
                "[",
                "]",
                "[[",
                "caption",
                "gallery",
                "youtube",
                "=",
                '"',
                "'",
                "[/caption]",
                "x",
                "\n",
                "<img src=x>",
                "ids=5",
                "[code]",
                "[/code]",
                "http://a.ca",
                "\x04",
                "0\x05",
            )
        )
    ).map("".join)
)
def test_whatever_stands_in_brackets_is_read_to_an_end(text: str) -> None:
    Shortcodes(LIBRARY, ()).convert(text)
