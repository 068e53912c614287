"""Posts on Pelican's side: its Markdown reader, and the reading of the whole folder."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar
from zoneinfo import ZoneInfo

from pelican import signals as pelican_signals
from pelican.readers import MarkdownReader

from plugins.posts.markdown import in_language
from plugins.posts.model import gather, typeset
from vigie import signals
from vigie.content import Axis
from vigie.incremental import recall
from vigie.languages import Language
from vigie.problems import Report
from vigie.reading import frontmatter, taxonomy, tree
from vigie.reading.redirects import read_redirects
from vigie.reading.texts import decode, read_text
from vigie.reading.typesetting import AS_WRITTEN

if TYPE_CHECKING:
    from collections.abc import Callable

    from markdown import Markdown
    from pelican.readers import Readers

    from plugins.pages.hooks import SiteGenerator
    from vigie.content import Taxonomy, Text
    from vigie.incremental.sources import Sources
    from vigie.problems import Problem
    from vigie.reading.texts import Reading, TextRead
    from vigie.reading.tree import TextFile
    from vigie.reading.typesetting import Typesetter

T = TypeVar("T")

_MARK = "///"


class PostReader(MarkdownReader):
    """Reads one file of the content folder; one Markdown instance a language serves them all."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - Pelican's signature
        """Take Pelican's settings."""
        super().__init__(*args, **kwargs)
        options = self.settings["MARKDOWN"]
        self.markdown = {language: in_language(options, language) for language in Language}
        self.marked: dict[Language, Markdown] = {}
        self.blocks = {
            name: block
            for _, found in signals.front_matter_blocks.send(self)
            for name, block in found.items()
        }
        found = signals.typesetters.send(self)
        self.typesetter: Typesetter = found[0][1] if found else AS_WRITTEN

    def text(self, file: TextFile, data: bytes) -> TextRead:
        """Return the text that `data`, the content of `file`, makes."""
        zone = ZoneInfo(self.settings["TIMEZONE"])
        read = read_text(
            *(file, data, self.convert, zone, self.blocks, self.typesetter),
            followed=bool(self.settings.get("WITH_DRAFTS")),
        )
        if _MARK.encode() not in data or read.text is None:
            return read
        return replace(read, problems=(*read.problems, *self._wrong_marks(read.text, data)))

    def convert(self, markdown: str, language: Language) -> str:
        """Return the HTML of a piece of Markdown."""
        made = self._with_blocks(language) if _MARK in markdown else self.markdown[language]
        return made.reset().convert(markdown)

    def _with_blocks(self, language: Language) -> Markdown:
        """Return the instance for texts with marked blocks, made when the first of them comes."""
        if language not in self.marked:
            names = [name for _, found in signals.markdown_blocks.send(self) for name in found]
            self.marked[language] = in_language(self.settings["MARKDOWN"], language, names)
        return self.marked[language]

    def _wrong_marks(self, text: Text, data: bytes) -> list[Problem]:
        """Return what is wrong with the marks of a text that was just converted."""
        from vigie.reading import marks  # noqa: PLC0415 -- few texts have any

        report = Report(text.source)
        _, markdown, first = frontmatter.split(decode(data, report) or "", report) or ("", "", 1)
        lines = enumerate(markdown.split("\n"), first)
        marks.check(lines, self._with_blocks(text.body_language), text.lines, report)
        return report.problems


def use_reader(readers: Readers) -> None:
    """Make Pelican read `.md` files with our reader."""
    readers.reader_classes["md"] = PostReader


def read_content(generator: SiteGenerator) -> Reading:
    """Return all that the content folder of `generator` holds."""
    reader = generator.readers.readers["md"]
    if not isinstance(reader, PostReader):
        raise TypeError(reader)
    texts = recall.read_all(
        generator.tree.texts, reader.text, generator.sources, generator.cache, generator.jobs
    )
    sources, data = generator.sources, generator.tree.data
    terms, problems = _taxonomy(sources, data)
    redirects = _table(sources, tree.REDIRECTS, data, read_redirects, problems) or ()
    terms = typeset(terms, reader.typesetter)
    return gather(generator.tree, texts, terms, problems, redirects)


def _taxonomy(sources: Sources, data: frozenset[str]) -> tuple[Taxonomy, list[Problem]]:
    problems: list[Problem] = []
    terms = _table(sources, tree.TAXONOMY, data, taxonomy.read_terms, problems) or taxonomy.empty()
    for axis, name, read in (
        (Axis.AUTHOR, tree.PEOPLE, taxonomy.read_people),
        (Axis.PARTNER, tree.PARTNERS, taxonomy.read_partners),
    ):
        terms[axis] = _table(sources, name, data, read, problems) or {}
    return terms, problems


def _table(
    sources: Sources,
    name: str,
    data: frozenset[str],
    read: Callable[[str, Report], T],
    problems: list[Problem],
) -> T | None:
    if name not in data:
        return None
    report = Report(name)
    _, written = sources.read(name)
    text = decode(written, report)
    values = read(text, report) if text is not None else None
    problems += report.problems
    return values


def register() -> None:
    """Connect the plugin."""
    pelican_signals.readers_init.connect(use_reader)
    signals.read_content.connect(read_content)
