"""Work spread over processes, through the interface of `concurrent.futures`."""

from __future__ import annotations

import gc
import multiprocessing
import os
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from multiprocessing.connection import wait
from threading import Thread
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

Item = TypeVar("Item")
Result = TypeVar("Result")

_PIECES_A_JOB = 32
_LONGEST = 150
WORTH_A_PROCESS = 200
_work: Callable[[int, int], Any]


class InPlace(Executor):
    """Does the work in this process: at once, or piece by piece as what `map` gives is taken."""

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:  # noqa: ANN401 -- as in the base
        """Return the future of work already done."""
        future: Future[Any] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:  # noqa: BLE001 -- it is told by the future
            future.set_exception(error)
        return future

    def map(
        self,
        fn: Callable[..., Result],
        *iterables: Iterable[Any],
        timeout: float | None = None,  # noqa: ARG002 -- as in the base
        chunksize: int = 1,  # noqa: ARG002
    ) -> Iterator[Result]:
        """Yield what the work gives."""
        return map(fn, *iterables)


def spread(
    work: Callable[[Sequence[Item]], Result],
    items: Sequence[Item],
    jobs: int,
    *,
    heavy: bool = False,
) -> Iterator[Result]:
    """Yield what `work` makes of each stretch of `items`, in their order.

    With several jobs the stretches are worked on in forked processes, which know all that this
    process knows; only results travel. Where processes cannot be forked there is one job. Each of
    `heavy` items is worth a process, and makes a stretch.

    A process copies the memory that it touches, so long work is done in rounds, each by new ones.
    """
    count = 1 if len(items) < (2 if heavy else WORTH_A_PROCESS) else jobs
    pieces = count * _PIECES_A_JOB if count > 1 else 1
    length = 1 if heavy else max(1, -(-len(items) // pieces))
    length = min(length, _LONGEST) if count > 1 else length
    starts = range(0, len(items), length)
    global _work  # noqa: PLW0603 -- a forked process finds it here
    _work = lambda start, end: work(items[start:end])  # noqa: E731
    if count > 1:
        gc.collect()
    for first in range(0, len(starts), pieces):
        some = starts[first : first + pieces]
        with _executor(count) as executor:
            yield from executor.map(_call, some, (start + length for start in some))


def default_jobs() -> int:
    """Return how many processes this machine has room for."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _executor(jobs: int) -> Executor:
    if jobs == 1 or "fork" not in multiprocessing.get_all_start_methods():
        return InPlace()
    gc.freeze()
    return ProcessPoolExecutor(jobs, multiprocessing.get_context("fork"), _end_with_parent)


def _end_with_parent() -> None:
    """End this process when the one that forked it is killed: it would keep its locks for ever."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        Thread(target=_follow, args=(parent.sentinel,), daemon=True).start()


def _follow(sentinel: int) -> None:
    wait([sentinel])
    os._exit(1)


def _call(start: int, end: int) -> Any:  # noqa: ANN401 -- whatever the work gives
    return _work(start, end)
