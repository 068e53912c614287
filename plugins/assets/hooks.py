"""Assets on the side of the build: answers `plan_pages` and `page_formats`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plugins.assets import model
from vigie import signals, urls
from vigie.languages import Language
from vigie.pages import Copy, Page
from vigie.pictures.model import is_picture

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from vigie.planning.outline import Outline
    from vigie.rendering.render import Opener

FORMAT = "style"
STYLES = "css"


def plan_pages(outline: Outline) -> Iterator[Page | Copy]:
    """Yield the bundled style sheet, the theme's other files, and the media of the content."""
    static = outline.theme / "static"
    styles = static / STYLES
    bundled = model.bundle(
        (styles / "main.css").read_text("utf-8"), lambda name: (styles / name).read_text("utf-8")
    )
    theme = outline.site.assets
    yield Page(path=f"{theme}/main.css", template=FORMAT, values=bundled, language=Language.FR)
    for file in sorted(static.rglob("*")):
        inside = file.relative_to(static)
        if file.is_file() and inside.parts[0] != STYLES:
            yield Copy(path=f"{theme}/{inside.as_posix()}", source=str(file))
    for name in sorted(outline.media):
        if not is_picture(name):
            yield Copy(path=urls.media(name), source=str(outline.root / name))
    yield from outline.album.renditions


def page_formats(_writer: object) -> dict[str, Callable[[str, Opener], bytes]]:
    """Return the format of the style sheet: it is text already."""
    return {FORMAT: lambda style, _: style.encode()}


def register() -> None:
    """Connect the plugin."""
    signals.plan_pages.connect(plan_pages)
    signals.page_formats.connect(page_formats)
