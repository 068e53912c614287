"""The face of the cards: how wide its words are, and what its letters look like.

Pillow spaces letters by their outlines, and kerns them only where a library of the system is there:
the same title would look otherwise on another machine. The tables of the font are the same on all.
"""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from fontTools.ttLib import TTFont
from PIL import ImageFont

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

Glyph = tuple[Any, int, int]
"""A letter's mask, and where its left upper corner is seen from its place on the line."""


class Face:
    """One font file, at all sizes."""

    def __init__(self, file: Path) -> None:
        """Read the tables of the font."""
        self.file = file
        font: Any
        with TTFont(file, lazy=True) as font:
            names, advances = font.getBestCmap(), font["hmtx"].metrics
            kerns = font["kern"].kernTables[0].kernTable
            unit = font["head"].unitsPerEm
        self.advances: dict[str, float] = {
            chr(code): advances[name][0] / unit for code, name in names.items()
        }
        letters = {name: chr(code) for code, name in reversed(names.items())}
        self.kerns: dict[tuple[str, str], float] = {
            (letters[one], letters[other]): kern / unit for (one, other), kern in kerns.items()
        }
        self.width = cache(self._width)
        self.glyph = cache(self._glyph)
        self.sized = cache(self._sized)

    def known(self, words: str) -> str:
        """Return words with single spaces, without the signs that the font does not have."""
        known = "".join(filter(self.advances.__contains__, words.replace("\n", " ")))
        return " ".join(filter(None, known.split(" ")))

    def _width(self, word: str) -> float:
        """Return how wide a word is, in ems."""
        kerns = sum(self.kerns.get(pair, 0) for pair in pairwise(word))
        return sum((self.advances[letter] for letter in word), kerns)

    def placed(self, words: str, size: int) -> Iterator[tuple[int, Glyph]]:
        """Yield the letters of a line, each with its place on it in pixels."""
        place, before = 0.0, ""
        for letter in words:
            place += self.kerns.get((before, letter), 0) * size
            yield round(place), self.glyph(letter, size)
            place, before = place + self.advances[letter] * size, letter

    def _glyph(self, letter: str, size: int) -> Glyph:
        mask, (left, top) = self.sized(size).getmask2(letter, anchor="ls")
        return mask, left, top

    def _sized(self, size: int) -> ImageFont.FreeTypeFont:
        return ImageFont.truetype(self.file, size, layout_engine=ImageFont.Layout.BASIC)
