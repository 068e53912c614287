"""Publishing to a branch of Git's, which Pages hosts show: one commit for each publication.

The branch is never forced: where somebody else was faster, nothing changes.
"""

from __future__ import annotations

import os
import subprocess
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from vigie.cli.bootstrap import in_language
from vigie.messages import failure
from vigie.publishing.changes import RECORD, between, files, is_foreign, read_record
from vigie.publishing.place import PublishError, alone, interrupted, refuse_foreign
from vigie.scratch import lock_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from vigie.publishing.changes import Changes

NO_JEKYLL = ".nojekyll"
"""A file that keeps GitHub Pages from leaving out names that begin with an underscore."""
_OWN = (NO_JEKYLL, "CNAME")
"""What belongs to the host and is no file of the site."""
_NOBODY = {
    f"GIT_{who}_{what}": value
    for who in ("AUTHOR", "COMMITTER")
    for what, value in (("NAME", "Vigie"), ("EMAIL", "vigie@localhost"))
}


class Branch:
    """A branch of `remote`, a name or an address, sent from the repository around `folder`."""

    compressed = False

    def __init__(self, folder: Path, remote: str, branch: str) -> None:
        """Take the place; raise PublishError where `folder` lies in no repository."""
        self.folder = folder
        self.remote = remote
        self.ref = f"refs/heads/{branch}"
        self._git("rev-parse", "--git-dir")

    @contextmanager
    def held(self) -> Iterator[None]:
        """Keep other publishers of this machine away; others are met when the branch is sent."""
        with alone(lock_of(Path("/git", self.remote, self.ref))):
            yield

    def compare(self, site: Path) -> Changes:
        """Return what would change on the branch."""
        before = self._objects(self._parent())
        for path in _OWN:
            before.pop(path, None)
        if is_foreign(before):
            raise refuse_foreign(f"{self.remote}#{self.ref.removeprefix('refs/heads/')}")
        shown = self._git("cat-file", "blob", before[RECORD]) if RECORD in before else ""
        return between(before, self._blobs(site), read_record(shown)[1])

    def put(self, site: Path, changes: Changes) -> None:
        """Commit the site on top of the branch and send it."""
        parent = self._parent()
        before = self._objects(parent)
        kept = {path: before[path] for path in (*changes.kept, *_OWN) if path in before}
        empty = self._git("hash-object", "-w", "--stdin", said="").strip()
        tree = self._tree({NO_JEKYLL: empty, **kept, **self._blobs(site, write=True)})
        self._send(self._commit(tree, parent))

    def roll_back(self) -> str:
        """Commit again what stood there before the last publication."""
        parent = self._parent()
        before = self._git("rev-parse", "--verify", "--quiet", f"{parent}^", fails=True).strip()
        if not parent or not before:
            raise PublishError(
                in_language(
                    "The branch has no earlier publication.",
                    "La branche n’a aucune publication antérieure.",
                )
            )
        tree = self._git("rev-parse", f"{before}^{{tree}}").strip()
        self._send(self._commit(tree, parent))
        return before[:12]

    def _parent(self) -> str:
        """Return the last commit of the branch, fetched; empty where there is no such branch."""
        if not self._git("ls-remote", self.remote, self.ref).strip():
            return ""
        self._git("fetch", "--quiet", "--no-tags", self.remote, self.ref)
        return self._git("rev-parse", "FETCH_HEAD").strip()

    def _objects(self, commit: str) -> dict[str, str]:
        """Return the id of every file of a commit by its path."""
        if not commit:
            return {}
        rows = self._git("ls-tree", "-r", "-z", commit).split("\0")
        pairs = (row.partition("\t") for row in rows if row)
        return {path: told.split()[2] for told, _, path in pairs}

    def _blobs(self, site: Path, *, write: bool = False) -> dict[str, str]:
        """Return the id that each file has in Git; with `write`, it is there afterwards."""
        paths = files(site)
        options = ("--no-filters", "--stdin-paths", *(("-w",) if write else ()))
        said = "".join(f"{site / path}\n" for path in paths)
        return dict(zip(paths, self._git("hash-object", *options, said=said).split(), strict=True))

    def _tree(self, found: Mapping[str, str]) -> str:
        """Return the tree of some files."""
        with TemporaryDirectory(prefix="vigie-index-") as folder:
            index = {"GIT_INDEX_FILE": f"{folder}/index"}
            said = "".join(f"100644 {name}\t{path}\0" for path, name in sorted(found.items()))
            self._git("update-index", "-z", "--index-info", said=said, more=index)
            return self._git("write-tree", more=index).strip()

    def _commit(self, tree: str, parent: str) -> str:
        known = self._git("config", "user.email", fails=True).strip()
        options = ("-p", parent) if parent else ()
        return self._git(
            "commit-tree",
            tree,
            *options,
            said="Publish the site\n",
            more={} if known else _NOBODY,
        ).strip()

    def _send(self, commit: str) -> None:
        self._git("push", "--quiet", self.remote, f"{commit}:{self.ref}")

    def _git(
        self,
        *words: str,
        said: str | None = None,
        more: Mapping[str, str] | None = None,
        fails: bool = False,
    ) -> str:
        """Run Git; return what it printed, or raise PublishError, unless it may fail."""
        command: Sequence[str] = ("git", "-C", str(self.folder), *words)
        environment = {**os.environ, "GIT_TERMINAL_PROMPT": "0", **(more or {})}
        try:
            done = subprocess.run(
                command,
                input=said,
                env=environment,
                capture_output=True,
                encoding="utf-8",
                check=False,
            )
        except OSError as error:
            raise interrupted("git", failure(error)) from None
        if done.returncode and not fails:
            raise interrupted("git", done.stderr or words[0])
        return done.stdout
