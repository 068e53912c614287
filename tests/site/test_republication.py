"""Texts of others in real sites: where they come from, who finds them, what is told of mistakes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.site.builder import BASE, URL, Built, built, every_byte, post, write
from tests.site.linked import read
from vigie.build import build

if TYPE_CHECKING:
    from pathlib import Path

PARTNERS = """\
[circle]
name = {fr = "Le cercle", en = "The circle"}
url = "https://circle.example/"
feed = "https://circle.example/feed.xml"
description = {fr = "Lit.", en = "Reads."}

[unused]
name = "Personne"
"""
INTRODUCTION = "Une introduction de chez nous."
CARRIED = f"""\
{INTRODUCTION}

/// carried | Le titre de *Kema*

Le premier paragraphe, avec [un lien](https://example.net/) et 1 000 personnes.

## Une partie

- un point
- un autre

///

Merci à l’autrice.
"""
RIGHT = "\n  publication: circle\n  licence: CC-BY-4.0"


def block(**keys: str) -> str:
    """Return a block of provenance with a licence; `keys` add to it or change it."""
    values = {"title": "L’original", "publication": "circle", "licence": "CC-BY-4.0", **keys}
    return "".join(f"\n  {key}: {value}" for key, value in values.items() if value)


def republished(title: str, **keys: str) -> str:
    return post(title, kind="republication", republication=block(**keys))


FILES = {
    **BASE,
    "partners.toml": PARTNERS,
    "posts/2013/2013-06-05-carrying/fr.md": post(
        "Une chronique", CARRIED, carried=block(authors="[Kema Joseph]")
    ),
    "posts/2014/2014-01-01-copy/fr.md": republished("Copie", url="https://circle.example/a"),
    "posts/2014/2014-01-01-copy/en.md": republished(
        "Copy", url="https://circle.example/a", language="fr", changes="translated"
    ),
    "posts/2014/2014-01-02-out/fr.md": republished("Dehors", indexing="noindex"),
    "posts/2014/2014-01-03-both/fr.md": republished(
        "Deux", url="https://circle.example/b", indexing="both"
    ),
    "posts/2014/2014-01-04-place/fr.md": republished("Ailleurs", publication="Un bulletin"),
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Build the site."""
    folder = tmp_path_factory.mktemp("lent")
    made = built(write(folder / "content", FILES), folder / "site")
    assert (made.status, made.err) == (0, "")
    return made


def words(element: object) -> str:
    return " ".join(element.text_content().split())  # type: ignore[attr-defined]


def test_a_carried_text_stands_apart_from_the_post_that_carries_it(site: Built) -> None:
    page = site.page("/fr/2013/06/une-chronique/")
    (article,) = page.xpath("//article[@id='carried']")
    assert words(article.find(".//h2")) == "Le titre de Kema"
    assert words(article.find(".//h3")) == "Une partie"
    assert INTRODUCTION not in words(article)
    assert "Merci" not in words(article)
    assert "Par Kema Joseph" in words(article)
    bodies = [words(body) for body in page.xpath("//*[contains(@class, 'e-content')]")]
    assert bodies[0] == INTRODUCTION
    assert bodies[1].startswith("Le premier paragraphe, avec un lien et 1 000 personnes.")
    assert bodies[2] == "Merci à l’autrice."


def test_feeds_hold_the_carried_text_as_an_article(site: Built) -> None:
    feed = (site.folder / "fr/atom.xml").read_text("utf-8")
    assert '&lt;article id="carried"&gt;' in feed
    assert "Le premier paragraphe" in feed


@pytest.mark.parametrize(
    ("path", "canonical", "robots", "alternates"),
    [
        ("fr/2014/01/copie/", "https://circle.example/a", None, []),
        ("en/2014/01/copy/", f"{URL}/en/2014/01/copy/", None, ["en-CA", "x-default"]),
        ("fr/2014/01/dehors/", f"{URL}/fr/2014/01/dehors/", "noindex", []),
        ("fr/2014/01/deux/", "https://circle.example/b", "noindex", []),
        ("fr/2014/01/ailleurs/", f"{URL}/fr/2014/01/ailleurs/", None, ["fr-CA", "x-default"]),
    ],
)
def test_search_engines_are_told_one_thing_everywhere(
    site: Built, path: str, canonical: str, robots: str | None, alternates: list[str]
) -> None:
    (head,) = site.page(path).xpath("/html/head")
    assert head.xpath("string(link[@rel='canonical']/@href)") == canonical
    assert (head.xpath("meta[@name='robots']/@content") or [None])[0] == robots
    assert head.xpath("link[@rel='alternate'][@hreflang]/@hreflang") == alternates
    sitemap = (site.folder / "sitemap.xml").read_text("utf-8")
    assert (f"<loc>{URL}/{path}</loc>" in sitemap) is bool(alternates)
    assert (f'href="{URL}/{path}"' in sitemap) is bool(alternates)


def test_readers_switch_between_versions_whatever_search_engines_are_told(site: Built) -> None:
    for path, other in (("fr/2014/01/copie/", "/en/2014/01/copy/"), ("en/2014/01/copy/", "/fr/")):
        switch = site.page(path).xpath("//header//nav[@class='switch']//a")[0]
        assert switch.get("href").startswith(other)


@pytest.mark.parametrize(
    ("path", "name", "count"),
    [("fr/partenaires/", "Le cercle", 5), ("en/partners/", "The circle", 5)],
)
def test_a_partner_has_a_page_with_what_was_taken(
    site: Built, path: str, name: str, count: int
) -> None:
    index = site.page(path)
    assert [words(link) for link in index.xpath("//main//li/a")] == [name]
    page = site.page(f"{path}circle/")
    assert words(page.find(".//h1")) == name
    links = page.xpath("//main//header//a[not(contains(@class, 'feeds__link'))]/@href")
    assert links == ["https://circle.example/", "https://circle.example/feed.xml"]
    assert len(page.xpath("//main//article")) == count - 1
    assert "Personne" not in words(page)


def test_listings_tell_whose_text_it_is(site: Built) -> None:
    briefs = [words(one) for one in site.page("/fr/").xpath("//*[@class='brief']")]
    assert "Avec un texte repris : Kema Joseph, Le cercle" in briefs
    assert "Original : Un bulletin" in briefs


def test_machines_read_where_every_text_comes_from(site: Built) -> None:
    said: dict[str, Any] = {path: one for path, page in site.pages() for one in read(page)}
    assert said["fr/2014/01/copie/index.html"]["isBasedOn"]["url"] == "https://circle.example/a"
    assert said["en/2014/01/copy/index.html"]["translationOfWork"]["inLanguage"] == "fr-CA"
    (part,) = said["fr/2013/06/une-chronique/index.html"]["hasPart"]
    assert part["author"] == [{"@type": "Person", "name": "Kema Joseph"}]


def test_what_changes_at_a_partner_changes_its_pages(tmp_path: Path) -> None:
    content = write(tmp_path / "content", FILES)

    def bytes_of(output: str, cache: str) -> dict[str, bytes]:
        folder = tmp_path / output
        assert build(content=content, output=folder, url=URL, cache=tmp_path / cache, jobs=1) == 0
        return every_byte(folder)

    first = bytes_of("site", "cache")
    write(content, {"partners.toml": PARTNERS.replace("Le cercle", "La ronde")})
    again = bytes_of("site", "cache")
    assert again == bytes_of("clean", "none")
    changed = {path for path in first if first[path] != again.get(path)}
    assert "fr/2014/01/copie/index.html" in changed
    assert "fr/2014/01/ailleurs/index.html" not in changed


# What stands in the front matter and below it, the line, the mistake and its remedy.
MISTAKES: tuple[tuple[dict[str, str], str, int, str, str], ...] = (
    (
        {"republication": block(title="")},
        "",
        7,
        "“republication.title” is missing",
        "write the title of the original",
    ),
    (
        {"republication": block(publication="")},
        "",
        7,
        "“republication.publication” is missing",
        "write where it was first published",
    ),
    (
        {"republication": block(licence="")},
        "",
        7,
        "neither a licence nor a permission to republish",
        "write “licence: CC-BY-4.0” or “permission: {granted_by: …}”",
    ),
    (
        {"republication": block(licence="CC-BY")},
        "",
        9,
        "“republication.licence”: “CC-BY” is not known",
        "did you mean “CC-BY-4.0”?",
    ),
    (
        {"republication": block(licence="CC-BY-ND-4.0", changes="adapted")},
        "",
        9,
        "“republication.licence”: CC-BY-ND-4.0 does not allow a text that is adapted",
        "republish it verbatim, or ask for a permission and write it under “permission”",
    ),
    (
        {"republication": block(publication="circel")},
        "",
        8,
        "unknown partner “circel”",
        "did you mean “circle”?",
    ),
    (
        {"republication": block(publication="Le Cercle")},
        "",
        8,
        "“Le Cercle” is the partner “circle”",
        "write publication: circle",
    ),
    (
        {"republication": block(publication="{url: https://a.ca}")},
        "",
        8,
        "“republication.publication”: it has no name",
        "write where it was first published",
    ),
    (
        {"republication": block(language="en")},
        "",
        10,
        "the original is in “en”, the text in “fr”",
        "write “changes: translated” or “body_lang: en”",
    ),
    (
        {"republication": block(changes="translated")},
        "",
        10,
        "translated from “fr” into the same language",
        "write the language of the original, e.g. language: en",
    ),
    (
        {"republication": block(translator="Zoé")},
        "",
        10,
        "“republication.translator”: “verbatim” is no translation",
        "write “changes: translated”, or take the translator out",
    ),
    (
        {"republication": block(indexing="canonical")},
        "",
        10,
        "“republication.indexing”: the original has no address to lead to",
        "write the “url” of the original, or “indexing: ours” or “noindex”",
    ),
    (
        {"republication": block(date="juin 2013")},
        "",
        10,
        "“republication.date”: “juin 2013” is not a date",
        "write a year, a month or a day, e.g. 2013-06",
    ),
    (
        {"republication": block(authors="[{url: https://a.ca}]")},
        "",
        10,
        "“republication.authors.name” is missing",
        "write “name: ” and the name",
    ),
    (
        {"republication": block(permission="Le cercle")},
        "",
        10,
        "“republication.permission”: a block of “key: value” lines is expected",
        "indent the keys under “permission:”",
    ),
    (
        {"carried": block()},
        "Rien.",
        5,
        "the text that “carried” describes is not there",
        "put it between a line “/// carried | Its title” and a line “///”",
    ),
    (
        {},
        "Un.\n\n/// carried | T\n\nx\n\n///",
        8,
        "“/// carried” needs the block “carried”",
        "add “carried:” with its keys to the front matter",
    ),
    (
        {"carried": block(indexing="ours")},
        CARRIED,
        9,
        "the key “carried.indexing” is not known",
        (
            "the keys known here are: title, authors, publication, url, date, language, licence, "
            "permission, changes, translator"
        ),
    ),
    (
        {},
        "Un.\n\n/// carrid | T\n\nx\n\n///",
        8,
        "“/// carrid” is not known",
        "did you mean “carried”?",
    ),
    (
        {"carried": block()},
        "/// carried | T\n\nUn.",
        10,
        "“/// carried” has no end",
        "close it with a line “///” where it ends",
    ),
    ({}, "Un.\n\n///", 8, "a line “///” that ends nothing", "take it out"),
)


@pytest.mark.parametrize(("front", "body", "line", "what", "remedy"), MISTAKES)
def test_a_mistake_is_told_in_its_words(
    tmp_path: Path, front: dict[str, str], body: str, line: int, what: str, remedy: str
) -> None:
    kind = "republication" if "republication" in front else ""
    name = "posts/2013/2013-01-01-a/fr.md"
    files = {
        **BASE,
        "partners.toml": PARTNERS,
        name: post("Un", body or "Texte.", kind=kind, **front),
    }
    content = write(tmp_path / "content", files)
    made = built(content, tmp_path / "site")
    assert made.err == (
        f"{content}/{name}:{line}: {what}; {remedy}\n1 problem; the site was not changed.\n"
    )
