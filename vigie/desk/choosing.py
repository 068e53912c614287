"""Choosing from what exists, by a number or by typing a part of its name.

Plain questions and lines: they read well aloud, need no colour and no keys but letters and Enter.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import typer

from vigie.cli.bootstrap import in_language
from vigie.cli.terminal import agreed, answer, say
from vigie.slugs import slugify

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from vigie.languages import Localized

_SHOWN = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Something to choose: its id, the names it may be searched by, and what is shown of it."""

    id: str
    names: Localized
    more: str = ""

    @property
    def name(self) -> str:
        """Its name in the language of the person."""
        return in_language(self.names.en, self.names.fr)

    @property
    def searched(self) -> tuple[str, ...]:
        """Its id and names without accents and capitals."""
        return (self.id, slugify(self.names.fr), slugify(self.names.en))


def named(written: str, choices: Sequence[Choice]) -> Choice | None:
    """Return the choice that `written` is the id or a name of."""
    word = slugify(written)
    return next((one for one in choices if written == one.id or word in one.searched), None)


def pick(question: Localized, choices: Sequence[Choice], usual: str = "") -> str:
    """Ask for one of `choices` and return its id, `usual` where nothing is written."""
    shown = _list(choices)
    while written := answer(f"{question.en}", f"{question.fr}"):
        found = _found(written, choices, shown)
        if len(found) == 1:
            say("  → {}", "  → {}", found[0].name)
            return found[0].id
        shown = _again(written, found, choices)
    return usual


def pick_some(
    question: Localized,
    choices: Sequence[Choice],
    add: Callable[[str], Choice | None],
    *,
    most: int = 20,
) -> tuple[str, ...]:
    """Ask for any number of `choices` up to `most`; what is not there may be added with `add`."""
    known = list(choices)
    picked: list[str] = []
    shown = _list(known)
    while len(picked) < most and (written := answer(question.en, question.fr)):
        one = _picked(written, known, shown, add)
        if isinstance(one, Choice):
            known += [one] if one not in known else []
            picked += [one.id] if one.id not in picked else []
            say("  → {}", "  → {}", one.name)
        else:
            shown = one
    return tuple(picked)


def _picked(
    written: str,
    known: Sequence[Choice],
    shown: Sequence[Choice],
    add: Callable[[str], Choice | None],
) -> Choice | Sequence[Choice]:
    """Return what was chosen or added, else what is shown now."""
    exact = named(written, known)
    found = [exact] if exact else _found(written, known, shown)
    if len(found) == 1 and (exact or written.isdecimal() or _agreed_to(found[0])):
        return found[0]
    if len(found) > 1:
        return _again(written, found, known)
    return add(written) or shown


def _agreed_to(one: Choice) -> bool:
    return agreed(f"  {one.name}?", f"  {one.name}?", usual=True)


def _found(written: str, choices: Sequence[Choice], shown: Sequence[Choice]) -> list[Choice]:
    """Return what `written` may mean: a number of what is shown, a name, a part of one."""
    if written.isdecimal() and 0 < int(written) <= len(shown):
        return [shown[int(written) - 1]]
    if exact := named(written, choices):
        return [exact]
    word = slugify(written)
    own = [one for one in choices if word and word in slugify(one.name)]
    return own or [one for one in choices if word and any(word in name for name in one.searched)]


def _again(written: str, found: Sequence[Choice], choices: Sequence[Choice]) -> Sequence[Choice]:
    if found:
        return _list(found)
    say("  Nothing is called “{}”.", "  Rien ne s’appelle «\xa0{}\xa0».", written)
    return _list(choices)


def _list(choices: Sequence[Choice]) -> Sequence[Choice]:
    """Print the first of `choices` with numbers and return them."""
    shown = choices[:_SHOWN]
    width = max((len(one.name) for one in shown), default=0)
    for number, one in enumerate(shown, 1):
        typer.echo(f"  {number:>2}  {one.name:<{width}}  {one.more}".rstrip())
    if len(choices) > len(shown):
        say(
            "      and {} more: type a part of the name",
            "      et {} de plus\xa0: tapez une partie du nom",
            len(choices) - len(shown),
        )
    return shown
