"""Why a site is not published, though it could be built."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

from vigie.checking.run import check_published
from vigie.checking.told import line
from vigie.cli.bootstrap import in_language
from vigie.incremental.built import folder_name
from vigie.problems import Severity
from vigie.publishing.place import PublishError

if TYPE_CHECKING:
    from pathlib import Path

    from vigie.incremental.examined import Examined
    from vigie.publishing.changes import Changes

_SHOWN = 10


def refuse_uncommitted(content: Path) -> None:
    """Refuse content of which the last commit has not all, if it lies in a repository of Git's.

    What readers see could otherwise be found nowhere again.
    """
    command = ("git", "-C", str(content), "status", "--porcelain", "-z", "--", ".")
    try:
        done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    except OSError:  # no Git, no commits
        return
    changed = [line[3:] for line in done.stdout.split("\0") if line]
    if done.returncode == 0 and changed:
        told = in_language(
            "Git has not kept these changes yet. Type git add {0}, then git commit --message "
            '"What changed", and publish again; or add --uncommitted.',
            "Git n’a pas encore gardé ces modifications. Tapez git add {0}, puis git commit "
            '--message "Ce qui change", et publiez de nouveau; ou ajoutez --uncommitted.',
        )
        raise PublishError("\n".join((*listed(changed), told.format(folder_name(content)))))


def refuse_mistakes(site: Examined, content: Path) -> None:
    """Tell what is odd in what was built, and refuse what some readers could not use."""
    root, found = folder_name(content), check_published(site, content).problems
    of = {one: [line(each, root) for each in found if each.severity is one] for one in Severity}
    warnings, shown = of[Severity.WARNING], of[Severity.ERROR]
    if len(warnings) > _SHOWN:
        told = in_language(
            "… and {} more warnings; python3 tasks.py check tells them all.",
            "… et {} autres avertissements; python3 tasks.py check les donne tous.",
        )
        warnings = [*warnings[:_SHOWN], told.format(len(warnings) - _SHOWN)]
    sys.stderr.writelines(f"{one}\n" for one in (*warnings, *shown))
    if shown:
        raise PublishError(nothing_published())


def nothing_published() -> str:
    """Return how a publication ends whose content has mistakes that were told."""
    return in_language("Nothing was published.", "Rien n’a été publié.")


def refuse_vanishing(changes: Changes, most: float) -> None:
    """Refuse changes by which more than `most` percent of the pages vanish."""
    if changes.vanishing > most:
        told = in_language(
            "{:.0f} % of the pages would vanish, and at most {:g} % may; if that is meant, add "
            "--vanishing.",
            "{:.0f}\xa0% des pages disparaîtraient, et {:g}\xa0% au plus le peuvent; si c’est "
            "voulu, ajoutez --vanishing.",
        )
        pages = [path for path in changes.removals() if path.endswith(".html")]
        raise PublishError("\n".join((*listed(pages), told.format(changes.vanishing, most))))


def listed(paths: list[str]) -> list[str]:
    """Return some of many paths, and how many more there are."""
    rest = len(paths) - _SHOWN
    more = in_language("  and {} more", "  et {} de plus").format(rest)
    return [f"  {path}" for path in paths[:_SHOWN]] + ([more] if rest > 0 else [])
