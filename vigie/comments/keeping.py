"""Keeping the archives: looking at them, checking them, taking out what must go."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from vigie.cli.bootstrap import in_language
from vigie.cli.terminal import agreed, say
from vigie.comments import writing
from vigie.comments.model import Part, Reason, Redaction
from vigie.comments.terminal import brief, tell
from vigie.desk.folders import DeskError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vigie.comments.desk import Desk
    from vigie.comments.model import Comment
    from vigie.reading.tree import CommentsFile


def list_(desk: Desk, post: str) -> int:
    """Print the comments of one post, or how many each post has."""
    if post:
        for comment in desk.read(desk.post(post))[0]:
            say("{}", "{}", brief(comment))
        return 0
    for file in desk.archives():
        say("{:5}  {}", "{:5}  {}", len(desk.read(file)[0]), file.folder)
    return 0


def check(desk: Desk, post: str) -> int:
    """Print what is wrong in one archive or in all; return 1 where it would stop a build."""
    files = [desk.post(post)] if post else desk.archives()
    count, problems = 0, []
    for file in files:
        comments, found = desk.read(file)
        count += len(comments)
        problems += found
    tell(sorted(problems), desk.content)
    grave = sum(problem.stops for problem in problems)
    say(
        "Comments: {}. Posts: {}. Problems: {}. Warnings: {}.",
        "Commentaires\xa0: {}. Billets\xa0: {}. Problèmes\xa0: {}. Avertissements\xa0: {}.",
        *(count, len(files), grave, len(problems) - grave),
    )
    return int(grave > 0)


def redact(desk: Desk, post: str, id_: str, parts: tuple[Part, ...], reason: Reason) -> int:
    """Take the author, the body or both out of one comment; its place and its answers stay."""
    if not parts:
        told = in_language(
            "Say what to take out: --author, --body.", "Dites quoi retirer\xa0: --author, --body."
        )
        raise DeskError(told)
    file = desk.post(post)
    note = _redaction(desk, parts, reason)
    tell(desk.change(file, lambda text: writing.redacted(text, id_, note)), desk.content)
    say("Taken out: {}, comment {}.", "Retiré\xa0: {}, commentaire {}.", file.source, id_)
    return 0


def erase(desk: Desk, author: str, *, dry_run: bool, sure: bool) -> int:
    """Take out the name, site and words of one person everywhere; return the exit status.

    Where others name that person, it is told: only somebody who reads can judge it.
    """
    name = _folded(author)
    if not name:
        raise DeskError(in_language("Say whose comments: --author.", "Dites de qui\xa0: --author."))
    own, named = [], []
    for file, comment in _all(desk):
        if _folded(comment.author) == name:
            own.append((file, comment))
        elif name in _folded(f"{comment.author} {comment.body}"):
            named.append((file, comment))
    _list_found(own, "To erase: {}.", "À effacer\xa0: {}.")
    _list_found(named, "Named there, look yourself: {}.", "Nommée là, voyez vous-même\xa0: {}.")
    if dry_run or not own:
        return 0
    if not sure and not agreed("Erase them?", "Les effacer?"):
        say("Nothing was erased.", "Rien n’a été effacé.")
        return 1
    note = _redaction(desk, tuple(Part), Reason.REQUEST)
    for file in dict.fromkeys(file for file, _ in own):
        ids = [comment.id for found, comment in own if found == file]
        desk.change(file, lambda text, ids=ids: _without(text, ids, note))  # type: ignore[misc]
    say("Erased: {}.", "Effacés\xa0: {}.", len(own))
    return 0


def _without(text: str, ids: list[str], note: Redaction) -> str:
    for id_ in ids:
        text = writing.redacted(text, id_, note)
    return text


def _list_found(found: list[tuple[CommentsFile, Comment]], english: str, french: str) -> None:
    say(english, french, len(found))
    for file, comment in found:
        say("  {}:{}  {}", "  {}:{}  {}", file.source, comment.line, brief(comment))


def _all(desk: Desk) -> Iterator[tuple[CommentsFile, Comment]]:
    for file in desk.archives():
        for comment in desk.read(file)[0]:
            yield file, comment


def _redaction(desk: Desk, parts: tuple[Part, ...], reason: Reason) -> Redaction:
    return Redaction(parts=parts, reason=reason, date=datetime.now(desk.zone).date())


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())
