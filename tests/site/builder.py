"""Make content folders and build them, as the command line does."""

from __future__ import annotations

from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from io import StringIO
from typing import TYPE_CHECKING

from lxml import html

from vigie.build import build

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

URL = "https://example.org"

PEOPLE = """\
[vigie]
name = {fr = "L’équipe de Vigie", en = "The Vigie team"}

[ada]
name = "Ada Éluard"
url = "https://example.net/ada"
affiliation = {fr = "Université de l’Est", en = "Eastern University"}
"""
TAXONOMY = """\
[categories.open]
fr = {name = "Gouvernement ouvert", slug = "gouvernement-ouvert"}
en = {name = "Open government", slug = "open-government"}

[categories.access]
fr = {name = "Accessibilité", slug = "accessibilite", description = "Pour tout le monde."}
en = {name = "Accessibility", slug = "accessibility", description = "For everyone."}

[tags.data]
fr = {name = "Données", slug = "donnees"}
en = {name = "Data", slug = "data"}

[tags.networks]
fr = {name = "Réseaux & médias", slug = "reseaux"}
en = {name = "Networks & media", slug = "networks"}

[series.backstage]
fr = {name = "Les coulisses", slug = "coulisses"}
en = {name = "Backstage", slug = "backstage"}
"""
BASE = {"people.toml": PEOPLE, "taxonomy.toml": TAXONOMY}


def write(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write files below `folder` and return it."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return folder


def post(title: str, body: str = "Un paragraphe.", **front: str) -> str:
    """Return a text with front matter; the values of `front` are YAML."""
    keys = {"title": f'"{title}"', "summary": "Une phrase.", "category": "open", **front}
    lines = "".join(f"{key}: {value}\n" for key, value in keys.items() if value)
    return f"---\n{lines}---\n{body}\n"


@dataclass(frozen=True, slots=True)
class Built:
    """What one build gave: its exit status, what it said, and the output folder."""

    status: int
    out: str
    err: str
    folder: Path

    def pages(self) -> Iterator[tuple[str, html.HtmlElement]]:
        """Yield the path and the parsed tree of every page."""
        for path in sorted(self.folder.rglob("*.html")):
            yield path.relative_to(self.folder).as_posix(), html.parse(str(path)).getroot()

    def page(self, path: str) -> html.HtmlElement:
        """Return the parsed tree of the page at an address such as `/fr/`."""
        return html.parse(str(self.folder / path.strip("/") / "index.html")).getroot()


def built(
    content: Path,
    output: Path,
    *,
    drafts: bool = False,
    url: str = URL,
    cache: Path | None = None,
    settings: Mapping[str, object] | None = None,
) -> Built:
    """Build `content` into `output`, with other settings than those of the file where told."""
    out, err = StringIO(), StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        status = build(
            content=content, output=output, url=url, drafts=drafts, cache=cache, changed=settings
        )
    return Built(status, out.getvalue(), err.getvalue(), output)


def every_byte(folder: Path) -> dict[str, bytes]:
    """Return the content of every file below `folder`."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }
