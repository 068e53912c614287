"""A plugin of Pelican's: readers' comments, from the file beside a text, on its page and in feeds.

It also writes each feed a second time as JSON Feed, which Pelican has no writer for.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import datetime
from itertools import chain
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING

from pelican import signals

if TYPE_CHECKING:
    from collections.abc import Sequence

    from feedgenerator import SyndicationFeed
    from pelican.contents import Article
    from pelican.generators import ArticlesGenerator
    from pelican.writers import Writer


@dataclass(slots=True, kw_only=True)
class Comment:
    """A comment, in the shape that Pelican's writer expects of what feeds hold."""

    id: str
    parent: str
    title: str
    url: str
    author: str
    date: datetime
    lang: str
    summary: str
    replies: list[Comment] = field(default_factory=list)

    def get_content(self, _: str) -> str:
        """Return the HTML: there is no link in it that would depend on the site."""
        return self.summary


def attach(generator: ArticlesGenerator) -> None:
    """Give each article its `comments`, oldest first, and those that begin `threads`."""
    for article in chain(generator.articles, generator.translations):
        file = Path(article.source_path).with_name("comments.json")
        comments = _read(article, file) if file.exists() else {}
        threads = [one for one in comments.values() if not one.parent]
        vars(article).update(comments=list(comments.values()), threads=threads)


def _read(article: Article, file: Path) -> dict[str, Comment]:
    comments: dict[str, Comment] = {}
    for one in json.loads(file.read_bytes()):
        comment = Comment(
            id=one["id"],
            parent=one["parent"],
            title=f"{one['author']} – {article.metadata['title']}",
            url=f"{article.url}#comment-{one['id']}",
            author=one["author"],
            date=datetime.fromisoformat(one["date"]),
            lang=one["lang"],
            summary=one["body"],
        )
        comments[comment.id] = comment
        if comment.parent:
            comments[comment.parent].replies.append(comment)
    return comments


def write_feeds(generator: ArticlesGenerator, writer: Writer) -> None:
    """Write the feeds of comments, and what is too old for the feed of all articles."""
    feeds = _Feeds(generator, writer)
    everything: list[Comment] = []
    for article in chain(generator.articles, generator.translations):
        if article.comments:
            feeds.write(article.comments, article.url, article.metadata["title"])
            everything += article.comments
    feeds.write(everything, "comments/", "Comments")
    feeds.write(generator.articles, "", "", first=2)


@dataclass(frozen=True, slots=True)
class _Feeds:
    generator: ArticlesGenerator
    writer: Writer

    def write(
        self, entries: Sequence[Article | Comment], place: str, title: str, *, first: int = 1
    ) -> None:
        """Write all entries, newest first, into as many feeds as it takes; `first` leads them."""
        length = self.generator.settings["FEED_MAX_ITEMS"]
        newest = sorted(entries, key=attrgetter("date"), reverse=True)
        for start in range((first - 1) * length, len(newest), length):
            number = start // length + 1
            folder = f"{place}page/{number}/" if start else place
            self._write(newest[start : start + length], folder, title)

    def _write(self, entries: Sequence[Article | Comment], place: str, title: str) -> None:
        for form in ("atom", "rss"):
            self.writer.write_feed(
                entries,
                self.generator.context,
                f"{place}{form}.xml",
                feed_type=form,
                feed_title=title,
            )


def write_json(path: str, context: object, feed: SyndicationFeed) -> None:
    """Write what an Atom feed holds as JSON Feed beside it."""
    del context
    folder, slash, name = path.rpartition("/")
    if name != "atom.xml":
        return
    values = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.feed["title"],
        "home_page_url": feed.feed["link"],
        "feed_url": feed.feed["feed_url"].removesuffix(name) + "feed.json",
        "items": [
            {
                "id": item["unique_id"],
                "url": item["link"],
                "title": item["title"],
                "content_html": item["content"],
                **({"summary": item["description"]} if item["description"] else {}),
                "date_published": item["pubdate"].isoformat(),
                "authors": [{"name": str(item["author_name"])}],
                "tags": [str(term) for term in item["categories"]],
            }
            for item in feed.items
        ],
    }
    text = json.dumps(values, ensure_ascii=False)
    Path(f"{folder}{slash}feed.json").write_text(text, encoding="utf-8")


def register() -> None:
    """Connect to what Pelican signals."""
    signals.article_generator_finalized.connect(attach)
    signals.article_writer_finalized.connect(write_feeds)
    signals.feed_written.connect(write_json)
