"""Fingerprints of values: equal values have equal fingerprints, in any process and on any day."""

from __future__ import annotations

import marshal
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from enum import Enum
from hashlib import blake2b
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from vigie.comments.model import DiscussionView, Tally
from vigie.incremental.shared import Shared
from vigie.pages import Passage

if TYPE_CHECKING:
    from collections.abc import Callable

SIZE = 16
_OF_ARCHIVES = {DiscussionView, Tally}
_ATOMS = frozenset({str, int, bool, type(None)})
_PLAIN = 2
"""The newest version of marshal’s format in which equal values have equal bytes."""


class Fingerprints:
    """Makes fingerprints; what many pages share is looked at once.

    Values must be frozen: it knows them again by identity, and keeps what it so knows.
    """

    def __init__(self) -> None:
        """Have met nothing yet."""
        self.seen: dict[int, tuple[bytes, tuple[str, ...], Shared]] = {}
        self.sources: list[str] = []
        self.fresh: set[bytes] = set()

    def taken(self) -> tuple[str, ...]:
        """Return the sources of the passages met since the last call."""
        taken, self.sources = tuple(self.sources), []
        return taken

    def met(self) -> frozenset[bytes]:
        """Return the fingerprints of the shared values first met since the last call."""
        met, self.fresh = frozenset(self.fresh), set()
        return met

    def of(self, value: object) -> bytes:
        """Return the fingerprint of a page's values: 16 bytes.

        Raises TypeError for what has no fixed content: functions, open files, plain objects.
        """
        return blake2b(marshal.dumps(self._plain(value), _PLAIN), digest_size=SIZE).digest()

    def known(self, value: Shared) -> bytes:
        """Return the fingerprint of a shared value; its sources count as met once more."""
        found = self.seen.get(id(value))
        if found is None:
            before, self.sources = self.sources, []
            plain = marshal.dumps(self._fields(value), _PLAIN)
            print_ = blake2b(plain, digest_size=SIZE).digest()
            found = self.seen[id(value)] = (print_, self.taken(), value)
            self.fresh.add(print_)
            self.sources = before
        self.sources += found[1]
        return found[0]

    def _plain(self, value: Any) -> Any:  # noqa: ANN401, PLR0911 -- a line for each kind of value
        """Return a value as atoms, tuples and bytes, which stand for what is neither."""
        kind = type(value)
        if kind in _ATOMS:
            return value
        if kind is tuple:
            return self._items(value)
        if kind in KINDS or is_dataclass(kind):
            if KINDS[kind].shared:
                return self.known(value)
            if kind is Passage or (kind in _OF_ARCHIVES and value.source):
                self.sources.append(value.source)
            return self._fields(value)
        if isinstance(value, Enum):
            return _name(kind), self._plain(value.value)
        if isinstance(value, date):
            return b"date", value.isoformat()
        if isinstance(value, frozenset):
            return b"frozenset", *sorted(map(self.of, value))
        if isinstance(value, dict):
            return b"dict", *map(self._items, value.items())
        raise TypeError(f"{kind.__qualname__} cannot be a value of a page")

    def _fields(self, value: object) -> tuple[Any, ...]:
        kind = KINDS[type(value)]
        return kind.name, *self._items(kind.taken(value))

    def _items(self, items: tuple[Any, ...]) -> tuple[Any, ...]:
        return tuple([item if type(item) in _ATOMS else self._plain(item) for item in items])


@dataclass(frozen=True, slots=True)
class Kind:
    """A class of values: its name, its fields, and what takes all of them of an instance."""

    name: bytes
    shared: bool
    fields: tuple[str, ...]
    taken: Callable[[object], tuple[object, ...]]


class _Kinds(dict[type, Kind]):
    """What is known of each class of values."""

    def __missing__(self, kind: type) -> Kind:
        names = tuple(field.name for field in fields(kind))
        take = attrgetter(*names) if names else lambda _: ()
        taken = take if len(names) != 1 else lambda value: (take(value),)
        self[kind] = found = Kind(_name(kind), issubclass(kind, Shared), names, taken)
        return found


def _name(kind: type) -> bytes:
    return f"{kind.__module__}.{kind.__qualname__}:".encode()


KINDS = _Kinds()
"""The classes of values met in this process."""
