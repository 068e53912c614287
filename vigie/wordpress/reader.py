"""An export read from a stream: each item and comment is handed on as soon as it has its end."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from lxml import etree

from vigie.wordpress.export import Blog, Comment, ExportError, Item, Term, Writer
from vigie.wordpress.repair import Repair, decoded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from vigie.wordpress.spool import Spool

_SECRET = frozenset({"post_password", "comment_author_email", "comment_author_IP"})
_TERMS = {"category": "category", "tag": "post_tag", "term": ""}
_SLUGS = ("category_nicename", "tag_slug", "term_slug")
_NAMES = ("cat_name", "tag_name", "term_name")
_PARENTS = ("category_parent", "term_parent")
_DESCRIPTIONS = ("category_description", "tag_description", "term_description")
_EXPORTED = frozenset({"item", "comment", "author", *_TERMS})


@dataclass(slots=True, kw_only=True)
class FileRead:
    """What became of one file; `cut` is the line where it ends too soon, 0 where it does not."""

    name: str
    repairs: Counter[str] = field(default_factory=Counter)
    items: int = 0
    comments: int = 0
    cut: int = 0


@dataclass(slots=True)
class Read:
    """All that the files held but items and comments, which are in the spool.

    `twice` counts the items and comments that another one with the same id replaced.
    """

    files: list[FileRead] = field(default_factory=list)
    blogs: list[Blog] = field(default_factory=list)
    writers: dict[tuple[int, str], Writer] = field(default_factory=dict)
    terms: dict[tuple[int, str, str], Term] = field(default_factory=dict)
    twice: Counter[str] = field(default_factory=Counter)


def read_exports(files: Iterable[tuple[str, Iterable[bytes]]], spool: Spool) -> Read:
    """Read every file; raise ExportError where one is no export at all."""
    read = Read()
    for name, pieces in files:
        _Reader(name, read, spool).read(pieces)
    return read


class _Reader:
    """Reads one file."""

    def __init__(self, name: str, read: Read, spool: Spool) -> None:
        self.read_so_far = read
        self.spool = spool
        self.file = FileRead(name=name)
        self.repair = Repair(self.file.repairs)
        self.blog = Blog()
        self.number = -1
        self.parser = etree.XMLPullParser(
            events=("end",),
            recover=True,
            huge_tree=True,
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            remove_comments=True,
            remove_pis=True,
        )

    def read(self, pieces: Iterable[bytes]) -> None:
        lines = 1
        for text in decoded(pieces, self.file.repairs):
            lines += text.count("\n")
            self._feed(self.repair.feed(text))
            if self.repair.ended:
                break
        else:
            self._feed(self.repair.finish())
            self.file.cut = lines
        if not self.repair.begun:
            name = self.file.name
            raise ExportError(
                fr=f"{name}\N{NO-BREAK SPACE}: ce n’est pas un export de WordPress; dans "
                "WordPress, allez à Outils, puis Exporter",
                en=f"{name}: this is no WordPress export; in WordPress, go to Tools, then Export",
            )
        self.read_so_far.files.append(self.file)

    def _feed(self, text: str) -> None:
        if not text:
            return
        self.parser.feed(text)
        for _, element in self.parser.read_events():
            name = _local(element)
            if name in _EXPORTED:
                self._ended(name, element)
            elif _parent(element) == "channel":
                self._of_channel(name, element.text or "")

    def _ended(self, name: str, element: etree._Element) -> None:
        above = _parent(element)
        if name == "item":
            self._item(element)
        elif name == "comment" and above == "item":
            self._comment(element)
        elif name == "comment" or above != "channel":
            return
        elif name == "author":
            self._writer(element)
        else:
            self._term(_TERMS.get(name, ""), element)
        _forget(element)

    def _of_channel(self, name: str, text: str) -> None:
        if name == "title" and not self.blog.title:
            self.blog = replace(self.blog, title=text.strip())
        elif name in {"link", "base_blog_url"} and text.strip():
            self.blog = replace(self.blog, url=text.strip().rstrip("/"))
        elif name == "language":
            self.blog = replace(self.blog, language=text.strip())

    def _blog_number(self) -> int:
        """Return the number of the blog that this file is of: parts of one export share it."""
        if self.number < 0:
            blogs = self.read_so_far.blogs
            known = [blog.url for blog in blogs]
            if self.blog.url not in known:
                blogs.append(self.blog)
            self.number = [blog.url for blog in blogs].index(self.blog.url)
        return self.number

    def _writer(self, element: etree._Element) -> None:
        values = _values(element)
        login = values.get("author_login", "")
        name = values.get("author_display_name") or " ".join(
            filter(None, (values.get("author_first_name"), values.get("author_last_name")))
        )
        writer = Writer(id=values.get("author_id", ""), login=login, name=name or login)
        if login:
            self.read_so_far.writers[self._blog_number(), login] = writer

    def _term(self, domain: str, element: etree._Element) -> None:
        values = _values(element)
        term = Term(
            id=values.get("term_id", ""),
            domain=domain or values.get("term_taxonomy", ""),
            slug=_first(values, _SLUGS),
            name=_first(values, _NAMES) or _first(values, _SLUGS),
            parent=_first(values, _PARENTS),
            description=_first(values, _DESCRIPTIONS),
        )
        if term.slug:
            self.read_so_far.terms[self._blog_number(), term.domain, term.slug] = term

    def _comment(self, element: etree._Element) -> None:
        above = element.getparent()
        post = _value(above, "post_id") if above is not None else ""
        values = _values(element)
        self.file.comments += 1
        comment = Comment(
            id=values.get("comment_id", "") or f"n{self.file.comments}",
            parent=values.get("comment_parent", "").strip("0 ") and values["comment_parent"],
            kind=values.get("comment_type", "") or "comment",
            author=values.get("comment_author", ""),
            url=values.get("comment_author_url", ""),
            date=values.get("comment_date", ""),
            date_gmt=values.get("comment_date_gmt", ""),
            content=values.get("comment_content", ""),
            approved=values.get("comment_approved", ""),
            user=values.get("comment_user_id", "").strip("0 ") and values["comment_user_id"],
        )
        key = f"{self._blog_number()}:{post or self._nameless()}"
        self.read_so_far.twice["comment"] += not self.spool.add_comment(key, comment)

    def _nameless(self) -> str:
        return f"n{len(self.read_so_far.files)}-{self.file.items + 1}"

    def _item(self, element: etree._Element) -> None:
        values = _values(element)
        id_ = values.get("post_id", "") or self._nameless()
        self.file.items += 1
        item = Item(
            blog=self._blog_number(),
            id=id_,
            kind=values.get("post_type", "") or ("attachment" * ("attachment_url" in values)),
            status=values.get("status", ""),
            locked=bool(_value(element, "post_password")),
            title=values.get("title", ""),
            slug=values.get("post_name", ""),
            link=values.get("link", ""),
            guid=values.get("guid", ""),
            creator=values.get("creator", ""),
            content=_encoded(element, excerpt=False),
            excerpt=_encoded(element, excerpt=True),
            date=values.get("post_date", ""),
            date_gmt=values.get("post_date_gmt", ""),
            modified=values.get("post_modified", ""),
            modified_gmt=values.get("post_modified_gmt", ""),
            published=values.get("pubDate", ""),
            parent=values.get("post_parent", "").strip("0 ") and values["post_parent"],
            order=int(values["menu_order"]) if values.get("menu_order", "").isdecimal() else 0,
            sticky=values.get("is_sticky") == "1",
            attachment=values.get("attachment_url", ""),
            terms=tuple(_item_terms(element)),
            fields=tuple(_fields(element)),
            file=self.file.name,
            line=(element.sourceline or 1) + self.repair.skipped_lines,
        )
        self.read_so_far.twice["item"] += not self.spool.add_item(item)


def _local(element: etree._Element) -> str:
    return str(element.tag).rpartition("}")[2].rpartition(":")[2]


def _parent(element: etree._Element) -> str:
    above = element.getparent()
    return "" if above is None else _local(above)


def _value(element: etree._Element, name: str) -> str:
    found = (one.text or "" for one in element if _local(one) == name)
    return next(found, "").strip()


def _values(element: etree._Element) -> dict[str, str]:
    """Return the texts of the children by local name, the first of each; no secret is taken."""
    values: dict[str, str] = {}
    for child in element:
        name = _local(child)
        if name not in _SECRET:
            values.setdefault(name, (child.text or "").strip())
    return values


def _first(values: dict[str, str], names: Iterable[str]) -> str:
    return next((values[name] for name in names if values.get(name)), "")


def _encoded(element: etree._Element, *, excerpt: bool) -> str:
    for child in element:
        if _local(child) == "encoded" and ("excerpt" in str(child.tag)) is excerpt:
            return "".join(child.itertext())
    return ""


def _item_terms(element: etree._Element) -> Iterator[Term]:
    for child in element:
        if _local(child) == "category":
            name = (child.text or "").strip()
            yield Term(
                id="",
                domain=child.get("domain", "category"),
                slug=child.get("nicename", "") or name,
                name=name,
            )


def _fields(element: etree._Element) -> Iterator[tuple[str, str]]:
    for child in element:
        if _local(child) == "postmeta":
            values = _values(child)
            yield values.get("meta_key", ""), values.get("meta_value", "")


def _forget(element: etree._Element) -> None:
    """Empty an element that was read, and take the one before it away: the parser is past it."""
    above, before = element.getparent(), element.getprevious()
    element.clear(keep_tail=True)
    if above is not None and before is not None and _local(before) == _local(element):
        above.remove(before)
