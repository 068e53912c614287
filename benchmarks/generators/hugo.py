"""Hugo, its multilingual mode: one bundle a post."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

from babel.dates import format_date

from benchmarks.generator import (
    THEMES,
    Edit,
    Place,
    front_matter,
    install_package,
    locked,
    said,
    write,
)
from benchmarks.prose import markdown
from vigie.languages import Language
from vigie.slugs import slugify

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from benchmarks.corpus import Corpus, Post, Text

_PROGRAM = "hugo/binaries/hugo"


class Hugo:
    """A generator in Go that renders on all cores."""

    name = "hugo"
    title = "Hugo"
    about = (
        "Comments are HTML already. Links in texts are checked; addresses in feeds are not made "
        "whole. Older entries are in paged feeds that begin with the newest, so that a new one "
        "changes them all."
    )
    silent = False

    def install(self, tools: Path) -> None:
        """Install the package that holds the program."""
        install_package("hugo", tools, _PROGRAM)

    def version(self) -> str:
        """Return the version that is installed."""
        return locked("hugo")

    def lay_out(self, corpus: Corpus, place: Place) -> None:
        """Write content, settings and layouts."""
        shutil.copytree(THEMES / "hugo", place.site)
        for path, values in _lists(corpus):
            write(place.site / "content" / path, front_matter(values, ""))
        for post in corpus.posts:
            folder = place.site / "content" / _path(post)
            for text in post.texts:
                write(folder / f"index.{text.language}.md", _text(post, text, corpus))
            for picture in post.pictures:
                write(folder / _picture(picture.name, post), picture.data)
            if post.comments:
                write(place.site / f"data/comments/{post.folder}.json", _comments(post))

    def command(self, place: Place) -> tuple[str, ...]:
        """Return the command of a build."""
        return (
            *(str(place.tools / "hugo" / _PROGRAM), "build", "--quiet", "--panicOnWarning"),
            *("--destination", str(place.output), "--cacheDir", str(place.cache)),
        )

    def edit(self, corpus: Corpus, place: Place) -> Edit:
        """Return what an edit changes."""
        post = corpus.edited
        text = post.text(Language.FR)
        return Edit(
            source=place.site / "content" / _path(post) / "index.fr.md",
            page=place.output / f"fr/{post.date:%Y/%m}/{text.slug}/index.html",
        )


class SilentHugo(Hugo):
    """The same without any comment."""

    name = "hugo-silent"
    title = "Hugo, no comments"
    about = "The same blog on which nobody ever commented."
    silent = True


def _path(post: Post) -> str:
    return f"posts/{post.date:%Y/%m}/{post.folder}"


def _lists(corpus: Corpus) -> Iterator[tuple[str, dict[str, object]]]:
    """Yield the path below `content` and the front matter of every list, in each language."""
    months = sorted({(post.date.year, post.date.month): post.date for post in corpus.posts}.items())
    for language in Language:
        name = f"_index.{language}.md"
        yield f"posts/{name}", {"title": "Archives", "layout": "archives", "url": "archives/"}
        for (year, month), date in months:
            yield f"posts/{year}/{name}", {"title": str(year)}
            title = format_date(date, "LLLL y", language)
            yield f"posts/{year}/{month:02}/{name}", {"title": title}
        for axis, terms in corpus.filed().items():
            for term in terms:
                title = term.name[language]
                yield f"{axis}/{term.id}/{name}", {"title": title, "slug": slugify(title)}


def _picture(name: str, post: Post) -> str:
    """Return the name of a picture's file: Hugo takes one without a language for French."""
    languages = [text.language for text in post.texts]
    stem, _, suffix = name.rpartition(".")
    return name if Language.FR in languages else f"{stem}.{languages[0]}.{suffix}"


def _text(post: Post, text: Text, corpus: Corpus) -> str:
    values = {
        "title": text.title,
        "date": post.date.isoformat(),
        "slug": text.slug,
        "summary": text.summary,
        "categories": [post.category.id],
        "tags": [tag.id for tag in post.tags],
        "authors": [author.id for author in post.authors],
        **({"series": [post.series.id]} if post.series else {}),
        **({"outputs": ["html", "rss", "atom", "feed"]} if post.comments else {}),
    }
    body = markdown(
        text.body, link=lambda number: _link(corpus.posts[number], text.language), picture=str
    )
    return front_matter(values, body)


def _link(post: Post, language: Language) -> str:
    there = post.text(language).language
    return f'{{{{< relref path="/{_path(post)}" lang="{there}" >}}}}'


def _comments(post: Post) -> str:
    """Return what was said of a post; each comment names the page it is on, and its languages."""
    where = {"post": f"/{_path(post)}", "languages": [text.language for text in post.texts]}
    return json.dumps([comment | where for comment in said(post)], ensure_ascii=False)
