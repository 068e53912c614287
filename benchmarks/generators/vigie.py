"""Vigie itself: both languages, one folder a post."""

from __future__ import annotations

import json
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.generator import URL, Edit, Place, front_matter, write
from benchmarks.prose import markdown
from vigie.languages import Language

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from benchmarks.corpus import Comment, Corpus, Post, Term, Text

ROOT = Path(__file__).parent.parent.parent


class Vigie:
    """The project that this benchmark belongs to."""

    name = "vigie"
    title = "Vigie"
    about = (
        "Reads comments as Markdown and lets only safe HTML through; checks every text and every "
        "link, and sets type. Its pages have menus, a table of contents, neighbours and linked "
        "data besides; there are pages to search and to subscribe, files for servers, and, up to "
        "200 texts of a language, the index of the search. Addresses in feeds are whole. Older "
        "entries are in archives that are cut from the oldest on, so that they stay as they are."
    )
    silent = False

    def install(self, tools: Path) -> None:
        """Do nothing: it is here."""

    def version(self) -> str:
        """Return no number: it is the one at hand."""
        return "as it stands"

    def lay_out(self, corpus: Corpus, place: Place) -> None:
        """Write the content folder."""
        lay_out(corpus, place.site)

    def command(self, place: Place) -> tuple[str, ...]:
        """Return the command of a build."""
        return (
            *(sys.executable, str(ROOT / "tasks.py"), "build", "--quiet", "--url", URL),
            *("--content", str(place.site), "--output", str(place.output)),
            *(("--cache", str(place.cache)) if "--cache" in _help() else ()),
        )

    def edit(self, corpus: Corpus, place: Place) -> Edit:
        """Return what an edit changes."""
        post = corpus.edited
        text = post.text(Language.FR)
        return Edit(
            source=place.site / folder(post) / "fr.md",
            page=place.output / f"fr/{post.date:%Y/%m}/{text.slug}/index.html",
        )


class SilentVigie(Vigie):
    """The same without any comment, to tell what they cost."""

    name = "vigie-silent"
    title = "Vigie, no comments"
    about = "The same blog on which nobody ever commented."
    silent = True


@cache
def _help() -> str:
    command = (sys.executable, str(ROOT / "tasks.py"), "build", "--help")
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def folder(post: Post) -> str:
    """Return the folder of a post in the content folder."""
    return f"posts/{post.date:%Y}/{post.folder}"


def lay_out(corpus: Corpus, content: Path) -> None:
    """Write a content folder."""
    write(content / "people.toml", "\n".join(_person(term) for term in corpus.authors))
    write(content / "taxonomy.toml", "\n".join(_taxonomy(corpus)))
    for post in corpus.posts:
        place = content / folder(post)
        for text in post.texts:
            write(place / f"{text.language}.md", _text(post, text, corpus))
        for picture in post.pictures:
            write(place / picture.name, picture.data)
        if post.comments:
            write(place / "comments.toml", comments(post.comments))


def _text(post: Post, text: Text, corpus: Corpus) -> str:
    values = {
        "title": text.title,
        "kind": "chronicle",
        "authors": [author.id for author in post.authors],
        "category": post.category.id,
        "tags": [tag.id for tag in post.tags],
        "summary": text.summary,
        "date": post.date.isoformat(),
        "slug": text.slug,
        **({"series": post.series.id} if post.series else {}),
    }
    body = markdown(
        text.body,
        link=lambda number: f"../../../{folder(corpus.posts[number])}/",
        picture=str,
    )
    return front_matter(values, body)


def comments(found: Iterable[Comment]) -> str:
    """Return comments as TOML."""
    return "\n".join("\n".join(_comment(comment)) for comment in found)


def _comment(comment: Comment) -> Iterator[str]:
    yield "[[comment]]"
    yield f"id = {_quoted(comment.id)}"
    if comment.parent:
        yield f"parent = {_quoted(comment.parent)}"
    yield 'kind = "comment"'
    yield f"author = {_quoted(comment.author)}"
    yield f"date = {comment.date.isoformat()}"
    yield f"lang = {_quoted(comment.language)}"
    yield f'body = """\n{comment.body}\n"""\n'


def _person(term: Term) -> str:
    return f"[{term.id}]\nname = {_quoted(term.name.fr)}\n"


def _taxonomy(corpus: Corpus) -> Iterator[str]:
    tables = {"categories": corpus.categories, "tags": corpus.tags, "series": corpus.series}
    for table, terms in tables.items():
        for term in terms:
            names = (
                f"{language} = {{ name = {_quoted(term.name[language])} }}" for language in Language
            )
            yield "\n".join((f"[{table}.{term.id}]", *names, ""))


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
