"""Reports in real sites: their document, its recommendations, and what is told of mistakes."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.site.builder import BASE, URL, Built, built, every_byte, post, write
from vigie.build import build

if TYPE_CHECKING:
    from pathlib import Path

FOLDER = "posts/2016/2016-09-14-report"
BODY = """\
Voir [la deuxième](#rec-2) et [le document](actes.pdf).

/// recommendations

1. **Un titre.** Une phrase (p. 154)
2. Une autre, avec [un lien](https://example.net/)

///
"""
FILES: dict[str, str | bytes] = {
    **BASE,
    f"{FOLDER}/fr.md": post(
        "Un compte rendu", BODY, kind="report", document="{file: actes.pdf, pages: 176}"
    ),
    f"{FOLDER}/en.md": post(
        "A report", kind="report", document="{file: actes.pdf, language: fr, title: Actes}"
    ),
    f"{FOLDER}/actes.pdf": b"%PDF" + b"x" * 2_149_000,
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Build the site."""
    folder = tmp_path_factory.mktemp("reports")
    made = built(write(folder / "content", FILES), folder / "site")
    assert (made.status, made.err) == (0, "")
    return made


@pytest.mark.parametrize(
    ("path", "told"),
    [
        (
            "fr/2016/09/un-compte-rendu/",
            "Ouvrir le document (PDF, 176\xa0pages, 2,1\xa0Mo, en français)",
        ),
        ("en/2016/09/a-report/", "Open the document (PDF, 2.1\xa0MB, in French)"),
    ],
)
def test_the_link_to_a_document_says_all_of_it(site: Built, path: str, told: str) -> None:
    (link,) = site.page(path).xpath("//*[@class='block']//a")
    assert link.text_content() == told
    assert link.get("hreflang") == "fr-CA"
    assert (site.folder / link.get("href").lstrip("/")).is_file()


def test_lists_tell_which_document_it_is(site: Built) -> None:
    briefs = [one.text_content() for one in site.page("/fr/").xpath("//*[@class='brief']")]
    assert briefs == ["Document\xa0: PDF, 176\xa0pages, 2,1\xa0Mo, en français"]


def test_machines_read_the_document_and_the_recommendations(site: Built) -> None:
    page = site.page("fr/2016/09/un-compte-rendu/")
    posting, listed = (
        json.loads(one.text) for one in page.xpath("//script[@type='application/ld+json']")
    )
    assert posting["about"]["encoding"] == {
        "@type": "MediaObject",
        "contentUrl": f"{URL}/media/{FOLDER}/actes.pdf",
        "encodingFormat": "application/pdf",
        "contentSize": "2,1\xa0Mo",
    }
    assert listed["@type"] == "ItemList"
    assert listed["numberOfItems"] == 2
    assert [
        (item["position"], item["url"], item["name"]) for item in listed["itemListElement"]
    ] == [
        (1, f"{URL}/fr/2016/09/un-compte-rendu/#rec-1", "Un titre. Une phrase (p. 154)"),
        (2, f"{URL}/fr/2016/09/un-compte-rendu/#rec-2", "Une autre, avec un lien"),
    ]


def test_another_size_of_the_document_changes_what_is_said(tmp_path: Path) -> None:
    content = write(tmp_path / "content", FILES)

    def bytes_of(output: str, cache: str) -> dict[str, bytes]:
        folder = tmp_path / output
        assert build(content=content, output=folder, url=URL, cache=tmp_path / cache, jobs=1) == 0
        return every_byte(folder)

    bytes_of("site", "cache")
    write(content, {f"{FOLDER}/actes.pdf": b"%PDF" + b"x" * 999_996})
    again = bytes_of("site", "cache")
    assert again == bytes_of("clean", "none")
    assert "1\xa0Mo" in again["fr/2016/09/un-compte-rendu/index.html"].decode()


# What stands in the block and below it, the line, the mistake and its remedy.
MISTAKES = (
    ("{pages: 3}", "", 6, "“document.format” is missing", "write e.g. format: PDF"),
    (
        "{file: acte.pdf}",
        "",
        6,
        "the document “acte.pdf” leads to nothing",
        "did you mean “actes.pdf”?",
    ),
    (
        "{file: ../../../../x.pdf}",
        "",
        6,
        "the document “../../../../x.pdf” leads out of the content folder",
        "put the file beside the text",
    ),
    (
        "{file: actes.pdf, size: 2 Mo}",
        "",
        6,
        "“document.size”: the size of a file is known",
        "take it out",
    ),
    (
        "{url: https://a.ca/a.pdf, size: gros}",
        "",
        6,
        "“document.size”: “gros” is not a size",
        "write e.g. 2.1 MB or 850 kB",
    ),
    (
        "{url: https://a.ca/a.pdf, file: actes.pdf}",
        "",
        6,
        "“document.file”: a document has one address",
        "keep “file” or “url”",
    ),
    (
        "{url: actes.pdf, format: PDF}",
        "",
        6,
        "“document.url”: “actes.pdf” is not a web address",
        "write it whole, e.g. https://example.org/",
    ),
    (
        "{format: PDF, pages: cent}",
        "",
        6,
        "“document.pages”: “cent” is not a whole number",
        "write it in figures, e.g. 3",
    ),
    (
        "{format: PDF, langage: fr}",
        "",
        6,
        "the key “document.langage” is not known",
        "did you mean “language”?",
    ),
    (
        "{format: PDF, authors: [{affiliation: BCC}]}",
        "",
        6,
        "“document.authors.name” is missing",
        "write “name: ” and the name",
    ),
    (
        "{format: PDF}",
        "/// recommendations\n\n- un\n\n///",
        8,
        "there are no recommendations here",
        "write a numbered list: “1. The first”, “2. The second”",
    ),
    (
        "{format: PDF}",
        "Voir [là](#rec-3).\n\n/// recommendations\n\n1. un\n\n///",
        8,
        "the link “#rec-3” leads to no place in that text (“#rec-3”)",
        "did you mean “rec-1”?",
    ),
    (
        "{format: PDF}",
        "/// recommendations | Les douze\n\n1. un\n\n///",
        8,
        "“/// recommendations” takes no words",
        "write “/// recommendations” alone on its line",
    ),
)


@pytest.mark.parametrize(("document", "body", "line", "what", "remedy"), MISTAKES)
def test_a_mistake_is_told_in_its_words(
    tmp_path: Path, document: str, body: str, line: int, what: str, remedy: str
) -> None:
    name = f"{FOLDER}/fr.md"
    text = post("Un", body or "Texte.", kind="report", document=document)
    content = write(tmp_path / "content", {**BASE, name: text, f"{FOLDER}/actes.pdf": "x"})
    made = built(content, tmp_path / "site")
    assert made.err == (
        f"{content}/{name}:{line}: {what}; {remedy}\n1 problem; the site was not changed.\n"
    )
