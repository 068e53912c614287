"""What an export holds, kept on disk while it is imported: memory does not grow with the blog."""

from __future__ import annotations

import pickle
import sqlite3
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from vigie.wordpress.export import Comment, Item

_TABLES = """
    CREATE TABLE item (key TEXT PRIMARY KEY, data BLOB) WITHOUT ROWID;
    CREATE TABLE comment (post TEXT, id TEXT, approved TEXT, data BLOB,
                          PRIMARY KEY (post, id)) WITHOUT ROWID;
"""


class Spool:
    """Items and comments of all blogs; what comes twice is kept once, as it came last."""

    def __init__(self, file: Path) -> None:
        """Begin an empty spool in `file`, which nobody else may have written."""
        self.base = sqlite3.connect(file)
        self.base.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;" + _TABLES)

    def add_item(self, item: Item) -> bool:
        """Keep an item; return False where it takes the place of one with the same id."""
        new = self.base.execute("SELECT 1 FROM item WHERE key = ?", (item.key,)).fetchone() is None
        row = (item.key, pickle.dumps(item))
        self.base.execute("INSERT OR REPLACE INTO item VALUES (?, ?)", row)
        return new

    def add_comment(self, post: str, comment: Comment) -> bool:
        """Keep a comment on the item with the key `post`; return False as above."""
        known = "SELECT 1 FROM comment WHERE post = ? AND id = ?"
        new = self.base.execute(known, (post, comment.id)).fetchone() is None
        row = (post, comment.id, comment.approved, pickle.dumps(comment))
        self.base.execute("INSERT OR REPLACE INTO comment VALUES (?, ?, ?, ?)", row)
        return new

    def items(self) -> Iterator[Item]:
        """Yield every item in the order of their keys."""
        for (data,) in self.base.execute("SELECT data FROM item ORDER BY key"):
            yield pickle.loads(data)  # noqa: S301 -- written above, in a folder of our own

    def item(self, key: str) -> Item:
        """Return one item."""
        (data,) = self.base.execute("SELECT data FROM item WHERE key = ?", (key,)).fetchone()
        item: Item = pickle.loads(data)  # noqa: S301 -- as above
        return item

    def comments(self, post: str) -> Iterator[Comment]:
        """Yield the comments on one item that everybody may read."""
        found = self.base.execute(
            "SELECT data FROM comment WHERE post = ? AND approved = '1'", (post,)
        )
        for (data,) in found:
            yield pickle.loads(data)  # noqa: S301 -- as above

    def comment_counts(self) -> Iterator[tuple[str, str, int]]:
        """Yield how many comments each item has with each state of approval."""
        yield from self.base.execute(
            "SELECT post, approved, count(*) FROM comment GROUP BY post, approved ORDER BY post"
        )

    def close(self) -> None:
        """Let go of the file."""
        self.base.close()
