"""What the commands of comments ask and tell at the terminal, in French or English."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from vigie.cli.bootstrap import in_language
from vigie.cli.terminal import say

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from vigie.comments.model import Comment
    from vigie.problems import Problem

_SHOWN = 60
_END = "."


def typed() -> str:
    """Ask for words on any number of lines, up to one with a dot alone."""
    say("The comment; end it with a line “.”", "Le commentaire; terminez par une ligne «\xa0.\xa0»")
    lines = []
    while (line := typer.prompt("", default="", show_default=False, prompt_suffix="")) != _END:
        lines.append(line)
    return "\n".join(lines)


def show(place: str, comment: Comment) -> None:
    """Print a whole comment as it would be kept."""
    who = comment.author or in_language("(anonymous)", "(anonyme)")
    answers = f" → {comment.parent}" if comment.parent else ""
    typer.echo(f"\n{place}, {comment.id}{answers}")
    typer.echo(f"{who} {comment.url}".rstrip())
    typer.echo(f"{comment.date.isoformat(' ', 'minutes')} ({comment.language})\n")
    typer.echo("\n".join(f"    {line}".rstrip() for line in comment.body.split("\n")))
    typer.echo()


def brief(comment: Comment) -> str:
    """Return a comment on one line."""
    words = " ".join(comment.body.split())
    words = words if len(words) <= _SHOWN else f"{words[:_SHOWN]}…"
    answers = f" → {comment.parent}" if comment.parent else ""
    return f"{comment.id}{answers}  {comment.date:%Y-%m-%d}  {comment.author or '—'}: {words}"


def tell(problems: Iterable[Problem], root: Path) -> None:
    """Print problems as a build does."""
    from vigie.incremental.built import folder_name

    for problem in problems:
        typer.echo(problem.told(folder_name(root)), err=True)
