"""A comment that came by e-mail: its words, and of its writer the name only."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from email import message_from_bytes, policy
from email.utils import parseaddr
from typing import TYPE_CHECKING, Any

from vigie.comments.addresses import tells_addresses, without_unseen
from vigie.comments.archive import LONGEST_NAME
from vigie.languages import Language

if TYPE_CHECKING:
    from datetime import datetime
    from email.message import EmailMessage

_HEADER = re.compile(rb"(?:[\w-]+:[ \t]|From )")
_POST = re.compile(r"\d{4}-\d{2}-\d{2}-[a-z0-9]+(?:-[a-z0-9]+)*")
_SUBJECTS = {Language.FR: "Commentaire sur", Language.EN: "Comment on"}
_INTRODUCTION = re.compile(
    r"^[ \t]*(?:Le|On)\b[^\n]{0,200}(?:\n[^\n]{0,200}){0,2}?(?:a écrit|wrote)\s?:[ \t]*$",
    re.MULTILINE,
)
_FORWARDED = re.compile(
    r"^[ \t]*-{3,}[ \t]*(?:Original Message|Message d['’]origine|Forwarded message"
    r"|Message transféré)\b.*",
    re.MULTILINE | re.DOTALL | re.IGNORECASE,
)
_SIGNATURE = re.compile(r"^--[ ]?$.*", re.MULTILINE | re.DOTALL)
_QUOTED = re.compile(r"^[ \t]*>.*\n?", re.MULTILINE)
_WRAPPED = 60
_STARTS = re.compile(r"[-+*>#]|\d+[.)]|\s")


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A comment that is proposed; what is not known of it is None or empty.

    `post` is the name of a folder; `language` is that of the link that the message was begun with.
    """

    body: str
    author: str = ""
    url: str = ""
    parent: str = ""
    by_author: bool = False
    date: datetime | None = None
    language: Language | None = None
    post: str = ""

    def with_known(self, **known: Any) -> Letter:  # noqa: ANN401 -- values of its own fields
        """Return the letter with what is known of it in place of what it tells."""
        return replace(self, **{name: value for name, value in known.items() if value})


def read_letter(data: bytes) -> Letter:
    """Return what a message says, or a mere text; nothing of its headers but name and date."""
    if not _HEADER.match(data):
        return Letter(body=data.decode("utf-8-sig", "replace"))
    message = message_from_bytes(data, policy=policy.default)
    return of_message(message)


def of_message(message: EmailMessage) -> Letter:
    """Return what a message proposes; its body is empty where it has no plain text."""
    subject = _header(message, "Subject")
    post = _POST.search(subject)
    return Letter(
        author=_name(_header(message, "From")),
        date=_date(message),
        body=own_words(_text(message)),
        post=post[0] if post else "",
        language=next((one for one, begun in _SUBJECTS.items() if begun in subject), None),
    )


def own_words(text: str) -> str:
    """Return what somebody wrote in a message, without what they answer and their signature."""
    text = text.replace("\r\n", "\n")
    for cut in (_FORWARDED, _SIGNATURE, _INTRODUCTION, _QUOTED):
        text = cut.sub("", text)
    return "\n\n".join(_unwrapped(one) for one in re.split(r"\n\s*\n", text.strip()) if one)


def _unwrapped(paragraph: str) -> str:
    """Return a paragraph whose lines were cut by a program as one line."""
    first, *others = paragraph.split("\n")
    lines = [first]
    for line in others:
        if len(lines[-1].rsplit("\n")[-1]) >= _WRAPPED and not _STARTS.match(line):
            lines[-1] = f"{lines[-1].rstrip()} {line}"
        else:
            lines.append(line)
    return "\n".join(lines)


def _header(message: EmailMessage, name: str) -> str:
    try:
        return str(message[name] or "")
    except (ValueError, LookupError, AttributeError, IndexError, TypeError):
        return ""  # the library raises all of these for headers that are no headers


def _name(sender: str) -> str:
    """Return the name of whoever sent a message, empty where only an address is told."""
    name = " ".join(without_unseen(parseaddr(sender)[0]).split())
    return "" if "@" in name or tells_addresses(name) else name[:LONGEST_NAME]


def _date(message: EmailMessage) -> datetime | None:
    try:
        header = message["Date"]
        when: datetime | None = header.datetime if header else None
    except (ValueError, LookupError, AttributeError, IndexError, TypeError):
        return None
    return when if when and when.tzinfo else None


def _text(message: EmailMessage) -> str:
    try:
        part = message.get_body(("plain",))
        return str(part.get_content()) if part else ""
    except (ValueError, LookupError, AttributeError, KeyError):
        return ""
