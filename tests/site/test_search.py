"""Search in real builds: what is in the indexes, and when they are made."""

from __future__ import annotations

import gzip
import json
from typing import TYPE_CHECKING

import pytest

from tests.site.builder import BASE, URL, Built, built, every_byte, post, write
from vigie.build import build

if TYPE_CHECKING:
    from pathlib import Path

FOLDER = "posts/2026/2026-01-10-un"
FILES = {
    **BASE,
    f"{FOLDER}/fr.md": post("Un", "## Ici {#ici}\n\nUn phare l’été.[^1]\n\n[^1]: Une note."),
    f"{FOLDER}/en.md": post("One", "A lighthouse."),
    "posts/2026/2026-01-11-cache/fr.md": post("Caché", "Un souterrain.", status="hidden"),
    "posts/2026/2026-01-12-brouillon/fr.md": post("Brouillon", "Une ébauche.", status="draft"),
    "posts/2100/2100-01-01-demain/fr.md": post("Demain", "Une promesse."),
    "posts/2026/2026-01-13-repris/fr.md": post(
        "Repris",
        "Un emprunt.",
        kind="republication",
        republication=(
            "{title: x, publication: La Revue, url: https://example.net/x, licence: CC-BY-4.0, "
            "indexing: noindex}"
        ),
    ),
    "pages/about/fr.md": "---\ntitle: À propos\nslug: a-propos\n---\nUne page.\n",
}


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """Write the content folder."""
    return write(tmp_path / "content", FILES)


def fragments(folder: Path) -> dict[str, dict[str, object]]:
    """Return what the indexes say of each text, by its address in the site."""
    found = {}
    for file in folder.glob("*/pagefind/fragment/*"):
        told = json.loads(gzip.decompress(file.read_bytes()).removeprefix(b"pagefind_dcd"))
        found[f"/{file.parents[2].name}{told['url']}"] = told
    return found


def rebuilt(content: Path) -> dict[str, bytes]:
    """Build with a cache, and return what is in the output."""
    place = content.parent
    assert build(content=content, output=place / "site", url=URL, cache=place / "cache") == 0
    return every_byte(place / "site")


def of_index(files: dict[str, bytes], language: str) -> dict[str, bytes]:
    """Return the files of an index."""
    return {path: data for path, data in files.items() if path.startswith(f"{language}/pagefind/")}


def test_what_is_public_is_in_the_index_of_its_language(content: Path, tmp_path: Path) -> None:
    found = fragments(built(content, tmp_path / "site").folder)
    assert sorted(found) == [
        "/en/2026/01/one/",
        "/fr/2026/01/repris/",
        "/fr/2026/01/un/",
        "/fr/a-propos/",
    ]
    un = found["/fr/2026/01/un/"]
    assert un["content"] == ("Une phrase. Ici. Un phare l'été. Une note. Gouvernement ouvert.")
    assert un["filters"] == {"category": ["open"], "kind": ["chronicle"], "year": ["2026"]}


def test_drafts_can_be_found_where_drafts_are_shown(content: Path, tmp_path: Path) -> None:
    found = fragments(built(content, tmp_path / "site", drafts=True).folder)
    assert {"/fr/2026/01/brouillon/", "/fr/2100/01/demain/"} < found.keys()
    assert "/fr/2026/01/cache/" not in found


def test_an_edit_makes_the_index_of_its_language_anew(content: Path) -> None:
    first = rebuilt(content)
    write(content, {f"{FOLDER}/en.md": post("One", "A lantern.")})
    second = rebuilt(content)
    assert of_index(first, "fr") == of_index(second, "fr")
    one, two = of_index(first, "en"), of_index(second, "en")
    assert one.keys() != two.keys()
    assert two == of_index(every_byte(built(content, content.parent / "new").folder), "en")


def test_a_comment_and_a_picture_do_not_touch_an_index(content: Path) -> None:
    first = rebuilt(content)
    table = '[[comment]]\nid = "1"\ndate = 2026-01-11T09:00:00-05:00\nbody = "Tempête."\n'
    write(content, {f"{FOLDER}/comments.toml": table})
    second = rebuilt(content)
    assert first != second
    assert of_index(first, "fr") == of_index(second, "fr")


@pytest.mark.parametrize("harm", ["remove", "change", "add"])
def test_an_index_that_somebody_touched_is_mended(content: Path, harm: str) -> None:
    first = rebuilt(content)
    folder = content.parent / "site/fr/pagefind"
    fragment = next(iter(sorted(folder.glob("fragment/*"))))
    if harm == "remove":
        fragment.unlink()
    elif harm == "change":
        fragment.write_bytes(b"x")
    else:
        (folder / "index/fr_0000000.pf_index").write_bytes(b"x")
    assert rebuilt(content) == first


def test_an_index_goes_with_its_last_text(content: Path) -> None:
    rebuilt(content)
    (content / f"{FOLDER}/en.md").unlink()
    assert of_index(rebuilt(content), "en") == {}


def test_the_page_says_what_it_needs_and_leads_on(content: Path, tmp_path: Path) -> None:
    page = built(content, tmp_path / "site", url=f"{URL}/blog").page("/fr/recherche/")
    (form,) = page.xpath("//form[@role='search']")
    assert form.get("data-index") == "/blog/fr/pagefind/"
    assert form.get("data-other-index") == "/blog/en/pagefind/"
    assert page.xpath("//script/@src") == ["/blog/theme/search.js"]
    ways = page.xpath("//section[@aria-labelledby='_ways']//a/@href")
    assert {"/blog/fr/archives/", "/blog/fr/categories/"} <= set(ways)


def test_no_other_page_loads_a_script(content: Path, tmp_path: Path) -> None:
    made: Built = built(content, tmp_path / "site")
    loading = [path for path, page in made.pages() if page.xpath("//script[@src]")]
    assert loading == ["en/search/index.html", "fr/recherche/index.html"]


def test_our_own_script_is_small(content: Path, tmp_path: Path) -> None:
    script = built(content, tmp_path / "site").folder / "theme/search.js"
    assert len(script.read_bytes()) <= 5_000
