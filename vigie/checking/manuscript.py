"""One text as its writer typed it, with what is prose in it and where everything stands."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from operator import itemgetter
from typing import TYPE_CHECKING

import yaml

from vigie.checking import masking, parts, silences, tongues
from vigie.languages import Language

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from vigie.checking.parts import Heading, Link
    from vigie.checking.silences import Silence

_FRONT = re.compile(r"---[ \t]*\n(?P<front>.*?)^---[ \t]*$\n?", re.DOTALL | re.MULTILINE)
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_PROSE = frozenset({("title",), ("summary",)})
_COMMENT = "comment"
_ESCAPE = re.compile(r"\\.|''")
_STYLE = re.compile(r"[>|][-+0-9]*")

Extent = tuple[int, int]
"""Where something begins and where it ends, in characters from the begin of the file."""


@dataclass(frozen=True, slots=True)
class Place:
    """A line and a column of a file, both from 1."""

    path: str
    line: int
    column: int


@dataclass(frozen=True, kw_only=True)
class Manuscript:
    """The file of a text: what is written, and what of it is prose in which language.

    `front` has the simple values of the front matter by key, `places` where each stands, `nested`
    the others with their places; `body` is where the text begins. `markdown` is the whole file
    with its front matter, code and comments hidden; `prose` is it by language, without addresses,
    tags and attributes too, and with the title, the summary and comments on links. All are as long
    as `text`, but for the prose of a language of which there is none: that is empty.
    """

    path: str
    language: Language
    body_language: Language
    text: str
    body: int
    front: Mapping[str, str]
    places: Mapping[str, Extent]
    nested: tuple[tuple[int, str], ...]
    markdown: str
    prose: Mapping[Language, str]
    silences: tuple[Silence, ...]

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """Every link, in the order of their places."""
        return tuple(one for one in self._shown if not one.embedded)

    @cached_property
    def pictures(self) -> tuple[Link, ...]:
        """Every picture; its text is its description."""
        return tuple(one for one in self._shown if one.embedded)

    @cached_property
    def headings(self) -> tuple[Heading, ...]:
        """Every heading of the body."""
        return tuple(parts.headings(self.markdown, self.body, self.block_at))

    @cached_property
    def paragraphs(self) -> tuple[Extent, ...]:
        """Where each run of lines begins and ends between which nothing is left blank."""
        return tuple(parts.paragraphs(self.markdown, self.body))

    @cached_property
    def _shown(self) -> tuple[Link, ...]:
        return tuple(parts.links(self.markdown, self.body))

    @cached_property
    def _lines(self) -> tuple[int, ...]:
        return (0, *(match.end() for match in re.finditer("\n", self.text)))

    @cached_property
    def _marks(self) -> tuple[tuple[int, str], ...]:
        return ((-1, ""), *parts.marks(self.markdown, self.body))

    def block_at(self, start: int) -> str:
        """Return the name of the marked block `/// name` that something stands in, or nothing."""
        number = bisect_right(self._marks, start, key=itemgetter(0))
        return self._marks[number - 1][1]

    def place(self, start: int, rule: str) -> Place | None:
        """Return where something begins; None where the writer turned that rule off."""
        line = bisect_right(self._lines, start)
        if any(one.first <= line <= one.last and rule in one.rules for one in self.silences):
            return None
        return Place(self.path, line, start - self._lines[line - 1] + 1)


def read(path: str, language: Language, text: str) -> Manuscript:
    """Return the manuscript that a file holds, whatever is wrong with it."""
    match = _FRONT.match(text)
    body = match.end() if match else 0
    first, last = match.span("front") if match else (0, 0)
    values = list(_scalars(text[first:last], first))
    front = {keys[0]: value for keys, value, _ in values if len(keys) == 1}
    places = {keys[0]: place for keys, _, place in values if len(keys) == 1}
    told = front.get("body_lang", language)
    body_language = Language(told) if told in tuple(Language) else language
    coded = masking.hidden(text[:body]) + masking.without_code(text[body:])
    marked = masking.without_comments(coded)
    prose = masking.without_marks(marked)
    spoken = [(body, len(text), body_language)]
    for keys, _, (start, end) in values:
        if keys in _PROSE or (keys[-1] == _COMMENT and len(keys) > 1):
            prose = prose[:start] + _value(text[start:end]) + prose[end:]
            spoken.append((start, end, language))
    return Manuscript(
        path=path,
        language=language,
        body_language=body_language,
        text=text,
        body=body,
        front=front,
        places=places,
        nested=tuple((place[0], value) for keys, value, place in values if len(keys) > 1),
        markdown=marked,
        prose=tongues.prose_by_language(prose, marked, spoken),
        silences=silences.silences(text, coded, body),
    )


def _scalars(front: str, offset: int) -> Iterator[tuple[tuple[str, ...], str, Extent]]:
    """Yield the keys, the value and the place of each value; none where they cannot be read."""
    try:
        root = yaml.compose(front, Loader=_Loader)
    except (yaml.YAMLError, RecursionError):
        return
    pending: list[tuple[tuple[str, ...], yaml.Node | None]] = [((), root)]
    while pending:
        keys, node = pending.pop()
        if isinstance(node, yaml.ScalarNode) and keys:
            yield keys, node.value, (offset + node.start_mark.index, offset + node.end_mark.index)
        elif isinstance(node, yaml.SequenceNode):
            pending += [(keys, one) for one in node.value]
        elif isinstance(node, yaml.MappingNode):
            pending += [((*keys, str(key.value)), one) for key, one in node.value]


def _value(written: str) -> str:
    """Return a value as it is written, with the signs of YAML around and inside it hidden."""
    if style := _STYLE.match(written):
        return masking.hidden(style[0]) + written[style.end() :]
    if written[:1] in {'"', "'"}:
        inside = _ESCAPE.sub(lambda match: masking.hidden(match[0]), written[1:-1])
        return f"{masking.HIDDEN}{inside}{masking.HIDDEN}"
    return written
