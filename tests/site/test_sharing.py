"""Social cards in real builds: where they are, what tells of them, and when they are made."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from tests.site.builder import BASE, URL, built, every_byte, post, write
from vigie.build import build

if TYPE_CHECKING:
    from pathlib import Path

    from lxml import html

FOLDER = "posts/2026/2026-01-10-un"
FILES = {
    **BASE,
    f"{FOLDER}/fr.md": post("Un"),
    f"{FOLDER}/en.md": post("One"),
    "posts/2026/2026-01-11-cache/fr.md": post("Caché", status="hidden"),
    "posts/2026/2026-01-12-han/fr.md": post("开放政府", slug="han"),
    "pages/about/fr.md": "---\ntitle: À propos\nslug: a-propos\n---\nUne page.\n",
}
ON = {"SOCIAL_CARDS": True}


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """Write the content folder."""
    return write(tmp_path / "content", FILES)


def cards(files: dict[str, bytes]) -> dict[str, bytes]:
    """Return the cards by the folder that they lie in."""
    return {path.rpartition("/")[0]: data for path, data in files.items() if "/card." in path}


def told(page: html.HtmlElement, name: str) -> str:
    """Return what a head tells of the card."""
    (found,) = page.xpath(f"//meta[@property='{name}' or @name='{name}']/@content")
    return str(found)


def test_every_listed_text_has_a_card_and_every_page_tells_of_one(
    content: Path, tmp_path: Path
) -> None:
    site = built(content, tmp_path / "site", settings=ON)
    files = every_byte(site.folder)
    assert sorted(cards(files)) == ["en", "en/2026/01/one", "fr", "fr/2026/01/un", "fr/a-propos"]
    heads = {path: page for path, page in site.pages() if page.xpath("//meta[@property]")}
    assert len(heads) > len(cards(files))
    for path, page in heads.items():
        address = told(page, "og:image")
        assert address.startswith(f"{URL}/"), path
        image = Image.open(BytesIO(files[address.removeprefix(f"{URL}/")]))
        assert image.size == tuple(
            int(told(page, f"og:image:{side}")) for side in ("width", "height")
        )
        assert told(page, "twitter:card") == "summary_large_image"
    assert told(heads["fr/2026/01/un/index.html"], "og:image:alt") == "Un – Vigie"
    edition = told(heads["fr/index.html"], "og:image")
    assert told(heads["fr/2026/01/han/index.html"], "og:image") == edition
    assert told(heads["fr/2026/01/cache/index.html"], "og:image") == edition


def test_no_card_is_made_or_told_of_unless_asked_for(content: Path, tmp_path: Path) -> None:
    site = built(content, tmp_path / "site")
    assert cards(every_byte(site.folder)) == {}
    assert not site.page("/fr/").xpath("//meta[@property='og:image']")


def test_a_card_is_made_again_where_its_words_change_and_only_there(
    content: Path, tmp_path: Path
) -> None:
    place = tmp_path / "site"

    def times() -> dict[str, int]:
        done = build(content=content, output=place, url=URL, cache=tmp_path / "cache", changed=ON)
        assert done == 0
        return {
            path.relative_to(place).as_posix(): path.stat().st_mtime_ns
            for path in place.rglob("card.*")
        }

    first = times()
    write(content, {f"{FOLDER}/fr.md": post("Un", "Un autre paragraphe.", tags="[]")})
    assert times() == first
    write(content, {f"{FOLDER}/fr.md": post("Un de plus", slug="un")})
    second = times()
    assert len(first.items() - second.items()) == len(second.items() - first.items()) == 1
