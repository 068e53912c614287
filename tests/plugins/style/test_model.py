"""What the style pages tell of components and colours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plugins.style.model import colours_of, notes_of, sheet_of
from tests.site.builder import write

if TYPE_CHECKING:
    from pathlib import Path

TOKENS = """:root { --ink: #000000; --sea: #0e3a5b; --size-text: 1rem; }
@media (prefers-color-scheme: dark) { :root { --ink: #ffffff; } }"""


def test_a_component_is_told_by_the_comment_at_its_top(tmp_path: Path) -> None:
    files = {"card.html": "{# A post\n   in a list. #}\n{# Else. #}\n", "date.html": "<time>"}
    assert notes_of(write(tmp_path, files)) == {"card": "A post in a list.", "date": ""}


def test_the_dark_has_its_own_colours_and_those_of_the_light_besides() -> None:
    assert colours_of(TOKENS) == {
        "light": {"ink": "#000000", "sea": "#0e3a5b"},
        "dark": {"ink": "#ffffff", "sea": "#0e3a5b"},
    }


def test_a_sheet_holds_a_page_to_its_scheme() -> None:
    sheet = sheet_of("dark", {"ink": "#ffffff"})
    assert "color-scheme: dark;" in sheet
    assert "--ink: #ffffff;" in sheet
    assert "#_ink { background: var(--ink)" in sheet
