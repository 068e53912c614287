"""Writing pages: what has the same values as at the last build, and still stands, is left alone."""

from __future__ import annotations

import os
from dataclasses import dataclass
from hashlib import blake2b
from typing import TYPE_CHECKING

from vigie.cache import OUTPUT, Trace
from vigie.fingerprint import SIZE, Fingerprints
from vigie.pages import Copy, Page
from vigie.standing import changed
from vigie.workers import WORTH_A_PROCESS, spread

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from vigie.cache import Cache
    from vigie.output import Output
    from vigie.render import Renderer


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """A page or copy that has to be made, with the fingerprint of what it is made of."""

    page: Page | Copy
    fingerprint: bytes


@dataclass(frozen=True, slots=True)
class Staged:
    """An output file that was made: its path, the hash of its bytes, whether they are new."""

    path: str
    hash: bytes
    new: bool


class PageWriting:
    """One build's writing of pages into `output`; `key` tells the key of a copied file's bytes."""

    def __init__(
        self,
        renderer: Renderer,
        output: Output,
        cache: Cache,
        key: Callable[[Copy], bytes],
        *,
        jobs: int,
        progress: Callable[[int], None],
    ) -> None:
        """Take the tools; `progress` is told how many pages were made so far."""
        self.renderer = renderer
        self.output = output
        self.cache = cache
        self.key = key
        self.jobs = jobs
        self.progress = progress
        self.prints = Fingerprints()

    def everything(self, pages: Iterable[Page | Copy], *, verify: bool) -> int:
        """Make the output hold exactly `pages`; return how many files have new bytes.

        With `verify` what stands in the output is read, and not taken for what it looks like.
        """
        traces = self.cache.traces()
        stamps = self.output.stamps()
        standing = self.output.standing(traces) if verify else stamps
        due, plans = [], []
        for page in pages:
            self.output.plan(page.path)
            fingerprint = self._fingerprint(page)
            sources = self.prints.taken()
            trace = traces.get(page.path)
            same = trace is not None and trace.fingerprint == fingerprint
            if not (same and trace and standing.get(page.path) == trace.stamp):
                due.append(Due(page=page, fingerprint=fingerprint))
            if sources and not same:
                plans.append((page.path, page, sources))
        gone = traces.keys() - self.output.planned
        written = self._make(due, gone, stamps)
        self.cache.set_folders(OUTPUT, self.output.folders(self.output.planned))
        self.cache.set_plans(plans, gone)
        return written

    def again(self, pages: Sequence[Page]) -> int | None:
        """Make `pages` anew, and leave the rest of the output, if all of it still stands.

        Returns how many files have new bytes; None, with nothing done, where the output is not
        what the last build wrote.
        """
        folder, rows = os.fspath(self.output.folder), self.cache.page_rows()
        if changed(folder, rows, self.cache.folders(OUTPUT)) != []:
            return None
        due, plans = [], []
        for page in pages:
            due.append(Due(page=page, fingerprint=self._fingerprint(page)))
            plans.append((page.path, page, self.prints.taken()))
        written = self._make(due, (), ()) if due else 0
        self.cache.update_folders(OUTPUT, self.output.folders(page.path for page in pages))
        self.cache.set_plans(plans)
        return written

    def _make(self, due: Sequence[Due], gone: Iterable[str], stood: Iterable[str]) -> int:
        """Make what is due, show it, and note it; return how many files have new bytes.

        `stood` are the paths of the output files as they were before.
        """
        if len(due) >= WORTH_A_PROCESS:
            self.renderer.prepare(one.page for one in due if isinstance(one.page, Page))
            self.cache.settle()
        staged: dict[str, Staged] = {}
        for some in spread(self._stage, due, self.jobs):
            staged.update((one.path, one) for one in some)
            self.progress(len(staged))
        self.output.commit(stood)
        prints = {one.page.path: one.fingerprint for one in due}
        traces = {
            path: Trace(prints[path], self.output.stamp(path), one.hash)
            for path, one in staged.items()
        }
        self.cache.set_traces(traces, gone)
        return sum(one.new for one in staged.values())

    def _fingerprint(self, page: Page | Copy) -> bytes:
        if isinstance(page, Copy):
            return self.key(page)
        return self.prints.of((page.template, page.language, page.values))

    def _stage(self, some: Sequence[Due]) -> list[Staged]:
        return [self._staged(one.page) for one in some]

    def _staged(self, page: Page | Copy) -> Staged:
        data = page.data() if isinstance(page, Copy) else self.renderer.render(page)
        hash_ = blake2b(data, digest_size=SIZE).digest()
        return Staged(page.path, hash_, self.output.put(page.path, data))
