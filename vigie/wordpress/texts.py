"""One text of WordPress made into one of ours: its links, pictures and words in Markdown."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from html import escape
from typing import TYPE_CHECKING

from vigie.wordpress.account import Outcome, Thing
from vigie.wordpress.addresses import file_key
from vigie.wordpress.clean import clean
from vigie.wordpress.names import plain
from vigie.wordpress.paragraphs import paragraphs
from vigie.wordpress.proof import Written, write
from vigie.wordpress.references import References
from vigie.wordpress.shortcodes import Shortcodes

if TYPE_CHECKING:
    from collections.abc import Callable

    from vigie.languages import Language
    from vigie.wordpress.media import Media
    from vigie.wordpress.places import Place
    from vigie.wordpress.references import Blogs, Note

_TEASER = 300
_SUMMARY = 900
_REPUBLISHED = re.compile(
    r"(?:originally (?:published|appeared)|republished (?:from|with)|first (?:published|appeared)"
    r"|(?:publié|paru)e? (?:initialement|d[’']abord|à l[’']origine)|republié|reproduit avec)"
    r".{0,200}?https?://",
    re.IGNORECASE | re.DOTALL,
)


@dataclass(slots=True, kw_only=True)
class Made:
    """A text: its Markdown and all there is to tell of it."""

    written: Written
    summary: str
    found: Counter[Thing] = field(default_factory=Counter)
    notes: list[Note] = field(default_factory=list)
    warnings: list[tuple[str, str]] = field(default_factory=list)


class TextMaking:
    """Makes the texts of an import; `convert` renders Markdown in a language."""

    def __init__(self, blogs: Blogs, media: Media, convert: Callable[[str, Language], str]) -> None:
        """Take what all texts share."""
        self.blogs = blogs
        self.media = media
        self.convert = convert

    def make(
        self,
        place: Place,
        content: str,
        excerpt: str,
        *,
        base: str,
        own: tuple[str, ...],
        cover: str,
    ) -> Made:
        """Return the text that `content` makes at `place`.

        `base` is its old address, `own` are the ids of its attachments, `cover` is the id of the
        picture at its head, if it has one.
        """
        shortcodes = Shortcodes(self.blogs.pictures, own)
        html = shortcodes.convert(content)
        if cover and (picture := self._cover(cover, content)):
            html = f"{picture}\n\n{html}"
        tree = clean(paragraphs(html))
        making = References(self.blogs, self.media, place, base)
        making.lead(tree)
        written = write(tree, lambda text: self.convert(text, place.language))
        made = Made(written=written, summary=_summary(excerpt, content))
        made.found.update(making.found)
        made.notes += making.notes
        for one in shortcodes.found:
            made.found[Thing.SHORTCODE] += 1
            outcome = Outcome.CONVERTED if one.outcome == "converted" else Outcome.LEFT
            reason = "to-our-form" if one.outcome == "converted" else "unknown-shortcode"
            made.notes.append((Thing.SHORTCODE, outcome, reason, one.name))
        made.warnings += making.warnings
        if not written.proven:
            made.warnings.append(("unproven", ""))
        if _REPUBLISHED.search(content):
            made.warnings.append(("republished", ""))
        return made

    def _cover(self, id_: str, content: str) -> str:
        picture = self.blogs.pictures.get(id_)
        if picture is None or file_key(picture.url).rpartition("/")[2] in content:
            return ""
        source, alt = escape(picture.url), escape(picture.alt)
        return f'<figure><img src="{source}" alt="{alt}" /></figure>'


def _summary(excerpt: str, content: str) -> str:
    """Return the summary that the writer gave: the excerpt, or a short teaser before “more”."""
    given = plain(excerpt)
    if not given:
        teaser, more, _ = content.partition("<!--more")
        given = plain(teaser) if more else ""
        given = given if len(given) <= _TEASER and "[" not in given else ""
    if len(given) <= _SUMMARY:
        return given
    return f"{given[:_SUMMARY].rpartition(' ')[0]}…"
