"""A translation before its first word: all that does not change, and the source as a guide."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from vigie.content import Role, Status
from vigie.desk.front import front_matter, value_of
from vigie.desk.notes import body
from vigie.languages import Localized
from vigie.reading.digests import KEY, digest, without_comments
from vigie.reading.frontmatter import UNFILLED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vigie.desk.front import Value
    from vigie.desk.texts import Written

_OWN = frozenset(
    ("title", "summary", "slug", "status", "modified", "body_lang", "guid", "aliases", KEY)
)
"""Keys that are those of one language only."""

_WORDS = (
    "event.audience",
    "event.speakers.role",
    "video.poster_alt",
    "watch.links.comment",
    "republication.changes",
    "carried.changes",
)
"""Values to write anew in the other language."""

_NO_MORE = ("republication.translator", "carried.translator")
_IN_A_LANGUAGE = ("republication", "carried", "document", "video", "watch.links")
"""Blocks whose `language` is that of the text unless they say other."""

_HEADING = re.compile(r"#{2,6}\s")
_FENCE = re.compile(r"[ >]*(`{3,}|~{3,})")
_MARK = re.compile(r"/{3,}")
_INTRODUCTION = Localized(
    fr="Le texte à traduire est dans ces notes, qui ne paraissent jamais. Écrivez sous chacune. "
    "Dans l’en-tête, remplacez chaque « … ».",
    en="The text to translate is in these notes, which are never published. Write below each. "
    "In the front matter, replace every “…”.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Translation:
    """What is known of the translation of `source` before its first word."""

    source: Written
    title: str
    slug: str
    translators: tuple[str, ...] = ()
    status: Status = Status.DRAFT

    def written(self) -> str:
        """Return the file."""
        language = self.source.file.language
        replaced: list[tuple[str, str]] = [("title", self.source.line("title"))]
        front: dict[str, Value] = {"title": self.title}
        for key, (_, node) in self.source.front.entries.items():
            if key == "summary" and self.source.line(key):
                replaced.append((key, self.source.line(key)))
                front[key] = UNFILLED
            elif key not in _OWN:
                front[key] = _carried_over(key, value_of(node), language.value, replaced)
        self._sign(front)
        front |= {"slug": self.slug, "status": self.status.value}
        front[KEY] = digest(self.source.front, self.source.body)
        front = dict(sorted(front.items(), key=lambda one: _is_block(*one)))
        values = "\n".join(f"{path}: {value}" for path, value in replaced)
        guide = [_INTRODUCTION[language.other], values]
        if self.source.line("body_lang") == language.other:  # it is written already
            return f"{front_matter(front)}{body(guide)}\n{self.source.body.strip()}\n"
        return front_matter(front) + body([*guide, *_sections(without_comments(self.source.body))])

    def _sign(self, front: dict[str, Value]) -> None:
        """Name those who translate behind those who sign the source."""
        signed = front.get("authors") or []
        signed = signed if isinstance(signed, list) else [signed]
        there = [one.get("id") if isinstance(one, dict) else one for one in signed]
        added: list[Value] = [
            {"id": id_, "role": Role.TRANSLATION.value}
            for id_ in self.translators
            if id_ not in there
        ]
        if added:
            front["authors"] = [*signed, *added]


def _is_block(key: str, value: Value) -> bool:
    return isinstance(value, dict) and key != "series"


def _carried_over(path: str, value: Value, language: str, replaced: list[tuple[str, str]]) -> Value:
    """Return a value for the translation; those to write anew are noted in `replaced`."""
    if isinstance(value, list):
        return [_carried_over(path, one, language, replaced) for one in value]
    if isinstance(value, dict):
        known = {} if path not in _IN_A_LANGUAGE else {"language": language}
        inner = {
            key: _carried_over(f"{path}.{key}", one, language, replaced)
            for key, one in value.items()
            if f"{path}.{key}" not in _NO_MORE
        }
        return inner | {key: one for key, one in known.items() if not inner.get(key)}
    leads_inside = path == "video.transcript" and value.startswith("#")
    if value and (path in _WORDS or leads_inside):
        replaced.append((path, value))
        return UNFILLED
    return value


def _sections(markdown: str) -> Iterator[str]:
    """Yield the Markdown cut before each heading that stands in no block and in no code."""
    section: list[str] = []
    fence, depth = "", 0
    for line in markdown.split("\n"):
        if fenced := _FENCE.match(line):
            fence = "" if fence and fenced[1].startswith(fence) else fence or fenced[1]
        elif not fence and _MARK.match(line):
            depth = max(0, depth + (1 if line.strip("/ ") else -1))
        elif _HEADING.match(line) and not (fence or depth) and "".join(section).strip():
            yield "\n".join(section).strip("\n")
            section = []
        section.append(line)
    if "".join(section).strip():
        yield "\n".join(section).strip("\n")
