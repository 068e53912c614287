"""The style pages: every component of the theme, its note and its examples, in either scheme."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from vigie import urls
from vigie.languages import Language
from vigie.pages import MovedPage, Page

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from vigie.planning.frames import Frame, Framer
    from vigie.planning.keys import Key
    from vigie.planning.outline import Outline

    Samples = Callable[[Language], Mapping[str, object]]

FORMAT = "scheme"
SCHEMES = ("light", "dark")
_STYLE: Key = ("style",)
_NOTE = re.compile(r"\{#-?\s*(.*?)\s*-?#\}", re.DOTALL)
_COLOUR = re.compile(r"--([a-z]+): (#[0-9a-f]{6});")


@dataclass(frozen=True, slots=True, kw_only=True)
class StylePage:
    """Values of `style.html`.

    `sheet` is the address of what holds the page to its scheme, `other` that of the page in the
    other one; `colours` are tokens with their values, `notes` what components say of themselves,
    `samples` what they are shown with, by name.
    """

    frame: Frame
    scheme: str
    sheet: str
    other: str
    colours: tuple[tuple[str, str], ...]
    notes: Mapping[str, str]
    samples: Mapping[str, object]


def pages(outline: Outline, samples: Samples) -> Iterator[Page]:
    """Yield a page for each language and scheme, what they need, and a way to the first."""
    framer = outline.framer()
    site, notes = outline.site, notes_of(outline.theme / "templates" / "components")
    colours = colours_of((outline.theme / "static/css/tokens.css").read_text("utf-8"))
    for scheme in SCHEMES:
        path = f"style/{scheme}.css"
        sheet = sheet_of(scheme, colours[scheme])
        yield Page(path=path, template=FORMAT, values=sheet, language=Language.FR)
        for language in Language:
            values = StylePage(
                frame=_frame(framer, language, scheme),
                scheme=scheme,
                sheet=site.local(path),
                other=site.local(urls.style(language, next(x for x in SCHEMES if x != scheme))),
                colours=tuple(colours[scheme].items()),
                notes=notes,
                samples=samples(language),
            )
            here = urls.style(language, scheme)
            yield Page(path=here, template="style.html", values=values, language=language)
    first = urls.style(Language.FR, SCHEMES[0])
    moved = MovedPage(url=site.local(first), canonical=site.absolute(first))
    yield Page(path="style/index.html", template="moved.html", values=moved, language=Language.FR)


def notes_of(components: Path) -> dict[str, str]:
    """Return the comment at the top of each component, by its name."""
    found = {}
    for file in sorted(components.glob("*.html")):
        note = _NOTE.match(file.read_text("utf-8"))
        found[file.stem] = " ".join(note[1].split()) if note else ""
    return found


def colours_of(tokens: str) -> dict[str, dict[str, str]]:
    """Return the colours of each scheme by name; `tokens` is the sheet that has them."""
    light, _, dark = tokens.partition("prefers-color-scheme: dark")
    own = dict(_COLOUR.findall(light))
    return {"light": own, "dark": own | dict(_COLOUR.findall(dark))}


def sheet_of(scheme: str, colours: Mapping[str, str]) -> str:
    """Return the sheet that holds a page to a scheme, whatever the reader prefers."""
    tokens = "".join(f"  --{name}: {colour};\n" for name, colour in colours.items())
    patches = "".join(
        f"#_{name} {{ background: var(--{name}); inline-size: 4rem; }}\n" for name in colours
    )
    return f":root {{\n  color-scheme: {scheme};\n{tokens}}}\n{patches}"


def _frame(framer: Framer, language: Language, scheme: str) -> Frame:
    path = urls.style(language, scheme)
    canonical = framer.site.absolute(path)
    frame = framer.frame(_STYLE, language, canonical=canonical, robots="noindex")
    url = framer.site.local(urls.style(language.other, scheme))
    return replace(frame, switch=replace(frame.switch, url=url, exact=True))
