"""One process at a time: taking turns by a lock file.

An old Python reads this too (see vigie/cli/bootstrap.py), so its syntax stays that of Python 3.6.
"""

import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path
    from typing import IO


def turn(lock: "Path", *, wait: bool = True) -> "IO[str]":
    """Wait until no other process has the turn; closing the file, or dying, gives it back.

    Without `wait` it raises BlockingIOError where another has it.
    """
    handle = lock.open("w", encoding="ascii")
    try:
        _lock(handle, wait=wait)
    except BaseException:
        handle.close()
        raise
    return handle


def _lock(handle: "IO[str]", *, wait: bool) -> None:
    if sys.platform == "win32":
        import errno
        import msvcrt

        while True:
            try:
                msvcrt.locking(handle.fileno(), msvcrt.LK_LOCK if wait else msvcrt.LK_NBLCK, 1)
            except OSError as problem:  # ten seconds have passed, if it waits
                if not wait:
                    raise BlockingIOError from problem
                if problem.errno != errno.EDEADLK:
                    raise
            else:
                break
    else:
        import fcntl

        fcntl.flock(handle, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
