"""The build as the command line runs it: Pelican with our settings, mistakes told plainly."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pelican.settings import read_settings

from vigie.languages import Language
from vigie.output import OutputError
from vigie.problems import ContentError

if TYPE_CHECKING:
    from collections.abc import Callable

    from plugins.pages import Vigie

ROOT = Path(__file__).parent.parent
_SHOWN_EVERY = 0.1


def build(
    *,
    content: Path | None = None,
    output: Path | None = None,
    url: str | None = None,
    drafts: bool = False,
    production: bool = False,
    quiet: bool = False,
) -> int:
    """Build the site and return the exit status: 0, or 1 with every problem on standard error."""
    started = time.monotonic()
    if content is not None and not content.is_dir():
        print(f"{content} is not a folder; name the folder of posts and pages", file=sys.stderr)
        return 1
    progress = _progress() if sys.stderr.isatty() and not quiet else None
    try:
        site = _site(
            _overrides(content, output, url, drafts=drafts), progress, production=production
        )
        site.run()
    except ContentError as error:
        return _told(error)
    except OutputError as error:
        print(error, file=sys.stderr)
        return 1
    if not quiet:
        print(_summary(site, time.monotonic() - started))
    return 0


def _overrides(
    content: Path | None, output: Path | None, url: str | None, *, drafts: bool
) -> dict[str, Any]:
    found: dict[str, Any] = {}
    if content is not None:
        found["PATH"] = str(content.absolute())
    if output is not None:
        found["OUTPUT_PATH"] = str(output.absolute())
    if url is not None:
        found["SITEURL"] = url
    if drafts:
        found["WITH_DRAFTS"] = True
    return found


def _site(
    overrides: dict[str, Any], progress: Callable[[int], None] | None, *, production: bool
) -> Vigie:
    name = "publishconf.py" if production else "pelicanconf.py"
    settings = read_settings(str(ROOT / name), override={**overrides, "PROGRESS": progress})
    made_by: type[Vigie] = settings["PELICAN_CLASS"]
    return made_by(settings)


def _told(error: ContentError) -> int:
    for problem in error.problems:
        print(problem.told(error.root), file=sys.stderr)
    count = len(error.problems)
    noun = "problem" if count == 1 else "problems"
    print(f"{count} {noun}; the site was not changed.", file=sys.stderr)
    return 1


def _summary(site: Vigie, seconds: float) -> str:
    built = site.built
    posts = ", ".join(f"{built.posts[language]} {language}" for language in Language)
    return f"Posts: {posts}. Pages: {built.pages}, {built.written} written. {seconds:.1f} s."


def _progress() -> Callable[[int], None]:
    """Return what shows the number of pages made, a few times a second, on one line."""
    shown = time.monotonic()

    def show(number: int) -> None:
        nonlocal shown
        if time.monotonic() - shown > _SHOWN_EVERY:
            shown = time.monotonic()
            print(f"\r{number} pages…", end="\r", file=sys.stderr, flush=True)

    return show
