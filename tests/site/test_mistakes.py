"""Every mistake of a writer is told with its place and a remedy, all at once, changing nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.site.builder import BASE, Built, built, every_byte, post, write
from tests.site.shapes import PICTURE

if TYPE_CHECKING:
    from pathlib import Path

GOOD = {**BASE, "posts/2013/2013-06-05-good/fr.md": post("Bon", slug="bon")}

LOST = "look for a tag not closed, a cell too many, a definition written twice or unused"

# The file, what is in it, the line, the mistake and its remedy: one of each that a writer can make.
MISTAKES: tuple[tuple[str, str | bytes, int, str, str], ...] = (
    (
        "posts/2013/2013-01-01-a/fr.md",
        "---\nkind: chronicle\n---\nTexte.\n",
        2,
        "“title” is missing",
        "write “title: ” and the title",
    ),
    (
        "posts/2013/2013-01-02-a/fr.md",
        "---\nkind: chronicle\ntitle:\n---\nTexte.\n",
        3,
        "“title” is empty",
        "write “title: ” and the title",
    ),
    (
        "posts/2013/2013-01-03-a/fr.md",
        "---\ntitle: E-Gouv : Ottawa\n---\nTexte.\n",
        2,
        "the front matter cannot be read here (mapping values are not allowed in this context)",
        'put the whole value between double quotes: title: "E-Gouv : Ottawa"',
    ),
    (
        "posts/2013/2013-01-04-a/fr.md",
        "---\ntitle: Un\ntags:\n\t- data\n---\nTexte.\n",
        4,
        "a tab in the front matter",
        "write spaces instead",
    ),
    (
        "posts/2013/2013-01-05-a/fr.md",
        post("Un", date="2013-02-30"),
        5,
        "“date”: “2013-02-30” is not a date",
        "day is out of range for month; write e.g. 2013-06-05",
    ),
    (
        "posts/2013/2013-01-06-a/fr.md",
        post("Un", date="2013-01-07"),
        5,
        "“date” is not on the day of the folder (2013-01-06)",
        "write a date on 2013-01-06, or rename the folder",
    ),
    (
        "posts/2013/2013-01-07-a/fr.md",
        post("Un", authors="[vigei]"),
        5,
        "unknown author “vigei”",
        "did you mean “vigie”?",
    ),
    (
        "posts/2013/2013-01-08-a/fr.md",
        post("Un", category="opne"),
        4,
        "unknown category “opne”",
        "did you mean “open”?",
    ),
    (
        "posts/2013/2013-01-09-a/fr.md",
        post("Un", tags="[data, zzz]"),
        5,
        "unknown tag “zzz”",
        "add it to [tags.…] of taxonomy.toml or take another",
    ),
    (
        "posts/2013/2013-01-10-a/fr.md",
        post("Un", auhtors="[vigie]"),
        5,
        "the key “auhtors” is not known",
        "did you mean “authors”?",
    ),
    (
        "posts/2013/2013-01-11-a/fr.md",
        post("Un", "Voir [là](../2013-06-05-goood/)."),
        6,
        "the link “../2013-06-05-goood/” leads to nothing",
        "did you mean “../2013-06-05-good”?",
    ),
    (
        "posts/2013/2013-01-12-a/fr.md",
        post("Un", "Texte.\n\n![Une image](absente.png)"),
        8,
        "the picture “absente.png” leads to nothing",
        "check the name, or put the file beside the text",
    ),
    (
        "posts/2013/2013-01-13-a/fr.md",
        post("Un", "Voir [là](../2013-06-05-good/fr.md#nulle-part)."),
        6,
        "the link “../2013-06-05-good/fr.md#nulle-part” leads to no place in that text (“#nulle-part”)",  # noqa: E501 -- one sentence
        "write the anchor of a heading of that text",
    ),
    (
        "posts/2013/2013-01-14-a/de.md",
        post("Ein"),
        1,
        "a text in no language of the site",
        "a text is named by its language: fr.md or en.md",
    ),
    (
        "posts/2013/2013-01-15-a/fr.md",
        b"---\ntitle: Un\n---\n\xe9t\xe9\n",
        4,
        "the file is not UTF-8 text",
        "save it again with the encoding UTF-8",
    ),
    (
        "posts/2013/2013-01-16-a/fr.md",
        b"",
        1,
        "the file is empty",
        "write the front matter and the text, or remove the file",
    ),
    (
        "posts/2013/2013-01-17-a/fr.md",
        post("Un", slug="../../ailleurs"),
        5,
        "“slug”: “../../ailleurs” cannot be part of an address",
        "write small letters without accents, figures and hyphens, e.g. e-gouv-ottawa",
    ),
    (
        "posts/2013/2013-06-07-same/fr.md",
        post("Autre", slug="bon"),
        5,
        "its address /fr/2013/06/bon/ is already that of posts/2013/2013-06-05-good/fr.md",
        "give it another “slug”",
    ),
    (
        "posts/2013/2013-01-19-a/fr.md",
        "Pas de front matter.\n",
        1,
        "the file has no front matter",
        "begin the file with a line “---”, then “title: …” and the other keys, then “---”",
    ),
    (
        "posts/2013/2013-01-20-a/fr.md",
        "---\ntitle: Un\nTexte.\n",
        1,
        "the front matter has no end",
        "close it with a line “---” before the text",
    ),
    (
        "posts/2013/2013-01-21-a/fr.md",
        post("Un", "Texte.\n\n# Grand titre"),
        8,
        "a heading of the first level",
        "begin the headings of a text with “##”: the title is the only first level",
    ),
    (
        "posts/2013/2013-01-22-a/fr.md",
        post("Un", "<script>alert(1)</script>"),
        6,
        "the HTML element <script> cannot be published",
        "write Markdown, or take it out",
    ),
    (
        "posts/2013/2013-01-23-a/fr.md",
        post("Un", "![Une image](https://example.net/a.png)"),
        6,
        "“https://example.net/a.png” would be loaded from another site",
        "put the file beside the text and write its name",
    ),
    (
        "posts/2013/2013-01-24-a/fr.md",
        post("Un", "[clic](javascript:alert(1))"),
        6,
        "“javascript:alert(1)” is not an address that readers can follow",
        "write an address that begins with https://",
    ),
    (
        "posts/2013/2013-01-25-a/fr.md",
        post("Un", kind="cronicle"),
        5,
        "“kind”: “cronicle” is not known",
        "did you mean “chronicle”?",
    ),
    (
        "posts/2013/2013-01-26-a/fr.md",
        post("Un", "[dehors](../../../../secret.txt)"),
        6,
        "the link “../../../../secret.txt” leads out of the content folder",
        "put the file beside the text",
    ),
    (
        "posts/2013/ete-sans-date/fr.md",
        post("Un"),
        1,
        "not the folder of a post",
        "name the folder of a post 2013-06-05-my-post (date, small letters, hyphens)",
    ),
    (
        "posts/2013/2012-01-01-a/fr.md",
        post("Un"),
        1,
        "a post of another year in the folder 2013",
        "move it to 2012",
    ),
    (
        "brouillons/note.txt",
        "Une note.",
        1,
        "not known in the content folder",
        (
            "the content folder holds: "
            "posts, pages, people.toml, partners.toml, taxonomy.toml, redirects.toml, "
            "words.fr.txt, words.en.txt"
        ),
    ),
    (
        "posts/2013/2013-01-27-a/fr.md",
        post("Un", "![](figure.png)"),
        6,
        "a picture without a description",
        "write ![what it shows](file.png), or add {: role=presentation } to mere decoration",
    ),
    (
        "posts/2013/2013-01-28-a/fr.md",
        '---\ntitle: "Un"\nsummary: Le mot #clic compte\n---\nTexte.\n',
        3,
        "“summary”: the text after “#” would be lost (#clic compte)",
        'put the value between double quotes: summary: "Le mot #clic compte"',
    ),
    (
        "posts/2013/2013-01-29-a/fr.md",
        post("Un", "| a | b |\n|---|---|\n| 1 | 2 | troisième |"),
        8,
        "words that Markdown would drop: “troisième”",
        LOST,
    ),
    (
        "posts/2013/2013-01-30-a/fr.md",
        post("Un", "Une note[^1].\n\n[^1]: La première.\n[^1]: La seconde."),
        8,
        "words that Markdown would drop: “première”",
        LOST,
    ),
    (
        "posts/2013/2013-01-31-a/fr.md",
        post("Un", '<div markdown="1">\n\nDedans.\n\n<div>\n\nToute la suite.'),
        8,
        "words that Markdown would drop: “Dedans”, “Toute”, “la”, “suite”",
        LOST,
    ),
    (
        "posts/2013/2013-02-01-a/fr.md",
        post("Un", "Avant <?php secret ?> après."),
        6,
        "words that Markdown would drop: “php”, “secret”",
        LOST,
    ),
    (
        "posts/2013/2013-02-02-a/fr.md",
        post("Un", tags="data, networks"),
        5,
        "“tags”: “data, networks” is more than one id",
        "put them in brackets: tags: [data, networks]",
    ),
    (
        "posts/2013/2013-02-03-a/fr.md",
        "---\ntitle: &Co et amis\n---\nTexte.\n",
        2,
        "“&Co” would be lost: YAML takes it for a mark",
        "put the whole value between double quotes",
    ),
    (
        "posts/2013/2013-02-04-a/fr.md",
        post("Un", kind="event"),
        5,
        "“kind”: “event” needs the block “event”",
        "add “event:” with its keys indented below it",
    ),
    (
        "posts/2013/2013-02-05-a/fr.md",
        post("Un", event="{start: 2021-11-04}"),
        5,
        "“event”: this block belongs to the kind “event”",
        "write kind: event",
    ),
    (
        "posts/2013/2013-02-06-a/figure.htm",
        "<p>Une figure",
        1,
        "a file that a browser would run",
        "give it in a form that cannot hold a script, e.g. PNG or PDF",
    ),
    (
        "posts/2013/2013-02-07-a/fr.md",
        post("Un", "## Titre {#_main}"),
        6,
        "“_main” cannot be an anchor",
        "write letters, figures and hyphens, e.g. {#my-place}",
    ),
    (
        "posts/2013/2013-02-08-a/fr.md",
        post("Un", "Un [rapport]()."),
        6,
        "the link “” leads nowhere",
        "write where it leads",
    ),
    (
        "posts/2013/2013-02-09-a/fr.md",
        post("Un", "[là](/fr/2013/06/bon/#nulle-part)"),
        6,
        "the link “/fr/2013/06/bon/#nulle-part” leads to no place in that text (“#nulle-part”)",
        "write the anchor of a heading of that text",
    ),
    (
        "posts/2013/2013-02-10-a/fr.md",
        post("Un", slug="a" * 300),
        5,
        "“slug”: 300 characters",
        "write at most 100",
    ),
    (
        "posts/2013/2013-02-11-a/fr.md",
        post("Un", source_digest="ancien"),
        5,
        "“source_digest”: “ancien” is no fingerprint of a text",
        "take the line out, or have “status --reviewed” write it",
    ),
    (
        "posts/2013/2013-02-12-a/fr.md",
        post("Un", kind="event", event="{start: …}"),
        6,
        "“…” where something is still to be written",
        "write the value, take its line out, or write “status: draft”",
    ),
)
BAD_FILES = {
    # Each has its own title, so that no two want the same address but those that are meant to.
    name: text.replace('"Un"', f'"Un {number}"') if isinstance(text, str) else text
    for number, (name, text, *_) in enumerate(MISTAKES)
}
WHERE_TOLD = {
    "posts/2013/ete-sans-date/fr.md": "posts/2013/ete-sans-date",
    "posts/2013/2012-01-01-a/fr.md": "posts/2013/2012-01-01-a",
    "brouillons/note.txt": "brouillons",
}
# Mistakes that bring another one with them, as they should.
BESIDES = (
    "posts/2013/2013-02-06-a:1: a post without a text; write fr.md, en.md or both in this folder",
    "posts/2013/2013-01-14-a:1: a post without a text; write fr.md, en.md or both in this folder",
    (
        "posts/2013/2013-06-05-good/fr.md:5: its address /fr/2013/06/bon/ is already that of"
        " posts/2013/2013-06-07-same/fr.md; give it another “slug”"
    ),
)


@pytest.fixture
def good(tmp_path: Path) -> Built:
    """Build a site without a mistake."""
    made = built(write(tmp_path / "content", GOOD), tmp_path / "site")
    assert made.status == 0
    return made


def test_all_mistakes_are_told_in_one_run_and_the_output_stays(tmp_path: Path, good: Built) -> None:
    before = every_byte(good.folder)
    content = write(tmp_path / "content", BAD_FILES)
    write(tmp_path / "content/posts/2013/2013-01-27-a", {"figure.png": PICTURE})
    made = built(content, good.folder)
    told = [line.removeprefix(f"{content}/") for line in made.err.splitlines()]
    expected = [
        f"{WHERE_TOLD.get(name, name)}:{line}: {what}; {remedy}"
        for name, _, line, what, remedy in MISTAKES
    ]
    assert sorted(told[:-1]) == sorted([*expected, *BESIDES])
    assert told[-1] == f"{len(expected) + len(BESIDES)} problems; the site was not changed."
    assert made.status == 1
    assert made.out == ""
    assert every_byte(good.folder) == before
    assert {path.name for path in good.folder.parent.iterdir()} == {"content", "site"}


@pytest.mark.parametrize(("name", "text", "line", "what", "remedy"), MISTAKES)
def test_a_mistake_alone_is_told_too(
    tmp_path: Path, name: str, text: str | bytes, line: int, what: str, remedy: str
) -> None:
    content = write(tmp_path / "content", {**GOOD, name: text})
    write(content / "posts/2013/2013-06-05-good", {"figure.png": PICTURE})
    made = built(content, tmp_path / "site")
    assert f"{content}/{WHERE_TOLD.get(name, name)}:{line}: {what}; {remedy}\n" in made.err
    assert made.status == 1
    assert not (tmp_path / "site").exists()


def test_a_mended_site_is_built_again(tmp_path: Path, good: Built) -> None:
    name = "posts/2013/2013-01-01-a/fr.md"
    content = write(tmp_path / "content", {name: "---\n---\nTexte.\n"})
    assert built(content, good.folder).status == 1
    write(content, {name: post("Réparé")})
    assert built(content, good.folder).status == 0
    assert (good.folder / "fr/2013/01/repare/index.html").is_file()


def test_a_content_folder_that_does_not_exist_is_told(tmp_path: Path) -> None:
    made = built(tmp_path / "nowhere", tmp_path / "site")
    assert made.status == 1
    assert "nowhere" in made.err


def test_an_output_folder_with_the_files_of_somebody_else_is_refused(tmp_path: Path) -> None:
    mine = write(tmp_path / "mine", {"thesis.txt": "Trois ans de travail."})
    made = built(write(tmp_path / "content", GOOD), mine)
    assert made.status == 1
    assert "holds files that Vigie did not write" in made.err
    assert every_byte(mine) == {"thesis.txt": b"Trois ans de travail."}


def test_the_output_may_not_be_the_content_nor_hold_it(tmp_path: Path) -> None:
    content = write(tmp_path / "content", GOOD)
    for output in (content, content / "site", tmp_path):
        made = built(content, output)
        assert made.status == 1, output
        assert "--output" in made.err
    assert set(every_byte(tmp_path)) == {f"content/{name}" for name in GOOD}
