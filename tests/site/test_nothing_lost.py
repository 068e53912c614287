"""Documents of the shapes that a watch blog meets, made up: each is on its page, word by word."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass, field
from html import unescape
from typing import TYPE_CHECKING

import pytest
from lxml import etree

from plugins.posts.competencies import SECTIONS
from tests.site.builder import BASE, built, post, write

if TYPE_CHECKING:
    from pathlib import Path

    from lxml.html import HtmlElement

_WORDS = (
    *(
        "l’équipe",
        "d’abord",
        "qu’elle",
        "aujourd’hui",
        "peut-être",
        "avant\N{HYPHEN}garde",
        "œuvre",
        "À",
    ),
    *("été", "noël", "où", "ça", "BCC", "CaféCOMM", "Web", "«veille»", "« lire »", "“open”"),
    *("1 000", "14,5", "176", "2002", "30 septembre 2010", "154–159", "20 h 30", "50 %", "n° 4"),
    *("partage", "réseau", "collègue", "intranet", "pratique", "service", "citoyen", "innovation"),
    *("it’s", "co-create", "stakeholders", "interne", "(entre parenthèses)", "ministères", "etc."),
    *("enfin…pour", "ensuite", "&", "50 $", "A/B", "e-mail", "3e", "1er", "désilotage", "ou"),
)
_WORD = re.compile(r"[^\W_]+")
_INLINE = re.compile(r"</?(?:a|abbr|cite|em|span|strong|sup|time)\b[^>]*>")
_TAG = re.compile(r"<[^>]*>")
_ENDS = (".", "?", "!", "…", "; puis rien.", " : voilà.")


@dataclass
class Writer:
    """Writes sentences, and keeps what it wrote to look for it later."""

    chance: random.Random
    written: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)

    def kept(self, text: str) -> str:
        """Return `text`, which is to be on the page as it is."""
        self.written.append(text)
        return text

    def words(self, least: int, most: int) -> str:
        """Return some words, the first with a capital."""
        count = self.chance.randint(least, most)
        said = " ".join(self.chance.choice(_WORDS) for _ in range(count))
        return said[0].upper() + said[1:]

    def sentence(self) -> str:
        """Return a sentence; one in four has a link in it."""
        text = self.words(5, 25) + self.chance.choice(_ENDS)
        self.kept(text)
        if self.chance.random() < 0.75:
            return text
        address = f"https://example.org/{len(self.links)}"
        self.links.append(address)
        first, _, rest = text.partition(" ")
        return f"[{first}]({address}) {rest}"

    def paragraph(self) -> str:
        """Return a few sentences."""
        return " ".join(self.sentence() for _ in range(self.chance.randint(1, 6)))

    def paragraphs(self, count: int) -> str:
        """Return paragraphs with an empty line between them."""
        return "\n\n".join(self.paragraph() for _ in range(count))

    def items(self, count: int, mark: str = "- ") -> str:
        """Return the items of a list."""
        return "\n".join(f"{mark}{self.kept(self.words(3, 20))};" for _ in range(count))

    def heading(self, level: int = 2, anchor: str = "") -> str:
        """Return a heading."""
        named = f" {{#{anchor}}}" if anchor else ""
        return f"{'#' * level} {self.kept(self.words(2, 6))}{named}"


def chronicle(writer: Writer) -> str:
    """Return a long account with a signature and the text of somebody else, which has parts."""
    own = (
        *(writer.paragraphs(4), writer.heading(), writer.paragraphs(2), writer.items(5)),
        *(writer.paragraphs(1), writer.heading(), writer.paragraphs(3)),
        f"{writer.kept('Ada Éluard, le groupe')}  \n{writer.kept('en collaboration avec Zoé Roy')}",
    )
    title = writer.kept(writer.words(3, 6))
    theirs = (writer.paragraphs(4), writer.heading(), writer.items(3), writer.paragraphs(1))
    body = "\n\n".join((*own, f"/// carried | {title}", *theirs, "///", writer.paragraph()))
    block = {
        "title": writer.kept("Sans souci, le groupe veille!"),
        "authors": f"[{{name: {writer.kept('Zoé Roy')}, affiliation: {writer.kept('Le bureau')}}}]",
        "publication": writer.kept("Intranet et bulletin électronique"),
        "date": "2013",
        "permission": f"{{granted_by: {writer.kept('Le bureau des communications')}}}",
    }
    return post("Ottawa", body, carried="".join(f"\n  {key}: {block[key]}" for key in block))


def report(writer: Writer) -> str:
    """Return an account of a conference with a document and twelve recommendations."""
    numbered = "\n\n".join(
        f"{number}. {writer.kept(writer.words(6, 40))}" for number in range(1, 13)
    )
    body = "\n\n".join(
        (
            writer.paragraphs(3),
            writer.heading(),
            f"/// recommendations\n\n{numbered}\n\n///",
            writer.paragraph(),
        )
    )
    document = "{format: PDF, pages: 176, size: 2.1 MB, url: 'https://example.org/actes.pdf'}"
    writer.links.append("https://example.org/actes.pdf")
    writer.kept("PDF, 176 pages, 2,1 Mo, en français")
    return post("Actes", body, kind="report", document=document)


def competency(writer: Writer) -> str:
    """Return a definition and five lists of many items."""
    sections = (f"{writer.heading(anchor=name)}\n\n{writer.items(11)}" for name in SECTIONS)
    body = "\n\n".join((writer.paragraph(), *sections))
    return post("Collaborer", body, kind="competency", category="")


def republication(writer: Writer) -> str:
    """Return an introduction of two sentences and a text with quotations, notes and a table."""
    cells = [writer.kept(writer.words(1, 3)) for _ in range(6)]
    body = "\n\n".join(
        (
            writer.paragraph(),
            f"> {writer.sentence()}",
            f"{writer.kept('Une phrase avec une note')}[^1].",
            f"| {cells[0]} | {cells[1]} |\n|---|---|\n| {cells[2]} | {cells[3]} |",
            f"{cells[4]}\n:   {cells[5]}",
            f"[^1]: {writer.sentence()}",
        )
    )
    block = "\n  title: L’original\n  publication: Un fil\n  licence: CC-BY-4.0\n  changes: summary"
    return post("Repris", body, kind="republication", republication=block)


SHAPES = {
    "posts/2013/2013-06-05-a/fr.md": (chronicle, "fr/2013/06/ottawa"),
    "posts/2016/2016-09-14-a/fr.md": (report, "fr/2016/09/actes"),
    "pages/competencies/a/fr.md": (competency, "fr/collaborer"),
    "posts/2013/2013-06-06-a/fr.md": (republication, "fr/2013/06/repris"),
}


def said(element: HtmlElement) -> str:
    """Return the text of an element, with a space between its blocks and none inside a word."""
    inside = etree.tostring(element, encoding="unicode", method="html", with_tail=False)
    return unescape(_TAG.sub(" ", _INLINE.sub("", inside)))


def only_words(text: str) -> str:
    """Return the words and numbers of a text, one space between them and at both ends."""
    return f" {' '.join(_WORD.findall(text))} "


def lost(writer: Writer, there: str) -> list[str]:
    """Return what was written and is not among the words `there`."""
    return [one for one in writer.written if only_words(one).strip() not in there]


@pytest.mark.parametrize("seed", range(5))
def test_every_sentence_item_number_and_link_is_on_the_page(tmp_path: Path, seed: int) -> None:
    writers = {name: Writer(random.Random(f"{name}{seed}")) for name in SHAPES}  # noqa: S311
    texts = {name: shape(writers[name]) for name, (shape, _) in SHAPES.items()}
    made = built(write(tmp_path / "content", {**BASE, **texts}), tmp_path / "site")
    assert (made.status, made.err) == (0, "")
    for name, (_, path) in SHAPES.items():
        (main,) = made.page(path).xpath("//main")
        there = only_words(said(main))
        assert lost(writers[name], there) == [], name
        assert [one for one in writers[name].links if one not in main.xpath(".//a/@href")] == []


def test_a_sentence_that_is_not_there_would_be_missed(tmp_path: Path) -> None:
    writer = Writer(random.Random(0))  # noqa: S311
    text = competency(writer)
    item = next(line for line in text.splitlines() if line.startswith("- "))
    content = {**BASE, "pages/a/fr.md": text.replace(f"{item}\n", "", 1)}
    made = built(write(tmp_path / "content", content), tmp_path / "site")
    there = only_words(said(made.page("fr/collaborer")))
    assert lost(writer, there) == [item[2:-1]]
