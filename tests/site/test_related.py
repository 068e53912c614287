"""Related posts in real sites: what changes in one post changes few others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.site.builder import BASE, URL, every_byte, post, write
from vigie.build import build
from vigie.planning.related import REACH

if TYPE_CHECKING:
    from pathlib import Path


def name(number: int) -> str:
    return f"posts/2014/2014-{number // 28 + 1:02}-{number % 28 + 1:02}-x/fr.md"


def billet(number: int, title: str = "") -> str:
    return post(title or f"Billet {number}", tags="[data]", slug=f"billet-{number}")


def test_another_title_is_made_anew_where_it_is_shown_and_nowhere_else(tmp_path: Path) -> None:
    posts = {name(number): billet(number) for number in range(60)}
    content = write(tmp_path / "content", {**BASE, **posts})
    output = tmp_path / "site"

    def made() -> dict[str, bytes]:
        assert build(content=content, output=output, url=URL, cache=tmp_path / "cache", jobs=1) == 0
        return every_byte(output)

    before = made()
    write(content, {name(30): billet(30, "Un autre titre")})
    after = made()
    changed = {path for path in before if before[path] != after.get(path) and "/billet-" in path}
    assert "fr/2014/02/billet-30/index.html" in changed
    assert 1 < len(changed) <= 2 * REACH + 1
    assert all(b"Un autre titre" in after[path] for path in changed)
