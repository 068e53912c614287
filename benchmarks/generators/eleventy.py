"""Eleventy: a folder of Markdown, templates in Nunjucks, listings cut in its configuration."""

from __future__ import annotations

import json
import os
import shutil
from typing import TYPE_CHECKING

from benchmarks.generator import (
    LOCKS,
    THEMES,
    Edit,
    InstallError,
    Place,
    front_matter,
    install_with,
    said,
    write,
)
from benchmarks.prose import markdown
from vigie.languages import Language
from vigie.slugs import slugify

if TYPE_CHECKING:
    from pathlib import Path

    from benchmarks.corpus import Corpus, Post, Text

_PROGRAM = "node_modules/@11ty/eleventy/cmd.cjs"


class Eleventy:
    """A generator in JavaScript."""

    name = "eleventy"
    title = "Eleventy"
    about = (
        "Comments are HTML already. Links are written as final addresses and not checked; "
        "addresses in feeds are not made whole. Older entries are in paged feeds that begin with "
        "the newest, so that a new one changes them all."
    )
    silent = False

    def install(self, tools: Path) -> None:
        """Install it with npm."""
        folder = tools / self.name
        shutil.copytree(LOCKS / self.name, folder, dirs_exist_ok=True)
        install_with((_program("npm"), "ci", "--omit=optional"), folder, folder / _PROGRAM)

    def version(self) -> str:
        """Return the version that is installed."""
        wanted = json.loads((LOCKS / self.name / "package.json").read_bytes())
        return str(wanted["dependencies"]["@11ty/eleventy"])

    def lay_out(self, corpus: Corpus, place: Place) -> None:
        """Write content, settings and templates."""
        shutil.copytree(THEMES / "eleventy", place.site)
        write(place.site / "package.json", '{"type": "module"}\n')
        (place.site / "node_modules").symlink_to(place.tools / self.name / "node_modules")
        write(place.site / "data/terms.json", _json(_terms(corpus)))
        for post in corpus.posts:
            folder = place.site / "content" / _folder(post)
            for text in post.texts:
                write(folder / f"{text.language}.md", _text(post, text, corpus))
            for picture in post.pictures:
                write(folder / picture.name, picture.data)
            if post.comments:
                write(folder / f"{post.folder}.11tydata.json", _json({"comments": said(post)}))

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


def _terms(corpus: Corpus) -> dict[str, dict[str, object]]:
    """Return the name and the slug of every term in each language, by axis and id."""
    return {
        axis: {
            term.id: {
                language: {"name": term.name[language], "slug": slugify(term.name[language])}
                for language in Language
            }
            for term in terms
        }
        for axis, terms in corpus.filed().items()
    }


def _text(post: Post, text: Text, corpus: Corpus) -> str:
    language = text.language
    values = {
        "layout": "post.njk",
        "title": text.title,
        "date": post.date.isoformat(),
        "permalink": _address(post, text),
        "lang": language,
        "summary": text.summary,
        "pair": post.folder,
        "filed": {
            "categories": [post.category.id],
            "tags": [tag.id for tag in post.tags],
            "authors": [author.id for author in post.authors],
            "series": [post.series.id] if post.series else [],
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


def _json(values: object) -> str:
    return json.dumps(values, ensure_ascii=False)
