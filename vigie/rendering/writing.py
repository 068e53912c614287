"""Writing pages: what has the same values as at the last build, and still stands, is left alone."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

from vigie import urls
from vigie.incremental.cache import OUTPUT
from vigie.incremental.checked import hashed
from vigie.incremental.forms import Form, Forms
from vigie.incremental.plans import Plans
from vigie.incremental.standing import changed
from vigie.incremental.traces import Trace
from vigie.pages import Copy, Page
from vigie.rendering.bundles import Bundle
from vigie.rendering.lazy import with_values
from vigie.workers import WORTH_A_PROCESS, spread

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from vigie.incremental.cache import Cache
    from vigie.incremental.plans import Plan
    from vigie.incremental.traces import Stamp
    from vigie.rendering.output import Output
    from vigie.rendering.render import Renderer


class Due(NamedTuple):
    """A page or copy to be made, unless it `stands` and its fingerprint is still what it `was`."""

    page: Page | Copy
    was: bytes = b""
    stands: bool = False


class Staged(NamedTuple):
    """An output file that was made: its path and trace.

    `new` tells whether other bytes stood there, or at any file of a bundle that it is the first of;
    `unplanned` whether a plan of it that was noted holds no more, and none came in its place.
    """

    path: str
    trace: Trace
    new: bool = False
    unplanned: bool = False


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
        self.forms = Forms()
        self.plans = Plans(self.forms)
        self.met: set[bytes] = set()

    def everything(self, pages: Iterable[Page | Copy], *, verify: bool) -> int:
        """Make the output hold exactly `pages`; return how many of them have new bytes.

        With `verify` what stands in the output is read, and not taken for what it looks like.
        """
        traces = self.cache.traces()
        stamps = self.output.stamps()
        standing = self.output.standing(traces) if verify else stamps
        due = []
        for page in pages:
            self.output.plan(page.path)
            trace = traces.get(page.path)
            if trace is None:
                due.append(Due(page))
                continue
            stands = standing.get(page.path) == trace.stamp
            if stands and isinstance(page, Copy | Bundle):
                if self._stays(page, traces, standing):
                    continue
                stands = False
            due.append(Due(page, trace.fingerprint, stands))
        written = self._make(due, traces, stamps)
        self.cache.keep_shared(self.met | self.forms.met())
        self.cache.set_folders(OUTPUT, self.output.folders(self.output.planned))
        return written

    def again(self, pages: Sequence[Page], *, unseen: bool) -> int | None:
        """Make `pages` anew, and leave the rest of the output, if all of it still stands.

        Returns how many of them have new bytes; None, with nothing done, where the output is not
        what the last build wrote. With `unseen` that is taken for granted.
        """
        folder, rows = os.fspath(self.output.folder), self.cache.page_rows()
        if not unseen and changed(folder, rows, self.cache.folders(OUTPUT)) != []:
            return None
        folders = tuple(page.folder for page in pages if isinstance(page, Bundle))
        stood = (
            [path for path in self.cache.traces() if path.startswith(folders)] if folders else ()
        )
        written = self._make([Due(page) for page in pages], stood, stood) if pages else 0
        self.cache.update_folders(OUTPUT, self.output.folders(self.output.planned))
        return written

    def _stays(
        self, page: Copy | Bundle, traces: Mapping[str, Trace], standing: Mapping[str, Stamp]
    ) -> bool:
        """Whether a copy, or every file of a bundle, is what was written; if so it is planned."""
        if self._form(page).fingerprint != traces[page.path].fingerprint:
            return False
        if isinstance(page, Copy):
            return True
        paths = [path for path in traces if path.startswith(page.folder)]
        stays = all(standing.get(path) == traces[path].stamp for path in paths)
        self.output.planned.update(paths if stays else ())
        return stays

    def _make(self, due: Sequence[Due], known: Iterable[str], stood: Iterable[str]) -> int:
        """Make what is due, show it, and note it; return how many pages have new bytes.

        `known` are the paths of the files that have traces, `stood` those of the output files as
        they were before; such of them as are no longer planned go.
        """
        missing = [one.page for one in due if isinstance(one.page, Page) and not one.stands]
        if len(missing) >= WORTH_A_PROCESS:
            self.renderer.prepare(missing)
        if len(due) >= WORTH_A_PROCESS:
            self.cache.readings.settle()
        due = sorted(due, key=_folder)  # pages beside one another show the same comments
        staged: list[Staged] = []
        for some, plans, shared, met in spread(self._stage, due, self.jobs):
            self.cache.set_plans(plans, shared)
            staged += some
            self.met |= met
            self.progress(len(staged))
        self.output.planned.update(one.path for one in staged)
        self.output.commit(stood)
        gone = [path for path in known if path not in self.output.planned]
        self.cache.set_traces({one.path: one.trace for one in staged}, gone)
        self.cache.forget_plans((*gone, *(one.path for one in staged if one.unplanned)))
        return sum(one.new for one in staged)

    def _form(self, page: Page | Copy) -> Form:
        """Return the form of a page, wherever it is put and whatever it comes from.

        That of a copy has the key of its bytes for a fingerprint, and nothing else.
        """
        if isinstance(page, Copy):
            return Form(fingerprint=self.key(page))
        kind = type(page)
        return self.forms.of(
            kind(path="", template=page.template, values=page.values, language=page.language)
        )

    def _stage(
        self, some: Sequence[Due]
    ) -> tuple[list[Staged], list[Plan], dict[bytes, bytes], frozenset[bytes]]:
        """Return what was made of some, with new plans; what is new of what they share, and all."""
        plans: list[Plan] = []
        staged = [staged for one in some for staged in self._staged(one, plans)]
        return staged, plans, self.plans.taken(), self.forms.met()

    def _staged(self, due: Due, plans: list[Plan]) -> Iterator[Staged]:
        page = with_values(due.page) if isinstance(due.page, Page) else due.page
        form = self._form(page)
        changed, new = form.fingerprint != due.was, False
        if due.stands and not changed:
            return
        made = self._made(page)
        first = made.pop(page.path)
        for path, data in made.items():
            stamp, other = self.output.put(path, data)
            new |= other
            yield Staged(path, Trace(form.fingerprint, stamp, hashed(data)))
        stamp, other = self.output.put(page.path, first)
        if form.sources and changed:
            plans.append(self.plans.plan(page.path, form))
        trace = Trace(form.fingerprint, stamp, hashed(first))
        yield Staged(page.path, trace, new or other, changed and not form.sources)

    def _made(self, page: Page | Copy) -> dict[str, bytes]:
        if isinstance(page, Bundle):
            return {
                f"{page.folder}{name}": data for name, data in self.renderer.files(page).items()
            }
        return {page.path: page.data() if isinstance(page, Copy) else self.renderer.render(page)}


def _folder(due: Due) -> str:
    page = due.page
    return (page.near if isinstance(page, Page) else "") or urls.folder(page.path)
