"""From the archive of a post to the conversation that its pages show."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from plugins.comments.markup import safe_html
from plugins.comments.threads import conversation
from vigie.comments.archive import comments_of
from vigie.comments.joining import CommentsRead
from vigie.comments.model import Conversation, Discussion, Kind, Tally, anchor
from vigie.incremental.forms import digest
from vigie.problems import Report
from vigie.reading.typesetting import AS_WRITTEN

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import tzinfo

    from vigie.comments.model import Comment
    from vigie.reading.tree import CommentsFile
    from vigie.reading.typesetting import Typesetter


def read(
    file: CommentsFile, data: bytes, zone: tzinfo, typesetter: Typesetter = AS_WRITTEN
) -> CommentsRead:
    """Return what `file` holds; nothing is discussed where a mistake in it stops the build.

    Names and words are set by the rules of each comment's language.
    """
    report = Report(file.source)
    comments = comments_of(file, data, zone, report)
    if any(problem.stops for problem in report.problems):
        comments = ()
    made = conversation(_safe(comment, typesetter) for comment in comments)
    return CommentsRead(
        file=file,
        discussion=_discussion(file, comments, made) if comments else None,
        conversation=made,
        problems=tuple(report.problems),
    )


def _safe(comment: Comment, typesetter: Typesetter) -> Comment:
    return replace(
        comment,
        author=typesetter.string(comment.author, comment.language),
        body=safe_html(comment.body, comment.language, typesetter),
        line=0,
    )


def _discussion(file: CommentsFile, comments: Sequence[Comment], made: Conversation) -> Discussion:
    gone = (thread.id for thread in made.threads if thread.comment is None)
    spoken = tuple(sorted((one.date, one.id) for one in comments if one.kind is Kind.COMMENT))
    return Discussion(
        tally=Tally(
            source=file.source, count=len(spoken), latest=spoken[-1][0] if spoken else None
        ),
        conversation=digest(made),
        anchors=frozenset(anchor(id_) for id_ in (*(one.id for one in comments), *gone)),
        spoken=spoken,
    )
