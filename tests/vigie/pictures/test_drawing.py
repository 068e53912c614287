"""Drawings in SVG: harmless ones are published without notes, others are told."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from vigie.pictures.drawing import drawn
from vigie.pictures.model import WHOLE, Flaw, Made

SVG = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'


def svg(inside: str, attributes: str = 'viewBox="0 0 40 30"') -> bytes:
    return f"<svg {SVG} {attributes}>{inside}</svg>".encode()


def published(data: bytes) -> str:
    """Return a drawing as it is published."""
    made = drawn(data, "d1")
    assert isinstance(made, Made), made
    return made.files[WHOLE].decode()


def size(attributes: str) -> tuple[int, int]:
    made = drawn(svg("", attributes), "d1")
    assert isinstance(made, Made)
    return made.picture.width, made.picture.height


HARMLESS = (
    '<defs><linearGradient id="a"><stop offset="0" stop-color="#fff"/></linearGradient></defs>',
    '<rect fill="url(#a)" style="stroke: url(\'#a\'); opacity: .5" width="3" height="4"/>',
    '<use xlink:href="#b"/><use href="#b"/><g id="b"><path d="M0 0L1 1z"/></g>',
    "<style>.a { fill: red } @media (prefers-color-scheme: dark) { .a { fill: blue } }</style>",
    '<title>Une carte</title><desc>https://example.org</desc><text xml:space="preserve"> a </text>',
    "<style><![CDATA[.a { fill: url(#a) }]]></style>",
)
ACTING = (
    "<script>alert(1)</script>",
    "<SCRIPT>alert(1)</SCRIPT>",
    '<script href="https://evil.example/x.js"/>',
    '<g onclick="alert(1)"/>',
    '<g onbegin="alert(1)"/>',
    '<a href="javascript:alert(1)"><text>x</text></a>',
    '<a xlink:href="https://evil.example/"><text>x</text></a>',
    '<use href="https://evil.example/x.svg#a"/>',
    '<use xlink:href="data:image/svg+xml;base64,AAAA#a"/>',
    '<image href="https://evil.example/x.png"/>',
    '<image href="data:image/png;base64,AAAA"/>',
    "<foreignObject><p xmlns='http://www.w3.org/1999/xhtml'>x</p></foreignObject>",
    '<animate attributeName="href" to="javascript:alert(1)"/>',
    '<set attributeName="onclick" to="alert(1)"/>',
    '<rect fill="url(https://evil.example/x)"/>',
    "<rect fill='url( \"https://evil.example/x\")'/>",
    '<rect style="fill: url(//evil.example/x)"/>',
    '<rect style="fill: u\\72l(https://evil.example/x)"/>',
    '<rect style="background: image-set(&quot;https://evil.example/x&quot; 1x)"/>',
    "<style>@import 'https://evil.example/x.css';</style>",
    "<style>@import url(x.css);</style>",
    "<style>rect { fill: url(x) }</style>",
    "<style>a{}<![CDATA[@import 'x';]]></style>",
    "<style>a{}<desc/>@import 'x';</style>",
    "<style>a{}@im<e:x xmlns:e='urn:editor'/>port 'x';</style>",
    "<handler>x</handler>",
)


@pytest.mark.parametrize("inside", HARMLESS)
def test_a_drawing_that_is_only_to_be_seen_is_published(inside: str) -> None:
    before = etree.fromstring(svg(inside))
    after = etree.fromstring(published(svg(inside)).encode())
    assert [element.tag for element in after.iter()] == [element.tag for element in before.iter()]
    for one, other in zip(before.iter(), after.iter(), strict=True):
        assert dict(one.attrib) == dict(other.attrib)
        assert one.text == other.text


@pytest.mark.parametrize("inside", ACTING)
def test_a_drawing_that_could_do_more_is_told(inside: str) -> None:
    for data in (svg(inside), svg(f"<g>{inside}</g>"), svg(f"<switch><g>{inside}</g></switch>")):
        made = drawn(data, "d1")
        assert isinstance(made, Flaw)
        assert made.what.startswith("is a drawing that could do more than be seen (")


def test_notes_of_editors_are_not_published() -> None:
    made = published(
        b'<?xml version="1.0"?><?xml-stylesheet href="https://evil.example/x.css"?>'
        b'<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/x.dtd">'
        b"<!-- /home/ada -->"
        + svg(
            "<!-- secret --><metadata><x>Ada</x></metadata>"
            '<e:view xmlns:e="urn:editor" e:folder="/home/ada"><rect/></e:view>tail'
            '<g xmlns:e="urn:editor" e:x="/home/ada" xml:base="https://evil.example/" id="kept"/>'
        )
        + b"<!-- /home/ada -->"
    )
    for gone in ("ada", "secret", "Ada", "urn:editor", "evil", "DOCTYPE", "<?"):
        assert gone not in made
    assert 'id="kept"' in made
    assert "tail" in made


@pytest.mark.parametrize(
    "data",
    [
        *(b"", b"x", b"<svg/>", b"<svg", b"<html xmlns='http://www.w3.org/2000/svg'/>"),
        *(b"\x89PNG", svg("")[:-3], b"<svg xmlns='http://www.w3.org/1999/xhtml'/>"),
        svg("<g>") + svg("</g>"),
    ],
)
def test_what_is_no_drawing_is_told(data: bytes) -> None:
    made = drawn(data, "d1")
    assert isinstance(made, Flaw)
    assert made.what == "is not a drawing in SVG that can be read"


@pytest.mark.parametrize(
    "entities",
    [
        '<!ENTITY a "x">',
        "<!ENTITY a SYSTEM 'file:///etc/hostname'>",
        "".join(f'<!ENTITY a{n + 1} "{f"&a{n};" * 10}">' for n in range(9)) + '<!ENTITY a0 "x">',
    ],
)
def test_a_drawing_with_entities_is_told(entities: str) -> None:
    data = f"<!DOCTYPE svg [{entities}]>".encode() + svg('<text id="&a9;">&a;</text>')
    assert isinstance(drawn(data, "d1"), Flaw)


def test_a_huge_drawing_is_told() -> None:
    made = drawn(svg("<g/>" * 600_000), "d1")
    assert made == Flaw(what="is a drawing of more than two megabytes", remedy="save it as PNG")


@pytest.mark.parametrize(
    ("attributes", "expected"),
    [
        ('viewBox="0 0 40 30"', (40, 30)),
        ('viewBox="-5,-5, 40.4,29.6"', (40, 30)),
        ('width="400" height="300px" viewBox="0 0 40 30"', (400, 300)),
        ('width="400" viewBox="0 0 40 30"', (400, 300)),
        ('width="100%" height="100%" viewBox="0 0 40 30"', (40, 30)),
        ('width="2.54cm" height="1in"', (96, 96)),
        ('width="0" height="0"', (300, 150)),
        ('width="-3" height="x" viewBox="a b c d"', (300, 150)),
        ('viewBox="0 0 99999999999 0.0001"', (10_000, 1)),
        ("", (300, 150)),
    ],
)
def test_a_drawing_is_as_large_as_it_says(attributes: str, expected: tuple[int, int]) -> None:
    assert size(attributes) == expected


@given(st.lists(st.sampled_from((*HARMLESS, *ACTING, "<g>", "</g>", "&#x6a;", "<![CDATA[", "]]>"))))
def test_whatever_is_published_neither_acts_nor_asks_for_anything(parts: list[str]) -> None:
    made = drawn(svg("".join(parts)), "d1")
    if isinstance(made, Made):
        root = etree.fromstring(made.files[WHOLE])
        names = {etree.QName(element).localname.lower() for element in root.iter(etree.Element)}
        assert not names & {"script", "a", "image", "foreignobject", "animate", "set", "handler"}
        for element in root.iter(etree.Element):
            for key, value in element.items():
                assert not str(key).startswith("on")
                assert "evil" not in str(value)
            if etree.QName(element).localname == "style":
                assert "import" not in (element.text or "")
