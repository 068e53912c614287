"""Frozen values as bytes: equal values have equal bytes, in any process and on any day."""

from __future__ import annotations

import marshal
from dataclasses import dataclass, fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from typing import TYPE_CHECKING, Any, NamedTuple
from zoneinfo import ZoneInfo

from vigie.comments.model import DiscussionView, Tally
from vigie.incremental.checked import hashed
from vigie.incremental.kept import taker
from vigie.incremental.shared import Shared
from vigie.pages import Passage

if TYPE_CHECKING:
    from collections.abc import Callable

DATE, DATETIME, DICT, SET = b"date", b"datetime", b"dict", b"frozenset"
ATOMS = frozenset({str, int, bool, type(None)})
_MOST = 20_000
"""How many shared values are known again; the pages that show one often follow one another."""
_OF_ARCHIVES = {DiscussionView, Tally}
_VERSION = 2
"""The newest version of marshal’s format in which equal values have equal bytes."""


class Form(NamedTuple):
    """A value as bytes, with the fingerprint of these in place of each shared value in it.

    `sources` are the files of the content whose prose or comments it shows; `shared` are those
    fingerprints.
    """

    data: bytes = b""
    fingerprint: bytes = b""
    sources: tuple[str, ...] = ()
    shared: tuple[bytes, ...] = ()

    def summed(self) -> bytes:
        """Return the bytes behind their checksum, which the fingerprint is."""
        return self.fingerprint + self.data


class Forms:
    """Makes forms of values; what many pages share is looked at once.

    Values must be frozen: it knows them again by identity, and keeps what it so knows for a while.

    Atoms stand for themselves in a form, and so do tuples; a list begins with the name of a class,
    a string of bytes is a fingerprint.
    """

    def __init__(self) -> None:
        """Have met nothing yet."""
        self.seen: dict[int, tuple[Form, Shared]] = {}
        self.of_shared: dict[bytes, Form] = {}
        self.sources: list[str] = []
        self.shared: list[bytes] = []
        self.fresh: set[bytes] = set()

    def met(self) -> frozenset[bytes]:
        """Return the fingerprints of the shared values first met since the last call."""
        met, self.fresh = frozenset(self.fresh), set()
        return met

    def of(self, value: object) -> Form:
        """Return the form of a page's values.

        Raises TypeError for what has no fixed content: functions, open files, plain objects.
        """
        if len(self.seen) > _MOST:
            self.seen.clear()
            self.of_shared.clear()
        return self._form(value, self._plain)

    def _form(self, value: Any, plain: Callable[[Any], object]) -> Form:  # noqa: ANN401
        self.sources, self.shared = [], []
        data = _dumped(plain(value))
        return Form(data, hashed(data), tuple(self.sources), tuple(self.shared))

    def _known(self, value: Shared) -> bytes:
        """Return the fingerprint of a shared value; its sources are those of what it stands in."""
        found = self.seen.get(id(value))
        if found is None:
            before = self.sources, self.shared
            form = self._form(value, self._fields)
            found = self.seen[id(value)] = (form, value)
            self.sources, self.shared = before
            self.of_shared[form.fingerprint] = form
            self.fresh.add(form.fingerprint)
        form = found[0]
        self.sources += form.sources
        self.shared.append(form.fingerprint)
        return form.fingerprint

    def _plain(self, value: Any) -> Any:  # noqa: ANN401
        kind = type(value)
        if kind in ATOMS:
            return value
        if kind is tuple:
            return tuple(self._items(value))
        if kind in KINDS or (kind not in _OTHERS and is_dataclass(kind)):
            if KINDS[kind].shared:
                return self._known(value)
            if kind is Passage or (kind in _OF_ARCHIVES and value.source):
                self.sources.append(value.source)
            return self._fields(value)
        return self._other(value)

    def _other(self, value: object) -> list[Any]:
        _OTHERS.add(type(value))
        if isinstance(value, Enum):
            return [_name(type(value)), self._plain(value.value)]
        if isinstance(value, datetime):
            zone = value.tzinfo
            return [DATETIME, value.isoformat(), zone.key if isinstance(zone, ZoneInfo) else None]
        if isinstance(value, date):
            return [DATE, value.isoformat()]
        if isinstance(value, frozenset):
            return [SET, *sorted(map(self._plain, value), key=_dumped)]
        if isinstance(value, dict):
            return [DICT, *map(tuple, map(self._items, value.items()))]
        raise TypeError(f"{type(value).__qualname__} cannot be a value of a page")

    def _fields(self, value: object) -> list[Any]:
        kind = KINDS[type(value)]
        return [kind.name, *self._items(kind.taken(value))]

    def _items(self, items: tuple[Any, ...]) -> list[Any]:
        return [item if type(item) in ATOMS else self._plain(item) for item in items]


def _dumped(plain: Any) -> bytes:  # noqa: ANN401
    return marshal.dumps(plain, _VERSION)


def digest(value: object) -> str:
    """Return the fingerprint of a frozen value on its own: 32 hexadecimal digits."""
    return Forms().of(value).fingerprint.hex()


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
        shared = issubclass(kind, Shared)
        self[kind] = found = Kind(_name(kind), shared, names, taker(names))
        return found


def _name(kind: type) -> bytes:
    """Return module and name of a class."""
    return f"{kind.__module__}:{kind.__qualname__}".encode()


KINDS = _Kinds()
"""The classes of values met in this process."""
_OTHERS: set[type] = set()
"""Those that are no data classes: to ask that of an enumeration takes long."""
