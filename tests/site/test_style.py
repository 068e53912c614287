"""The style pages in real builds: for those who work on the theme, never for readers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import publishconf
from tests.site.builder import BASE, Built, built, every_byte, write
from vigie.languages import Language

if TYPE_CHECKING:
    from pathlib import Path

SCHEMES = ("light", "dark")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Build an empty site with drafts."""
    folder = tmp_path_factory.mktemp("style")
    return built(write(folder / "content", BASE), folder / "site", drafts=True)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("language", Language)
def test_components_are_shown_in_both_languages_and_schemes(
    site: Built, language: Language, scheme: str
) -> None:
    page = site.page(f"/style/{language}-{scheme}/")
    assert page.get("lang") == language.tag
    assert len(page.xpath("//section[h2[@class='label']]")) > 20
    assert page.xpath("//meta[@name='robots']/@content") == ["noindex"]
    assert page.xpath("//link[@rel='stylesheet']/@href")[-1] == f"/style/{scheme}.css"
    other = f"/style/{language.other}-{scheme}/"
    assert page.xpath("//*[@class='switch']//@href") == [other]
    for address in page.xpath("//link[@rel='stylesheet']/@href"):
        assert (site.folder / address.strip("/")).is_file()


def test_the_short_address_leads_to_the_first(site: Built) -> None:
    assert "/style/fr-light/" in (site.folder / "style/index.html").read_text("utf-8")


def test_readers_have_no_style_page(tmp_path: Path) -> None:
    files = every_byte(built(write(tmp_path / "content", BASE), tmp_path / "site").folder)
    assert not [path for path in files if path.startswith("style/")]
    assert "plugins.style" not in publishconf.PLUGINS
