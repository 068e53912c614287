"""Rendering: one Jinja environment per language, in which a page sees its own values only."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import cache, lru_cache, partial
from typing import TYPE_CHECKING, Any, Protocol

import orjson
from markupsafe import Markup

from vigie.comments import linked_data
from vigie.comments.model import Conversation
from vigie.locale import catalogues, dates, hours, numbers, spans
from vigie.pages import OpenPassage
from vigie.prose import Prose
from vigie.rendering import margin
from vigie.rendering.lazy import with_values
from vigie.rendering.templates import Templates

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

    from jinja2.runtime import Macro

    from vigie.comments.model import DiscussionView
    from vigie.languages import Language
    from vigie.pages import Page, Passage
    from vigie.rendering.bundles import Bundle
    from vigie.rendering.templates import Kept

_WORDS_A_MINUTE = 220
_MOST = 10_000
"""How many results of macros are remembered: lists next to one another have the same posts."""

_FILTERS: tuple[Callable[..., object], ...] = (
    dates.long_date,
    dates.month_name,
    dates.partial_date,
    dates.short_date,
    hours.hour,
    hours.moment,
    numbers.file_size,
    numbers.number,
    numbers.ordinal,
)
_FUNCTIONS: tuple[Callable[..., object], ...] = (
    dates.month_and_year,
    numbers.counted,
    spans.span,
)
_SCRIPT_ESCAPES = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"}


class Opener(Protocol):
    """Finds what values have the digest of."""

    def opened(self, passage: Passage) -> OpenPassage:
        """Return a passage with its prose."""

    def said(self, view: DiscussionView) -> Conversation:
        """Return what readers said."""


class Renderer:
    """Turns pages into bytes with the templates and catalogues of one theme."""

    def __init__(
        self,
        theme: Path,
        prose: Callable[[str], Any],
        formats: Mapping[str, Callable[[Any, Opener], bytes]],
        kept: Kept | None = None,
        bundlers: Mapping[str, Callable[[Any, Opener], Mapping[str, bytes]]] | None = None,
    ) -> None:
        """Take the theme, what finds a prose or conversation by its digest, and some formats.

        A format makes what is no template of a page's values and of what finds the rest of them;
        `bundlers` make several files of them. `kept` keeps compiled templates and catalogues from
        one build to the next.
        """
        self.theme = theme
        self.prose = prose
        self.formats = formats
        self.kept = kept
        self.bundlers = bundlers or {}
        self.environments: dict[Language, Templates] = {}
        self.conversation: Callable[[str], Conversation] = lru_cache(maxsize=8)(prose)
        self.words = cache(partial(catalogues.load, theme / "translations", kept=kept))

    def render(self, page: Page) -> bytes:
        """Return the bytes of the output file."""
        if page.template in self.formats:
            return self.formats[page.template](page.values, self)
        if page.language not in self.environments:
            self.environments[page.language] = self._environment(page.language)
        template = self.environments[page.language].get_template(page.template)
        return template.render(page=page.values).encode()

    def files(self, bundle: Bundle) -> Mapping[str, bytes]:
        """Return the bytes of the files of a bundle, by path below its folder."""
        return self.bundlers[bundle.template](bundle.values, self)

    def prepare(self, pages: Iterable[Page]) -> None:
        """Render a page of each frequent kind: processes begun later have its templates ready."""
        pages = tuple(pages)
        kinds = Counter((page.template, page.language) for page in pages)
        examples = {(page.template, page.language): page for page in pages}
        for kind, count in kinds.items():
            if count > 1 and kind[0] not in self.formats:
                self.render(with_values(examples[kind]))

    def opened(self, passage: Passage) -> OpenPassage:
        """Return a passage with its prose."""
        prose = self.prose(passage.prose) if passage.prose else Prose()
        return OpenPassage(
            html=prose.html(passage.addresses),
            headings=prose.headings,
            minutes=max(1, round(prose.words / _WORDS_A_MINUTE)),
        )

    def said(self, view: DiscussionView) -> Conversation:
        """Return what readers said."""
        return self.conversation(view.conversation) if view.conversation else Conversation()

    def _environment(self, language: Language) -> Templates:
        environment = Templates(self.theme / "templates", self.words(language), self.kept)
        environment.globals["language"] = language
        environment.globals["remembered"] = _memory()
        environment.globals["in_other"] = self.words(language.other).gettext
        environment.filters.update(_written_in(language, _FILTERS))
        environment.filters |= {"in_script": in_script, "opened": self.opened, "said": self.said}
        environment.filters |= {"annotated": _annotated, "comments_json_ld": _comments_json_ld}
        environment.globals.update(_written_in(language, _FUNCTIONS))
        return environment


def _written_in(
    language: Language, writers: tuple[Callable[..., object], ...]
) -> dict[str, Callable[..., object]]:
    """Return what writes values in a language, by name."""
    return {writer.__name__: partial(writer, language=language) for writer in writers}


def _memory() -> Callable[..., str]:
    """Return a function that calls a macro once for equal arguments.

    A post is listed on many pages with the same words: a macro is a function of its arguments.
    """
    kept: dict[tuple[object, ...], str] = {}

    def remembered(macro: Macro, *values: object) -> str:
        key = (macro, *values)
        found = kept.get(key)
        if found is None:
            if len(kept) >= _MOST:
                kept.clear()
            found = kept[key] = macro(*values)
        return found

    return remembered


def in_script(json_text: str) -> Markup:
    """Return JSON that cannot close the `script` element around it."""
    for sign, escaped in _SCRIPT_ESCAPES.items():  # `translate` would look up every letter
        json_text = json_text.replace(sign, escaped)
    return Markup(json_text)  # noqa: S704 - nothing that HTML would read is left


def _annotated(passage: OpenPassage, language: Language) -> OpenPassage:
    """Return a passage with notes in its margin."""
    return replace(passage, html=margin.annotated(passage.html, language))


def _comments_json_ld(said: Conversation, url: str) -> Markup:
    return in_script(json_text(linked_data.posting(said, url)))


def json_text(data: Any) -> str:  # noqa: ANN401 - whatever JSON can hold
    """Return compact JSON with keys in the order given."""
    return orjson.dumps(data).decode()
