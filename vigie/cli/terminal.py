"""What commands ask and tell at the terminal, in French or English, one plain line at a time."""

from __future__ import annotations

import sys

import typer

from vigie.cli.bootstrap import in_language


def attended() -> bool:
    """Whether somebody is there to answer."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def say(english: str, french: str, *values: object) -> None:
    """Print a sentence with `values` in its gaps."""
    typer.echo(in_language(english, french).format(*values))


def answer(english: str, french: str) -> str:
    """Ask for one line, which may be empty."""
    return _typed(in_language(english, french), in_language(": ", "\xa0: ")).strip()


def agreed(english: str, french: str, *, usual: bool = False) -> bool:
    """Ask for a yes or a no; nothing written is what is `usual`."""
    yes, no = in_language("y", "o"), "n"
    choices = f"{yes.upper()}/{no}" if usual else f"{yes}/{no.upper()}"
    told = f"{in_language(english, french)} [{choices}]"
    word = _typed(told, " ").strip().lower()
    return word in {yes, in_language("yes", "oui"), "y"} if word else usual


def _typed(told: str, behind: str) -> str:
    written: str = typer.prompt(told, default="", show_default=False, prompt_suffix=behind)
    return written
