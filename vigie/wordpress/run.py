"""An import from end to end: read, placed, made into texts, written, told."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from vigie.languages import Language
from vigie.wordpress import frontmatter, index, names, report
from vigie.wordpress.account import Account, Outcome, Thing
from vigie.wordpress.archives import Archives
from vigie.wordpress.export import Field
from vigie.wordpress.files import open_exports
from vigie.wordpress.languages import parts
from vigie.wordpress.media import Media
from vigie.wordpress.memory import Step, recall
from vigie.wordpress.reader import read_exports
from vigie.wordpress.references import Blogs
from vigie.wordpress.spool import Spool
from vigie.wordpress.tables import Tables
from vigie.wordpress.texts import TextMaking
from vigie.wordpress.unplaced import Unplaced
from vigie.wordpress.writing import Home

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from vigie.wordpress.export import Item
    from vigie.wordpress.index import Choices, Index
    from vigie.wordpress.languages import Part
    from vigie.wordpress.media import Source
    from vigie.wordpress.names import Names
    from vigie.wordpress.places import Place
    from vigie.wordpress.reader import FileRead, Read
    from vigie.wordpress.texts import Made

    Convert = Callable[[str, Language], str]
    Check = Callable[[str, Language, bytes, str], Sequence[tuple[int, str]]]
    """Returns what a build would say of a text and its HTML: lines and sentences."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Folders:
    """Where an import writes."""

    content: Path
    quarantine: Path
    reports: Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """What came of an import."""

    account: Account
    files: tuple[FileRead, ...]
    steps: dict[str, Step]


def import_blog(
    exports: Sequence[Path],
    folders: Folders,
    choices: Choices,
    *,
    convert: Convert,
    check: Check,
    source: Source | None = None,
    dry: bool = False,
) -> Imported:
    """Import the exports; raise ExportError where one of the files cannot be used at all.

    `convert` renders Markdown as the site does, `check` reads a text as the build does; `source` is
    where pictures and documents come from.
    """
    home = Home(
        content=folders.content,
        quarantine=folders.quarantine,
        reports=folders.reports,
        memory=recall(folders.content),
        dry=dry,
    )
    with TemporaryDirectory(prefix="vigie-import-") as temporary:
        spool = Spool(Path(temporary, "spool.sqlite"))
        try:
            read = read_exports(open_exports(exports), spool)
            found = index.draw(spool, read, choices, home.memory.folders)
            importing = _Import(spool, read, found, choices, home, Media(source), convert, check)
            importing.run()
        finally:
            spool.close()
    account = importing.account
    home.report("import.json", report.as_json(account, read.files, home.steps, dry=dry))
    for language in Language:
        written = report.as_markdown(account, read.files, home.steps, language, dry=dry)
        home.report(f"import.{language}.md", written)
    return Imported(account=account, files=tuple(read.files), steps=home.steps)


class _Import:
    def __init__(  # noqa: PLR0917 -- made in one place, above
        self,
        spool: Spool,
        read: Read,
        found: Index,
        choices: Choices,
        home: Home,
        media: Media,
        convert: Convert,
        check: Check,
    ) -> None:
        self.spool, self.read, self.index, self.home = spool, read, found, home
        self.choices, self.media, self.convert, self.check = choices, media, convert, check
        self.account = Account()
        self.names: Names = names.gather(read, choices.corrections)
        used = index.used(found, self.names)
        self.tables = Tables(read, self.names, used, home, self.account)
        self.aliases: set[str] = set()
        self.guids: set[str] = set()
        listed = index.lists(read, self.names, used)
        self.making = [
            TextMaking(
                Blogs(
                    addresses=found.addresses,
                    places=found.by_item,
                    pictures=found.libraries.get(number, {}),
                    described=found.described,
                    terms=listed,
                ),
                media,
                convert,
            )
            for number, _ in enumerate(read.blogs)
        ]

    def run(self) -> None:
        account = self.account
        for file in self.read.files:
            account.found[Thing.ITEM] += file.items
            account.found[Thing.COMMENT] += file.comments
            if file.cut:
                account.warn("cut", place=f"{file.name}:{file.cut}")
        for thing, name in ((Thing.ITEM, "item"), (Thing.COMMENT, "comment")):
            account.note(thing, Outcome.DROPPED, "twice", count=self.read.twice[name])
        unplaced = Unplaced(self.home, account)
        for item in self.index.items.values():
            self._item(item)
            places = self.index.by_item.get(item.key, ())
            unplaced.keep(item, places, machinery=item.kind in index.MACHINERY)
        unplaced.tell()
        for place in self.index.placed:
            self._text(place)
        Archives(
            self.spool,
            self.read,
            self.index,
            home=self.home,
            account=account,
            zone=self.choices.zone,
            convert=self.convert,
        ).write()
        self.tables.write(self.aliases)
        for path, copied in sorted(self.media.copies.items()):
            folder = path.rpartition("/")[0]
            public = any(one.folder == folder and not one.apart for one in self.index.placed)
            self.home.copy(path, copied, public=public)
        for address, why in sorted(self.media.failed().items()):
            account.warn("download-failed", f"{address} ({why})")
        self.home.memory.folders.update({one.group: one.folder for one in self.index.placed})
        self.home.remember()

    def _item(self, item: Item) -> None:
        """Tell what becomes of an item as a whole."""
        places = self.index.by_item.get(item.key, ())
        address = item.link or f"?p={item.id}"
        if item.kind in index.MACHINERY:
            self.account.note(Thing.ITEM, Outcome.DROPPED, "machinery", what=item.kind)
        elif not places:
            self.account.note(Thing.ITEM, Outcome.KEPT, "library", what=address)
        elif all(one.apart for one in places):
            place = f"{places[0].source}:1"
            self.account.note(
                Thing.ITEM, Outcome.QUARANTINED, places[0].apart, what=address, place=place
            )
        else:
            public = next(one for one in places if not one.apart)
            reason = "page" if public.is_page else "post"
            place = f"{public.source}:1"
            self.account.note(Thing.ITEM, Outcome.KEPT, reason, what=address, place=place)

    def _text(self, place: Place) -> None:
        item = self.spool.item(place.item)
        found = parts(item)
        part = next((one for one in found if place.key.endswith(f":{one.code}")), found[0])
        making = self.making[item.blog]
        own = self.index.attached.get(item.key, [])
        made = making.make(
            place,
            part.content,
            part.excerpt,
            base=item.link,
            own=tuple(own),
            cover=item.field(Field.COVER),
        )
        front = self._front(item, part, place, made)
        data = frontmatter.document(front, made.written.markdown)
        if place.apart:
            self.home.set_apart(place.source, data)
        else:
            self.home.release(place.source)
            step = self.home.put(place.source, data)
            if step in {Step.CONFLICT, Step.REMOVED}:
                self.account.warn(step.value, place=f"{place.source}:1")
        self._tell(item, place, made, data)

    def _front(self, item: Item, part: Part, place: Place, made: Made) -> frontmatter.Front:
        category = "" if place.is_page else self.names.category(item)
        tags = () if place.is_page else self.names.tags(item)
        authors = self.names.authors(item)
        if not place.apart:
            self.tables.need(category, tags, authors)
        title = names.plain(part.title)
        if not title:
            self.account.warn("untitled", item.link, f"{place.source}:2")
        guid = item.guid if item.guid not in self.guids else ""
        self.guids.add(item.guid)
        return frontmatter.front(
            item,
            place,
            title=title,
            authors=authors,
            category=category,
            tags=tags,
            summary=made.summary,
            guid=guid,
            aliases=self._aliases(item, place),
            zone=self.choices.zone,
        )

    def _aliases(self, item: Item, place: Place) -> tuple[str, ...]:
        """Return the old addresses of a text, and those of the pages of its attachments."""
        if place.apart:
            return ()
        attached = (
            self.index.items[item.beside(id_)] for id_ in self.index.attached.get(item.key, ())
        )
        found = []
        for path in frontmatter.old_paths(item, attached):
            if path in self.aliases:
                self.account.warn("same-address", path, f"{place.source}:1")
            else:
                found.append(path)
                self.aliases.add(path)
        here, elsewhere = frontmatter.with_room(found)
        self.tables.moved.update(dict.fromkeys(elsewhere, place.address))
        return tuple(here)

    def _tell(self, item: Item, place: Place, made: Made, data: bytes) -> None:
        account, where = self.account, f"{place.source}:1"
        account.found.update(made.found)
        for (thing, outcome, reason, what), count in Counter(made.notes).items():
            account.note(thing, outcome, reason, what=what, place=where, count=count)
        for reason, what in made.warnings:
            account.warn(reason, what, where)
        told = self.index.languages[place.key]
        if told.source in {"detected", "assumed"}:
            account.warn(told.source, place.language, where)
        if place.apart:
            return
        if not place.own_day and not place.is_page:
            account.warn("other-day", item.link, where)
        if item.sticky:
            account.warn("sticky", item.link, where)
        if self.names.beside(item):
            account.warn("several-categories", item.link, where)
        for line, what in self.check(place.source, place.language, data, made.written.html):
            account.warn("problem", what, f"{place.source}:{line}")
