"""Descriptions that stand in for a picture."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vigie.checking.rule import Finding, found

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vigie.checking.manuscript import Manuscript

_FILE = re.compile(
    r"\S+\.(?:png|jpe?g|gif|webp|avif|svg|bmp|tiff?)|(?:IMG|DSC|DCIM)[_-]?\d+", re.IGNORECASE
)
_NOTHING = re.compile(
    r"(?:une? |the |an? )?(?:image|photo|photographie|illustration|figure|graphique|logo|picture"
    r"|photograph|graphic|chart|diagram|schéma|capture d’écran|screenshot|banner|bannière|icône"
    r"|icon|sans titre|untitled)(?: ?\d+)?",
    re.IGNORECASE,
)
_BEGINNING = re.compile(
    r"(?:image|photo|photographie|picture|photograph|graphic)\s(?:de|d’|du|des|of|montrant|showing)"
    r"\b",
    re.IGNORECASE,
)
_LONGEST = 300


def description(manuscript: Manuscript) -> Iterator[Finding]:
    """Find descriptions that describe nothing: the name of a file, “photo”, “image 1”.

    WCAG 2.2, 1.1.1 and failure F30. A picture without any description is an error of the build.
    """
    for picture in manuscript.pictures:
        said = picture.text.replace("'", "’")
        if _FILE.fullmatch(said) or _NOTHING.fullmatch(said):
            yield found(
                picture.start,
                "“{words}” does not describe the picture",
                "write what the picture tells whoever sees it",
                words=picture.text,
            )


def wordy(manuscript: Manuscript) -> Iterator[Finding]:
    """Find descriptions that begin with “image of”, or are too long to be heard in one go.

    WCAG tutorial on images: screen readers say themselves that there is a picture; what needs
    more room belongs to the text.
    """
    for picture in manuscript.pictures:
        said = picture.text.replace("'", "’")
        if _BEGINNING.match(said):
            what = "the description begins with “{word}”"
            told = "begin with what the picture shows"
            yield found(picture.start, what, told, word=picture.text.split()[0])
        elif len(said) > _LONGEST:
            what = "a description of {count} characters"
            told = "say the essential in a sentence or two, and tell the rest in the text"
            yield found(picture.start, what, told, count=len(said))
