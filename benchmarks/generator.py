"""What a site generator is to the benchmark."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from dataclasses import dataclass
from datetime import UTC
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping

    from benchmarks.corpus import Corpus, Post

URL = "https://example.org"
THEMES = Path(__file__).parent / "themes"
LOCKS = Path(__file__).parent / "locks"
"""Exact versions and hashes of what is compared."""
PAGE_LENGTH = 10
FEED_LENGTH = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where one generator works on one corpus; `tools` holds what was installed for it."""

    site: Path
    output: Path
    cache: Path
    tools: Path

    def clear(self) -> None:
        """Remove whatever builds have left, so that the next one is cold."""
        for folder in (self.output, self.cache):
            shutil.rmtree(folder, ignore_errors=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """What one edit changes: the source of a text, and the output page that shows it."""

    source: Path
    page: Path


class Generator(Protocol):
    """A program that makes a site of a corpus."""

    name: str
    title: str
    about: str
    """In what its pages differ from ours, a few sentences."""
    silent: bool
    """Whether it builds the blog as if nobody had ever commented."""

    def install(self, tools: Path) -> None:
        """Install the program below `tools` unless it is there."""

    def version(self) -> str:
        """Return the version that `install` provides."""

    def lay_out(self, corpus: Corpus, place: Place) -> None:
        """Write the sources of the corpus and the settings of the site."""

    def command(self, place: Place) -> tuple[str, ...]:
        """Return the command of a build; it runs in `place.site`."""

    def edit(self, corpus: Corpus, place: Place) -> Edit:
        """Return what an edit of `corpus.edited` changes."""


class InstallError(Exception):
    """A generator could not be installed."""


def install_with(command: tuple[str, ...], folder: Path, proof: Path) -> None:
    """Run an installer in `folder` unless `proof`, a file that it makes, is there."""
    if proof.exists():
        return
    folder.mkdir(parents=True, exist_ok=True)
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode or not proof.exists():
        raise InstallError(f"{' '.join(command)}\n{done.stdout}{done.stderr}")


def install_package(name: str, tools: Path, proof: str) -> None:
    """Install the Python package that the lock `name` holds, unless `proof` is in its folder."""
    pip = (sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--require-hashes")
    lock = ("--target", ".", "--requirement", str(LOCKS / f"{name}.txt"))
    install_with((*pip, *lock), tools / name, tools / name / proof)


def locked(name: str) -> str:
    """Return the version of the package that the lock `name` holds."""
    return (LOCKS / f"{name}.txt").read_text("utf-8").split()[0].partition("==")[2]


def write(file: Path, data: str | bytes) -> None:
    """Write a file and the folders above it."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data.encode() if isinstance(data, str) else data)


def front_matter(values: Mapping[str, object], body: str) -> str:
    """Return a text with its front matter in YAML; lists and tables are on one line each."""
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in values.items()]
    return "\n".join(("---", *lines, "---", "", body.strip(), ""))


def said(post: Post) -> list[dict[str, object]]:
    """Return the comments on a post, oldest first, as data that a template can show as they are.

    Dates are in UTC, so that they sort as text; bodies are HTML.
    """
    return [
        {
            "id": comment.id,
            "parent": comment.parent,
            "author": comment.author,
            "date": f"{comment.date.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}",
            "lang": comment.language,
            "body": f"<p>{escape(comment.body, quote=False)}</p>",
        }
        for comment in post.comments
    ]
