"""Links whose words tell where they lead, also to whoever hears nothing else."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from vigie.checking.rule import Finding, found

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vigie.checking.manuscript import Manuscript

_SAYING_NOTHING = frozenset(
    {
        *("ici", "là", "cliquez ici", "cliquer ici", "par ici", "voir ici", "c’est ici", "ce lien"),
        *("lien", "le lien", "suivez ce lien", "cette page", "lire la suite", "lire", "la suite"),
        *(
            "suite",
            "en savoir plus",
            "savoir plus",
            "plus",
            "plus d’information",
            "plus de détails",
        ),
        *("voir", "voir plus", "cliquez", "cliquez sur ce lien", "lisez la suite", "détails"),
        *("here", "click here", "this link", "link", "the link", "this page", "this", "read more"),
        *("more", "learn more", "see here", "right here", "follow this link", "go", "details"),
        *(
            "more information",
            "more info",
            "continue reading",
            "see more",
            "click",
            "find out more",
        ),
    }
)
_ENDS = " .,;:!?…»«”“\"'()[]→>\u00a0\u202f"
_SPACES = re.compile(r"\s+")
_WRITTEN_OUT = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_DOCUMENT = re.compile(r"\.(pdf|docx?|xlsx?|pptx?|od[tsp]|csv|zip|epub|rtf)$", re.IGNORECASE)
_OTHERS = {
    "docx": ("docx", "word"),
    "doc": ("doc", "word"),
    "xlsx": ("xlsx", "excel"),
    "xls": ("xls", "excel"),
    "pptx": ("pptx", "powerpoint"),
    "ppt": ("ppt", "powerpoint"),
}


def empty(manuscript: Manuscript) -> Iterator[Finding]:
    """Find links without words.

    WCAG 2.2, 2.4.4 and failure F89: nobody can tell that there is a link, or where it leads.
    """
    for link in manuscript.links:
        if not link.text:
            what = "the link to “{target}” has no words"
            told = "write between the brackets where it leads"
            yield found(link.start, what, told, target=link.target)


def text(manuscript: Manuscript) -> Iterator[Finding]:
    """Find links whose words say nothing alone, such as “ici” and “read more”.

    WCAG 2.2, 2.4.4 and 2.4.9: who lists the links of a page hears their words only.
    """
    for link in manuscript.links:
        said = _SPACES.sub(" ", link.text.replace("'", "’")).strip(_ENDS).casefold()
        if said in _SAYING_NOTHING:
            yield found(
                link.start,
                "the words of the link, “{words}”, do not tell where it leads",
                "put the name of what is there between the brackets",
                words=link.text,
            )


def address(manuscript: Manuscript) -> Iterator[Finding]:
    """Find links whose words are an address.

    WCAG 2.2, 2.4.4: it is read aloud sign by sign.
    """
    for link in manuscript.links:
        if _WRITTEN_OUT.fullmatch(link.text):
            what = "the words of the link are an address, “{words}”"
            told = "write the name of the page or the site in its place"
            yield found(link.start, what, told, words=link.text)


def document(manuscript: Manuscript) -> Iterator[Finding]:
    """Find links to a document that do not tell its format.

    SGQRI 008-3.0 and RGAA 13.3: a reader knows before the click what comes, and in which program.
    """
    for link in manuscript.links:
        match = _DOCUMENT.search(unquote(_path(link.target)))
        if match is None:
            continue
        form = match[1].lower()
        if not any(name in link.text.casefold() for name in _OTHERS.get(form, (form,))):
            yield found(
                link.start,
                "the link “{words}” does not tell that it leads to a document",
                "say it in its words, e.g. “{words} ({format}, 12 pages)”",
                words=link.text,
                format=form.upper(),
            )


def language(manuscript: Manuscript) -> Iterator[Finding]:
    """Find links to the other language of a text of this site that do not say so.

    WCAG 2.2, technique H83 by analogy, and RGAA 8.7: `hreflang` tells browsers and readers.
    """
    other = manuscript.body_language.other
    for link in manuscript.links:
        target = _path(link.target)
        leads_there = target == f"{other}.md" or target.endswith(f"/{other}.md")
        if leads_there and "hreflang" not in link.attributes:
            yield found(
                link.start,
                "the link “{words}” leads to a text in the other language",
                "add {: hreflang={language} } behind it",
                words=link.text,
                language=other,
            )


def _path(target: str) -> str:
    try:
        return urlsplit(target).path
    except ValueError:
        return ""
