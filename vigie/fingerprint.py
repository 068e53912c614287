"""Fingerprints of values: equal values have equal fingerprints, in any process and on any day."""

from __future__ import annotations

from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from enum import Enum
from hashlib import blake2b
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from vigie.comments.model import DiscussionView, Tally
from vigie.pages import Passage
from vigie.shared import Shared

if TYPE_CHECKING:
    from collections.abc import Callable

SIZE = 16
_OF_ARCHIVES = {DiscussionView, Tally}


class Fingerprints:
    """Makes fingerprints; what many pages share is looked at once.

    Values must be frozen and live as long as this object: it knows them again by identity.
    """

    def __init__(self) -> None:
        """Have met nothing yet."""
        self.seen: dict[int, tuple[bytes, tuple[str, ...]]] = {}
        self.sources: list[str] = []

    def taken(self) -> tuple[str, ...]:
        """Return the sources of the passages met since the last call."""
        taken, self.sources = tuple(self.sources), []
        return taken

    def met(self) -> set[bytes]:
        """Return the fingerprints of the shared values that were met."""
        return {print_ for print_, _ in self.seen.values()}

    def of(self, value: object) -> bytes:
        """Return the fingerprint of a page's values: 16 bytes.

        Raises TypeError for what has no fixed content: functions, open files, plain objects.
        """
        pieces: list[bytes] = []
        self._write(value, pieces.append)
        return blake2b(b"".join(pieces), digest_size=SIZE).digest()

    def _write(self, value: Any, put: Callable[[bytes], None]) -> None:  # noqa: ANN401, C901, PLR0912
        kind = type(value)
        if kind is str:
            text = value.encode("utf-8", "surrogatepass")
            put(b"s%d:" % len(text))
            put(text)
        elif value is None or kind is bool or kind is int:
            put(b"%a;" % value)
        elif kind is tuple:
            put(b"t%d:" % len(value))
            for item in value:
                self._write(item, put)
        elif isinstance(value, Shared):
            put(self.known(value))
        elif is_dataclass(kind):
            if kind is Passage or (kind in _OF_ARCHIVES and value.source):
                self.sources.append(value.source)
            self._write_fields(value, put)
        elif isinstance(value, Enum):
            put(_name(kind))
            self._write(value.value, put)
        elif isinstance(value, date):
            self._write(value.isoformat(), put)
        elif isinstance(value, frozenset):
            put(b"f%d:" % len(value))
            for item in sorted(self.of(item) for item in value):
                put(item)
        elif isinstance(value, dict):
            put(b"d%d:" % len(value))
            for item in value.items():
                self._write(item, put)
        else:
            raise TypeError(f"{kind.__qualname__} cannot be a value of a page")

    def known(self, value: Shared) -> bytes:
        """Return the fingerprint of a shared value; its sources count as met once more."""
        found = self.seen.get(id(value))
        if found is None:
            before, self.sources = self.sources, []
            pieces: list[bytes] = []
            self._write_fields(value, pieces.append)
            print_ = blake2b(b"".join(pieces), digest_size=SIZE).digest()
            found = self.seen[id(value)] = (print_, self.taken())
            self.sources = before
        self.sources += found[1]
        return found[0]

    def _write_fields(self, value: object, put: Callable[[bytes], None]) -> None:
        kind = KINDS[type(value)]
        put(kind.name)
        for item in kind.taken(value):
            self._write(item, put)


@dataclass(frozen=True, slots=True)
class Kind:
    """A class of values: its name, its fields, and what takes all of them of an instance."""

    name: bytes
    fields: tuple[str, ...]
    taken: Callable[[object], tuple[object, ...]]


class _Kinds(dict[type, Kind]):
    """What is known of each class of values."""

    def __missing__(self, kind: type) -> Kind:
        names = tuple(field.name for field in fields(kind))
        take = attrgetter(*names) if names else lambda _: ()
        taken = take if len(names) != 1 else lambda value: (take(value),)
        self[kind] = found = Kind(_name(kind), names, taken)
        return found


def _name(kind: type) -> bytes:
    return f"{kind.__module__}.{kind.__qualname__}:".encode()


KINDS = _Kinds()
"""The classes of values met in this process."""
