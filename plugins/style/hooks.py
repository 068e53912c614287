"""The style pages on the side of the build: answers `plan_pages` and `page_formats`."""

from __future__ import annotations

from importlib.util import module_from_spec, spec_from_file_location
from typing import TYPE_CHECKING, Any

from plugins.style import model
from vigie import signals

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from vigie.pages import Page
    from vigie.planning.outline import Outline
    from vigie.rendering.render import Opener


def plan_pages(outline: Outline) -> Iterator[Page]:
    """Yield the pages where drafts are shown, if the theme has samples."""
    file = outline.theme / "samples.py"
    if outline.site.drafts and file.is_file():
        yield from model.pages(outline, _loaded(file).components)


def _loaded(file: Path) -> Any:  # noqa: ANN401 -- whatever a theme has
    spec = spec_from_file_location("samples", file)
    if spec is None or spec.loader is None:
        raise ImportError(str(file))
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def page_formats(_writer: object) -> dict[str, Callable[[str, Opener], bytes]]:
    """Return the format of the sheet that holds a page to one scheme: it is text already."""
    return {model.FORMAT: lambda sheet, _: sheet.encode()}


def register() -> None:
    """Connect the plugin."""
    signals.plan_pages.connect(plan_pages)
    signals.page_formats.connect(page_formats)
