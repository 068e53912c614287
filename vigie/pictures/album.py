"""The pictures that texts show or link to, and what is made of them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from vigie import urls
from vigie.pictures.markup import Shown
from vigie.pictures.model import Flaw, Picture, Use
from vigie.planning.links import told_of
from vigie.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from vigie.content import Text
    from vigie.pictures.renditions import Rendition, Renditions
    from vigie.planning.links import Address
    from vigie.planning.outline import Outline
    from vigie.prose import Reference

_MEDIA = f"{urls.MEDIA}/"


@dataclass(frozen=True, slots=True, kw_only=True)
class Album:
    """The pictures that pages show, by their place in the content folder; all files made of them.

    `renditions` are also those of pictures that are only linked to.
    """

    pictures: Mapping[str, Picture]
    renditions: tuple[Rendition, ...]

    def shown(self, reference: Reference, link: Address, prefix: str) -> Shown | None:
        """Return the picture that a reference shows, its addresses begun with `prefix`, if any."""
        if not reference.picture:
            return None
        name = link.path.removeprefix(_MEDIA)
        picture = self.pictures.get(name)
        return Shown(name, picture, prefix, reference.across) if picture else None


EMPTY = Album(pictures={}, renditions=())


def with_pictures(outline: Outline, renditions: Renditions) -> tuple[Outline, list[Problem]]:
    """Return the outline with its album, and a problem wherever a text shows what it cannot."""
    uses: dict[Use, list[tuple[Text, Reference]]] = {}
    for text, reference, use in _uses(outline):
        uses.setdefault(use, []).append((text, reference))
    made = renditions.of(uses)
    pictures = {use: one for use, one in made.items() if isinstance(one, Picture)}
    files = {
        file.path: file for use, one in pictures.items() for file in renditions.files(use, one)
    }
    album = Album(
        pictures={use.name: one for use, one in pictures.items() if not use.whole},
        renditions=tuple(files.values()),
    )
    flaws = [
        Problem(text.source, reference.line, told_of(reference, one.what), one.remedy)
        for use, one in made.items()
        if isinstance(one, Flaw)
        for text, reference in uses[use]
    ]
    return replace(outline, album=album), flaws


def _uses(outline: Outline) -> Iterator[tuple[Text, Reference, Use]]:
    texts = (text for pair in outline.content.pairs for text in pair.texts.values())
    for text in texts if outline.media else ():
        for reference, link in zip(text.references, outline.links[text.source], strict=True):
            if link.path.startswith(_MEDIA):
                name = link.path.removeprefix(_MEDIA)
                yield text, reference, Use(name=name, whole=not reference.picture)
