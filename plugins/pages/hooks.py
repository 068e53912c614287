"""Pages on Pelican's side: the run, the generator that plans, the writer that renders."""

from __future__ import annotations

import gc
from collections import Counter
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from pelican import Pelican
from pelican import signals as pelican_signals
from pelican.generators import Generator
from pelican.plugins._utils import get_plugin_name, load_legacy_plugin
from pelican.writers import Writer

from plugins.pages.model import clashes
from vigie import signals, site
from vigie.comments.joining import with_discussions
from vigie.incremental import shortcut, unchanged
from vigie.incremental.built import Built, folder_name
from vigie.incremental.cache import Cache, forget
from vigie.incremental.checked import CacheError
from vigie.incremental.examined import Examined
from vigie.incremental.recall import read_all
from vigie.incremental.sources import Sources, key_of
from vigie.languages import Language
from vigie.pictures.album import with_pictures
from vigie.pictures.renditions import Renditions
from vigie.planning import outline
from vigie.problems import ContentError, Problem
from vigie.reading import tree
from vigie.rendering.output import Output
from vigie.rendering.render import Renderer
from vigie.rendering.writing import PageWriting
from vigie.scratch import lock_of
from vigie.times import now
from vigie.turns import turn

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from vigie.comments.joining import ReadComments
    from vigie.pages import Copy, Page
    from vigie.planning.outline import Outline
    from vigie.reading.texts import Reading
    from vigie.reading.tree import Tree

Made = TypeVar("Made", bound=Generator)
T = TypeVar("T")

_YOUNG = 20_000  # objects: a build keeps most of what it makes, so looking among few is in vain


class Vigie(Pelican):
    """Pelican with our own run: our generators only, and nothing logged and skipped."""

    built: Built
    found: Examined | None

    def init_plugins(self) -> None:
        """Load and register every plugin of the settings; one that fails is an error."""
        names = self.settings["PLUGINS"]
        self.plugins = [
            load_legacy_plugin(name, []) if isinstance(name, str) else name for name in names
        ]
        for plugin in self.plugins:
            plugin.register()
        self.settings["PLUGINS"] = [get_plugin_name(plugin) for plugin in self.plugins]

    def run(self) -> None:
        """Build the site; raise ContentError, with the output untouched, where it has mistakes.

        Builds into the same output take turns. A damaged cache is thrown away, and the build begun
        again.
        """
        file, environment = self.settings.get("CACHE"), self.settings.get("ENVIRONMENT", b"")
        with turn(lock_of(Path(self.output_path))):
            self._with_cache(file, environment, self._build)

    def examine(self, file: Path | None, environment: bytes) -> Examined:
        """Return what a build would tell, and write nothing but `file`, a cache of its own."""
        with turn(lock_of(file or Path(self.output_path))):
            return self._with_cache(file, environment, self._examined)

    def _with_cache(self, file: Path | None, environment: bytes, work: Callable[[], T]) -> T:
        try:
            return self._work_with(file, environment, work)
        except CacheError:
            if file is None:
                raise
            forget(file)
            return self._work_with(file, environment, work)

    def _work_with(self, file: Path | None, environment: bytes, work: Callable[[], T]) -> T:
        with Cache(file, environment) as self.cache:
            return work()

    def _examined(self) -> Examined:
        return self._generator(SiteGenerator).examined()

    def _build(self) -> None:
        generators: list[Any] = [
            self._generator(one) for _, one in pelican_signals.get_generators.send(self)
        ]
        for generator in generators:
            generator.generate_context()
        pelican_signals.all_generators_finalized.send(generators)
        writer = self._get_writer()
        for generator in generators:
            generator.generate_output(writer)
        site = next(one for one in generators if isinstance(one, SiteGenerator))
        self.built, self.found = site.built, site.found
        pelican_signals.finalized.send(self)

    def _generator(self, made_by: type[Made]) -> Made:
        return made_by(
            context=self.settings.copy(),
            settings=self.settings,
            path=self.path,
            theme=self.theme,
            output_path=self.output_path,
            cache=self.cache,
        )


class SiteGenerator(Generator):
    """Asks the plugins for the content and for the pages that it makes."""

    cache: Cache
    tree: Tree
    prose: set[str]
    sources: Sources
    output: Output
    jobs: int
    pages: tuple[Page | Copy, ...] = ()
    read_comments: ReadComments | None
    again: list[Page] | None
    built: Built
    standing: shortcut.Standing
    found: Examined | None = None

    def generate_context(self) -> None:
        """Read what changed and plan; raise ContentError with all mistakes at once."""
        read = self._begun().text
        self.output = Output(Path(self.output_path), Path(self.path))
        self.again = shortcut.pages_again(
            self.sources, self.cache, read, self.read_comments, self.site.feeds, self.now
        )
        if self.again is None:
            self._plan()

    def examined(self) -> Examined:
        """Read and plan everything, and return what a build would tell, whatever it is."""
        self._begun()
        drawn, problems = self._planned()
        self.cache.readings.keep(self.prose)
        self.sources.keep()
        return Examined.of(self.tree, drawn.content, problems)

    def _begun(self) -> Any:  # noqa: ANN401 -- a plugin knows its reader
        """Take what the settings say, and return what reads texts."""
        self.now = now()
        reader: Any = self.readers.readers["md"]
        self.site = site.from_settings(self.settings, self.now).typeset(reader.typesetter)
        self.jobs = self.settings.get("JOBS") or 1
        verify, touched = bool(self.settings.get("VERIFY")), self.settings.get("TOUCHED")
        self.sources = Sources(Path(self.path), self.cache, verify=verify, touched=touched)
        self.read_comments = next((read for _, read in signals.comments_reader.send(self)), None)
        return reader

    def generate_output(self, writer: PageWriter) -> None:
        """Write what has to be written."""
        written = None
        if self.again is not None:
            written = writer.write_again(self.again, self)
            if written is None:
                self._plan()
        if written is None:
            written = writer.write_pages(self.pages, self)
            self._note()
        else:
            self.sources.keep_changes()
        unchanged.note(
            self.cache,
            self.settings.get("COMMAND", b""),
            *map(Path, (self.path, self.output_path, self.theme)),
        )
        self.built = replace(Built.noted(self.cache), written=written)

    def _plan(self) -> None:
        drawn, problems = self._planned()
        if any(problem.stops for problem in problems):
            raise ContentError(problems, folder_name(Path(self.path)))
        posts = Counter(language for pair in drawn.content.posts for language in pair.texts)
        self.built = Built(
            fr=posts[Language.FR],
            en=posts[Language.EN],
            pages=len(self.pages),
            warnings=tuple(sorted({problem.told() for problem in problems})),
        )
        self.standing = shortcut.Standing.of(drawn)
        self.found = Examined.of(self.tree, drawn.content, problems)

    def _planned(self) -> tuple[Outline, list[Problem]]:
        """Return the outline of the site, with all that is wrong and odd."""
        gc.set_threshold(_YOUNG)
        gc.enable()
        self.tree = tree.scan(Path(self.path), self.settings["IGNORE_FILES"])
        self.sources.walked(self.tree)
        reading = self._reading()
        drawn, problems = outline.draw(reading, self.site, Path(self.path), Path(self.theme))
        self.prose = set(reading.content.prose())
        renditions = Renditions(self.sources, self.cache, self.jobs, _progress(self.settings))
        drawn, flaws = with_pictures(drawn, renditions)
        answers = [one for _, found in signals.plan_pages.send(drawn) for one in found]
        self.pages = tuple(page for page in answers if not isinstance(page, Problem))
        told = (problem for problem in answers if isinstance(problem, Problem))
        return drawn, [*reading.problems, *problems, *flaws, *told, *clashes(self.pages)]

    def _note(self) -> None:
        """Note what was built; not before, or what a build cut short had planned would count."""
        self.cache.readings.keep(self.prose)
        self.built.note(self.cache)
        self.standing.note(self.cache)
        self.sources.keep()

    def _reading(self) -> Reading:
        reading: Reading
        ((_, reading),) = signals.read_content.send(self)
        if self.read_comments is None:
            return reading
        archives = read_all(
            self.tree.comments, self.read_comments, self.sources, self.cache, self.jobs
        )
        return with_discussions(reading, archives)


class PageWriter(Writer):
    """Renders pages and hands their bytes to the output folder."""

    def write_pages(self, pages: Iterable[Page | Copy], site: SiteGenerator) -> int:
        """Write every page and return how many changed; all become visible at the very end."""
        return self._writing(site).everything(pages, verify=bool(self.settings.get("VERIFY")))

    def write_again(self, pages: Sequence[Page], site: SiteGenerator) -> int | None:
        """Write some pages anew and leave the others; None where the others do not stand."""
        return self._writing(site).again(pages, unseen=site.sources.touched is not None)

    def _writing(self, site: SiteGenerator) -> PageWriting:
        return PageWriting(
            Renderer(
                Path(self.settings["THEME"]),
                site.cache.readings.prose,
                _by_name(signals.page_formats.send(self)),
                site.cache.readings,
                _by_name(signals.bundle_formats.send(self)),
            ),
            site.output,
            site.cache,
            partial(_key, Path(self.settings["PATH"]), site.sources),
            jobs=site.jobs,
            progress=_progress(self.settings),
        )


def _by_name(answers: Iterable[tuple[object, Mapping[str, Any]]]) -> dict[str, Any]:
    """Return what several plugins make, by name."""
    return {name: make for _, made in answers for name, make in made.items()}


def _key(content: Path, sources: Sources, copy: Copy) -> bytes:
    """Return the key of the bytes of a copied file."""
    if copy.key:
        return copy.key
    source = Path(copy.source)
    if source.is_relative_to(content):
        return sources.key(source.relative_to(content).as_posix())
    return key_of(source.name, copy.data())


def _progress(settings: Mapping[str, Any]) -> Callable[..., None]:
    return settings.get("PROGRESS") or (lambda *_: None)


def _generators(_pelican: Pelican) -> type[Generator]:
    return SiteGenerator


def _writer(_pelican: Pelican) -> type[Writer]:
    return PageWriter


def register() -> None:
    """Connect the plugin."""
    pelican_signals.get_generators.connect(_generators)
    pelican_signals.get_writer.connect(_writer)
