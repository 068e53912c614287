"""Where to publish, as people write it: a name of the settings, or the place itself."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from vigie.cli.bootstrap import in_language
from vigie.publishing.place import PublishError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from vigie.publishing.place import Place

_FORMS = "folder:/srv/www/vigie, rsync:me@example.org:/srv/www/vigie, s3://bucket, git:origin#pages"
_BUCKET = re.compile(r"//([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(?:/([\w./-]*))?")
_BRANCH = re.compile(r"([^#-][^#]*)#([\w][\w./-]*)")
_FAR = re.compile(r"(?:[\w.-]+@)?[\w.-]+:[^:]+|/.+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """What the settings say of publishing.

    `targets` are places by name; a folder keeps the last `kept` publications; more than
    `vanishing` percent of the pages may not vanish.
    """

    targets: Mapping[str, str]
    kept: int
    vanishing: float


def choices(settings: Mapping[str, Any]) -> Choices:
    """Return what the settings say; raise PublishError where it cannot be."""
    targets = settings.get("PUBLISH_TARGETS", {})
    kept, vanishing = settings.get("PUBLISH_KEPT", 5), settings.get("PUBLISH_VANISHING", 10)
    wrong = in_language(
        "{} cannot be {!r}: write e.g. {}.", "{} ne peut pas être {!r}\xa0: écrivez p. ex. {}."
    )
    if not isinstance(targets, dict) or not all(isinstance(one, str) for one in targets.values()):
        example = '{"site": "folder:/srv/www/vigie"}'
        raise PublishError(wrong.format("PUBLISH_TARGETS", targets, example))
    if not isinstance(kept, int) or isinstance(kept, bool) or kept < 1:
        raise PublishError(wrong.format("PUBLISH_KEPT", kept, 5))
    if not isinstance(vanishing, int | float) or not 0 <= vanishing <= 100:  # noqa: PLR2004 -- percent
        raise PublishError(wrong.format("PUBLISH_VANISHING", vanishing, 10))
    return Choices(targets=targets, kept=kept, vanishing=float(vanishing))


def place_of(target: str, chosen: Choices, root: Path) -> Place:
    """Return the place that `target` names; raise PublishError where it names none.

    `root` is the folder of the project, in whose repository branches are found.
    """
    written = chosen.targets.get(target, target)
    scheme, colon, rest = written.partition(":")
    opener = _OPENERS.get(scheme) if colon else None
    place = opener(rest, chosen, root) if opener else None
    if place is None:
        unknown = in_language(
            "“{}” is no place to publish. Name one of PUBLISH_TARGETS, or write e.g. {}.",
            "«\xa0{}\xa0» n’est pas un endroit où publier. Nommez-en un de PUBLISH_TARGETS, ou "
            "écrivez p. ex. {}.",
        )
        named = ", ".join((*chosen.targets, _FORMS))
        raise PublishError(unknown.format(written, named))
    return place


def _folder(rest: str, chosen: Choices, _root: Path) -> Place | None:
    from vigie.publishing.folder import Folder

    return Folder(Path(rest).expanduser().absolute(), chosen.kept) if rest else None


def _bucket(rest: str, _chosen: Choices, _root: Path) -> Place | None:
    from vigie.publishing.bucket import Bucket

    match = _BUCKET.fullmatch(rest)
    prefix = (match[2] or "").strip("/") if match else ""
    return Bucket(match[1], f"{prefix}/" if prefix else "") if match else None


def _branch(rest: str, _chosen: Choices, root: Path) -> Place | None:
    from vigie.publishing.branch import Branch

    match = _BRANCH.fullmatch(rest)
    return Branch(root, match[1], match[2]) if match else None


def _far(rest: str, _chosen: Choices, _root: Path) -> Place | None:
    from vigie.publishing.rsync import Rsync

    return Rsync(rest) if _FAR.fullmatch(rest) else None


_OPENERS: dict[str, Callable[[str, Choices, Path], Place | None]] = {
    "folder": _folder,
    "rsync": _far,
    "s3": _bucket,
    "git": _branch,
}
