"""Typed reading of one mapping, key by key: whatever is wrong becomes a problem with its line."""

from __future__ import annotations

import re
from datetime import MAXYEAR, MINYEAR, date, datetime
from typing import TYPE_CHECKING, TypeVar
from zoneinfo import ZoneInfo

from vigie.languages import Language, Localized
from vigie.messages import Message, foreign
from vigie.problems import suggestion
from vigie.reading.nodes import Mapping, Node, Scalar, Sequence
from vigie.slugs import SLUG

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import tzinfo

    from vigie.problems import Report

T = TypeVar("T")

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_PARTIAL = re.compile(r"\d{4}(?:-\d{2}){0,2}", re.ASCII)
_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})?")
_WEB = re.compile(r"https?://[^\s<>\"]+")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufffe\uffff]")
_CUT = "the text after “#” would be lost ({cut})"
_NO_DATE = "“{value}” is not a date"
_WHOLE = "write it whole, e.g. https://example.org/"
_LONGEST_LINE = 1000
_LONGEST_SLUG = 100


class Fields:
    """The keys of a mapping; each `read` takes one, `finish` reports those that nobody took."""

    def __init__(self, mapping: Mapping, report: Report, inside: str = "") -> None:
        """Read from `mapping`; `inside` names the block in messages, e.g. `event`."""
        self.mapping = mapping
        self.report = report
        self.inside = inside
        self.known: list[str] = []

    def line(self, key: str) -> int:
        """Return the line of `key`, or of the mapping where the key is not written."""
        entry = self.mapping.entries.get(key)
        return entry[0] if entry else self.mapping.line

    def wrong(self, key: str, what: str, remedy: str, /, **values: object) -> None:
        """Report a mistake in the value of `key`; `values` go into the gaps of both sentences."""
        self.wrong_at(self.line(key), key, what, remedy, **values)

    def wrong_at(self, line: int, key: str, what: str, remedy: str, /, **values: object) -> None:
        """Report a mistake in the value of `key` that stands at `line`."""
        told = Message("“{key}”: {what}", key=self._path(key), what=Message(what, **values))
        self.report.add(line, told, remedy, **values)

    def absent(self, key: str, remedy: str) -> None:
        """Report that `key` has no value."""
        empty = key in self.mapping.entries
        what = "“{key}” is empty" if empty else "“{key}” is missing"
        self.report.add(self.line(key), what, remedy, key=self._path(key))

    def node(self, key: str) -> Node | None:
        """Take the node of `key`; None where it is not written or left empty."""
        self.known.append(key)
        entry = self.mapping.entries.get(key)
        if entry is None or entry[1] == Scalar("", entry[1].line):
            return None
        return entry[1]

    def text(self, key: str, *, required: str = "") -> str:
        """Take one line of text; `required` is what to write where it is missing."""
        node = self.node(key)
        if node is None:
            if required:
                self.absent(key, required)
            return ""
        if not isinstance(node, Scalar):
            self.wrong(
                key, "a list where one text is expected", "write “{key}: …” on one line", key=key
            )
            return ""
        return self.line_of_text(key, node)

    def line_of_text(self, key: str, node: Scalar) -> str:
        """Return the one line of text that the value of `key`, or an item of it, is."""
        if node.cut:
            remedy = 'put the value between double quotes: {key}: "{text} {cut}"'
            self.wrong(key, _CUT, remedy, key=key, text=node.text, cut=node.cut)
        return self._clean(key, node.text)

    def written(self, key: str) -> str:
        """Take a text exactly as it is, of any length and number of lines."""
        node = self.node(key)
        if node is None or isinstance(node, Scalar):
            return node.text if node else ""
        self.wrong(key, "a list where one text is expected", "write {key} = “…”", key=key)
        return ""

    def word(self, key: str, node: Node) -> str:
        """Return the id that an item of the list `key` is; empty, with a problem, if it is none."""
        if not isinstance(node, Scalar) or not node.text:
            self.wrong(key, "an id is one word", "write e.g. {key}: [first, second]", key=key)
            return ""
        if node.cut:
            self.wrong_at(node.line, key, _CUT, "take it out", cut=node.cut)
        if "," in node.text:
            what, remedy = "“{text}” is more than one id", "put them in brackets: {key}: [{text}]"
            self.wrong_at(node.line, key, what, remedy, key=key, text=node.text)
            return ""
        return node.text

    def _clean(self, key: str, text: str) -> str:
        if _CONTROL.search(text):
            self.wrong(key, "an invisible control character", "type the text again")
        if len(text) > _LONGEST_LINE:
            self._too_long(key, text, _LONGEST_LINE)
        return " ".join(re.split(r"[ \t\r\n]+", text.strip(" \t\r\n")))

    def choice(self, key: str, choices: Iterable[str], default: str) -> str:
        """Take one of `choices`."""
        value = self.text(key)
        allowed = tuple(choices)
        if not value:
            return default
        if value not in allowed:
            remedy = suggestion(value, allowed, "write one of: {known}", known=allowed)
            self.wrong(key, "“{value}” is not known", remedy, value=value)
            return default
        return value

    def language(self, key: str, default: Language) -> Language:
        """Take one of the site's languages."""
        return Language(self.choice(key, tuple(Language), default))

    def slug(self, key: str) -> str:
        """Take the last part of an address: small letters, figures and hyphens only."""
        value = self.text(key)
        if len(value) > _LONGEST_SLUG:
            self._too_long(key, value, _LONGEST_SLUG)
            return ""
        if value and not SLUG.fullmatch(value):
            told = "write small letters without accents, figures and hyphens, e.g. e-gouv-ottawa"
            self.wrong(key, "“{value}” cannot be part of an address", told, value=value)
            return ""
        return value

    def web_address(self, key: str) -> str:
        """Take an `http` or `https` address."""
        value = self.text(key)
        if value and not _WEB.fullmatch(value):
            self.wrong(key, "“{value}” is not a web address", _WHOLE, value=value)
            return ""
        return value

    def whole_number(self, key: str) -> int | None:
        """Take a number from 1 up."""
        value = self.text(key)
        if not value:
            return None
        if not re.fullmatch(r"[1-9]\d{0,8}", value):
            told = "write it in figures, e.g. 3"
            self.wrong(key, "“{value}” is not a whole number", told, value=value)
            return None
        return int(value)

    def moment(self, key: str, zone: tzinfo) -> datetime | None:
        """Take a date with or without a time of day; without an offset it is in `zone`."""
        value = self.text(key)
        if not value:
            return None
        written = f"{value}T00:00" if _DATE.fullmatch(value) else value
        try:
            if _MOMENT.fullmatch(written):
                moment = datetime.fromisoformat(written)
                if MINYEAR < moment.year < MAXYEAR:  # so that it has a day in every zone
                    return moment if moment.tzinfo else moment.replace(tzinfo=zone)
            remedy, reason = "write e.g. 2013-06-05 or 2013-06-05T09:00", ""
        except ValueError as error:
            remedy, reason = "{reason}; write e.g. 2013-06-05", str(error)
        self.wrong(key, _NO_DATE, remedy, value=value, reason=foreign(reason))
        return None

    def partial_date(self, key: str) -> str:
        """Take a year, a month or a day of the calendar, as in ISO 8601."""
        value = self.text(key)
        try:
            if not value or (
                date.fromisoformat(f"{value}-01-01"[:10]) and _PARTIAL.fullmatch(value)
            ):
                return value
        except ValueError:
            pass
        told = "write a year, a month or a day, e.g. 2013-06"
        self.wrong(key, _NO_DATE, told, value=value)
        return ""

    def zone(self, key: str, default: tzinfo) -> tzinfo:
        """Take an IANA time zone, e.g. `America/Toronto`."""
        value = self.text(key)
        if not value:
            return default
        try:
            return ZoneInfo(value)
        except (KeyError, ValueError, OSError):
            told = "write e.g. America/Toronto"
            self.wrong(key, "the time zone “{value}” is not known", told, value=value)
            return default

    def localized(self, key: str) -> Localized | None:
        """Take a text that is the same in both languages, or a table with `fr` and `en`."""
        node = self.node(key)
        if isinstance(node, Mapping):
            fields = Fields(node, self.report, self._path(key))
            told = "write it in both languages"
            both = Localized(
                fr=fields.text("fr", required=told), en=fields.text("en", required=told)
            )
            fields.finish()
            return both
        text = self.text(key)
        return Localized(fr=text, en=text) if text else None

    def table(self, key: str) -> Fields | None:
        """Take a block of keys."""
        node = self.node(key)
        if node is None:
            return None
        if isinstance(node, Mapping):
            return Fields(node, self.report, self._path(key))
        told = "indent the keys under “{key}:”"
        self.wrong(key, "a block of “key: value” lines is expected", told, key=key)
        return None

    def each(self, key: str, read: Callable[[Node], T | None]) -> tuple[T, ...]:
        """Take a list, reading every item with `read`; one value alone is a list of one."""
        node = self.node(key)
        if node is None:
            return ()
        items = node.items if isinstance(node, Sequence) else (node,)
        values = (read(item) for item in items)
        return tuple(value for value in values if value is not None)

    def ids(self, key: str) -> tuple[tuple[int, str], ...]:
        """Take a list of ids, each with its line; an id written twice is told."""
        found: dict[str, int] = {}

        def read(node: Node) -> tuple[int, str] | None:
            word = self.word(key, node)
            if word in found:
                self.wrong(key, "“{word}” is written twice", "keep one", word=word)
                return None
            found[word] = node.line
            return (node.line, word) if word else None

        return self.each(key, read)

    def finish(self) -> None:
        """Report every key that is not known here."""
        for key, (line, _) in self.mapping.entries.items():
            if key not in self.known:
                known = ", ".join(dict.fromkeys(self.known))
                remedy = suggestion(
                    key, self.known, "the keys known here are: {known}", known=known
                )
                self.report.add(line, "the key “{key}” is not known", remedy, key=self._path(key))

    def _path(self, key: str) -> str:
        return f"{self.inside}.{key}" if self.inside else key

    def _too_long(self, key: str, text: str, most: int) -> None:
        self.wrong(key, "{count} characters", "write at most {most}", count=len(text), most=most)
