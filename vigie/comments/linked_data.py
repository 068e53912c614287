"""The comments on a post as machines read them: schema.org's `Comment`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from vigie.comments.model import anchor

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from vigie.comments.model import Comment, Conversation, Thread


def posting(said: Conversation, url: str) -> dict[str, object]:
    """Return what schema.org's `BlogPosting` at `url` says besides, as JSON values."""
    return {
        "@context": "https://schema.org",
        "@type": "BlogPosting",
        "@id": url,
        "commentCount": said.count,
        "comment": [_comment(comment, url) for comment in _spoken(said.threads)],
    }


def _spoken(threads: Iterable[Thread]) -> Iterator[Comment]:
    """Yield the comments that have words."""
    for thread in threads:
        if thread.comment and thread.comment.body:
            yield thread.comment
        yield from _spoken(thread.replies)


def _comment(comment: Comment, url: str) -> dict[str, object]:
    author = {"@type": "Person", "name": comment.author, "url": comment.url}
    data: dict[str, object] = {
        "@type": "Comment",
        "@id": f"{url}#{anchor(comment.id)}",
        "dateCreated": comment.date.isoformat(),
        "inLanguage": comment.language.tag,
        "text": Markup(comment.body).striptags(),  # noqa: S704 -- it leaves no markup
    }
    if comment.author:
        data["author"] = {key: value for key, value in author.items() if value}
    if comment.parent:
        data["parentItem"] = {"@type": "Comment", "@id": f"{url}#{anchor(comment.parent)}"}
    return data
