"""Texts read before are recalled by the bytes of their files; only the others are read."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from vigie.content import Prose
from vigie.workers import spread

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from vigie.cache import Cache
    from vigie.content import Text
    from vigie.reading import TextRead
    from vigie.sources import Sources
    from vigie.tree import TextFile


def read_all(
    files: Sequence[TextFile],
    read: Callable[[TextFile, bytes], TextRead],
    sources: Sources,
    cache: Cache,
    jobs: int,
) -> list[TextRead]:
    """Return what each of `files` holds; their prose goes to the cache and is left out here.

    What was read stays in the cache even if the build comes to nothing.
    """
    found: dict[str, TextRead] = {}
    missing = []
    for file in files:
        reading: TextRead | None = cache.reading(sources.key(file.source))
        if reading is None:
            missing.append(file)
        else:
            found[file.source] = reading

    def stretch(some: Sequence[TextFile]) -> list[tuple[bytes, TextRead]]:
        """Read texts, each with the key of the very bytes that were read."""
        taken = ((file, *sources.read(file.source)) for file in some)
        return [(key, read(file, data)) for file, key, data in taken]

    for new in spread(stretch, missing, jobs):
        cache.set_prose((one.text.body.prose, one.prose) for _, one in new if one.text)
        light = [(key, replace(one, prose=Prose())) for key, one in new]
        cache.set_readings(light)
        for key, one in light:
            sources.keys[one.file.source] = key
            found[one.file.source] = one
    if missing:
        cache.settle()
    return [found[file.source] for file in files]


def same_but_prose(one: Text, other: Text) -> bool:
    """Whether two readings of a text differ in nothing but what only its own pages show."""
    return _face(one) == _face(other)


def _face(text: Text) -> Text:
    references = tuple(replace(reference, line=0) for reference in text.body.references)
    return replace(
        text, lines={}, digest="", body=replace(text.body, prose="", references=references)
    )
