"""Comments as the archive holds them, and as pages show them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from vigie.incremental.kept import kept

if TYPE_CHECKING:
    from datetime import date, datetime

    from vigie.languages import Language

ARCHIVE = "comments.toml"
"""The name of the archive, in the folder of a post."""

SECTION = "_comments"
"""The anchor of all comments on a page."""


def anchor(id_: str) -> str:
    """Return the anchor of the comment with this id."""
    return f"comment-{id_}"


class Kind(StrEnum):
    """What somebody left: words, or a link that another site told us of."""

    COMMENT = "comment"
    PINGBACK = "pingback"
    TRACKBACK = "trackback"


class Part(StrEnum):
    """What can be taken out of a comment."""

    AUTHOR = "author"
    BODY = "body"


class Reason(StrEnum):
    """Why something was taken out: somebody asked, it told of a person, the law, our rules."""

    REQUEST = "request"
    PRIVACY = "privacy"
    LAW = "law"
    CONDUCT = "conduct"


@kept
@dataclass(frozen=True, slots=True, kw_only=True)
class Redaction:
    """What was taken out of a comment, why and when."""

    parts: tuple[Part, ...]
    reason: Reason
    date: date


@kept
@dataclass(frozen=True, slots=True, kw_only=True)
class Comment:
    """One comment: `body` is Markdown in the archive, and safe HTML from `reading` on.

    `parent` is the id of the comment it answers, empty for none; `author` and `url` may be empty;
    `line` is that of its table in the archive.
    """

    id: str
    parent: str = ""
    kind: Kind = Kind.COMMENT
    author: str = ""
    url: str = ""
    date: datetime
    language: Language
    by_author: bool = False
    body: str = ""
    redaction: Redaction | None = None
    line: int = 0


@kept
@dataclass(frozen=True, slots=True, kw_only=True)
class Thread:
    """A comment and what answers it; `comment` is None where only the answers are left.

    `id` is that of the comment; `parent` the one it answers, None where that one is gone; `count`
    the number of comments in the thread.
    """

    id: str
    comment: Comment | None
    parent: Comment | None = None
    replies: tuple[Thread, ...] = ()
    count: int


@kept
@dataclass(frozen=True, slots=True, kw_only=True)
class Conversation:
    """All that readers left on one post, as its pages show it.

    `threads` are the comments, `mentions` the pingbacks and trackbacks; `count` is the number of
    comments.
    """

    threads: tuple[Thread, ...] = ()
    mentions: tuple[Comment, ...] = ()
    count: int = 0


@kept
@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How many comments there are in the archive `source`, and when the last one was written.

    `source` is empty and `latest` None where there is none.
    """

    source: str = ""
    count: int = 0
    latest: datetime | None = None


@kept
@dataclass(frozen=True, slots=True, kw_only=True)
class Discussion:
    """What the rest of the site must know of the comments on a post.

    What was said is kept apart, under the digest `conversation`; `spoken` has when each comment was
    written, and its id, the oldest first.
    """

    tally: Tally
    conversation: str
    anchors: frozenset[str]
    spoken: tuple[tuple[datetime, str], ...]

    @property
    def source(self) -> str:
        """The archive."""
        return self.tally.source


@dataclass(frozen=True, slots=True, kw_only=True)
class DiscussionView:
    """The comments on a post as its page wants them: `conversation` is the digest of what was said.

    It is empty where nothing was. `url` is the whole address of the page. `open` tells whether more
    may be written about the post, whose folder is named `post`: to `email` or with the form at
    `form`; one of them may be empty.
    """

    url: str
    source: str = ""
    conversation: str = ""
    open: bool = False
    post: str = ""
    email: str = ""
    form: str = ""
