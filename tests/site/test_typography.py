"""Type is set wherever readers see text, and nowhere else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from feedparser.api import parse

from tests.pictures import picture
from tests.site.builder import BASE, PEOPLE, TAXONOMY, Built, built, post, write

if TYPE_CHECKING:
    from pathlib import Path

BODY = """\
Il a dit "non" : *est-ce l'heure* ? À 20h30, le 1er mai, [ici](a.pdf) !

## L'été : "quoi" ?

![L'eau : un plan](plan.png "C'est l'eau")

Le mot *it's "watch"*{: lang=en } et `l'a : "b"`.

Un "mot" : l'autre ?
{: .verbatim }
"""
COMMENTS = """\
[[comment]]
id = "1"
author = "L'ami"
date = 2013-06-06
lang = "fr"
body = "Il dit : « l'été » ! Voir `l'a : b`."

[[comment]]
id = "2"
date = 2013-06-07
lang = "en"
body = 'It is "so" : fine, 5 km.'
"""
FOLDER = "posts/2013/2013-06-05-x"
FILES: dict[str, str | bytes] = {
    "people.toml": PEOPLE.replace("Ada Éluard", "Ada D'Éluard").replace("L’équipe", "L'équipe"),
    "taxonomy.toml": TAXONOMY.replace("Gouvernement ouvert", "L'État ouvert : oui"),
    f"{FOLDER}/fr.md": post(
        "L'été : à 9 h", BODY, summary='"Un \\"mot\\" : l\'été ?"', authors="[ada]"
    ),
    f"{FOLDER}/en.md": post('It\'s \\"open\\"', "It's \"open\" : it's 5 km."),
    f"{FOLDER}/comments.toml": COMMENTS,
    f"{FOLDER}/a.pdf": b"a",
    f"{FOLDER}/plan.png": picture("PNG"),
    "posts/2013/2013-06-06-y/fr.md": post("L'été : off", 'Un "mot" : l\'été.', typography="off"),
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Build the site once."""
    folder = tmp_path_factory.mktemp("typography")
    made = built(write(folder / "content", FILES), folder / "site")
    assert made.err == ""
    return made


def source(site: Built, path: str) -> str:
    return (site.folder / path.strip("/") / "index.html").read_text("utf-8")


def test_a_body_is_set_and_its_words_are_all_there(site: Built) -> None:
    page = source(site, "/fr/2013/06/l-ete-a-9-h/")
    assert "Il a dit «\u00a0non\u00a0»\u00a0: <em>est-ce l’heure</em>? À 20\u00a0h\u00a030," in page
    assert "le 1<sup>er</sup>\u00a0mai, " in page
    assert ">ici</a>!" in page
    assert 'alt="L’eau\u00a0: un plan"' in page
    assert "C’est l’eau" in page
    assert '<em lang="en">it’s “watch”</em>' in page
    assert '<code>l\'a : "b"</code>' in page
    assert 'Un "mot" : l\'autre ?' in page


def test_titles_summaries_headings_and_names_are_set_and_addresses_are_not(site: Built) -> None:
    page = site.page("/fr/2013/06/l-ete-a-9-h/")
    assert page.xpath("string(//h1)").strip() == "L’été\u00a0: à 9\u00a0h"
    assert page.xpath("//main//h2/@id")[0] == "lete-quoi"
    assert "«\u00a0quoi\u00a0»" in page.xpath("string(//main//h2)")
    assert "Ada D’Éluard" in page.text_content()
    home = source(site, "/fr/")
    assert "Un «\u00a0mot\u00a0»\u00a0: l’été?" in home
    assert "L’État ouvert\u00a0: oui" in source(site, "/fr/categories/")


def test_the_other_language_has_its_own_rules(site: Built) -> None:
    page = source(site, "/en/2013/06/it-s-open/")
    assert "<p>It’s “open”: it’s 5\u00a0km.</p>" in page
    assert "It’s “open”" in page.partition("</h1>")[0]


def test_feeds_have_the_same_type(site: Built) -> None:
    feed = parse((site.folder / "fr/atom.xml").read_bytes())
    entry = next(one for one in feed.entries if "9" in one.title)
    assert entry.title == "L’été\u00a0: à 9\u00a0h"
    assert entry.summary == "Un «\u00a0mot\u00a0»\u00a0: l’été?"
    assert "«\u00a0non\u00a0»\u00a0: <em>est-ce l’heure</em>?" in entry.content[0].value


def test_comments_are_set_by_the_rules_of_their_own_language(site: Built) -> None:
    french = "<p>Il dit\u00a0: «\u00a0l’été\u00a0»! Voir <code>l'a : b</code>.</p>"
    english = "<p>It is “so”: fine, 5\u00a0km.</p>"
    for path in ("/fr/2013/06/l-ete-a-9-h/", "/en/2013/06/it-s-open/"):
        page = source(site, path)
        assert french in page
        assert english in page
        assert "<bdi>L’ami</bdi>" in page
        feed = parse((site.folder / path.strip("/") / "atom.xml").read_bytes())
        second, first = feed.entries
        assert (first.author, first.content[0].value.count("«\u00a0l’été\u00a0»")) == ("L’ami", 1)
        assert english in second.content[0].value


def test_the_name_of_the_site_and_its_tagline_are_set_wherever_they_stand(tmp_path: Path) -> None:
    editions = {
        "fr": {"title": "L'œil : Québec", "tagline": 'Une "veille" d\'ici'},
        "en": {"title": "Québec's eye", "tagline": 'A "watch"'},
    }
    content = write(tmp_path / "content", {**BASE, f"{FOLDER}/fr.md": post("Un")})
    made = built(content, tmp_path / "site", settings={"EDITIONS": editions})
    for name, page in made.pages():
        assert "L'œil" not in page.text_content(), name
        assert "Québec's" not in page.text_content(), name
    assert "Une «\u00a0veille\u00a0» d’ici" in source(made, "/fr/")
    assert "A “watch”" in source(made, "/en/")
    feed = parse((made.folder / "fr/rss.xml").read_bytes()).feed
    assert feed.title == "L’œil\u00a0: Québec"
    assert feed.subtitle == "Une «\u00a0veille\u00a0» d’ici"


def test_a_text_may_be_left_as_it_is_written(site: Built) -> None:
    page = source(site, "/fr/2013/06/l-ete-off/")
    assert '<p>Un "mot" : l\'été.</p>' in page
    assert "L'été : off" in page or "L&#39;été : off" in page


def test_words_that_typography_parts_are_not_told_to_be_lost(tmp_path: Path) -> None:
    body = "Le XXe, à 20h30, la 1re fois; 50%, 20°C et 5$. <b>20h</b>05"
    files = {**BASE, f"{FOLDER}/fr.md": post("Un", body)}
    content = write(tmp_path / "content", files)
    assert built(content, tmp_path / "site").err == ""
