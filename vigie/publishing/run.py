"""One publication, from the build to what is told at its end."""

from __future__ import annotations

import sys
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from vigie.build import published, settings_of
from vigie.cli.bootstrap import in_language
from vigie.messages import failure
from vigie.publishing.changes import write_record
from vigie.publishing.compressing import compress
from vigie.publishing.place import PublishError
from vigie.publishing.refusals import (
    nothing_published,
    refuse_mistakes,
    refuse_uncommitted,
    refuse_vanishing,
)
from vigie.publishing.targets import choices, place_of
from vigie.root import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from vigie.publishing.changes import Changes
    from vigie.publishing.place import Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """How to publish; `content` and `url` are in place of those of the settings."""

    content: Path | None = None
    url: str | None = None
    dry: bool = False
    uncommitted: bool = False
    vanishing: bool = False


def publish(target: str, wishes: Wishes) -> int:
    """Publish the site and return the exit status: 0, or 1 with the reason on standard error."""
    return _told(lambda: _publish(target, wishes))


def roll_back(target: str) -> int:
    """Show again what was published before; return the exit status as `publish` does."""

    def work() -> str:
        place = place_of(target, choices(settings_of(None, production=True)), ROOT)
        with place.held():
            again = in_language(
                "Readers see again what was published before ({}).",
                "Les lecteurs voient de nouveau la publication précédente ({}).",
            )
            return again.format(place.roll_back())

    return _told(work)


def _told(work: Callable[[], str]) -> int:
    try:
        print(work())
    except PublishError as error:
        print(error, file=sys.stderr)
        return 1
    except OSError as error:
        print(failure(error), file=sys.stderr)
        return 1
    return 0


def _publish(target: str, wishes: Wishes) -> str:
    settings = settings_of(wishes.content, production=True)
    chosen = choices(settings)
    place = place_of(target, chosen, ROOT)
    if not wishes.uncommitted:
        refuse_uncommitted(Path(settings["PATH"]))
    held = nullcontext() if wishes.dry else place.held()
    with held, TemporaryDirectory(prefix="vigie-publishing-") as work:
        site = _made(Path(work, "site"), Path(settings["PATH"]), wishes)
        _complete(site, settings["COMPRESSED"] if place.compressed else ())
        changes = place.compare(site)
        if not wishes.vanishing:
            refuse_vanishing(changes, chosen.vanishing)
        return _listed(changes) if wishes.dry else _put(place, site, changes)


def _made(site: Path, content: Path, wishes: Wishes) -> Path:
    """Build the site from nothing, as readers shall see it, and tell what `check` tells of it."""
    found = published(wishes.content, site, wishes.url)
    if found is None:
        raise PublishError(nothing_published())
    refuse_mistakes(found, content)
    return site


def _complete(site: Path, kinds: Sequence[str]) -> None:
    """Add to a site what only publishing makes: compressed files, and its record."""
    try:
        compress(site, kinds)
    except ImportError as error:
        told = in_language(
            "COMPRESSED asks for the package {0}: {1} -m pip install {0}",
            "COMPRESSED demande le paquet {0}\xa0: {1} -m pip install {0}",
        )
        raise PublishError(told.format(error.name, sys.executable)) from None
    write_record(site)


def _put(place: Place, site: Path, changes: Changes) -> str:
    if changes.nothing:
        return in_language("Readers see this already.", "Les lecteurs voient déjà cela.")
    place.put(site, changes)
    return _counted(changes)


def _listed(changes: Changes) -> str:
    """Return every path that would change, with a sign, and how many they are."""
    signs = (("+", changes.added), ("~", changes.changed), ("-", changes.removed))
    lines = [f"{sign} {path}" for sign, paths in signs for path in paths]
    return "\n".join((*lines, _counted(changes)))


def _counted(changes: Changes) -> str:
    told = in_language(
        "Files: {} added, {} changed, {} removed.",
        "Fichiers\xa0: {} de plus, {} modifiés, {} de moins.",
    )
    return told.format(len(changes.added), len(changes.changed), len(changes.removed))
