"""Archives read before are recalled by their bytes, and what they hold joins the content."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from vigie.comments.model import Conversation
from vigie.messages import Message
from vigie.problems import Problem
from vigie.workers import spread

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from vigie.cache import Cache
    from vigie.content import Discussion, Pair, Text
    from vigie.reading import Reading
    from vigie.sources import Sources
    from vigie.tree import CommentsFile

    ReadComments = Callable[[CommentsFile, bytes], "CommentsRead"]
    """Reads an archive from its bytes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CommentsRead:
    """What one archive gave, and what is wrong with it."""

    file: CommentsFile
    discussion: Discussion | None
    conversation: Conversation
    problems: tuple[Problem, ...]


def read_all(
    files: Sequence[CommentsFile], read: ReadComments, sources: Sources, cache: Cache, jobs: int
) -> list[CommentsRead]:
    """Return what each of `files` holds; conversations go to the cache and are left out here.

    What was read stays in the cache even if the build comes to nothing.
    """
    found: dict[str, CommentsRead] = {}
    missing = []
    for file in files:
        reading: CommentsRead | None = cache.reading(key_of(file, sources.key(file.source)))
        if reading is None:
            missing.append(file)
        else:
            found[file.source] = reading

    def stretch(some: Sequence[CommentsFile]) -> list[tuple[bytes, CommentsRead]]:
        """Read archives, each with the key of the very bytes that were read."""
        taken = ((file, *sources.read(file.source)) for file in some)
        return [(key, read(file, data)) for file, key, data in taken]

    for new in spread(stretch, missing, jobs):
        cache.set_prose(
            (one.discussion.conversation, one.conversation) for _, one in new if one.discussion
        )
        light = [(key, replace(one, conversation=Conversation())) for key, one in new]
        cache.set_readings((key_of(one.file, key), one) for key, one in light)
        for key, one in light:
            sources.keys[one.file.source] = key
            found[one.file.source] = one
    if missing:
        cache.settle()
    return [found[file.source] for file in files]


def key_of(file: CommentsFile, key: bytes) -> bytes:
    """Return the key of a reading: other languages of the post, other defaults of its comments."""
    return key + b",".join(language.encode() for language in file.languages)


def with_discussions(reading: Reading, archives: Iterable[CommentsRead]) -> Reading:
    """Return `reading` with what was said of its texts, and with what is wrong in the archives."""
    problems = list(reading.problems)
    discussions: dict[str, Discussion] = {}
    for one in archives:
        problems += one.problems
        if one.discussion:
            discussions[one.file.folder] = one.discussion

    def discussed(pairs: Iterable[Pair]) -> tuple[Pair, ...]:
        return tuple(
            replace(pair, discussion=discussions[pair.folder])
            if pair.folder in discussions
            else pair
            for pair in pairs
        )

    content = replace(
        reading.content,
        posts=discussed(reading.content.posts),
        pages=discussed(reading.content.pages),
    )
    problems += [problem for pair in content.pairs for problem in _clashes(pair)]
    return replace(reading, content=content, problems=tuple(problems))


def _clashes(pair: Pair) -> list[Problem]:
    if pair.discussion is None:
        return []
    what = "the anchor “{anchor}” is that of a comment too"
    return [
        Problem(text.source, 1, Message(what, anchor=one), "give it another")
        for text in pair.texts.values()
        for one in sorted(clashing(text, pair.discussion))
    ]


def clashing(text: Text, discussion: Discussion) -> frozenset[str]:
    """Return the anchors that stand both in a text and in what was said of it."""
    return text.body.anchors & discussion.anchors
