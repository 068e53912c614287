"""Eleventy: a folder of Markdown, templates in Nunjucks, listings cut in its configuration."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

from benchmarks.generator import (
    THEMES,
    Edit,
    InstallError,
    Place,
    front_matter,
    install_with,
    write,
)
from benchmarks.prose import markdown
from vigie.languages import Language

if TYPE_CHECKING:
    from pathlib import Path

    from benchmarks.corpus import Corpus, Post, Text

_PACKAGES = ("@11ty/eleventy@3.1.6", "markdown-it-anchor@10.0.0", "markdown-it-footnote@4.0.0")
_PROGRAM = "node_modules/@11ty/eleventy/cmd.cjs"


class Eleventy:
    """A generator in JavaScript."""

    name = "eleventy"
    title = "Eleventy"
    about = (
        "Lists in each language the posts written in it; no archives by year and month, no series; "
        "links are written as final addresses and not checked."
    )

    def install(self, tools: Path) -> None:
        """Install it with npm."""
        folder = tools / self.name
        npm = (_program("npm"), "install", "--no-audit", "--no-fund", "--omit=optional")
        install_with((*npm, "--prefix", str(folder), *_PACKAGES), folder, folder / _PROGRAM)

    def version(self) -> str:
        """Return the version that is installed."""
        return _PACKAGES[0].rpartition("@")[2]

    def lay_out(self, corpus: Corpus, place: Place) -> None:
        """Write content, settings and templates."""
        shutil.copytree(THEMES / "eleventy", place.site)
        write(place.site / "package.json", '{"type": "module"}\n')
        (place.site / "node_modules").symlink_to(place.tools / self.name / "node_modules")
        for post in corpus.posts:
            folder = place.site / "content" / _folder(post)
            for text in post.texts:
                write(folder / f"{text.language}.md", _text(post, text, corpus))
            for picture in post.pictures:
                write(folder / picture.name, picture.data)

    def command(self, place: Place) -> tuple[str, ...]:
        """Return the command of a build."""
        return (
            *(_program("node"), str(place.tools / self.name / _PROGRAM), "--quiet"),
            f"--output={os.path.relpath(place.output, place.site)}",
        )

    def edit(self, corpus: Corpus, place: Place) -> Edit:
        """Return what an edit changes."""
        post = corpus.edited
        text = post.text(Language.FR)
        return Edit(
            source=place.site / "content" / _folder(post) / "fr.md",
            page=place.output / _address(post, text).lstrip("/") / "index.html",
        )


def _program(name: str) -> str:
    found = shutil.which(name)
    if found is None:
        raise InstallError(f"{name} is not installed; Eleventy needs it")
    return found


def _folder(post: Post) -> str:
    return f"posts/{post.date:%Y}/{post.folder}"


def _address(post: Post, text: Text) -> str:
    return f"/{text.language}/{post.date:%Y/%m}/{text.slug}/"


def _text(post: Post, text: Text, corpus: Corpus) -> str:
    language = text.language
    values = {
        "layout": "post.njk",
        "title": text.title,
        "date": post.date.isoformat(),
        "permalink": _address(post, text),
        "lang": language,
        "summary": text.summary,
        "feed": f"/{language}/atom.xml",
        "filed": {
            "categories": [post.category.name[language]],
            "tags": [tag.name[language] for tag in post.tags],
            "authors": [author.name[language] for author in post.authors],
        },
        "translations": [
            {"lang": other.language, "url": _address(post, other), "title": other.title}
            for other in post.texts
            if other is not text
        ],
    }
    body = markdown(
        text.body,
        link=lambda number: _link(corpus.posts[number], language),
        picture=lambda name: f"/{_folder(post)}/{name}",
    )
    return front_matter(values, body)


def _link(post: Post, language: Language) -> str:
    return "../../../../" + _address(post, post.text(language)).lstrip("/")
