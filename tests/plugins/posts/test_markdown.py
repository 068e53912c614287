"""The quick inline processor changes no byte of what Markdown makes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown

from pelicanconf import MARKDOWN
from plugins.posts.markdown import QuickInline
from vigie.build import ROOT

if TYPE_CHECKING:
    from pathlib import Path

PIECES = (
    *("mot", "é", " ", "  \n", "\n", "\n\n", "# ", "- ", "1. ", "> ", "    ", "|", "---\n"),
    *("*", "**", "_", "__", "`", "``", "\\", "[", "]", "(", ")", "!", "<", ">", "&amp;", "&"),
    *("[a](b)", "![a](b)", "[a][r]", "[r]: /x 'T'\n", "<https://a.ca>", "<a@b.ca>", "<b>x</b>"),
    *("[^1]", "[^1]: note\n", "{#id}", "{: .c }", "*[SGQRI]: Standard\n", "SGQRI", "://", "@"),
)
FILES = sorted((ROOT / "content").rglob("*.md"))


def both(text: str) -> tuple[str, str]:
    """Return what Markdown makes of a text without and with the quick processor."""
    options: dict[str, Any] = {**MARKDOWN}
    extensions = [*options.pop("extensions")]
    plain = Markdown(extensions=extensions, **options).convert(text)
    quick = Markdown(extensions=[*extensions, QuickInline()], **options).convert(text)
    return plain, quick


@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_any_mixture_of_marks_gives_the_same_html(text: str) -> None:
    plain, quick = both(text)
    assert quick == plain


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_the_sample_texts_give_the_same_html(path: Path) -> None:
    plain, quick = both(path.read_text("utf-8"))
    assert quick == plain
