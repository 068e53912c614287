"""The build as the command line runs it: Pelican with our settings, mistakes told plainly."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from vigie.cli.sparing import without
from vigie.incremental import environment
from vigie.incremental.examined import Examined
from vigie.incremental.unchanged import command_key
from vigie.messages import Message, foreign
from vigie.problems import ContentError
from vigie.rendering.output import OutputError
from vigie.root import ROOT
from vigie.scratch import cache_of
from vigie.workers import default_jobs

with without("PIL"):  # Pelican imports docutils, which would load it, for a fiftieth of a second
    from pelican.readers import Readers
    from pelican.settings import read_settings

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from plugins.pages import Vigie
    from plugins.posts.hooks import PostReader
    from vigie.incremental.built import Built

_SHOWN_EVERY = 0.1
_EXAMINED = "examined"
_LOCALES = ["", "C"]
"""Pelican sets the first that the machine has, and complains of none; the site depends on none."""


def build(  # noqa: PLR0913 -- each is a choice of its own
    *,
    content: Path | None = None,
    output: Path | None = None,
    url: str | None = None,
    drafts: bool = False,
    production: bool = False,
    quiet: bool = False,
    cache: Path | None = None,
    jobs: int | None = None,
    verify: bool = False,
    command: Sequence[str] = (),
    changed: Mapping[str, Any] | None = None,
) -> int:
    """Build the site and return the exit status: 0, or 1 with every problem on standard error.

    `cache` is the folder of what earlier builds found out, None to do without; `jobs` how many
    processes work, all that the machine has room for by default; `command` the words of the command
    line, if there was one; `changed` has settings in place of those of the file.
    """
    if content is not None and not content.is_dir():
        what = "{folder} is not a folder; name the folder of posts and pages"
        return _said(Message(what, folder=content))
    started = time.monotonic()
    overrides = {**_overrides(content, output, url, drafts=drafts), **(changed or {})}
    settings = _settings(overrides, production=production)
    settings |= {"VERIFY": verify, "JOBS": jobs or default_jobs()}
    if sys.stderr.isatty() and not quiet:
        settings["PROGRESS"] = _progress()
    if cache is not None:
        options = (production, *sorted(overrides.items()))
        settings |= _caching(cache, settings, options, command)
    return _run(settings, started, quiet=quiet)


class OutdatedError(Exception):
    """The code of this process is no longer that of the project's folder."""


def preview(
    *,
    content: Path | None,
    output: Path,
    url: str,
    cache: Path,
    touched: frozenset[str] | None,
    code: bytes,
) -> Built:
    """Build the site with its drafts, for the eyes of who writes it.

    `touched` are paths in the content folder below which alone anything has changed since the last
    build that came to an end; None where that is not known. `code` is the digest of what this
    process loaded (`environment.code`): raises OutdatedError where it is another by now, and
    ContentError, OutputError or OSError where no site can be made.
    """
    overrides = _overrides(content, output, url, drafts=True)
    settings = _settings(overrides, production=False)
    settings |= {"JOBS": default_jobs(), "TOUCHED": touched}
    settings |= _caching(cache, settings, tuple(sorted(overrides.items())), ())
    if not settings["ENVIRONMENT"].startswith(code):
        raise OutdatedError
    if sys.stderr.isatty() and touched is None:
        settings["PROGRESS"] = _progress()
    site: Vigie = settings["PELICAN_CLASS"](settings)
    site.run()
    return site.built


def text_reader() -> tuple[PostReader, dict[str, Any]]:
    """Return what reads the texts of the site as a build does, and the settings."""
    settings = _settings({}, production=False)
    settings["PELICAN_CLASS"](settings)
    reader: PostReader = Readers(settings).readers["md"]  # type: ignore[assignment]
    return reader, settings


def settings_of(content: Path | None, *, production: bool = False) -> dict[str, Any]:
    """Return the settings of the site, for commands that do more than build it, or less."""
    return _settings(_overrides(content, None, None, drafts=False), production=production)


def examined(
    content: Path | None, *, drafts: bool, cache: Path | None, jobs: int
) -> tuple[Examined, Path]:
    """Return what a build would read and tell, and the content folder; the output is not touched.

    `cache` is the folder of what earlier builds found out, None to do without.
    """
    settings = _settings(_overrides(content, None, None, drafts=drafts), production=False)
    settings["JOBS"] = jobs
    folder = Path(settings["PATH"])
    file = cache_of(folder / _EXAMINED, cache) if cache else None
    site: Vigie = settings["PELICAN_CLASS"](settings)
    try:
        return site.examine(file, environment.digest(ROOT, Path(settings["THEME"]))), folder
    except ContentError as error:  # the settings are wrong
        return Examined(texts=(), public=frozenset(), taxonomy={}, problems=error.problems), folder


def published(content: Path | None, output: Path, url: str | None) -> Examined | None:
    """Build the site for readers from nothing, and return what was found out on the way.

    Problems that stop it are told as by any build; then there is nothing to return.
    """
    settings = _settings(_overrides(content, output, url, drafts=False), production=True)
    site = _made(settings | {"JOBS": default_jobs()})
    return site.found if site else None


def _run(settings: dict[str, Any], started: float, *, quiet: bool) -> int:
    site = _made(settings)
    if site is None:
        return 1
    site.built.warn(Path(site.path))
    if not quiet:
        print(site.built.told(time.monotonic() - started))
    return 0


def _made(settings: dict[str, Any]) -> Vigie | None:
    """Run a build; tell why not where there is no site."""
    try:
        site: Vigie = settings["PELICAN_CLASS"](settings)
        site.run()
    except ContentError as error:
        _told(error)
    except OutputError as error:
        _said(error.message)
    except OSError as error:
        what = "{file}: {reason}; the site was not changed."
        reason = foreign(error.strerror or str(error))
        _said(Message(what, file=error.filename, reason=reason))
    else:
        return site
    return None


def _said(what: Message) -> int:
    print(what.told(), file=sys.stderr)
    return 1


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


def _settings(overrides: dict[str, Any], *, production: bool) -> dict[str, Any]:
    name = "publishconf.py" if production else "pelicanconf.py"
    return dict(read_settings(str(ROOT / name), override={"LOCALE": _LOCALES, **overrides}))


def _caching(
    folder: Path, settings: dict[str, Any], options: tuple[object, ...], command: Sequence[str]
) -> dict[str, Any]:
    """Return the settings of a cache: each output folder has its own."""
    code = environment.digest(ROOT, Path(settings["THEME"]))
    return {
        "CACHE": cache_of(Path(settings["OUTPUT_PATH"]), folder),
        "ENVIRONMENT": code + repr(options).encode(),
        "COMMAND": command_key(command),
    }


def _told(error: ContentError) -> int:
    for problem in error.problems:
        print(problem.told(error.root), file=sys.stderr)
    count = sum(problem.stops for problem in error.problems)
    one = "{count} problem; the site was not changed."
    several = "{count} problems; the site was not changed."
    return _said(Message(one if count == 1 else several, count=count))


def _progress() -> Callable[..., None]:
    """Return what shows the number of things made, a few times a second, on one line."""
    shown = time.monotonic()

    def show(number: int, things: str = "pages") -> None:
        nonlocal shown
        if time.monotonic() - shown > _SHOWN_EVERY:
            shown = time.monotonic()
            print(f"\r{number} {things}…", end="\r", file=sys.stderr, flush=True)

    return show
