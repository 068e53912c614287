"""The theme's templates, compiled once and found without asking twice."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined, Template
from jinja2.runtime import Context
from markupsafe import Markup, _escape_inner, escape  # type: ignore[attr-defined]

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, MutableMapping
    from gettext import NullTranslations
    from pathlib import Path
    from types import CodeType

    from jinja2.bccache import Bucket
    from jinja2.environment import TemplateModule


class Kept(Protocol):
    """What keeps bytes from one build to the next, for as long as code and theme are the same."""

    def thing(self, name: str) -> bytes | None:
        """Return what was kept under a name."""

    def keep_thing(self, name: str, value: bytes) -> None:
        """Keep something."""


class Templates(Environment):
    """The templates of a theme, with the words of one language; every page escapes its values."""

    def __init__(self, folder: Path, words: NullTranslations, kept: Kept | None = None) -> None:
        """Take the folder of the templates, the catalogue, and what keeps compiled templates."""
        super().__init__(
            loader=FileSystemLoader(folder),
            bytecode_cache=_Compiled(kept) if kept else None,
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            extensions=["jinja2.ext.do"],
            auto_reload=False,
        )
        self.template_class = _Template
        self.context_class = _Context
        self.ready: dict[str, Template] = {}
        self.globals.update(_gettext(words))
        del self.globals["lipsum"], self.filters["random"]  # chance is no value of a page

    def get_template(
        self,
        name: str | Template,
        parent: str | None = None,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002 -- Jinja's name
    ) -> Template:
        """Return a template; Jinja asks for each that a page imports, on each page."""
        if not isinstance(name, str):
            return name
        found = self.ready.get(name)
        if found is None:
            found = self.ready[name] = super().get_template(name, parent, globals)
        return found


class _Context(Context):
    """What a template calls is called, with what it gives: nothing of ours asks for more.

    Jinja looks at every call for functions that want the context, and for what they want of it.
    """

    def call(
        self,
        called: Callable[..., Any],
        /,
        *values: object,
        _block_vars: object = None,  # what Jinja has for them
        _loop_vars: object = None,
        **named: object,
    ) -> Any:  # noqa: ANN401 -- any value
        return called(*values, **named)


class _Template(Template):
    """A template whose macros need no globals but the environment's, so that one import serves all.

    Jinja compares the names of all globals at every import: a fifth of the time of rendering. What
    it shows is escaped by `shown`.
    """

    @classmethod
    def from_code(
        cls,
        environment: Environment,
        code: CodeType,
        globals: MutableMapping[str, Any],  # noqa: A002 -- Jinja's name
        uptodate: Callable[[], bool] | None = None,
    ) -> Template:
        """Return a template that was compiled."""
        template = super().from_code(environment, code, globals, uptodate)
        template.root_render_func.__globals__["escape"] = shown
        return template

    def _get_default_module(self, ctx: Context | None = None) -> TemplateModule:  # noqa: ARG002 -- in the base
        return super()._get_default_module()


def shown(value: object) -> str:
    """Return a value as it stands in HTML, as `markupsafe.escape` does: safe text as it is.

    What is made here only stands in a page, so it need not say that it is safe: to say so takes
    most of the time.
    """
    if type(value) is Markup:
        return value
    return _escape_inner(value) if type(value) is str else escape(value)


class _Compiled(BytecodeCache):
    """The byte-code of templates, which Jinja knows again by their source."""

    def __init__(self, kept: Kept) -> None:
        self.kept = kept

    def load_bytecode(self, bucket: Bucket) -> None:
        data = self.kept.thing(f"template {bucket.key}")
        if data is not None:
            bucket.bytecode_from_string(data)

    def dump_bytecode(self, bucket: Bucket) -> None:
        self.kept.keep_thing(f"template {bucket.key}", bucket.bytecode_to_string())


def _gettext(words: NullTranslations) -> Mapping[str, Callable[..., Markup]]:
    """Return the functions by which templates ask for words; values put into words are escaped."""
    known: dict[str, Markup] = {}

    def gettext(message: str, /, **values: object) -> Markup:
        if values:
            return Markup(words.gettext(message)) % values  # noqa: S704 -- a word of the theme
        found = known.get(message)
        if found is None:
            found = known[message] = Markup(words.gettext(message)) % {}  # noqa: S704 -- the same
        return found

    def ngettext(one: str, more: str, num: int, /, **values: object) -> Markup:
        return Markup(words.ngettext(one, more, num)) % {"num": num, **values}  # noqa: S704 -- the same

    def pgettext(context: str, message: str, /, **values: object) -> Markup:
        return Markup(words.pgettext(context, message)) % values  # noqa: S704 -- the same

    return {"_": gettext, "gettext": gettext, "ngettext": ngettext, "pgettext": pgettext}
