"""Files for people who look at a site from behind: `security.txt` and `humans.txt`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from vigie.content import Axis, Status
from vigie.languages import Language
from vigie.messages import Message
from vigie.problems import Problem, Severity
from vigie.rendering.output import MARK

if TYPE_CHECKING:
    from vigie.delivery import Security
    from vigie.planning.outline import Outline
    from vigie.site import Site


@dataclass(frozen=True, slots=True, kw_only=True)
class SecurityNotice:
    """What `security.txt` says (RFC 9116); `canonical` is its own address."""

    contact: str
    expires: str
    canonical: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Humans:
    """What `humans.txt` says: the titles of the editions, and who signs posts."""

    titles: tuple[str, ...]
    names: tuple[str, ...]


def security(notice: SecurityNotice) -> bytes:
    """Return `security.txt`."""
    languages = ", ".join(Language)
    lines = (
        f"{MARK}: whom to tell of a weakness of the site.",
        f"Contact: {notice.contact}",
        f"Expires: {notice.expires}T00:00:00Z",
        f"Preferred-Languages: {languages}",
        f"Canonical: {notice.canonical}",
    )
    return "".join(f"{line}\n" for line in lines).encode()


def humans(told: Humans) -> bytes:
    """Return `humans.txt`."""
    lines = ("/* SITE */", *told.titles, "", "/* TEAM */", *told.names)
    return "".join(f"{line}\n" for line in lines).encode()


def expired(security: Security, site: Site) -> Problem | None:
    """Return a warning where what `security.txt` says holds no longer."""
    if site.now.date() < security.expires:
        return None
    what = Message("SECURITY_TXT: it held until {day}", day=security.expires)
    told = "see that it still holds, and write a later day"
    return Problem("../pelicanconf.py", 1, what, told, Severity.WARNING)


def humans_of(outline: Outline) -> Humans:
    """Return what `humans.txt` says of the site: nobody who signs no post that can be seen."""
    signed = {
        part.person
        for pair in outline.content.posts
        for text in pair.texts.values()
        if text.status is Status.PUBLISHED
        for part in text.authors
    }
    people = outline.content.taxonomy.get(Axis.AUTHOR, {})
    titles = (edition.title for edition in outline.site.editions.values())
    names = (people[id_].name for id_ in sorted(signed) if id_ in people)
    return Humans(
        titles=tuple(dict.fromkeys(titles)),
        names=tuple(
            " / ".join(dict.fromkeys(name[language] for language in Language)) for name in names
        ),
    )
