"""The part that matters of each kind of post, in both languages, as it was last looked at.

After a change that is meant, `VIGIE_GOLDENS=write` in the environment writes the files anew.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from lxml import etree

from themes.vigie import samples
from vigie.languages import Language

if TYPE_CHECKING:
    from tests.theme.conftest import Render

FOLDER = Path(__file__).parent / "goldens"
PARTS = {
    "republication": "//*[contains(@class, 'h-cite')]",
    "carried": "//article[@id='carried']",
    "post": "//*[@class='stage'] | //*[@class='related']",
    "page": "//*[@class='stage'] | //*[@class='related']",
    "event": "//*[@class='block']",
    "event-past": "//*[@role='note'] | //*[@class='block']",
    "events": "//*[@class='ledger__list']",
    "interview": "//*[@class='block']",
    "video": "//*[@class='player'] | //*[@class='block']",
    "film": "//*[@class='player'] | //*[@class='block']",
    "watch": "//*[@class='links']",
    "weeks": "//*[@class='ledger__list']",
    "report": "//*[@class='block'] | //*[@class='recommendations']",
}


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("name", PARTS)
def test_a_kind_looks_as_it_did(name: str, language: Language, render: Render) -> None:
    page = samples.all_pages()[f"{language}/{name}"]
    found = render(page).xpath(PARTS[name])
    assert isinstance(found, list)
    made = "\n".join(_written(part) for part in found)
    golden = FOLDER / f"{name}.{language}.html"
    if os.environ.get("VIGIE_GOLDENS") == "write":
        golden.write_text(made, "utf-8")
    assert made == golden.read_text("utf-8")


def _written(element: etree._Element) -> str:
    """Return an element with a line for each tag that begins one, and no empty line."""
    html = etree.tostring(element, encoding="unicode", method="html", with_tail=False)
    return re.sub(r"\s*\n\s*", "\n", html).strip() + "\n"
