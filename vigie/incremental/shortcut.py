"""The short way: where only prose or comments changed, only pages that show them are made.

A page is a function of its values, and planning sees of a text everything but its prose, and of
comments their anchors, whether there are any, where the newest of the site are, and where feeds of
them are cut into archives. So if all files are those of the last whole build, and those that
changed differ in nothing else, the plan is the last one with the new prose, comments and tallies in
it.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, is_dataclass, replace
from typing import TYPE_CHECKING, Any, Self

from vigie import urls
from vigie.comments.cuts import Cuts
from vigie.comments.joining import clashing
from vigie.comments.model import DiscussionView, Tally
from vigie.feeds import Format
from vigie.incremental.built import well_told
from vigie.incremental.plans import Recalled
from vigie.incremental.recall import read_all, same_but_prose
from vigie.pages import Passage
from vigie.reading.tree import archive_at, text_at
from vigie.times import note_times, same_times

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

    from vigie.comments.joining import ReadComments
    from vigie.comments.model import Discussion
    from vigie.content import Text
    from vigie.feeds import FeedChoices
    from vigie.incremental.cache import Cache
    from vigie.incremental.sources import Sources
    from vigie.pages import Page
    from vigie.planning.outline import Outline
    from vigie.reading.texts import TextRead
    from vigie.reading.tree import CommentsFile, TextFile

_FEW = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What must stay as it is besides the plan: the time, and where comments are cut."""

    now: datetime
    next_change: datetime | None
    cuts: Cuts

    @classmethod
    def of(cls, outline: Outline) -> Self:
        """Return that of a site as it was planned."""
        cuts = Cuts.made(outline.content, outline.site.feeds)
        return cls(now=outline.site.now, next_change=outline.next_change, cuts=cuts)

    def note(self, cache: Cache) -> None:
        """Keep it for the next build."""
        note_times(cache, self.now, self.next_change)
        self.cuts.note(cache)


def pages_again(
    sources: Sources,
    cache: Cache,
    read: Callable[[TextFile, bytes], TextRead],
    read_comments: ReadComments | None,
    feeds: FeedChoices,
    now: datetime,
) -> list[Page] | None:
    """Return the pages to make again; None where the whole site has to be planned."""
    same = same_times(cache, now) and well_told(cache)
    changed = sources.changed() if same else None
    if changed is None or len(changed) > _FEW:
        return None
    files = [file for name in changed if (file := text_at(name))]
    archives = [one for name in changed if (one := archive_at(name, cache.file_key))]
    if len(files) + len(archives) < len(changed):
        return None
    prose = _new_prose(files, changed, sources, cache, read)
    cuts = Cuts.noted(cache, feeds)
    said = _new_comments(archives, changed, sources, cache, read_comments, cuts)
    if prose is None or said is None:
        return None
    cuts.note(cache)
    paths = sorted({path for name in changed for path in cache.users(name)})
    recalled = Recalled(cache.shared)
    pages: list[Page] = [replace(recalled.value(cache.plan(path)), path=path) for path in paths]
    return [renewed(page, prose, said) for page in pages]


def _new_prose(
    files: list[TextFile],
    before: Mapping[str, bytes],
    sources: Sources,
    cache: Cache,
    read: Callable[[TextFile, bytes], TextRead],
) -> dict[str, str] | None:
    """Return the prose of texts by source; None where more than it changed."""
    readings = [cache.readings.reading(before[file.source]) for file in files]
    prose = {}
    for old, new in zip(readings, read_all(files, read, sources, cache, jobs=1), strict=True):
        if old is None or old.problems or new.problems:
            return None
        one, other = old.text, new.text
        if one is None or other is None or not same_but_prose(one, other):
            return None
        if not _same_to_translation(one, other, sources, cache):
            return None
        prose[other.source] = other.body.prose
    return prose


def _same_to_translation(one: Text, other: Text, sources: Sources, cache: Cache) -> bool:
    """Whether both readings of a text are the source of its translation, or neither is."""
    name = f"{other.folder}/{other.language.other}.md"
    read = cache.readings.reading(sources.key(name)) if cache.file_key(name) else None
    wanted = read.text.source_digest if read and read.text else ""
    return (one.digest == wanted) is (other.digest == wanted)


def _new_comments(
    files: list[CommentsFile],
    before: Mapping[str, bytes],
    sources: Sources,
    cache: Cache,
    read: ReadComments | None,
    cuts: Cuts,
) -> dict[str, Discussion] | None:
    """Return what archives hold by source; None where other pages may be concerned."""
    if read is None:
        return None if files else {}
    readings = [cache.readings.reading(file.reading_key(before[file.source])) for file in files]
    said = {}
    for old, new in zip(readings, read_all(files, read, sources, cache, jobs=1), strict=True):
        if old is None or old.problems or new.problems:
            return None
        one, other = old.discussion, new.discussion
        if one is None or other is None:
            return None
        if one.anchors != other.anchors and not _only_added(one, other, new.file, sources, cache):
            return None
        same = _in_its_place(one.tally, other.tally, new.file, cache)
        if not (same and cuts.stay(one, other, new.file.languages)):
            return None
        said[other.source] = other
    return said


def _only_added(
    one: Discussion, other: Discussion, file: CommentsFile, sources: Sources, cache: Cache
) -> bool:
    """Whether no link can have lost its place, and no place is given twice."""
    names = (f"{file.folder}/{language}.md" for language in file.languages)
    texts = [cache.readings.reading(sources.key(name)) for name in names]
    return one.anchors < other.anchors and all(
        read and read.text and not clashing(read.text, other) for read in texts
    )


def _in_its_place(one: Tally, other: Tally, file: CommentsFile, cache: Cache) -> bool:
    """Whether the newest comments of the site are in the archives that they were in.

    The feeds of all comments are made of those. A comment that is the newest of an archive changes
    nothing if this is one of them already.
    """
    if bool(one.count) != bool(other.count):
        return False
    if one.latest is None or other.latest is None or one.latest == other.latest:
        return one.latest == other.latest
    users = set(cache.users(file.source))
    feeds = {urls.comments_feed(language, form) for language in file.languages for form in Format}
    return other.latest > one.latest and feeds <= users


def renewed(value: Any, prose: Mapping[str, str], said: Mapping[str, Discussion]) -> Any:  # noqa: ANN401 -- any value of a page
    """Return `value` with the prose and the comments of each source in place of the former ones."""
    if isinstance(value, Passage):
        return replace(value, prose=prose.get(value.source, value.prose))
    if isinstance(value, DiscussionView):
        found = said.get(value.source)
        return replace(value, conversation=found.conversation) if found else value
    if isinstance(value, Tally):
        return said[value.source].tally if value.source in said else value
    if isinstance(value, tuple):
        items = [renewed(item, prose, said) for item in value]
        same = all(new is old for new, old in zip(items, value, strict=True))
        return value if same else tuple(items)
    if is_dataclass(value) and not isinstance(value, type):
        own = {field.name: getattr(value, field.name) for field in fields(value)}
        new = {name: renewed(old, prose, said) for name, old in own.items()}
        changes = {name: item for name, item in new.items() if item is not own[name]}
        return replace(value, **changes) if changes else value
    return value
