"""The front matter of posts and pages: one function from what is written to typed values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from vigie.content import Contribution, Kind, Role, Status
from vigie.reading.digests import DIGEST, KEY
from vigie.reading.fields import Fields
from vigie.reading.nodes import Mapping, Node, Scalar, Sequence
from vigie.slugs import slugify
from vigie.urls import ALIAS

_LONGEST_ALIAS = 1000

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from collections.abc import Mapping as Table
    from datetime import datetime, tzinfo

    from vigie.languages import Language
    from vigie.problems import Report
    from vigie.reading.blocks import Block

    BlockReader = Callable[[Fields, tzinfo, Language], Block | None]
    """Reads the block of one kind of post, e.g. `event:`, of a text in that language."""

UNFILLED = "…"
"""What stands for a value that is still to be written; a draft may have some."""

_COMMENTS = ("open", "closed")


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontMatter:
    """The typed values of one front matter; `lines` tells where each key stands."""

    title: str
    kind: Kind
    slug: str
    summary: str
    status: Status
    typography: bool
    body_language: Language
    date: datetime | None
    modified: datetime | None
    authors: tuple[Contribution, ...]
    category: str
    tags: tuple[str, ...]
    series: str
    series_part: int | None
    guid: str
    aliases: tuple[str, ...]
    comments_open: bool
    source_digest: str
    blocks: Table[str, Block]
    lines: Table[str, int]


def split(text: str, report: Report) -> tuple[str, str, int] | None:
    """Cut `text` into its front matter, its body, and the number of the body's first line."""
    lines = text.split("\n")
    if lines[0].rstrip() != "---":
        told = "begin the file with a line “---”, then “title: …” and the other keys, then “---”"
        report.add(1, "the file has no front matter", told)
        return None
    for number, line in enumerate(lines[1:], 2):
        if line.rstrip() == "---":
            return "\n".join(lines[1 : number - 1]), "\n".join(lines[number:]), number + 1
    report.add(1, "the front matter has no end", "close it with a line “---” before the text")
    return None


def read(
    mapping: Mapping,
    report: Report,
    *,
    language: Language,
    is_page: bool,
    zone: tzinfo,
    blocks: Table[str, BlockReader],
) -> FrontMatter:
    """Return the typed values of `mapping`; every mistake goes to `report`.

    `zone` is the site's; `blocks` are the readers of the nested blocks that plugins bring.
    """
    fields = Fields(mapping, report)
    title = fields.text("title", required="write “title: ” and the title")
    series, part = _series(fields)
    values = FrontMatter(
        title=title,
        kind=_kind(fields, is_page=is_page),
        authors=_authors(fields),
        category=fields.text("category"),
        tags=_ids(fields, "tags"),
        summary=fields.text("summary"),
        date=None if is_page else fields.moment("date", zone),
        modified=fields.moment("modified", zone),
        slug=_slug(fields, title),
        status=Status(fields.choice("status", tuple(Status), Status.PUBLISHED)),
        typography=fields.choice("typography", ("on", "off"), "on") == "on",
        series=series,
        series_part=part,
        body_language=fields.language("body_lang", language),
        guid=fields.text("guid"),
        aliases=_aliases(fields),
        comments_open=not is_page and fields.choice("comments", _COMMENTS, "closed") == "open",
        source_digest=_digest(fields),
        blocks=dict(_blocks(fields, zone, language, blocks)),
        lines=_lines(mapping),
    )
    _check(fields, values, blocks)
    return values


def unfilled(node: Node) -> Iterator[int]:
    """Yield the line of every value below `node` that is still to be written."""
    if isinstance(node, Scalar):
        if node.text == UNFILLED:
            yield node.line
        return
    inner = node.items if isinstance(node, Sequence) else (one for _, one in node.entries.values())
    for one in inner:
        yield from unfilled(one)


def _check(fields: Fields, values: FrontMatter, blocks: Table[str, BlockReader]) -> None:
    _check_kind(fields, values.kind, blocks)
    _check_filled(fields, values.status)
    fields.finish()


def _check_kind(fields: Fields, kind: Kind, blocks: Table[str, BlockReader]) -> None:
    """Tell a kind without its block, and a block under another kind than its own."""
    written = fields.mapping.entries
    if kind in blocks and kind.value not in written:
        told = "add “{kind}:” with its keys indented below it"
        fields.wrong("kind", "“{kind}” needs the block “{kind}”", told, kind=kind)
    for name in blocks:
        if name in tuple(Kind) and name != kind and name in written:
            what = "this block belongs to the kind “{kind}”"
            fields.wrong(name, what, "write kind: {kind}", kind=name)


def _check_filled(fields: Fields, status: Status) -> None:
    """Tell what is still to be written, unless the text is a draft."""
    for line in unfilled(fields.mapping) if status is not Status.DRAFT else ():
        told = "write the value, take its line out, or write “status: draft”"
        what = "“{sign}” where something is still to be written"
        fields.report.add(line, what, told, sign=UNFILLED)


def _kind(fields: Fields, *, is_page: bool) -> Kind:
    kinds = [kind for kind in Kind if kind.is_page is is_page]
    return Kind(fields.choice("kind", kinds, kinds[0]))


def _slug(fields: Fields, title: str) -> str:
    slug = fields.slug("slug") or slugify(title)
    if title and not slug:
        fields.wrong(
            "title", "no address can be made from it", "add a line such as “slug: my-post”"
        )
    return slug


def _ids(fields: Fields, key: str) -> tuple[str, ...]:
    return tuple(found for _, found in fields.ids(key))


def _aliases(fields: Fields) -> tuple[str, ...]:
    """Take the old addresses of a text: paths on this site, as readers still have them."""
    seen: dict[str, None] = {}

    def one(node: Node) -> str | None:
        written = node.text if isinstance(node, Scalar) else ""
        if not ALIAS.fullmatch(written) or len(written) > _LONGEST_ALIAS:
            told = "write it from the root of the site, e.g. /2013/06/05/old-title/"
            what = "“{address}” is not an old address"
            fields.wrong_at(node.line, "aliases", what, told, address=written)
            return None
        if written in seen:
            what = "“{word}” is written twice"
            fields.wrong_at(node.line, "aliases", what, "keep one", word=written)
            return None
        seen[written] = None
        return written

    return fields.each("aliases", one)


def _digest(fields: Fields) -> str:
    written = fields.text(KEY)
    if written and not DIGEST.fullmatch(written):
        told = "take the line out, or have “status --reviewed” write it"
        fields.wrong(KEY, "“{word}” is no fingerprint of a text", told, word=written)
        return ""
    return written


def _authors(fields: Fields) -> tuple[Contribution, ...]:
    seen: set[str] = set()

    def one(node: Node) -> Contribution | None:
        if isinstance(node, Scalar):
            person, role = fields.word("authors", node), Role.AUTHOR
            if not person:
                return None
        elif isinstance(node, Mapping):
            inner = Fields(node, fields.report, "authors")
            person = inner.text("id", required="write “id: ” and an id of people.toml")
            role = Role(inner.choice("role", tuple(Role), Role.AUTHOR))
            inner.finish()
        else:
            person = ""
        if not person:
            fields.wrong("authors", "an author is an id", "write e.g. authors: [vigie]")
            return None
        if person in seen:
            fields.wrong("authors", "“{word}” is written twice", "keep one", word=person)
            return None
        seen.add(person)
        return Contribution(person=person, role=role)

    return fields.each("authors", one)


def _series(fields: Fields) -> tuple[str, int | None]:
    entry = fields.mapping.entries.get("series")
    if entry is None or isinstance(entry[1], Scalar):
        return fields.text("series"), None
    inner = fields.table("series")
    if inner is None:
        return "", None
    found = inner.text("id", required="write “id: ” and a series of taxonomy.toml")
    part = inner.whole_number("part")
    inner.finish()
    return found, part


def _blocks(
    fields: Fields,
    zone: tzinfo,
    language: Language,
    blocks: Table[str, BlockReader],
) -> Iterator[tuple[str, Block]]:
    """Yield the blocks but those that are still to be filled in."""
    for name, read_block in blocks.items():
        inner = fields.table(name)
        if inner is not None and not any(True for _ in unfilled(inner.mapping)):
            value = read_block(inner, zone, language)
            inner.finish()
            if value is not None:
                yield name, value


def _lines(mapping: Mapping) -> dict[str, int]:
    """Return the line of every key, of the keys of blocks, and of the ids in lists."""
    written = {key: line for key, (line, _) in mapping.entries.items()}
    return {**written, **_item_lines(mapping), **dict(_block_lines(mapping))}


def _block_lines(mapping: Mapping) -> Iterator[tuple[str, int]]:
    """Yield the line of every key of a block, as `event.start`."""
    for name, (_, node) in mapping.entries.items():
        if isinstance(node, Mapping):
            for key, (line, _) in node.entries.items():
                yield f"{name}.{key}", line


def _item_lines(mapping: Mapping) -> dict[str, int]:
    """Return the line of every id in the lists, as `tags/open-government`."""
    lines = {}
    for key in ("authors", "tags", "aliases"):
        entry = mapping.entries.get(key)
        for item in getattr(entry[1], "items", ()) if entry else ():
            if isinstance(item, Scalar):
                lines[f"{key}/{item.text}"] = item.line
            elif isinstance(item, Mapping) and isinstance(
                id_ := item.entries.get("id", (0, None))[1], Scalar
            ):
                lines[f"{key}/{id_.text}"] = id_.line
    return lines
