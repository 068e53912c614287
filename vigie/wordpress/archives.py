"""The archives of comments: which go where, and what becomes of the others."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from vigie.wordpress import comments
from vigie.wordpress.account import Outcome, Thing

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import tzinfo

    from vigie.languages import Language
    from vigie.wordpress.account import Account
    from vigie.wordpress.index import Index
    from vigie.wordpress.places import Place
    from vigie.wordpress.reader import Read
    from vigie.wordpress.spool import Spool
    from vigie.wordpress.writing import Home


class Archives:
    """Writes `comments.toml` of every folder; those on a picture go with the text it is in."""

    def __init__(
        self,
        spool: Spool,
        read: Read,
        found: Index,
        *,
        home: Home,
        account: Account,
        zone: tzinfo,
        convert: Callable[[str, Language], str],
    ) -> None:
        """Take what was read, and where to write and tell."""
        self.spool, self.read, self.index = spool, read, found
        self.home, self.account, self.zone, self.convert = home, account, zone, convert

    def write(self) -> None:
        """Write the archive of each folder; tell of every comment."""
        owner = {}
        for key, item in self.index.items.items():
            above = item.beside(item.parent) if item.kind == "attachment" else key
            owner[key] = self.index.by_item.get(above, ())
        counts: dict[str, Counter[str]] = {}
        for post, approved, count in self.spool.comment_counts():
            counts.setdefault(post, Counter())[approved] += count
        archives: dict[tuple[str, bool], list[tuple[str, Place]]] = {}
        for post, states in counts.items():
            places = owner.get(post, ())
            self._tell(post, states, places)
            if places and states["1"]:
                place = next((one for one in places if not one.apart), places[0])
                archives.setdefault((place.folder, not place.apart), []).append((post, place))
        for (folder, public), posts in archives.items():
            self._archive(folder, posts, public=public)

    def _tell(self, post: str, states: Counter[str], places: tuple[Place, ...]) -> None:
        shown = self.index.items[post].link if post in self.index.items else post
        where = f"{places[0].folder}/comments.toml:1" if places else ""
        note = self.account.note
        hidden = sum(count for state, count in states.items() if state != "1")
        note(Thing.COMMENT, Outcome.DROPPED, "unapproved", what=shown, place=where, count=hidden)
        if not places:
            note(Thing.COMMENT, Outcome.DROPPED, "of-other", what=shown, count=states["1"])
        elif all(one.apart for one in places):
            note(Thing.COMMENT, Outcome.QUARANTINED, "of-private", what=shown, count=states["1"])
        else:
            note(Thing.COMMENT, Outcome.KEPT, "approved", what=shown, count=states["1"])

    def _archive(self, folder: str, posts: list[tuple[str, Place]], *, public: bool) -> None:
        several = len({one.language for one in self.index.placed if one.folder == folder}) > 1
        kept = []
        for post, place in posts:
            item = self.index.items[post]
            writer = self.read.writers.get((item.blog, item.creator))
            kept += [
                comments.kept(
                    one,
                    zone=self.zone,
                    otherwise=place.moment,
                    language=place.language,
                    tell_language=several,
                    by_author=bool(writer and one.user and one.user == writer.id),
                    convert=lambda text: self.convert(text, place.language),  # noqa: B023 -- used at once
                )
                for one in self.spool.comments(post)
            ]
        kept.sort(key=lambda one: (one.date is None, one.date or 0, len(one.id), one.id))
        kept = comments.without_circles(comments.with_own_ids(kept))
        path = f"{folder}/comments.toml"
        data = comments.toml(kept)
        if not public:
            self.home.set_apart(path, data)
            return
        before = set(self.home.memory.comments.get(path, ()))
        new = comments.toml(one for one in kept if one.id not in before) if before else data
        self.home.release(path)
        self.home.comments(path, data, [one.id for one in kept], new)
