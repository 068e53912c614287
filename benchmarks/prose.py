"""The made-up text of a post: about 600 words of Markdown, with some of all that posts have."""

from __future__ import annotations

import re
import struct
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from benchmarks.words import WORDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from random import Random

    from vigie.languages import Language

PICTURE_SHARE = 0.25

_MARKUP = re.compile(r"[*`]")
_CODE = """```python
def {name}(rows):
    return [row for row in rows if row["{name}"] > {number}]
```"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A link to another post, given by its number."""

    to: int
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A place where a picture is shown."""

    name: str
    description: str


Part = str | Link | Shown
"""A piece of a body: Markdown as it stands, or an address that each generator writes its way."""


def markdown(
    body: Sequence[Part], link: Callable[[int], str], picture: Callable[[str], str]
) -> str:
    """Return a body as Markdown; `link` and `picture` give the addresses that take their place."""
    pieces = []
    for part in body:
        match part:
            case Link():
                pieces.append(f"[{part.words}]({link(part.to)})")
            case Shown():
                pieces.append(f"![{part.description}]({picture(part.name)})")
            case _:
                pieces.append(part)
    return "".join(pieces)


def title(language: Language, chance: Random) -> str:
    """Return a title."""
    words = WORDS[language]
    text = f"{chance.choice(words.objects)} {chance.choice(words.circumstances)}"
    return _capital(_MARKUP.sub("", text))


def plain_sentence(language: Language, chance: Random) -> str:
    """Return a sentence without Markdown."""
    return _MARKUP.sub("", _sentence(language, chance))


def body(
    language: Language, chance: Random, *, own: int, posts: int, pictures: Sequence[str]
) -> tuple[Part, ...]:
    """Return a body; `own` is the number of its post among `posts`, the only one not linked to."""
    return tuple(_Writer(language, chance, own, posts).parts(pictures))


def square(side: int, colour: tuple[int, int, int]) -> bytes:
    """Return a PNG picture of one colour."""
    rows = (b"\0" + bytes(colour) * side) * side
    header = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, data) for name, data in chunks)


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def _sentence(language: Language, chance: Random) -> str:
    words = WORDS[language]
    lists = (words.subjects, words.verbs, words.objects, words.circumstances)
    return _capital(" ".join(chance.choice(phrases) for phrases in lists)) + "."


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


@dataclass(frozen=True, slots=True)
class _Writer:
    language: Language
    chance: Random
    own: int
    posts: int

    def parts(self, pictures: Sequence[str]) -> Iterator[Part]:
        yield self._paragraph(3)
        blocks = self.chance.sample((self._items, self._table, self._code, self._quote), 4)
        for number, block in enumerate(blocks, 1):
            yield f"## {title(self.language, self.chance)}\n\n{self._paragraph(2)}"
            yield block()
            if number % 2:
                yield self._noted(number)
                yield self._paragraph(2)
            else:
                yield from self._linking()
                yield self._paragraph(1)
        for name in pictures:
            yield Shown(name=name, description=WORDS[self.language].picture)
            yield "\n"

    def _sentences(self, count: int) -> str:
        return " ".join(_sentence(self.language, self.chance) for _ in range(count))

    def _paragraph(self, count: int) -> str:
        return f"{self._sentences(count)}\n\n"

    def _items(self) -> str:
        found = self.chance.sample(WORDS[self.language].objects, 5)
        return "".join(f"- {item}\n" for item in found) + "\n"

    def _table(self) -> str:
        words = WORDS[self.language]
        cells = zip(
            self.chance.sample(words.objects, 4),
            self.chance.sample(words.subjects, 4),
            (f"{self.chance.randint(2, 90)}" for _ in range(4)),
            strict=True,
        )
        rows = [words.columns, ("---", "---", "--:"), *cells]
        return "".join(f"| {' | '.join(row)} |\n" for row in rows) + "\n"

    def _code(self) -> str:
        name = self.chance.choice(("duration", "cost", "count", "delay"))
        return _CODE.format(name=name, number=self.chance.randint(1, 500)) + "\n\n"

    def _quote(self) -> str:
        return f"> {self._sentences(2)}\n\n"

    def _noted(self, number: int) -> str:
        mark = f"[^{number}]"
        return f"{self._sentences(1)}{mark}\n\n{mark}: {self._sentences(1)}\n\n"

    def _linking(self) -> Iterator[Part]:
        to = (self.own + self.chance.randrange(1, self.posts)) % self.posts
        words = _MARKUP.sub("", self.chance.choice(WORDS[self.language].objects))
        yield f"{WORDS[self.language].see_also} "
        yield Link(to=to, words=words)
        yield ". "
