"""Whatever a blog holds, everything public of it is on a page, and nothing else is anywhere."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree, html

from tests.site.builder import built
from tests.vigie.wordpress.exports import BLOG, comment, export, imported, item
from tests.vigie.wordpress.test_markdown import BLOCKS
from vigie.languages import Language

if TYPE_CHECKING:
    import pytest

STATES = st.sampled_from(("publish", "publish", "publish", "draft", "private", "pending", "future"))
APPROVED = st.sampled_from(("1", "1", "0", "spam", "trash"))
SLUGS = st.sampled_from(
    ("titre", "titre", "../../x", "été", "%2e%2e%2f", "", "2013", "page", "archives", "a" * 300)
)


@st.composite
def posts(draw: st.DrawFn) -> list[dict[str, Any]]:
    """Draw up to five posts and pages, each with words of its own and comments with theirs."""
    return [
        {
            "id": number,
            "type": draw(st.sampled_from(("post", "post", "page"))),
            "status": draw(STATES),
            "slug": draw(SLUGS),
            "body": draw(st.lists(BLOCKS, max_size=2).map("\n\n".join)),
            "comments": draw(st.lists(APPROVED, max_size=3)),
            "language": draw(st.sampled_from(("fr", "en"))),
        }
        for number in range(1, draw(st.integers(2, 6)))
    ]


def written(found: list[dict[str, Any]]) -> str:
    """Return the export of drawn posts: every one has a mark, a link and a picture."""
    return export(
        *(
            item(
                one["id"],
                f"Titre {one['id']}",
                f"marque{one['id']}q\n\n<a href='https://a.ca/{one['id']}'>lien</a> "
                f"<img src='https://b.ca/{one['id']}.jpg' alt='image{one['id']}q'>\n\n"
                f"{one['body']}",
                post_type=one["type"],
                status=one["status"],
                post_name=one["slug"],
                link=f"{BLOG}/?p={one['id']}",
                terms=(("language", one["language"], "x"),),
                comments=tuple(
                    comment(one["id"] * 10 + n, f"avis{one['id']}x{n}q", approved=state)
                    for n, state in enumerate(one["comments"])
                ),
            )
            for one in found
        )
    )


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(found=posts())
def test_what_is_public_is_on_a_page_and_what_is_not_is_nowhere(
    found: list[dict[str, Any]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("whole")
    home = imported(folder, written(found))
    assert home.imported.account.balanced
    site = built(home.content, folder / "site")
    assert site.err == ""
    pages = {path: tree for path, tree in site.pages() if path[:3] in {"fr/", "en/"}}
    text = {path: tree.text_content() for path, tree in pages.items()}
    everything = "".join(data.decode("utf-8", "replace") for data in _bytes(folder))
    for one in found:
        mark = f"marque{one['id']}q"
        if one["status"] != "publish":
            assert mark not in everything
            assert not re.search(rf"avis{one['id']}x\d+q", everything)
            continue
        (path,) = [
            path for path, words in text.items() if mark in words and _is_own(pages[path], one)
        ]
        links = pages[path].xpath("//main//a/@href")
        assert f"https://a.ca/{one['id']}" in links
        assert f"https://b.ca/{one['id']}.jpg" in links
        assert f"image{one['id']}q" in text[path]
        for n, state in enumerate(one["comments"]):
            assert (f"avis{one['id']}x{n}q" in text[path]) is (state == "1")
    assert {one.name for one in folder.iterdir()} <= {
        *("content", "quarantine", "import-report", "site", "export-0.xml"),
    }


def _is_own(page: html.HtmlElement, one: dict[str, Any]) -> bool:
    return " ".join(page.xpath("string(//h1)").split()) == f"Titre {one['id']}"


def _bytes(folder: Any) -> list[bytes]:  # noqa: ANN401 -- a path
    return [
        path.read_bytes()
        for place in ("content", "site")
        for path in (folder / place).rglob("*")
        if path.is_file()
    ]


SEARCH = ("search/index.html", "recherche/index.html")
ATTACKS = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)><a xlink:href='javascript:alert(1)'>x</a></svg>",
    "<a href='java&#10;script:alert(1)'>x</a>",
    "<a href=' &#1;javascript:alert(1)'>x</a>",
    "[x](javascript:alert(1))",
    "[x]: javascript:alert(1)\n\n[x]",
    "texte {: onclick=alert(1) }",
    "## titre {: onclick=alert(1) }",
    "<div markdown=1>[x](javascript:alert(1))</div>",
    "<iframe src='javascript:alert(1)'></iframe>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<object data='data:text/html,<script>alert(1)</script>'></object>",
    "<math><mtext><style><img src=x onerror=alert(1)></style></mtext></math>",
    "<form action='javascript:alert(1)'><button>x</button></form>",
    "<p style='background:url(javascript:alert(1))'>x</p>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'></noscript>",
    "<!--<img src='--><img src=x onerror=alert(1)>'>",
    "</body></html><script>alert(1)</script>",
    "<base href='https://evil.example/'><meta http-equiv=refresh content='0;url=x'>",
    "[gallery ids='1\" onload=\"alert(1)']",
    "[caption caption='<script>alert(1)</script>']<img src=x>[/caption]",
    "[youtube=javascript:alert(1)]",
    "[php language='\"><script>alert(1)</script>']</code><script>alert(1)</script>[/php]",
    "<details open ontoggle=alert(1)>x</details>",
    "<x:script xmlns:x='http://www.w3.org/1999/xhtml'>alert(1)</x:script>",
)


def test_no_attack_reaches_a_page(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("hostile")
    values = [attack.replace("alert", f"alert{number}") for number, attack in enumerate(ATTACKS)]
    home = imported(
        folder,
        export(
            *(
                item(
                    number,
                    f"Titre {number} {attack}",
                    f"Avant.\n\n{attack}\n\nAprès.",
                    excerpt=attack,
                    creator=attack,
                    terms=(("category", attack, attack), ("post_tag", attack[:40], attack)),
                    comments=(comment(number, attack, author=attack, author_url=attack),),
                )
                for number, attack in enumerate(values, 1)
            )
        ),
        language=Language.FR,
    )
    site = built(home.content, folder / "site")
    assert site.err == ""
    for path, page in site.pages():
        for element in page.iter(etree.Element):
            names = [str(name).lower() for name in element.attrib]
            assert not [name for name in names if name.startswith("on")], path
            for value in element.attrib.values():
                plain = re.sub(r"[\x00-\x20\x7f]", "", str(value)).lower()
                assert not plain.startswith(("javascript:", "data:text")), path
            if element.tag in {"iframe", "object", "embed", "form", "svg", "math", "base"}:
                assert element.tag == "svg" or path.endswith(SEARCH), path
                assert "class" in names, path
            if element.tag == "script":
                own = element.get("src", "").startswith("/theme/")
                assert own or element.get("type") == "application/ld+json", path
