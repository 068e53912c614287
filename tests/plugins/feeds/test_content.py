"""A body as feed readers can show it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from plugins.feeds.content import readable
from tests.plugins.feeds.test_formats import ENTRY
from tests.values import Shelf
from vigie.languages import Language


@pytest.mark.parametrize(
    ("html", "shown"),
    [
        ("<p>a\u00a0: «\u00a0b\u202f»</p>", "<p>a\u00a0: «\u00a0b\u202f»</p>"),
        (
            '<video src="https://v/b.mp4" poster="https://v/c.png" title="d">e</video> f',
            '<a href="https://v/b.mp4"><img src="https://v/c.png" alt="d"></a> f',
        ),
        (
            '<video src="https://v/b" poster="https://v/c" width="9" height="5"></video>',
            '<a href="https://v/b"><img src="https://v/c" width="9" height="5" alt="https://v/b"></a>',
        ),
        (
            '<audio controls><source src="https://v/b.mp3" type="audio/mpeg">e</audio>',
            '<a href="https://v/b.mp3">https://v/b.mp3</a>',
        ),
        (
            '<figure><audio src="https://v/b.mp3" aria-label="L’été\u00a0: oui"></audio></figure>',
            '<figure><a href="https://v/b.mp3">L’été\u00a0: oui</a></figure>',
        ),
    ],
)
def test_what_readers_strip_is_a_link_and_the_rest_is_as_it_was(html: str, shown: str) -> None:
    assert readable(ENTRY, Shelf(html)) == shown


def test_the_facts_of_a_post_stand_before_its_text() -> None:
    one = replace(ENTRY, facts="<p>5 juin</p>", body_language=Language.EN)
    shown = '<p>5 juin</p><div lang="en-CA"><p>a</p></div>'
    assert readable(one, Shelf("<p>a</p>")) == shown
