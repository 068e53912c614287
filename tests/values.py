"""Small values for the tests of pure modules: a few words in, a whole value out."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import cache
from typing import TYPE_CHECKING, Any, TypedDict, Unpack
from zoneinfo import ZoneInfo

from vigie.comments.model import Conversation, Discussion, Tally
from vigie.content import Axis, Content, Kind, Pair, Status, Term, Text
from vigie.feeds import FeedChoices
from vigie.languages import Language, Localized
from vigie.pages import OpenPassage
from vigie.problems import Report
from vigie.reading.body import Source, examine
from vigie.reading.fields import Fields
from vigie.reading.nodes import Mapping, read_yaml
from vigie.site import Edition, Site

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lxml.etree import _Element

    from vigie.comments.model import DiscussionView
    from vigie.content import Taxonomy
    from vigie.pages import Passage
    from vigie.problems import Problem
    from vigie.prose import Body

ZONE = ZoneInfo("America/Toronto")
NOW = datetime(2026, 1, 1, tzinfo=UTC)
FOLDER = "posts/2013/2013-06-05-x"


class Changes(TypedDict, total=False):
    """What a test says of a text; the rest is of no account."""

    title: str
    slug: str
    summary: str
    kind: Kind
    status: Status
    date: datetime | None
    modified: datetime | None
    category: str
    tags: tuple[str, ...]
    series: str
    series_part: int | None
    comments_open: bool
    authors: Any
    guid: str
    blocks: Any
    lines: dict[str, int]
    body_language: Language


@dataclass(frozen=True, slots=True)
class Shelf:
    """Finds `html` for any passage and `talk` for any view; notes what was asked for."""

    html: str = "<p>Texte</p>"
    talk: Conversation = field(default_factory=Conversation)
    asked: list[Passage | DiscussionView] = field(default_factory=list)

    def opened(self, passage: Passage) -> OpenPassage:
        """Return the passage with its text."""
        self.asked.append(passage)
        return OpenPassage(html=self.html, headings=(), minutes=1)

    def said(self, view: DiscussionView) -> Conversation:
        """Return the conversation."""
        self.asked.append(view)
        return self.talk


class Curly:
    """Sets apostrophes, and notes in which language."""

    def __init__(self) -> None:
        """Note nothing yet."""
        self.languages: list[Language] = []

    def string(self, text: str, language: Language) -> str:
        """Return `text` with its apostrophes set."""
        self.languages.append(language)
        return text.replace("'", "’")

    def tree(self, root: _Element, language: Language) -> None:
        """Set the apostrophes of the text that `root` begins with."""
        root.text = self.string(root.text or "", language)


def told(problems: Iterable[Problem] | Report) -> list[str]:
    """Return problems as `line: what; remedy`."""
    found = problems.problems if isinstance(problems, Report) else problems
    return [f"{one.line}: {one.what}; {one.remedy}" for one in found]


def fields(yaml: str) -> Fields:
    """Return the keys of a front matter whose first line is line 2; its report is empty yet."""
    report = Report("fr.md")
    mapping = read_yaml(yaml, report, 2)
    assert isinstance(mapping, Mapping), told(report)
    assert not report.problems
    return Fields(mapping, report)


@cache
def body(html: str) -> Body:
    """Return the body of HTML that has no mistake."""
    report = Report("fr.md")
    made, _ = examine(html, Source(html, 1), report)
    assert not report.problems
    return made


def text(
    folder: str = FOLDER,
    language: Language = Language.FR,
    html: str = "<p>Un paragraphe.</p>",
    **changes: Unpack[Changes],
) -> Text:
    """Return a text; in a folder of posts it is dated at midnight of the folder's day."""
    day = _day(folder)
    moment = datetime(day.year, day.month, day.day, tzinfo=ZONE) if day else None
    values: dict[str, Any] = {
        "source": f"{folder}/{language}.md",
        "folder": folder,
        "language": language,
        "kind": Kind.CHRONICLE if day else Kind.PAGE,
        "title": "Un titre",
        "slug": folder.rpartition("/")[2].removeprefix(f"{day}-"),
        "summary": "",
        "status": Status.PUBLISHED,
        "body": body(html),
        "body_language": language,
        "date": moment,
        "blocks": {},
        "lines": {},
        **changes,
    }
    return Text(**values)


def pair(*texts: Text, discussion: Discussion | None = None) -> Pair:
    """Return the pair of texts of one folder, and what was said of them."""
    folder = texts[0].folder
    return Pair(
        folder=folder,
        day=_day(folder),
        texts={text.language: text for text in texts},
        discussion=discussion,
    )


def discussion(folder: str = FOLDER, *dates: datetime) -> Discussion:
    """Return what an archive holds that has a comment of each of `dates`."""
    return Discussion(
        tally=Tally(
            source=f"{folder}/comments.toml", count=len(dates), latest=max(dates, default=None)
        ),
        conversation=f"what was said of {folder}",
        anchors=frozenset(),
        spoken=tuple(sorted((one, str(place)) for place, one in enumerate(dates))),
    )


def term(axis: Axis, id_: str, fr: str = "", en: str = "") -> Term:
    """Return a term whose slugs are `mot-<id>` in French and `word-<id>` in English."""
    return Term(
        axis=axis,
        id=id_,
        name=Localized(fr=fr or f"Mot {id_}", en=en or f"Word {id_}"),
        slug=Localized(fr=f"mot-{id_}", en=f"word-{id_}"),
    )


def taxonomy(**ids: Sequence[str]) -> Taxonomy:
    """Return the terms of every axis, by the name of its front matter key."""
    return {axis: {id_: term(axis, id_) for id_ in ids.get(axis.value, ())} for axis in Axis}


def content(
    *pairs: Pair, terms: Taxonomy | None = None, files: frozenset[str] = frozenset()
) -> Content:
    """Return the content that pairs make, in the order given."""
    return Content(
        posts=tuple(one for one in pairs if one.day),
        pages=tuple(one for one in pairs if not one.day),
        taxonomy=terms or taxonomy(),
        files=files,
    )


def site(**changes: Any) -> Site:  # noqa: ANN401 -- whatever a site has
    """Return a site at https://vigie.example with two posts a page."""
    values: dict[str, Any] = {
        "editions": {
            language: Edition(language=language, title=f"Vigie {language}", tagline="Veille")
            for language in Language
        },
        "url": "https://vigie.example",
        "base": "",
        "zone": ZONE,
        "page_length": 2,
        "feeds": feed_choices(),
        "authority": "vigie.example,2026",
        "header_menu": (),
        "footer_menu": (),
        "comments_email": "",
        "comments_form": "",
        "drafts": False,
        "now": NOW,
        **changes,
    }
    return Site(**values)


def feed_choices(**changes: Any) -> FeedChoices:  # noqa: ANN401 -- whatever the settings have
    """Return three entries a feed and no archives."""
    values: dict[str, Any] = {"length": 3, "lengths": {}, "archived": frozenset(), "hub": ""}
    return FeedChoices(**{**values, **changes})


def _day(folder: str) -> date | None:
    name = folder.rpartition("/")[2]
    return date.fromisoformat(name[:10]) if folder.startswith("posts/") else None
