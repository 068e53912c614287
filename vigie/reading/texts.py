"""From one file to one typed text: decoded, front matter read, Markdown rendered, examined."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from html import unescape
from typing import TYPE_CHECKING
from urllib.parse import unquote

from vigie.content import Status, Text
from vigie.incremental.kept import kept
from vigie.messages import Message
from vigie.problems import Problem, Report
from vigie.prose import Body, Prose
from vigie.reading import frontmatter, nodes
from vigie.reading.body import CONTROL, Source, examine
from vigie.reading.digests import digest
from vigie.reading.losses import lost_words
from vigie.reading.typesetting import AS_WRITTEN

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import tzinfo

    from vigie.content import Content
    from vigie.languages import Language
    from vigie.reading.frontmatter import BlockReader, FrontMatter
    from vigie.reading.tree import TextFile
    from vigie.reading.typesetting import Typesetter

    Convert = Callable[[str, Language], str]
    """Turns Markdown in a language into HTML."""

_SHOWN = 5


@kept
@dataclass(frozen=True, slots=True, kw_only=True)
class TextRead:
    """What one file gave: a text, unless it cannot be read at all, and what is wrong with it."""

    file: TextFile
    text: Text | None
    prose: Prose
    problems: tuple[Problem, ...]

    def apart(self) -> tuple[str, Prose] | None:
        """Return the prose under its digest."""
        return (self.text.body.prose, self.prose) if self.text else None

    def light(self) -> TextRead:
        """Return all but the prose."""
        return replace(self, prose=Prose())


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What the content folder gave; `unread` are the folders of files that could not be read."""

    content: Content
    problems: tuple[Problem, ...]
    unread: frozenset[str]


def decode(data: bytes, report: Report) -> str | None:
    """Return the text of a file with plain line ends; None, with a problem, if it is not UTF-8."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        report.add(line, "the file is not UTF-8 text", "save it again with the encoding UTF-8")
        return None
    if control := CONTROL.search(text):
        line = text.count("\n", 0, control.start()) + 1
        report.add(line, "an invisible control character", "type this line again")
        return None
    if not text.strip():
        report.add(
            1, "the file is empty", "write the front matter and the text, or remove the file"
        )
        return None
    return text.replace("\r\n", "\n").replace("\r", "\n")


def read_text(
    file: TextFile,
    data: bytes,
    convert: Convert,
    zone: tzinfo,
    blocks: Mapping[str, BlockReader],
    typesetter: Typesetter = AS_WRITTEN,
    *,
    followed: bool = False,
) -> TextRead:
    """Return what `file` holds; `zone` is the site's.

    Where it is `followed`, its digest tells whether its translation still says the same.
    """
    report = Report(file.source)
    found = _text(
        file,
        data,
        convert,
        zone,
        blocks,
        typesetter=typesetter,
        report=report,
        followed=followed,
    )
    text, prose = found or (None, Prose())
    return TextRead(file=file, text=text, prose=prose, problems=tuple(report.problems))


def _text(
    file: TextFile,
    data: bytes,
    convert: Convert,
    zone: tzinfo,
    blocks: Mapping[str, BlockReader],
    *,
    typesetter: Typesetter,
    report: Report,
    followed: bool,
) -> tuple[Text, Prose] | None:
    decoded = decode(data, report)
    cut = frontmatter.split(decoded, report) if decoded is not None else None
    if cut is None:
        return None
    front, markdown, first_line = cut
    mapping = nodes.read_yaml(front, report, 2)
    if mapping is None:
        return None
    values = frontmatter.read(
        mapping, report, language=file.language, is_page=file.day is None, zone=zone, blocks=blocks
    )
    if not values.typography:
        typesetter = AS_WRITTEN
    before = len(report.problems)
    body, prose = _body(markdown, first_line, convert, typesetter, values.body_language, report)
    untold = len(report.problems) == before
    if untold and not body.prose and values.status is not Status.DRAFT:
        report.add(
            first_line,
            "there is no text below the front matter",
            "write it, or add “status: draft”",
        )
    date = _date(file, values, zone, report)
    text = _assembled(file, values, typesetter, body, date)
    return (replace(text, digest=digest(mapping, markdown)) if followed else text), prose


def _body(
    markdown: str,
    first_line: int,
    convert: Convert,
    typesetter: Typesetter,
    language: Language,
    report: Report,
) -> tuple[Body, Prose]:
    try:
        html = convert(markdown, language)
    except RecursionError:
        report.add(
            first_line, "the text is nested too deeply", "use fewer levels of lists or quotations"
        )
        return Body(), Prose()
    before = len(report.problems)
    source = Source(markdown, first_line)
    body, prose = examine(html, source, report, lambda root: typesetter.tree(root, language))
    if len(report.problems) == before:
        _tell_losses(markdown, first_line, body, prose, report)
    return body, prose


def _tell_losses(markdown: str, first_line: int, body: Body, prose: Prose, report: Report) -> None:
    targets = (reference.target for reference in body.references)
    html = unescape("".join(prose.parts))
    lost = lost_words(markdown, {html, unquote(html), *targets})
    if lost:
        shown = tuple(Message("“{word}”", word=word) for word in lost[:_SHOWN])
        line = Source(markdown, first_line).line(lost[0])
        told = "look for a tag not closed, a cell too many, a definition written twice or unused"
        report.add(line, "words that Markdown would drop: {words}", told, words=shown)


def _date(file: TextFile, values: FrontMatter, zone: tzinfo, report: Report) -> datetime | None:
    """Return the moment of a post in the site's zone; its day is that of the folder."""
    if file.day is None:
        return None
    if values.date is None:
        return datetime(file.day.year, file.day.month, file.day.day, tzinfo=zone)
    moment = values.date.astimezone(zone)
    if moment.date() != file.day:
        what = "“date” is not on the day of the folder ({day})"
        told = "write a date on {day}, or rename the folder"
        report.add(values.lines["date"], what, told, day=file.day)
    return moment


def _assembled(
    file: TextFile, values: FrontMatter, typesetter: Typesetter, body: Body, date: datetime | None
) -> Text:
    language = file.language
    return Text(
        source=file.source,
        folder=file.folder,
        language=language,
        kind=values.kind,
        title=typesetter.string(values.title, language),
        slug=values.slug or file.folder.rpartition("/")[2],
        summary=typesetter.string(values.summary, language),
        status=values.status,
        body=body,
        body_language=values.body_language,
        date=date,
        modified=values.modified,
        authors=values.authors,
        category=values.category,
        tags=values.tags,
        series=values.series,
        series_part=values.series_part,
        guid=values.guid,
        aliases=values.aliases,
        comments_open=values.comments_open,
        source_digest=values.source_digest,
        blocks={name: block.typeset(typesetter, language) for name, block in values.blocks.items()},
        lines=values.lines,
    )
