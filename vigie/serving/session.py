"""One session of writing: what is saved is built, and the open pages are told."""

from __future__ import annotations

import sys
import time
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from vigie.cli.bootstrap import in_language
from vigie.root import ROOT
from vigie.serving.watching import NOTHING, both, touches, within

if TYPE_CHECKING:
    from pathlib import Path

    from vigie.serving.board import Board
    from vigie.serving.builds import Builds
    from vigie.serving.outcome import Outcome
    from vigie.serving.watching import Touched

_SETTLED = 2.0
_CHECKED_EVERY = 60.0
_SETTINGS = tuple(ROOT / name for name in ("pelicanconf.py", "publishconf.py"))


@dataclass(slots=True)
class Session:
    """Builds at each change until it is interrupted.

    `since` is what was touched since the last good build; `edited` what was touched last, whose
    mistakes are told first. `untold` is an outcome with mistakes that another save may yet mend:
    many editors write a file in several steps.
    """

    builds: Builds
    board: Board
    since: Touched = None
    edited: frozenset[str] = NOTHING
    untold: Outcome | None = None
    told: Outcome | None = None
    touched_at: float = 0.0
    checked_at: float = field(default_factory=time.monotonic)
    settled: bool = True

    def run(self) -> None:
        """Build whenever something is touched, and now and then whatever has been missed."""
        self.builds.start()
        for touched in touches(self._folders, _SETTINGS, _told_polling):
            if touched is None or touched:
                self._touched(touched)
            elif self.untold is not None:
                self._tell(self.untold)
            elif self._due():
                self._check()

    def _folders(self) -> tuple[Path, ...]:
        """Return the folders to watch; those of the settings are known once a build could start."""
        own = (ROOT / "vigie", ROOT / "plugins")
        found = (self.builds.content, self.builds.theme)
        return (*own, *(folder.resolve() for folder in found if folder is not None))

    def _touched(self, touched: Touched) -> None:
        content = self.builds.content
        inside = within(content.resolve(), touched) if content is not None else None
        self.edited = inside if inside is not None else self.edited
        self.since = both(self.since, inside)
        self.touched_at, self.settled = time.monotonic(), self.since is None
        self.board.begin()
        self._build()

    def _due(self) -> bool:
        """Whether it is time to look at everything: a system may not tell all that happens."""
        now = time.monotonic()
        if not self.settled and now - self.touched_at > _SETTLED:
            return True
        return now - self.checked_at > _CHECKED_EVERY

    def _check(self) -> None:
        self.since, self.settled = None, True
        self._build()

    def _build(self) -> None:
        if self.since is None:
            self.checked_at = time.monotonic()
        outcome = self.builds.build(self.since)
        if outcome.good:
            self.since = NOTHING
            self._tell(outcome)
        else:
            self.untold = outcome

    def _tell(self, outcome: Outcome) -> None:
        self.untold = None
        mistakes = [one for one in outcome.mistakes if one.stops or self._is_edited(one.source)]
        mistakes.sort(key=lambda one: (not self._is_edited(one.source), not one.stops))
        outcome = replace(outcome, mistakes=tuple(mistakes))
        self.board.end(outcome)
        self._print(outcome)

    def _is_edited(self, source: str) -> bool:
        return any(f"{source}/".startswith(f"{place}/") for place in self.edited if place)

    def _print(self, outcome: Outcome) -> None:
        """Say what the terminal has not said yet."""
        before, self.told = self.told, outcome
        if outcome.summary and (outcome.written or before is None or not before.good):
            sys.stdout.write(f"{outcome.summary}\n")
            sys.stdout.flush()
        lines = [*(f"{one.place}: {one.told}" for one in outcome.mistakes), outcome.failure]
        if before is None or (before.mistakes, before.failure) != (
            outcome.mistakes,
            outcome.failure,
        ):
            sys.stderr.writelines(f"{line}\n" for line in lines if line)


def _told_polling() -> None:
    sys.stderr.write(
        in_language(
            "The system cannot watch so many folders: they are looked at once a second.\n",
            "Le système ne peut pas surveiller tant de dossiers\u00a0: ils sont regardés une fois "
            "par seconde.\n",
        )
    )
