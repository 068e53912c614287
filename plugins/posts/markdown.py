"""Python-Markdown made quick: inline patterns are tried only where they can match.

Every pattern of Markdown is searched in every piece of text; most pieces hold none of the signs
that a match begins with. Leaving those searches out changes no byte of the result.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import InlineProcessor
from markdown.util import AtomicString

from vigie.languages import Localized

if TYPE_CHECKING:
    from collections.abc import Mapping
    from xml.etree.ElementTree import Element

    from vigie.languages import Language

_SIGNS = {
    "backtick": "`",
    "escape": "\\",
    "footnote": "[",
    "reference": "[",
    "link": "[",
    "image_link": "![",
    "image_reference": "![",
    "short_reference": "[",
    "short_image_ref": "![",
    "autolink": "://",
    "automail": "@",
    "linebreak": "  \n",
    "html": "<",
    "entity": "&",
}
"""What is in every match of a pattern; patterns not named are always tried."""

_FOOTNOTES = "markdown.extensions.footnotes"
_BACK_TO_THE_TEXT = Localized(
    fr="Retour à l’appel de la note {}", en="Back to footnote {} in the text"
)


def in_language(options: Mapping[str, Any], language: Language) -> Markdown:
    """Return a Markdown instance with the settings' `options` and the words of `language`."""
    own = [name for name in options["extensions"] if name != "markdown.extensions.meta"]
    configs = dict(options["extension_configs"])
    if _FOOTNOTES in own:
        words = {"BACKLINK_TITLE": _BACK_TO_THE_TEXT[language]}
        configs[_FOOTNOTES] = {**configs.get(_FOOTNOTES, {}), **words}
    extensions = [*own, QuickInline(), Forgetting()]
    return Markdown(**{**options, "extensions": extensions, "extension_configs": configs})


class Forgetting(Extension):
    """Lets `reset` forget where Markdown gave up a text: else the next ones are taken for lists."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 -- Markdown's name
        """Take part in resets."""
        self.state = md.parser.state
        md.registerExtension(self)

    def reset(self) -> None:
        """Forget what the text before was nested in."""
        self.state.clear()


class QuickInline(Extension):
    """Puts the quick inline processor in the place of Markdown's own."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 -- Markdown's name
        """Register the processor at Markdown's own priority."""
        md.treeprocessors.register(_QuickInlineProcessor(md), "inline", 20)


class _QuickInlineProcessor(InlineProcessor):
    def run(self, tree: Element, ancestors: list[str] | None = None) -> Element:
        patterns = self.md.inlinePatterns
        signs = {
            patterns.get_index_for_name(name): sign
            for name, sign in _SIGNS.items()
            if name in patterns
        }
        self.patterns = [
            (index, pattern, signs.get(index, "")) for index, pattern in enumerate(patterns)
        ]
        return super().run(tree, ancestors)

    def _InlineProcessor__handleInline(self, data: str, patternIndex: int = 0) -> str:  # noqa: N802, N803 -- Markdown's names
        if isinstance(data, AtomicString):
            return data
        apply: Any = self._InlineProcessor__applyPattern  # type: ignore[attr-defined]
        start = 0
        for index, pattern, sign in self.patterns[patternIndex:]:
            matched = sign in data
            while matched:
                data, matched, start = apply(pattern, data, index, start)
        return data
