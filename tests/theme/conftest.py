"""The theme as its tests see it: rendered sample pages, and its files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import html

from themes.vigie import samples
from vigie.pages import Page
from vigie.rendering.render import Renderer

THEME = Path(__file__).parents[2] / "themes" / "vigie"
Render = Callable[[Page], html.HtmlElement]


@pytest.fixture(scope="session")
def theme() -> Path:
    """Give the theme's folder."""
    return THEME


@pytest.fixture(scope="session")
def renderer(theme: Path) -> Renderer:
    """Make a renderer of the theme."""
    return Renderer(theme, samples.PROSE.__getitem__, {})


@pytest.fixture(scope="session")
def render(renderer: Renderer) -> Render:
    """Give a function that renders a page and returns its tree."""
    return lambda page: html.document_fromstring(renderer.render(page).decode())
