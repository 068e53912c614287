"""Where a site is published, whatever it is: what every kind of place can do."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Protocol

from vigie.cli.bootstrap import in_language
from vigie.turns import turn

if TYPE_CHECKING:
    from collections.abc import Iterator
    from contextlib import AbstractContextManager
    from pathlib import Path

    from vigie.publishing.changes import Changes


class PublishError(Exception):
    """Why nothing, or not all, was published; the message says so in the reader's language."""


class Place(Protocol):
    """A place that readers see."""

    compressed: bool
    """Whether its server sends files that lie compressed beside others."""

    def held(self) -> AbstractContextManager[None]:
        """Keep other publishers away, or raise PublishError where one is at work."""

    def compare(self, site: Path) -> Changes:
        """Return what publishing `site` would change; raise PublishError where it may not."""

    def put(self, site: Path, changes: Changes) -> None:
        """Publish; raise PublishError where it did not come to its end. It can be repeated."""

    def roll_back(self) -> str:
        """Show again what was there before and return its name; raise PublishError if it cannot."""


@contextmanager
def alone(lock: Path) -> Iterator[None]:
    """Keep other publishers of this machine away by a lock that a killed one gives back."""
    try:
        handle = turn(lock, wait=False)
    except BlockingIOError:
        raise PublishError(
            in_language(
                "Somebody else is publishing there now; try again when they have finished.",
                "Quelqu’un d’autre y publie en ce moment; réessayez quand ce sera fini.",
            )
        ) from None
    with handle:
        yield


def refuse_foreign(place: str) -> PublishError:
    """Return why nothing is published to a place that holds what is not ours."""
    told = in_language(
        "{} holds something that was not published there by Vigie; name another place.",
        "{} contient autre chose que ce que Vigie y publie; nommez un autre endroit.",
    )
    return PublishError(told.format(place))


def no_rollback() -> PublishError:
    """Return why a place that keeps nothing cannot show what was there before."""
    return PublishError(
        in_language(
            "Nothing of what was published is kept there: take back the last commit (git revert "
            "HEAD), and publish.",
            "Rien de ce qui a été publié n’y est gardé\xa0: annulez le dernier commit (git revert "
            "HEAD), et publiez.",
        )
    )


def interrupted(who: str, why: object) -> PublishError:
    """Return that a publication did not come to its end, and why."""
    told = in_language(
        "{} says: {}. Publishing is not finished; no page lacks what it shows, and you can publish "
        "again.",
        "{} dit\xa0: {}. La publication n’est pas terminée; il ne manque rien à aucune page, et "
        "vous pouvez publier de nouveau.",
    )
    return PublishError(told.format(who, str(why).strip().rstrip(".")))
