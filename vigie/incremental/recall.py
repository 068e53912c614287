"""What was read before is recalled by the bytes of its file; only the other files are read."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, Protocol, Self, TypeVar

from vigie.incremental.checked import dumped, loaded
from vigie.workers import spread

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from vigie.content import Text
    from vigie.incremental.cache import Cache
    from vigie.incremental.sources import Sources


class File(Protocol):
    """A file of the content folder that can be read."""

    @property
    def source(self) -> str:
        """Its path in the content folder."""

    def reading_key(self, key: bytes) -> bytes:
        """Return the key of its reading where its bytes have the key `key`."""


class Read(Protocol):
    """What reading one file gave."""

    def apart(self) -> tuple[str, object] | None:
        """Return what only some pages need and its digest; None where there is nothing."""

    def light(self) -> Self:
        """Return all but that."""


F = TypeVar("F", bound=File)
R = TypeVar("R", bound=Read)


def read_all(
    files: Sequence[F],
    read: Callable[[F, bytes], R],
    sources: Sources,
    cache: Cache,
    jobs: int,
) -> list[R]:
    """Return what each of `files` holds; what is kept apart goes to the cache and is left out here.

    What was read stays in the cache even if the build comes to nothing.
    """
    found: dict[str, R] = {}
    missing = []
    for file in files:
        reading: R | None = sources.recalled(file.source, file.reading_key)
        if reading is None:
            missing.append(file)
        else:
            found[file.source] = reading

    rest = iter(missing)
    for light, prose in spread(partial(_stretch, read, sources), missing, jobs):
        cache.readings.set_prose(prose)
        some = islice(rest, len(light))
        kept = [(file, key, data) for file, (key, data) in zip(some, light, strict=True)]
        cache.readings.set_readings([(file.reading_key(key), data) for file, key, data in kept])
        for file, key, data in kept:
            sources.keys[file.source] = key
            found[file.source] = loaded(data)
    if missing:
        cache.readings.settle()
    return [found[file.source] for file in files]


def _stretch(
    read: Callable[[F, bytes], R], sources: Sources, files: Sequence[F]
) -> tuple[list[tuple[bytes, bytes]], list[tuple[str, bytes]]]:
    """Read files, each with the key of the very bytes that were read; and what is kept apart.

    All is bytes at once: a process that takes it from another only has to keep it.
    """
    light, prose = [], []
    for file in files:
        key, data = sources.read(file.source)
        new = read(file, data)
        light.append((key, dumped(new.light())))
        if apart := new.apart():
            prose.append((apart[0], dumped(apart[1])))
    return light, prose


def same_but_prose(one: Text, other: Text) -> bool:
    """Whether two readings of a text differ in nothing but what only its own pages show."""
    return _face(one) == _face(other)


def _face(text: Text) -> Text:
    references = tuple(replace(reference, line=0) for reference in text.body.references)
    return replace(
        text, lines={}, digest="", body=replace(text.body, prose="", references=references)
    )
