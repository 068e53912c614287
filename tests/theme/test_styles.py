"""The style sheet: small, in layers, readable in both schemes, and true to the templates."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from lxml.html import document_fromstring

from plugins.assets.model import bundle
from tests.theme.conftest import THEME
from themes.vigie import samples
from vigie.languages import Language

if TYPE_CHECKING:
    from pathlib import Path

    from tests.theme.conftest import Render

STYLES = THEME / "static" / "css"
SHEETS = sorted(STYLES.rglob("*.css"))
MICROFORMATS = re.compile(r"(?:h|p|u|dt|e)-[a-z-]+")
"""Classes that are read by machines and have no looks."""
BODIES = {"prose.css"}
"""Sheets for what writers make, which no template holds."""
ELSEWHERE = {"door", "search"}
"""What is a page by itself."""
LAYERS = ["tokens", "reset", "base", "compositions", "components", "utilities"]
LIMIT = 32_500
MICROFORMATS = re.compile(r"(?:h|p|u|dt|e)-")
"""Classes that machines read, which have no style."""


def without_comments(sheet: str) -> str:
    """Return a style sheet without its comments."""
    return re.sub(r"/\*.*?\*/", "", sheet, flags=re.DOTALL)


def read(name: str) -> str:
    """Return a style sheet by its address in the main one."""
    return (STYLES / name).read_text("utf-8")


def tokens(*, dark: bool) -> dict[str, str]:
    """Return the colours of a scheme by name."""
    light_part, _, dark_part = read("tokens.css").partition("@media (prefers-color-scheme: dark)")
    colour = re.compile(r"--([a-z]+): (#[0-9a-f]{6});")
    return {**dict(colour.findall(light_part)), **(dict(colour.findall(dark_part)) if dark else {})}


def luminance(colour: str) -> float:
    """Return the relative luminance of a colour, as WCAG defines it."""
    parts = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)
        for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours."""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_the_main_sheet_names_the_layers_in_order_and_every_sheet_once() -> None:
    main = read("main.css")
    assert f"@layer {', '.join(LAYERS)};" in main
    imported = re.findall(r'^@import url\("([^"]+)"\) layer\((\w+)\)', main, re.MULTILINE)
    names = [name for name, _ in imported]
    others = [sheet.relative_to(STYLES).as_posix() for sheet in SHEETS if sheet.name != "main.css"]
    assert sorted(names) == sorted(others)
    order = [LAYERS.index(layer) for _, layer in imported]
    assert order == sorted(order)


def test_the_bundle_leaves_nothing_to_fetch_but_fonts_and_stays_small() -> None:
    bundled = bundle(read("main.css"), read)
    assert "@import" not in bundled
    assert len(bundled.encode()) <= LIMIT
    addresses = set(re.findall(r'url\("([^"]+)"\)', bundled))
    assert all((THEME / "static" / address).is_file() for address in addresses)
    assert all(address.startswith("fonts/") for address in addresses)


TEXTS = {"ink", "soft", "sea", "beam"}
GROUNDS = {"paper", "sheet", "glow"}
"""Any text may stand on any of them."""
PAIRS = [(text, ground) for text in sorted(TEXTS) for ground in sorted(GROUNDS)]
ALONE = [("drawn", "mat")]
"""The words of a picture that does not come stand on what pictures lie on."""
DECORATION = {"line"}
"""What parts things that are apart without it."""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), PAIRS + ALONE)
def test_every_text_stands_out_from_every_ground(scheme: str, text: str, ground: str) -> None:
    colours = tokens(dark=scheme == "dark")
    assert contrast(colours[text], colours[ground]) >= 7


def test_there_are_no_other_texts_and_grounds() -> None:
    rules = "\n".join(without_comments(sheet.read_text("utf-8")) for sheet in SHEETS)

    def used(name: str) -> set[str]:
        values = re.findall(rf"(?<![\w-]){name}: ([^;]*);", rules)
        return set(re.findall(r"var\(--([a-z]+)\)", "\n".join(values)))

    assert used("color") == TEXTS | {"drawn"}
    assert used("background") == GROUNDS | {"mat"}
    bordering = used(r"(?:border|outline)(?:-\w+)*")
    assert bordering - {"hairline", "rule", "edge", "radius"} <= TEXTS | DECORATION


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: str(sheet.relative_to(STYLES)))
def test_colours_and_faces_come_from_the_tokens(sheet: Path) -> None:
    if sheet.name in {"tokens.css", "print.css"}:
        return
    rules = without_comments(sheet.read_text("utf-8"))
    hexadecimal = set(re.findall(r"#[0-9a-f]{3,8}\b", rules)) - {"#000"}  # masks have no colour
    assert not hexadecimal
    assert not re.search(r"\b(?:rgb|hsl|oklch)\(", rules)


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: str(sheet.relative_to(STYLES)))
def test_every_token_that_is_used_is_defined(sheet: Path) -> None:
    defined = set(re.findall(r"(--[\w-]+):", read("tokens.css")))
    assert set(re.findall(r"var\((--[\w-]+)", sheet.read_text("utf-8"))) <= defined


def test_every_token_is_used() -> None:
    everything = "\n".join(sheet.read_text("utf-8") for sheet in SHEETS)
    defined = set(re.findall(r"(--[\w-]+):", read("tokens.css")))
    assert defined == set(re.findall(r"var\((--[\w-]+)", everything))


def test_dark_screens_change_colours_and_nothing_else() -> None:
    for sheet in SHEETS:
        if sheet.name != "tokens.css":
            assert "prefers-color-scheme" not in sheet.read_text("utf-8")
    dark = read("tokens.css").partition("@media (prefers-color-scheme: dark)")[2]
    assert set(re.findall(r"--([a-z]+):", dark)) == set(tokens(dark=False))


def test_every_class_of_the_templates_is_styled_and_every_styled_class_used(
    render: Render,
) -> None:
    used: set[str] = set()
    for page in samples.all_pages().values():
        if page.template.endswith(".html"):
            outside = "//*[@class][not(ancestor::*[contains(@class, 'prose')])]"
            tree = render(page)
            for part in (tree, *(document_fromstring(one) for one in tree.xpath("//@srcdoc"))):
                found = part.xpath(outside)
                assert isinstance(found, list)
                used.update(name for element in found for name in element.get("class", "").split())
    used = {name for name in used if not MICROFORMATS.match(name)}
    rules = "\n".join(
        without_comments(sheet.read_text("utf-8")) for sheet in SHEETS if sheet.name not in BODIES
    )
    styled = set(re.findall(r"\.([a-z][\w-]*)", re.sub(r"url\([^)]*\)|\{[^{}]*\}", "", rules)))
    assert styled - used == set()
    looks = {name for name in used if not MICROFORMATS.fullmatch(name)}
    assert looks - styled == set()


@pytest.mark.parametrize("language", Language)
def test_the_style_page_shows_every_component(language: Language, render: Render) -> None:
    page = samples.all_pages()[f"{language}/style-light"]
    shown = " ".join(map(str, render(page).xpath("//@class"))).split()
    sheets = [sheet for sheet in SHEETS if sheet.parent.name == "components"]
    assert [sheet.stem for sheet in sheets if sheet.stem not in {*shown, *ELSEWHERE}] == []
