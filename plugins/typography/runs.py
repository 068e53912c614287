"""The runs of text in a tree of HTML: what is read as one, in one language."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

from plugins.typography.line import BREAK, OPAQUE
from plugins.typography.locales import locale_of
from plugins.typography.rules import CONTROL, set_string

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lxml.etree import _Element

    from plugins.typography.locales import Locale

    Pieces = list[tuple[str, _Element | None, bool]]
    """Texts, each with its element and whether it is the tail of that; a text that only stands for
    something has no element.
    """

SILENT = "verbatim"
"""The class of elements that stay letter by letter as they were written."""

_TEXT_ATTRIBUTES = frozenset({"abbr", "alt", "aria-description", "aria-label", "label", "title"})
_NOTED = _TEXT_ATTRIBUTES | {"class", "lang"}

# What an element is to the text around it; one not named here is a block.
_WITHIN, _OBJECT, _SKIPPED, _SKIPPED_BLOCK, _BREAK, _NO_ELEMENT, _BLOCK = range(7)
_NAMES = {
    _WITHIN: """
        a abbr b bdi bdo big cite data del dfn em font i ins label mark q s small span strike strong
        time tt u wbr
    """,
    _OBJECT: """
        audio button canvas embed iframe img input meter object picture progress ruby select sub sup
        video
    """,
    _SKIPPED: "code kbd math samp script style svg template var",
    _SKIPPED_BLOCK: "pre textarea xmp",
    _BREAK: "br",
}
_KINDS: Mapping[object, int] = {
    **{name: kind for kind, names in _NAMES.items() for name in names.split()},
    **dict.fromkeys((etree.Comment, etree.PI, etree.Entity), _NO_ELEMENT),
}
_RAISED = frozenset({"sub", "sup"})


class Voice(NamedTuple):
    """How a run is to be set: its locale, and whether letters may be raised in it."""

    locale: Locale | None
    raises: bool


class _Frame(NamedTuple):
    """An element whose children are being walked.

    Behind a block a new run begins; behind a passage with a run of its own, `around` goes on.
    """

    element: etree._Element
    children: Iterator[etree._Element]
    voice: Voice
    block: bool
    around: tuple[Voice, Pieces] | None = None


def runs_of(
    root: etree._Element, locale: Locale | None, own: Mapping[str, Locale]
) -> list[tuple[Voice, Pieces]]:
    """Return the runs below `root`, whose locale is given; some may be empty.

    On the way, attributes that are text are set. `own` is as for `locale_of`.
    """
    walk = _Walk(Voice(locale, raises=True), own)
    walk.down(root)
    return walk.runs


class _Walk:
    """Collects runs; a text that begins one with nothing but space is left out."""

    def __init__(self, voice: Voice, own: Mapping[str, Locale]) -> None:
        self.own = own
        self.voice = voice
        self.pieces: Pieces = []
        self.runs = [(voice, self.pieces)]

    def down(self, root: etree._Element) -> None:
        """Walk all that is below `root`."""
        self._add(root.text, root, is_tail=False)
        frames = [_Frame(root, iter(root), self.voice, block=True)]
        while frames:
            frame = frames[-1]
            for child in frame.children:
                inner = self._element(child, frame.voice)
                if inner is not None:
                    frames.append(inner)
                    break
                self._add(child.tail, child, is_tail=True)
            else:
                frames.pop()
                if frames:
                    self._behind(frame, frames[-1].voice)

    def _add(self, text: str | None, element: etree._Element, *, is_tail: bool) -> None:
        if text and (self.pieces or not text.isspace()):
            self.pieces.append((text, element, is_tail))

    def _begin(self, voice: Voice) -> None:
        """Begin a run, or go on with one that is empty."""
        if self.pieces or voice is not self.voice:
            self.voice = voice
            self.pieces = []
            self.runs.append((voice, self.pieces))

    def _behind(self, frame: _Frame, voice: Voice) -> None:
        if frame.block:
            self._begin(voice)
        elif frame.around is not None:
            self.voice, self.pieces = frame.around
        self._add(frame.element.tail, frame.element, is_tail=True)

    def _element(self, element: etree._Element, outer: Voice) -> _Frame | None:
        """Take up an element; return its frame if there are others in it."""
        kind = _KINDS.get(element.tag, _BLOCK)
        names = element.keys()
        voice = outer
        if names and kind not in {_SKIPPED, _SKIPPED_BLOCK} and not _NOTED.isdisjoint(names):
            if SILENT in element.get("class", "").split():
                kind = _SKIPPED_BLOCK if kind == _BLOCK else _SKIPPED
            else:
                voice = self._voice(element, names, outer)
        if kind == _BLOCK:
            self._begin(voice)
            self._add(element.text, element, is_tail=False)
            if len(element):
                return _Frame(element, iter(element), voice, block=True)
            self._begin(outer)
            return None
        if kind == _WITHIN and voice is outer:
            self._add(element.text, element, is_tail=False)
            return _Frame(element, iter(element), voice, block=False) if len(element) else None
        if kind in {_WITHIN, _OBJECT}:
            return self._passage(element, voice)
        self._pass(kind, outer)
        return None

    def _passage(self, element: etree._Element, voice: Voice) -> _Frame | None:
        """Take up an element within a paragraph that has a run of its own."""
        around = self.voice, self.pieces
        self.pieces.append((OPAQUE, None, False))
        if voice.raises and element.tag in _RAISED:
            voice = voice._replace(raises=False)
        self._begin(voice)
        self._add(element.text, element, is_tail=False)
        if len(element):
            return _Frame(element, iter(element), voice, block=False, around=around)
        self.voice, self.pieces = around
        return None

    def _pass(self, kind: int, outer: Voice) -> None:
        """Pass over an element that is left as it is."""
        if kind == _BREAK:
            self.pieces.append((BREAK, None, False))
        elif kind == _SKIPPED:
            self.pieces.append((OPAQUE, None, False))
        elif kind == _SKIPPED_BLOCK:
            self._begin(outer)

    def _voice(self, element: etree._Element, names: list[str], outer: Voice) -> Voice:
        """Return how an element is to be set, its attributes being set already."""
        voice = outer
        if "lang" in names:
            locale = locale_of(element.get("lang", ""), self.own)
            voice = outer if locale is outer.locale else outer._replace(locale=locale)
        if voice.locale is not None:
            for name in _TEXT_ATTRIBUTES.intersection(names):
                written = element.get(name, "")
                new = set_string(written, voice.locale)
                if new != written and not CONTROL.search(new):
                    element.set(name, new)
        return voice
