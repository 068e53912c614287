"""What an archive gave when it was read, and how it joins the content."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from vigie.comments.model import Conversation
from vigie.incremental.kept import kept
from vigie.messages import Message
from vigie.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from vigie.comments.model import Discussion
    from vigie.content import Pair, Text
    from vigie.reading.texts import Reading
    from vigie.reading.tree import CommentsFile

    ReadComments = Callable[[CommentsFile, bytes], "CommentsRead"]
    """Reads an archive from its bytes."""


@kept
@dataclass(frozen=True, slots=True, kw_only=True)
class CommentsRead:
    """What one archive gave, and what is wrong with it."""

    file: CommentsFile
    discussion: Discussion | None
    conversation: Conversation
    problems: tuple[Problem, ...]

    def apart(self) -> tuple[str, Conversation] | None:
        """Return the conversation under its digest."""
        return (self.discussion.conversation, self.conversation) if self.discussion else None

    def light(self) -> CommentsRead:
        """Return all but the conversation."""
        return replace(self, conversation=Conversation())


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
