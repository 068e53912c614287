"""What was imported, remembered by fingerprints: a newer export changes what nobody touched.

Kept in the content folder, so that whoever has the content can import again. It holds no words of
the blog, only places, numbers and digests.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from enum import StrEnum
from hashlib import blake2b
from typing import TYPE_CHECKING

from vigie.wordpress.export import ExportError

if TYPE_CHECKING:
    from pathlib import Path

NAME = ".wordpress-import.json"
_VERSION = 1


class Step(StrEnum):
    """What is done with one file."""

    NEW = "new"
    SAME = "same"
    UPDATED = "updated"
    EDITED = "edited"
    REMOVED = "removed-here"
    CONFLICT = "conflict"


@dataclass(slots=True, kw_only=True)
class Memory:
    """Digests of files as imported by path, folders by group, ids of comments by path."""

    files: dict[str, str] = field(default_factory=dict)
    folders: dict[str, str] = field(default_factory=dict)
    comments: dict[str, list[str]] = field(default_factory=dict)

    def step(self, path: str, new: bytes, there: bytes | None) -> Step:
        """Return what to do with a file that holds `there` and would hold `new`: three-way."""
        before = self.files.get(path)
        if there == new:
            return Step.SAME
        if there is None:
            return Step.REMOVED if before is not None else Step.NEW
        if before == digest(there):
            return Step.UPDATED
        return Step.EDITED if before == digest(new) else Step.CONFLICT

    def written(self) -> bytes:
        """Return the file of the memory."""
        data = {
            "version": _VERSION,
            "files": self.files,
            "folders": self.folders,
            "comments": self.comments,
        }
        return (json.dumps(data, ensure_ascii=False, indent=0, sort_keys=True) + "\n").encode()


def digest(data: bytes) -> str:
    """Return the fingerprint of a file."""
    return blake2b(data, digest_size=16).hexdigest()


def recall(content: Path) -> Memory:
    """Return what was imported into a folder; raise ExportError where that cannot be read."""
    file = content / NAME
    if not file.exists():
        return Memory()
    try:
        data = json.loads(file.read_text("utf-8"))
        if data["version"] != _VERSION:
            raise ValueError(data["version"])  # noqa: TRY301 -- told as the others
        return Memory(
            files={str(path): str(one) for path, one in data["files"].items()},
            folders={str(group): str(one) for group, one in data["folders"].items()},
            comments={str(path): list(map(str, ids)) for path, ids in data["comments"].items()},
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise ExportError(
            fr=f"{file}\N{NO-BREAK SPACE}: impossible à lire ({error}); c’est la mémoire des "
            "importations\N{NO-BREAK SPACE}: reprenez-la d’une sauvegarde",
            en=f"{file}: cannot be read ({error}); it remembers the imports: take it from a backup",
        ) from None
