"""What a publication changes for readers, and in which order, so that no page lacks a file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from vigie.delivery import COMPRESSIONS, fingerprint, lasts
from vigie.rendering.output import MARKER, SERVER_RULES
from vigie.urls import SECURITY

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping
    from pathlib import Path

RECORD = ".vigie-published"
"""The file that tells the next publication which assets the pages of this one show."""
_PAGES = (".html", ".htm")
_LISTS = (".xml", ".json", ".ics", ".opml", ".txt")
_MARK, _FILES, _PAGES_STEP, _LISTS_STEP, _RECORD_STEP = range(5)
UNFINISHED = ".~tmp~"
"""Where rsync leaves, beside others, the files of a step that was cut short."""
_DOTTED = (MARKER, RECORD, SERVER_RULES, SECURITY)
"""Names with a dot first that are ours; others, such as proofs for certificates, stay."""
_ALONE = {MARKER: _MARK, RECORD: _RECORD_STEP}


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """Paths of what is added, changed and removed; `stood` counts the pages that were there.

    `kept` are the assets of the publication before: pages that readers have open still show them.
    """

    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    stood: int = 0

    @property
    def sent(self) -> tuple[str, ...]:
        """What has to be sent."""
        return (*self.added, *self.changed)

    @property
    def nothing(self) -> bool:
        """Whether readers would see no difference."""
        return not (self.added or self.changed or self.removed)

    @property
    def vanishing(self) -> float:
        """The share of pages that readers would look for in vain, in percent."""
        gone = sum(map(_is_page, self.removed))
        return 100 * gone / self.stood if self.stood else 0.0

    def steps(self) -> Iterator[tuple[str, ...]]:
        """Yield what has to be sent, in steps: what pages show, pages, lists of them, the record.

        Each has to be whole before the next one begins. The mark that makes a place ours is first.
        """
        for number in (_MARK, _FILES, _PAGES_STEP, _LISTS_STEP, _RECORD_STEP):
            if found := tuple(path for path in self.sent if _step(path) == number):
                yield found

    def removals(self) -> tuple[str, ...]:
        """Return what has to be removed, pages before what they show."""
        return tuple(sorted(self.removed, key=lambda path: (_step(path) != _PAGES_STEP, path)))


def between(
    before: Mapping[str, str], after: Mapping[str, str], shown: Collection[str] = ()
) -> Changes:
    """Return the changes from one set of files to another; the values are those of their bytes.

    `shown` are the assets of the publication before.
    """
    gone = {path for path in before.keys() - after.keys() if path[0] != "." or _is_ours(path)}
    kept = gone & set(shown)
    return Changes(
        added=tuple(sorted(after.keys() - before.keys())),
        changed=tuple(
            sorted(path for path in after.keys() & before.keys() if after[path] != before[path])
        ),
        removed=tuple(sorted(gone - kept)),
        kept=tuple(sorted(kept)),
        stood=sum(map(_is_page, before)),
    )


def files(site: Path) -> tuple[str, ...]:
    """Return the paths of all files below a folder."""
    return tuple(
        sorted(one.relative_to(site).as_posix() for one in site.rglob("*") if one.is_file())
    )


def write_record(site: Path) -> None:
    """Write into a site which of its files are assets, and how files are served."""
    lines = (f"served {fingerprint()}", *(path for path in files(site) if lasts(path)))
    (site / RECORD).write_text("".join(f"{line}\n" for line in lines), "utf-8")


def read_record(text: str) -> tuple[str, tuple[str, ...]]:
    """Return how files are served and which are assets; nothing where there is no record."""
    first, *assets = text.splitlines() or ("",)
    return first.removeprefix("served "), tuple(path for path in assets if lasts(path))


def is_foreign(paths: Iterable[str]) -> bool:
    """Say whether there are files, and none is the mark of a site of ours."""
    found = {path for path in paths if UNFINISHED not in path.split("/")}
    return bool(found) and MARKER not in found


def _is_page(path: str) -> bool:
    return path.endswith(_PAGES) and UNFINISHED not in path.split("/")


def _is_ours(path: str) -> bool:
    """Say whether a name with a dot first is one of ours."""
    return path in _DOTTED or path.startswith(f"{UNFINISHED}/")


def _step(path: str) -> int:
    if path in _ALONE:
        return _ALONE[path]
    plain = path
    for ending in COMPRESSIONS:
        plain = plain.removesuffix(f".{ending}")
    if plain.endswith(_PAGES):
        return _PAGES_STEP
    return _LISTS_STEP if plain.endswith(_LISTS) else _FILES
