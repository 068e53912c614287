"""Comments put into threads: each one once, below what it answers, however odd the archive."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from vigie.comments.model import Conversation, Kind, Thread

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from vigie.comments.model import Comment

DEEPEST = 5
"""How many levels a page shows one inside the other; what is below stands in a row on the last."""


def conversation(comments: Iterable[Comment]) -> Conversation:
    """Return comments as threads, oldest first on each level.

    Where the parent of a comment is gone, a thread without a comment stands in its place. Ids are
    unique and no chain of parents comes back to itself, as `archive.check` tells.
    """
    everything = {comment.id: comment for comment in comments}
    mentions = [one for one in everything.values() if one.kind is not Kind.COMMENT]
    spoken = [one for one in everything.values() if one.kind is Kind.COMMENT]
    return Conversation(
        threads=_Weaver(everything, spoken).threads(),
        mentions=tuple(sorted(mentions, key=_when)),
        count=len(spoken),
    )


class _Weaver:
    def __init__(self, everything: dict[str, Comment], spoken: Iterable[Comment]) -> None:
        self.everything = everything
        self.below: dict[str, list[Comment]] = defaultdict(list)
        for comment in sorted(spoken, key=_when):
            self.below[self._above(comment)].append(comment)

    def _above(self, comment: Comment) -> str:
        """Return the id of what a comment stands below; those that answer a mention, nothing."""
        parent = self.everything.get(comment.parent)
        return comment.parent if parent is None or parent.kind is Kind.COMMENT else ""

    def threads(self) -> tuple[Thread, ...]:
        roots = [self._thread(comment, 1) for comment in self.below[""]]
        gone = [one for one in self.below if one and one not in self.everything]
        stubs = [self._stub(one) for one in gone]
        return tuple(sorted((*roots, *stubs), key=_begin))

    def _stub(self, id_: str) -> Thread:
        replies = tuple(self._thread(comment, 2) for comment in self.below[id_])
        return Thread(
            id=id_, comment=None, replies=replies, count=sum(one.count for one in replies)
        )

    def _thread(self, comment: Comment, level: int) -> Thread:
        if level < DEEPEST - 1:
            replies = tuple(self._thread(one, level + 1) for one in self.below[comment.id])
        else:
            replies = tuple(self._made(one, ()) for one in self._all_below(comment.id))
        return self._made(comment, replies)

    def _all_below(self, id_: str) -> Iterator[Comment]:
        """Yield what answers a comment, each followed by its own answers."""
        waiting = self.below[id_][::-1]
        while waiting:
            comment = waiting.pop()
            yield comment
            waiting += reversed(self.below[comment.id])

    def _made(self, comment: Comment, replies: tuple[Thread, ...]) -> Thread:
        return Thread(
            id=comment.id,
            comment=comment,
            parent=self.everything.get(comment.parent),
            replies=replies,
            count=1 + sum(one.count for one in replies),
        )


def _when(comment: Comment) -> datetime:
    return comment.date


def _begin(thread: Thread) -> datetime:
    """Return when a thread begins; one whose comment is gone, with the first answer."""
    return thread.comment.date if thread.comment else _begin(thread.replies[0])
