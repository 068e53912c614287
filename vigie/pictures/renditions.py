"""What was made of pictures, or is made now: never twice of the same bytes."""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import cache, partial
from hashlib import blake2b
from typing import TYPE_CHECKING

from vigie import urls
from vigie.cli.bootstrap import in_language
from vigie.incremental.checked import dumped
from vigie.pages import Copy
from vigie.pictures.encoding import RECIPE
from vigie.pictures.model import WHOLE, Flaw, Picture, Use, is_picture, suffix, unfit
from vigie.pictures.store import Store
from vigie.workers import spread

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from vigie.incremental.cache import Cache
    from vigie.incremental.sources import Sources
    from vigie.pictures.model import Made

Result = Picture | Flaw

_WORTH_PROCESSES = 500_000
"""Bytes of pictures that take longer to make than processes take to begin."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendition(Copy):
    """One file made of a picture: of what is kept under `digest`, the one that ends in `end`.

    `source` is the picture; what is no longer kept is made of it again.
    """

    store: Store
    digest: str
    end: str

    def data(self) -> bytes:
        """Return the bytes."""
        found = self.store.file(f"{self.digest}-{self.end}")
        if found is None:
            with open(self.source, "rb") as file:
                made = _made(self.source, file.read(), self.digest, whole=self.end == WHOLE)
            if isinstance(made, Flaw):
                raise OSError(0, made.what, self.source)  # it was changed a moment ago
            _keep(made, self.store)
            found = made.files[self.end]
        return found


class Renditions:
    """Makes what pages show of pictures, or recalls it."""

    def __init__(
        self, sources: Sources, cache: Cache, jobs: int, progress: Callable[..., None]
    ) -> None:
        """Take the content folder and what is kept of it; `progress` is told how many are made."""
        self.sources = sources
        self.cache = cache
        self.store = Store(cache.file.parent / "pictures")
        self.jobs = jobs
        self.progress = progress

    def of(self, uses: Iterable[Use]) -> dict[Use, Result]:
        """Return the picture that each file makes, or why it makes none.

        A file that is no picture, and is not shown as one, is passed over.
        """
        found: dict[Use, Result] = {}
        missing = []
        for use in sorted(uses):
            flaw = unfit(use)
            if flaw is None and not is_picture(use.name):
                continue
            known = flaw or self.sources.recalled(use.name, partial(_reading, use))
            if known is None:
                missing.append(use)
            else:
                found[use] = known
        heavy = sum(self.sources.stamps[use.name].size for use in missing) > _WORTH_PROCESSES
        for some in spread(self._stretch, missing, self.jobs, heavy=heavy):
            self.cache.readings.set_readings(
                [(_reading(use, key), dumped(made)) for use, key, made in some]
            )
            for use, key, made in some:
                self.sources.keys[use.name] = key
                found[use] = made
            self.progress(len(found), in_language("pictures", "images"))
        if missing:
            self.cache.readings.settle()
        return found

    def files(self, use: Use, picture: Picture) -> Iterator[Rendition]:
        """Yield the files that are published for a use."""
        source = os.path.join(self.sources.content, use.name)
        places = {urls.media(use.name): WHOLE}
        if picture.formats:
            places = {
                urls.rendition(use.name, picture.digest, width, form): f"{width}.{form}"
                for width, form in picture.files
            }
        for path, end in places.items():
            yield Rendition(
                path=path,
                source=source,
                key=f"{picture.digest}-{end}".encode(),
                store=self.store,
                digest=picture.digest,
                end=end,
            )

    def _stretch(self, some: Sequence[Use]) -> list[tuple[Use, bytes, Result]]:
        return [(use, *self._result(use)) for use in some]

    def _result(self, use: Use) -> tuple[bytes, Result]:
        """Return the key of the very bytes that were read, and what they make."""
        key, data = self.sources.read(use.name)
        digest = _digest(use, data)
        known: Picture | None = self.store.value(digest)
        if known is not None:
            return key, known
        made = _made(use.name, data, digest, whole=use.whole)
        if isinstance(made, Flaw):
            return key, made
        _keep(made, self.store)
        return key, made.picture


def _reading(use: Use, key: bytes) -> bytes:
    return key + (b"whole" if use.whole else b"shown")


def _digest(use: Use, data: bytes) -> str:
    """Return what stands for the bytes of a picture and all that decides what is made of them."""
    decides = f"{RECIPE} {_library()} {suffix(use.name)} {use.whole}\0"
    return blake2b(decides.encode() + data, digest_size=10).hexdigest()


@cache
def _library() -> str:
    from importlib.metadata import version

    return version("pillow")


def _made(name: str, data: bytes, digest: str, *, whole: bool) -> Made | Flaw:
    if suffix(name) == "svg":
        from vigie.pictures.drawing import drawn

        return drawn(data, digest)
    from vigie.pictures.raster import developed

    return developed(name, data, digest, whole=whole)


def _keep(made: Made, store: Store) -> None:
    """Keep the files of a picture; then what it is, which tells that they are there."""
    for end, data in made.files.items():
        store.keep(f"{made.picture.digest}-{end}", data)
    store.keep_value(made.picture.digest, made.picture)
