"""The Markdown of the settings, as one instance that serves every text of a language."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from markdown.extensions import Extension

from plugins.posts.notes import Notes
from plugins.posts.quick import Anchors, Quick, QuickAttributes, QuickMarkdown
from vigie.languages import Localized

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from markdown import Markdown

    from vigie.languages import Language

_FOOTNOTES = "markdown.extensions.footnotes"
_OWN = {
    "markdown.extensions.attr_list": QuickAttributes,
    _FOOTNOTES: Notes,
    "markdown.extensions.toc": Anchors,
}
_BACK_TO_THE_TEXT = Localized(
    fr="Retour à l’appel de la note {}", en="Back to footnote {} in the text"
)


def in_language(
    options: Mapping[str, Any], language: Language, more: Iterable[str] = ()
) -> Markdown:
    """Return a Markdown instance with the settings' `options` and the words of `language`.

    `more` are the names of extensions besides those of the settings.
    """
    own = [name for name in options["extensions"] if name != "markdown.extensions.meta"]
    configs = dict(options["extension_configs"])
    if _FOOTNOTES in own:
        words = {"BACKLINK_TITLE": _BACK_TO_THE_TEXT[language]}
        configs[_FOOTNOTES] = {**configs.get(_FOOTNOTES, {}), **words}
    extensions = [
        *(_OWN[name](**configs.get(name, {})) if name in _OWN else name for name in own),
        *(*more, Quick(), Forgetting()),
    ]
    return QuickMarkdown(**{**options, "extensions": extensions, "extension_configs": configs})


class Forgetting(Extension):
    """Lets `reset` forget where Markdown gave up a text: else the next ones are taken for lists."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 -- Markdown's name
        """Take part in resets."""
        self.state = md.parser.state
        md.registerExtension(self)

    def reset(self) -> None:
        """Forget what the text before was nested in."""
        self.state.clear()
