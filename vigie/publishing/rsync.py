"""Publishing to a folder of another machine with rsync over ssh: what changed, in order."""

from __future__ import annotations

import subprocess
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from vigie.messages import failure
from vigie.publishing.changes import RECORD, between, files, is_foreign, read_record
from vigie.publishing.place import alone, interrupted, no_rollback, refuse_foreign
from vigie.scratch import lock_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from vigie.publishing.changes import Changes

_PARTLY = 23
"""What rsync ends with where it could not do all, e.g. remove a folder with files of others."""
_SENT = ("--from0", "--files-from=-", "--checksum", "--times", "--mkpath", "--chmod=D755,F644")


class Rsync:
    """A folder as rsync names it, such as `me@example.org:/srv/www/vigie`."""

    compressed = True

    def __init__(self, where: str) -> None:
        """Take the place."""
        self.where = where.rstrip("/")

    @contextmanager
    def held(self) -> Iterator[None]:
        """Keep other publishers of this machine away; rsync has no lock for those of others."""
        with alone(lock_of(Path("/rsync", self.where))):
            yield

    def compare(self, site: Path) -> Changes:
        """Return what would change; rsync compares the bytes of files that are on both sides."""
        before = self._standing()
        if is_foreign(before):
            raise refuse_foreign(self.where)
        shown = self._record() if RECORD in before else ""
        common = tuple(path for path in files(site) if path in before)
        other = set(self._differing(site, common))
        after = {path: "new" if path in other else "" for path in files(site)}
        return between(dict.fromkeys(before, ""), after, read_record(shown)[1])

    def put(self, site: Path, changes: Changes) -> None:
        """Send and remove step by step; the files of a step appear together, at its end."""
        for step in changes.steps():
            _rsync(*_SENT, "--delay-updates", f"{site}/", f"{self.where}/", said=step)
        if changes.removed:
            self._remove(changes.removals())
            empty = _emptied(changes.removed, (*files(site), *changes.kept))
            for depth in sorted({path.count("/") for path in empty}, reverse=True):
                self._remove([path for path in empty if path.count("/") == depth])

    def _remove(self, paths: Sequence[str]) -> None:
        """Remove files, or folders that are empty: rsync is shown the folders above them only."""
        with TemporaryDirectory(prefix="vigie-removal-") as here:
            for path in paths:
                Path(here, path).parent.mkdir(parents=True, exist_ok=True)
            options = ("--delete-missing-args", "--from0", "--files-from=-")
            _rsync(*options, f"{here}/", f"{self.where}/", said=paths, ends=(0, _PARTLY))

    def roll_back(self) -> str:
        """Refuse: nothing is kept."""
        raise no_rollback()

    def _standing(self) -> tuple[str, ...]:
        """Return the paths of all files there; none where there is no such folder."""
        words = ("--recursive", "--list-only", "--no-h", f"{self.where}/")
        told = _rsync(*words, absent="No such file or directory")
        rows = (line.split(maxsplit=4) for line in told.splitlines())
        return tuple(row[4] for row in rows if len(row) == 5 and row[0][0] != "d")  # noqa: PLR2004

    def _record(self) -> str:
        with TemporaryDirectory(prefix="vigie-record-") as folder:
            _rsync(f"{self.where}/{RECORD}", f"{folder}/")
            return Path(folder, RECORD).read_text("utf-8")

    def _differing(self, site: Path, paths: Sequence[str]) -> list[str]:
        options = ("--dry-run", "--from0", "--files-from=-", "--checksum", "--out-format=%n")
        return _rsync(*options, f"{site}/", f"{self.where}/", said=paths).splitlines()


def _emptied(gone: Sequence[str], left: Sequence[str]) -> list[str]:
    """Return the folders in which nothing is left."""
    before, after = (
        {above.as_posix() for path in paths for above in PurePosixPath(path).parents}
        for paths in (gone, left)
    )
    return sorted(before - after - {"."})


def _rsync(
    *words: str, said: Sequence[str] = (), ends: Sequence[int] = (0,), absent: str = ""
) -> str:
    """Run rsync; return what it printed, or raise PublishError.

    Where its complaint has `absent` in it, what was asked for is not there: that is nothing.
    """
    command = ("rsync", "--8-bit-output", *words)
    try:
        done = subprocess.run(
            command,
            input="".join(f"{path}\0" for path in said),
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
    except OSError as error:
        raise interrupted("rsync", failure(error)) from None
    if absent and done.returncode == _PARTLY and absent in done.stderr:
        return ""
    if done.returncode not in ends:
        lines = done.stderr.strip().splitlines() or [str(done.returncode)]
        raise interrupted("rsync", lines[0])
    return done.stdout
