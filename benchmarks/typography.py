"""What it costs to set type: microseconds for a kilobyte of HTML, locale by locale.

Run `python3 -m benchmarks.typography`. The texts are those of the made-up blog, as they are (set
right already, for the most part) and typed on a plain keyboard. Parsing is not counted.
"""

# ruff: noqa: T201 -- it speaks to the person at the terminal

from __future__ import annotations

import time
from random import Random
from typing import TYPE_CHECKING

from lxml import etree

from benchmarks.prose import body, markdown
from pelicanconf import MARKDOWN
from plugins.posts.markdown import in_language
from plugins.typography.model import LOCALES, Compositor
from vigie.reading.typesetting import LOCALES as TAGS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vigie.languages import Language

TEXTS = 100
ROUNDS = 5
_KEYBOARD = str.maketrans({"’": "'", "\u00a0": " "})


def main() -> None:
    """Measure every locale and tell the best of some rounds: what the machine can do at rest."""
    for language, tags in TAGS.items():
        written = _texts(language)
        typed = [html.translate(_KEYBOARD) for html in written]
        for tag in tags:
            compositor = Compositor({language.value: LOCALES[tag]})
            for name, texts in (("as written", written), ("as typed", typed)):
                cost = min(_cost(compositor, language, texts) for _ in range(ROUNDS))
                print(f"{tag}  {name:<10}  {cost:5.0f} µs/kB")


def _texts(language: Language) -> list[str]:
    converter = in_language(MARKDOWN, language)
    return [
        converter.reset().convert(
            markdown(
                body(language, Random(seed), own=seed, posts=TEXTS, pictures=()),  # noqa: S311 -- a text, no secret
                lambda number: f"../{number}/",
                lambda name: name,
            )
        )
        for seed in range(TEXTS)
    ]


def _cost(compositor: Compositor, language: Language, texts: Sequence[str]) -> float:
    """Return microseconds of this process for a kilobyte (1000 bytes) of HTML."""
    parser = etree.HTMLParser()
    trees = [etree.fromstring(f"<html><body>{html}</body></html>", parser) for html in texts]
    begun = time.process_time()
    for tree in trees:
        compositor.tree(tree, language)
    taken = time.process_time() - begun
    return taken * 1e9 / sum(len(html.encode()) for html in texts)


if __name__ == "__main__":
    main()
