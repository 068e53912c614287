"""What the open pages are told: which build they should show, and what is wrong with the texts."""

from __future__ import annotations

import json
import secrets
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Condition
from typing import TYPE_CHECKING, Any

from vigie.cli.bootstrap import in_language
from vigie.serving.outcome import Outcome

if TYPE_CHECKING:
    from collections.abc import Iterator

_SHOWN = 30


@dataclass(slots=True)
class Board:
    """The news of one session; each change wakes who waits for it."""

    changed: Condition = field(default_factory=Condition)
    session: str = field(default_factory=lambda: secrets.token_hex(4))
    builds: int = 0
    number: int = 0
    busy: bool = False
    closed: bool = False
    outcome: Outcome = field(default_factory=Outcome)

    @property
    def made(self) -> str:
        """The name of the last build that changed anything; pages made later carry it."""
        return f"{self.session}-{self.builds}"

    def begin(self) -> None:
        """Tell that a build has begun."""
        with self._told():
            self.busy = True

    def end(self, outcome: Outcome) -> None:
        """Tell that it has ended, and what came of it."""
        with self._told():
            self.busy = False
            self.builds += bool(outcome.written)
            self.outcome = outcome

    def close(self) -> None:
        """Let nobody wait any longer."""
        with self._told():
            self.closed = True

    def wait(self, seen: int, seconds: float) -> tuple[int, str] | None:
        """Return the number and the text of the news after number `seen`; None if there are none.

        Waits so many seconds for them.
        """
        with self.changed:
            if not self.changed.wait_for(lambda: self.number > seen, seconds):
                return None
            return self.number, json.dumps(self._news(), ensure_ascii=False)

    @contextmanager
    def _told(self) -> Iterator[None]:
        with self.changed:
            yield
            self.number += 1
            self.changed.notify_all()

    def _news(self) -> dict[str, Any]:
        outcome = self.outcome
        mistakes = [{"place": one.place, "told": one.told} for one in outcome.mistakes]
        return {
            "made": self.made,
            "busy": self.busy,
            "mistakes": mistakes[:_SHOWN],
            "failure": outcome.failure,
            "heading": _heading(outcome),
            "note": _note(outcome),
            "more": _more(len(mistakes) - _SHOWN),
        }


def _heading(outcome: Outcome) -> str:
    if outcome.failure:
        return in_language("The site cannot be made", "Impossible de construire le site")
    if not outcome.good:
        return in_language("To correct", "À corriger")
    return in_language("To look at", "À vérifier")


def _note(outcome: Outcome) -> str:
    if outcome.good:
        return ""
    return in_language(
        "This page is as it was before.", "Cette page est restée comme elle était avant."
    )


def _more(count: int) -> str:
    if count <= 0:
        return ""
    return in_language("And {} more, in the terminal.", "Et {} autres, dans le terminal.").format(
        count
    )
