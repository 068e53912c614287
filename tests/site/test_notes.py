"""Notes in real builds: pages have the short ones twice, whatever else is made of a text once."""

from __future__ import annotations

import gzip
import json

import pytest

from tests.site.builder import BASE, Built, built, post, write

CARRYING = """\
Avant[^ours].

/// carried | Leur titre

Leur texte[^theirs].

///

Après.

[^ours]: Une note à nous.
[^theirs]: Une note à eux.
"""
RECOMMENDING = """\
/// recommendations

1. **Un titre.**[^1] Une phrase

///

[^1]: Une note.
"""
PROVENANCE = "{title: x, publication: La Revue, url: https://example.net/x, licence: CC-BY-4.0}"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Build texts with notes and one without."""
    folder = tmp_path_factory.mktemp("notes")
    files = {
        **BASE,
        "posts/2026/2026-01-10-un/fr.md": post("Un", "Un mot.[^1]\n\n[^1]: Une seule fois."),
        "posts/2026/2026-01-11-deux/fr.md": post("Deux", "Un mot.", body_lang="fr"),
        "posts/2026/2026-01-12-trois/fr.md": post("Trois", CARRYING, carried=PROVENANCE),
        "posts/2026/2026-01-13-quatre/fr.md": post("Quatre", RECOMMENDING),
        "posts/2026/2026-01-14-cinq/fr.md": post(
            "Cinq", "A word.[^1]\n\n[^1]: Once.", body_lang="en"
        ),
    }
    made = built(write(folder / "content", files), folder / "site")
    assert (made.status, made.err) == (0, "")
    return made


def notes(site: Built, slug: str) -> list[str]:
    """Return the words of the notes in the margin of a text."""
    found = site.page(f"/fr/2026/01/{slug}/").xpath("//*[@class='margin-note']")
    return [note.text_content() for note in found]


def test_a_page_makes_room_for_the_notes_that_it_has(site: Built) -> None:
    assert notes(site, "un") == ["1 Une seule fois."]
    assert notes(site, "deux") == []
    for slug, noted in (("un", 1), ("deux", 0)):
        page = site.page(f"/fr/2026/01/{slug}/")
        assert len(page.xpath("//*[contains(@class, 'ledger--noted')]")) == noted


def test_notes_of_a_text_that_is_carried_stand_beside_it(site: Built) -> None:
    assert notes(site, "trois") == ["1 Une note à nous.", "2 Une note à eux."]
    page = site.page("/fr/2026/01/trois/")
    assert len(page.xpath("//article[@id='carried']//*[@class='margin-note']")) == 1


def test_a_note_in_the_other_language_says_so(site: Built) -> None:
    (note,) = site.page("/fr/2026/01/cinq/").xpath("//*[@class='margin-note']")
    assert note.get("lang") == "en-CA"


def test_feeds_and_the_index_have_each_note_once(site: Built) -> None:
    for name in ("rss.xml", "atom.xml", "feed.json"):
        assert (site.folder / "fr" / name).read_text("utf-8").count("Une seule fois.") == 1
    packed = (site.folder / "fr/pagefind/fragment").iterdir()
    said = [gzip.decompress(file.read_bytes()).decode() for file in packed]
    assert "".join(said).count("Une seule fois.") == 1


def test_machines_read_a_recommendation_without_its_note(site: Built) -> None:
    assert notes(site, "quatre") == ["1 Une note."]
    told = site.page("/fr/2026/01/quatre/").xpath("//script[@type='application/ld+json']/text()")
    assert "Un titre." in json.dumps([json.loads(one) for one in told])
    assert not any("Une note." in one for one in told)
