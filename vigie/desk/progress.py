"""Where each pair of texts stands: what there is in which language, and what is to be done."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from vigie.content import Status
from vigie.languages import Language

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date, datetime


class State(StrEnum):
    """How far a text is in one language."""

    MISSING = "missing"
    UNREADABLE = "unreadable"
    DRAFT = "draft"
    WAITING = "waiting"
    HIDDEN = "hidden"
    PUBLISHED = "published"


_DONE = frozenset((State.HIDDEN, State.PUBLISHED))


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What a text tells of itself; None as its `status` where nobody can read it.

    `digest` stands for what it says, `source_digest` for what its source said; either may be empty.
    """

    title: str
    status: Status | None
    moment: datetime | None
    digest: str
    source_digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """A text in one language; `day` is the one that it waits for.

    It is `outdated` where it translates a text that says something else by now.
    """

    state: State
    outdated: bool = False
    day: date | None = None

    @property
    def done(self) -> bool:
        """Whether nothing is to be done."""
        return self.state in _DONE and not self.outdated


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A folder with its texts; `followed` if a fingerprint tells which one translates the other."""

    folder: str
    title: str
    versions: Mapping[Language, Version]
    followed: bool

    @property
    def name(self) -> str:
        """What the folder is called at the desk: pages with the folders they lie in."""
        return self.folder.split("/", 2)[2] if self.folder.startswith("posts/") else self.folder

    def to_do(self, languages: Iterable[Language] = Language) -> bool:
        """Whether something is to be done in one of `languages`."""
        return any(not self.versions[language].done for language in languages)


def row(folder: str, told: Mapping[Language, Told], now: datetime) -> Row:
    """Return where the texts of a folder stand; there is at least one."""
    first = next(iter(told.values()))
    return Row(
        folder=folder,
        title=first.title,
        versions={language: _version(told, language, now) for language in Language},
        followed=any(one.source_digest for one in told.values()),
    )


def counts(rows: Iterable[Row]) -> dict[str, int]:
    """Return how many folders there are, have both languages, lack one, and so on."""
    found = dict.fromkeys(("all", "both", "fr", "en", "outdated", "alone", "draft", "waiting"), 0)
    for one in rows:
        versions = one.versions.values()
        there = [key for key, version in one.versions.items() if version.state != State.MISSING]
        found["all"] += 1
        found["both" if len(there) > 1 else there[0].value] += 1
        found["alone"] += len(there) > 1 and not one.followed
        found["outdated"] += sum(version.outdated for version in versions)
        found["draft"] += sum(version.state is State.DRAFT for version in versions)
        found["waiting"] += sum(version.state is State.WAITING for version in versions)
    return found


def _version(told: Mapping[Language, Told], language: Language, now: datetime) -> Version:
    own, other = told.get(language), told.get(language.other)
    if own is None:
        return Version(state=State.MISSING)
    if own.status is None:
        return Version(state=State.UNREADABLE)
    outdated = bool(own.source_digest and other and other.digest not in {"", own.source_digest})
    if own.status is Status.DRAFT:
        return Version(state=State.DRAFT, outdated=outdated)
    if own.moment and own.moment > now:
        return Version(state=State.WAITING, outdated=outdated, day=own.moment.date())
    return Version(state=State(own.status.value), outdated=outdated)
