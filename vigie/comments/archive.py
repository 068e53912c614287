"""The archive of one post: from TOML to comments, with whatever is wrong in it told by line."""

from __future__ import annotations

import re
from codecs import BOM_UTF8
from datetime import datetime, time
from typing import TYPE_CHECKING

from vigie.comments.addresses import is_web_address, masked, tells_addresses, without_unseen
from vigie.comments.model import Comment, Kind, Part, Reason, Redaction
from vigie.languages import Language
from vigie.messages import Message
from vigie.problems import suggestion
from vigie.reading.fields import Fields
from vigie.reading.nodes import Mapping, Scalar, Sequence, read_toml
from vigie.reading.texts import decode

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import tzinfo

    from vigie.problems import Report
    from vigie.reading.nodes import Node
    from vigie.reading.tree import CommentsFile

TABLE = "comment"
LONGEST_NAME = 100

_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,63}")
_PERSONAL = re.compile(
    r"mail|courriel|(?:^|[_-])ip(?:$|[_-])|agent|hash|gravatar|phone", re.IGNORECASE
)
_WHAT = 'write ["author"], ["body"] or both'
_ABOVE_EACH = "write [[comment]] above the keys of each one"


def comments_of(
    file: CommentsFile, data: bytes, zone: tzinfo, report: Report
) -> tuple[Comment, ...]:
    """Return the comments of `file`, whose content is `data`; whatever is wrong is reported."""
    text = decode(data, report) if data.removeprefix(BOM_UTF8).strip() else ""
    if text is None:
        return ()
    language = file.languages[0] if len(file.languages) == 1 else None
    comments = read(text, report, zone, language)
    post = datetime.combine(file.day, time.min, zone) if file.day else None
    check(comments, report, post)
    return comments


def read(text: str, report: Report, zone: tzinfo, language: Language | None) -> tuple[Comment, ...]:
    """Return the comments of an archive in their order; their bodies are Markdown.

    `zone` is that of dates without an offset, and of all dates returned. `language` is that of
    comments that do not tell theirs, None where the post is in both.
    """
    mapping = read_toml(text, report)
    if mapping is None:
        return ()
    fields = Fields(mapping, report)
    found = [_comment(Fields(one, report, TABLE), zone, language) for one in _tables(fields)]
    fields.finish()
    return tuple(comment for comment in found if comment)


def check(comments: Iterable[Comment], report: Report, post: datetime | None) -> None:
    """Report what does not go together; `post` is the earliest moment of the post, if any."""
    by_id: dict[str, Comment] = {}
    for comment in comments:
        if comment.id in by_id:
            what, other = "the id “{id}” is that of line {line} too", by_id[comment.id].line
            told = "give each comment its own"
            report.add(comment.line, what, told, id=comment.id, line=other)
        by_id.setdefault(comment.id, comment)
        if post and comment.date < post:
            told = "check both, and correct the one that is wrong"
            report.warn(comment.line, "the comment is older than the post", told)
    for comment in by_id.values():
        _check_parent(comment, by_id, report)
    for comment in _heads_of_cycles(by_id):
        what = "the comment “{id}” answers itself by way of its parents"
        report.add(comment.line, what, "mend a “parent”, or take it out", id=comment.id)


def _check_parent(comment: Comment, by_id: dict[str, Comment], report: Report) -> None:
    if not comment.parent:
        return
    parent = by_id.get(comment.parent)
    if parent is None:
        otherwise = "write it back with a “redacted” block, as id = “{parent}”"
        told = suggestion(comment.parent, by_id, otherwise, parent=comment.parent)
        what = "the comment that it answers, “{parent}”, is not there"
        report.warn(comment.line, what, told, parent=comment.parent)
    elif comment.date < parent.date:
        what = "the answer is older than the comment “{id}”, which it answers"
        report.warn(comment.line, what, "check both dates, and “parent”", id=parent.id)


def _heads_of_cycles(by_id: dict[str, Comment]) -> Iterator[Comment]:
    """Yield one comment of each chain of parents that comes back to where it began."""
    passed: dict[str, str] = {}
    for start in by_id:
        here = start
        while here in by_id and here not in passed:
            passed[here] = start
            here = by_id[here].parent
        if passed.get(here) == start:
            yield by_id[here]


def _tables(fields: Fields) -> Iterator[Mapping]:
    node = fields.node(TABLE)
    items: tuple[Node, ...] = node.items if isinstance(node, Sequence) else ()
    if node is not None and not isinstance(node, Sequence):
        fields.wrong(TABLE, "a list of comments is expected", _ABOVE_EACH)
    for item in items:
        if isinstance(item, Mapping):
            yield item
        else:
            fields.report.add(item.line, "this is not a comment", _ABOVE_EACH)


def _comment(fields: Fields, zone: tzinfo, language: Language | None) -> Comment | None:
    own = _language(fields, language)
    when = _date(fields, zone)
    comment = Comment(
        id=_id(fields, "id", required='write e.g. id = "12"'),
        parent=_id(fields, "parent"),
        kind=Kind(fields.choice("kind", tuple(Kind), Kind.COMMENT)),
        author=_author(fields, own),
        url=_url(fields),
        date=when or datetime.min.replace(tzinfo=zone),
        language=own,
        by_author=fields.choice("by_author", ("true", "false"), "false") == "true",
        body=_body(fields),
        redaction=_redaction(fields, zone),
        line=fields.mapping.line,
    )
    _check_body(fields, comment)
    _check_redaction(fields, comment)
    _tell_personal(fields)
    fields.finish()
    return comment if comment.id and when else None


def _id(fields: Fields, key: str, required: str = "") -> str:
    value = fields.text(key, required=required)
    if not value or _ID.fullmatch(value):
        return value
    told = "write figures, letters without accents, hyphens"
    fields.wrong(key, "“{value}” is not an id", told, value=value)
    return ""


def _date(fields: Fields, zone: tzinfo) -> datetime | None:
    when = fields.moment("date", zone)
    if when is None:
        fields.text("date", required="write e.g. date = 2013-06-05T02:35:00-04:00")
        return None
    return when.astimezone(zone)


def _language(fields: Fields, language: Language | None) -> Language:
    if language is None and fields.node("lang") is None:
        what = "“comment.lang” is missing, and the post is in both languages"
        fields.report.warn(fields.mapping.line, what, 'write lang = "fr" or lang = "en"')
    return fields.language("lang", language or Language.FR)


def _author(fields: Fields, language: Language) -> str:
    """Return a name on one line, fit to be seen; what a stranger calls himself is no mistake."""
    written = fields.written("author")
    _tell_addresses(fields, "author", written)
    name = masked(" ".join(without_unseen(written).split()), language)
    if len(name) <= LONGEST_NAME:
        return name
    told = "shorten it: the page shows the beginning"
    fields.report.warn(fields.line("author"), "a name of {count} characters", told, count=len(name))
    return f"{name[:LONGEST_NAME].rstrip()}…"


def _url(fields: Fields) -> str:
    url = fields.written("url").strip()
    if not url or is_web_address(url):
        return url
    told = "write it whole, e.g. https://example.org/, or take it out"
    what = "“comment.url” is no web address that can be followed; the name is no link"
    fields.report.warn(fields.line("url"), what, told)
    return ""


def _body(fields: Fields) -> str:
    body = fields.written("body")
    _tell_addresses(fields, "body", body)
    return body.strip("\n")


def _tell_addresses(fields: Fields, key: str, text: str) -> None:
    if tells_addresses(without_unseen(text)):
        what = "“comment.{key}” tells an e-mail or IP address; the page hides it"
        fields.report.warn(fields.line(key), what, "take it out here too", key=key)


def _redaction(fields: Fields, zone: tzinfo) -> Redaction | None:
    inner = fields.table("redacted")
    if inner is None:
        return None
    parts = inner.each("parts", lambda node: _part(node, inner))
    if not parts and not _written(inner, "parts"):
        inner.wrong("parts", "nothing was taken out", _WHAT)
    reason = inner.choice("reason", tuple(Reason), "")
    when = inner.moment("date", zone)
    required = Message("write one of: {known}", known=tuple(Reason))
    inner.text("reason", required=required)
    inner.text("date", required="write when it was taken out")
    inner.finish()
    if not (parts and reason and when):
        return None
    return Redaction(parts=parts, reason=Reason(reason), date=when.date())


def _written(fields: Fields, key: str) -> bool:
    """Whether a list holds anything, right or wrong."""
    node = fields.node(key)
    return bool(node.items) if isinstance(node, Sequence) else node is not None


def _part(node: Node, fields: Fields) -> Part | None:
    word = node.text if isinstance(node, Scalar) else ""
    if word in tuple(Part):
        return Part(word)
    fields.wrong("parts", "“{word}” cannot be taken out", _WHAT, word=word)
    return None


def _check_body(fields: Fields, comment: Comment) -> None:
    taken_out = "redacted" in fields.mapping.entries
    if comment.kind is Kind.COMMENT and not comment.body.strip() and not taken_out:
        fields.absent("body", 'write body = """…"""')


def _check_redaction(fields: Fields, comment: Comment) -> None:
    parts = comment.redaction.parts if comment.redaction else ()
    for part, keys in ((Part.AUTHOR, ("author", "url")), (Part.BODY, ("body",))):
        for key in keys if part in parts else ():
            if key in fields.mapping.entries:
                fields.wrong(key, "it is told to be taken out, and is still there", "take it out")


def _tell_personal(fields: Fields) -> None:
    """Report what the archive must not hold of anybody."""
    for key in fields.mapping.entries:
        if key not in fields.known and _PERSONAL.search(key):
            told = "take it out: of readers only the name and site they gave are kept"
            fields.wrong(key, "personal data", told)
            fields.known.append(key)
