"""What a browser could act upon in a piece of HTML, found without the parser of the site."""

from __future__ import annotations

import re
from html.parser import HTMLParser

# What a page may hold that can neither run, load from elsewhere, nor change what is around it.
INERT = frozenset(
    """
    a abbr address article aside audio b bdi bdo blockquote br caption cite code col colgroup dd del
    details dfn div dl dt em figcaption figure footer h1 h2 h3 h4 h5 h6 header hr i img ins kbd li
    mark ol p picture pre q rp rt ruby s samp section small source span strong sub summary sup table
    tbody td tfoot th thead time tr track u ul var video wbr
    """.split()  # noqa: SIM905 -- as in the module
)
CALM = re.compile(
    "abbr|alt|class|colspan|controls|datetime|dir|headers|height|hreflang|id|kind|label|lang"
    "|loading|loop|muted|open|preload|rel|reversed|role|rowspan|scope|sizes|span|srclang|start"
    "|title|translate|type|value|width|aria-[a-z-]+|data-[a-z0-9_.-]+"
)
HERE = "/here"


class Watch(HTMLParser):
    """Notes everything in a piece of HTML that a browser could act upon."""

    def __init__(self, html: str) -> None:
        """Read `html`."""
        super().__init__()
        self.active: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element or an attribute that is not inert."""
        if tag not in INERT:
            self.active.append(f"<{tag}>")
        self.active += [f"{name}={value}" for name, value in attrs if not _calm(name, value or "")]

    def handle_comment(self, data: str) -> None:
        """Note a comment: it may be a writer's note to oneself."""
        self.active.append(f"<!--{data}-->")

    def handle_decl(self, decl: str) -> None:
        """Note a declaration."""
        self.active.append(f"<!{decl}>")

    def unknown_decl(self, data: str) -> None:
        """Note a section of another kind."""
        self.active.append(f"<![{data}]>")

    def handle_pi(self, data: str) -> None:
        """Note an instruction."""
        self.active.append(f"<?{data}>")


def _calm(name: str, value: str) -> bool:
    """Return whether an attribute is inert, where each reference was filled with HERE."""
    if name in {"src", "poster"}:
        return value == HERE
    if name == "srcset":
        return all(one.split()[0] == HERE for one in value.split(",") if one.strip())
    if name in {"href", "cite"}:
        address = re.sub(r"[\t\n\r]", "", value.strip("".join(map(chr, range(33))))).lower()
        return address == HERE or address.startswith(("http://", "https://", "mailto:", "tel:"))
    return CALM.fullmatch(name) is not None
