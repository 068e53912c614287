"""Fingerprints of values: equal values have equal fingerprints, in any process and on any day."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from hashlib import blake2b
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from vigie.comments.model import DiscussionView
from vigie.pages import Passage
from vigie.shared import Shared

if TYPE_CHECKING:
    from collections.abc import Callable

SIZE = 16


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
            put(self._known(value))
        elif is_dataclass(kind):
            if kind is Passage or (kind is DiscussionView and value.source):
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

    def _known(self, value: object) -> bytes:
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
        name, taken = _KINDS[type(value)]
        put(name)
        for item in taken(value):
            self._write(item, put)


class _Kinds(dict[type, tuple[bytes, "Callable[[object], tuple[object, ...]]"]]):
    """The name of each class of values, and what takes all fields of an instance at once."""

    def __missing__(self, kind: type) -> tuple[bytes, Callable[[object], tuple[object, ...]]]:
        names = [field.name for field in fields(kind)]
        take = attrgetter(*names)
        taken = take if len(names) > 1 else lambda value: (take(value),)
        self[kind] = found = (_name(kind), taken)
        return found


def _name(kind: type) -> bytes:
    return f"{kind.__module__}.{kind.__qualname__}:".encode()


_KINDS = _Kinds()
