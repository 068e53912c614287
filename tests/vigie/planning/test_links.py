"""Where the references of a text lead: to what exists in the site, and nowhere else."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import example, given

from tests.strategies import targets
from tests.values import pair, text, told
from vigie.languages import Language
from vigie.planning.links import Address, Places, resolve
from vigie.problems import Report
from vigie.prose import Reference

FR, EN = Language.FR, Language.EN
X, Y, Z = "posts/2013/2013-06-05-x", "posts/2014/2014-01-01-y", "posts/2014/2014-01-02-z"
ABOUT = "pages/about"
HEADINGS = '<h2 id="début">a</h2><p id="fn:1">b</p>'

HOME = text(X, FR, html=HEADINGS)
PAIRS = (
    pair(HOME, text(X, EN, html=HEADINGS)),
    pair(text(Y, EN)),
    pair(text(Z, FR)),
    pair(text(ABOUT, FR), text(ABOUT, EN)),
)
PATHS = {
    f"{X}/fr.md": "fr/2013/06/x/index.html",
    f"{X}/en.md": "en/2013/06/x/index.html",
    f"{Y}/en.md": "en/2014/01/y/index.html",
    f"{ABOUT}/fr.md": "fr/a-propos/index.html",
    f"{ABOUT}/en.md": "en/about/index.html",
}
FILES = frozenset({f"{X}/figure 1.png", f"{X}/annex/é.pdf", f"{ABOUT}/map.svg", "pages/top.png"})
PAGES = frozenset({*PATHS.values(), "index.html", "fr/index.html", "fr/rss.xml"})


def places(**changes: Any) -> Places:  # noqa: ANN401 -- whatever places have
    """Return a site of four folders, of which the last post is not public."""
    values = {
        "pairs": {one.folder: one for one in PAIRS},
        "paths": PATHS,
        "texts": {PATHS[f"{X}/fr.md"]: HOME},
        "pages": PAGES,
        "base": "",
        "files": FILES,
        "unread": frozenset({"posts/2015/2015-01-01-unread"}),
        **changes,
    }
    return Places(**values)


def led(target: str, *, embedded: bool = False, **changes: Any) -> tuple[Address | None, list[str]]:  # noqa: ANN401 -- as above
    """Return where a target written in the French text of X leads, and what is told of it."""
    reference = Reference(target=target, line=7, embedded=embedded)
    report = Report(HOME.source)
    made = replace(HOME.body, references=(reference,))
    (address,) = resolve(replace(HOME, body=made), places(**changes), report)
    return address, told(report)


def to(path: str, suffix: str = "") -> tuple[Address, list[str]]:
    """Return an address without a problem."""
    return Address(path=path, suffix=suffix), []


@pytest.mark.parametrize(
    ("target", "path", "suffix"),
    [
        ("../../2014/2014-01-01-y/en.md", "en/2014/01/y/index.html", ""),
        ("../../2014/2014-01-01-y", "en/2014/01/y/index.html", ""),
        ("../../2014/2014-01-01-y/", "en/2014/01/y/index.html", ""),
        ("../../../pages/about/", "fr/a-propos/index.html", ""),
        ("../../../pages/about/en.md", "en/about/index.html", ""),
        ("fr.md", "fr/2013/06/x/index.html", ""),
        ("en.md", "en/2013/06/x/index.html", ""),
        ("./en.md", "en/2013/06/x/index.html", ""),
        (".", "fr/2013/06/x/index.html", ""),
        ("en.md#d%C3%A9but", "en/2013/06/x/index.html", "#d%C3%A9but"),
        ("en.md#début", "en/2013/06/x/index.html", "#d%C3%A9but"),
        ("en.md?a=1#fn:1", "en/2013/06/x/index.html", "?a=1#fn:1"),
        ("#début", "", "#d%C3%A9but"),
        ("figure%201.png", f"media/{X}/figure 1.png", ""),
        ("figure 1.png", f"media/{X}/figure 1.png", ""),
        ("annex/é.pdf#page=2", f"media/{X}/annex/é.pdf", "#page=2"),
        ("../../../pages/about/map.svg", "media/pages/about/map.svg", ""),
        ("{filename}/pages/about/fr.md", "fr/a-propos/index.html", ""),
        ("|filename|/pages/about/fr.md", "fr/a-propos/index.html", ""),
        ("{filename}en.md", "en/2013/06/x/index.html", ""),
        ("{static}/pages/top.png", "media/pages/top.png", ""),
        ("{attach}figure 1.png", f"media/{X}/figure 1.png", ""),
        ("/", "index.html", ""),
        ("/fr/", "fr/index.html", ""),
        ("/fr", "fr/index.html", ""),
        ("/fr/rss.xml", "fr/rss.xml", ""),
        ("/en/about/#x", "en/about/index.html", "#x"),
    ],
)
def test_a_link_leads_to_the_page_or_the_file(target: str, path: str, suffix: str) -> None:
    assert led(target) == to(path, suffix)


def test_a_link_to_a_folder_prefers_the_language_of_its_text() -> None:
    english = text(X, EN, html="<a href='../../../pages/about/'>x</a>")
    assert resolve(english, places(), Report(english.source)) == (
        Address(path="en/about/index.html"),
    )


@pytest.mark.parametrize(
    ("target", "problem"),
    [
        ("nothing.pdf", "leads to nothing; check the name, or put the file beside the text"),
        ("figure-1.png", "leads to nothing; did you mean “figure 1.png”?"),
        ("../2013-06-05-y/", "leads to nothing; did you mean “../../2014/2014-01-01-y”?"),
        ("de.md", "leads to nothing; check the name, or put the file beside the text"),
        ("../../../people.toml", "leads to nothing; "),
        ("../../../..", "leads out of the content folder; put the file beside the text"),
        ("../../../../etc/passwd", "leads out of the content folder; "),
        ("%2e%2e/%2e%2e/..%2f../x", "leads out of the content folder; "),
        ("{static}/../../etc/passwd", "leads out of the content folder; "),
        ("#nowhere", "leads to no place in that text (“#nowhere”); "),
        ("en.md#debut", "leads to no place in that text (“#debut”); did you mean “début”?"),
        ("../../2014/2014-01-02-z/fr.md", "leads to a text that is not public; publish it first, "),
        ("/nowhere/", "is no page of this site; write the path to the text’s folder, "),
        ("/etc/passwd", "is no page of this site; "),
        ("/../fr/", "is no page of this site; "),
        ("x://[", "cannot be read as an address; write the path of a file or folder"),
    ],
)
def test_a_link_that_leads_nowhere_is_told(target: str, problem: str) -> None:
    address, (found,) = led(target)
    assert address is None
    assert found.startswith(f"7: the link “{target}” {problem}")


def test_a_page_cannot_be_shown_as_a_picture() -> None:
    address, (problem,) = led("en.md", embedded=True)
    assert address is None
    assert problem.startswith("7: the picture “en.md” leads to nothing; ")


def test_a_picture_is_shown_from_where_it_lies() -> None:
    assert led("figure 1.png", embedded=True) == to(f"media/{X}/figure 1.png")


@pytest.mark.parametrize(
    "target", ["../../2015/2015-01-01-unread/", "../../2015/2015-01-01-unread/fr.md"]
)
def test_a_link_to_a_text_that_could_not_be_read_is_not_judged(target: str) -> None:
    assert led(target) == (None, [])


@pytest.mark.parametrize(
    ("target", "path"),
    [("/veille/fr/", "fr/index.html"), ("/veille", "index.html"), ("/fr/", "fr/index.html")],
)
def test_an_address_from_the_root_may_name_the_folder_of_the_site(target: str, path: str) -> None:
    assert led(target, base="/veille") == to(path)


def test_a_name_that_only_begins_like_the_folder_of_the_site_is_another() -> None:
    address, problems = led("/veillefr/rss.xml", base="/veille")
    assert address is None
    assert len(problems) == 1


@given(targets())
@example("/..%2f..%2fmedia")
@example("{static}//evil.example/pages/top.png")
@example("https://evil.example/posts/")
@example("figure 1.png\x00")
def test_no_reference_leads_out_of_the_site(target: str) -> None:
    for embedded in (False, True):
        address, problems = led(target, embedded=embedded)
        if address is None:
            assert problems or "unread" in target
            continue
        assert problems == []
        inside = {f"media/{file}" for file in FILES} | PAGES | {""}
        assert address.path in inside
        assert address.suffix == "" or address.suffix[0] in "?#"
