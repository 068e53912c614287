"""The HTML that shows a picture, but for what only its text says of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

from markupsafe import Markup

from vigie import urls

if TYPE_CHECKING:
    from vigie.pictures.model import Picture

SIZES = "(max-width: 44em) 92vw, 41em"
"""How wide a picture is on a page: `tokens.css` has the measure and the margins."""

_TYPES = {"avif": "image/avif", "webp": "image/webp"}
_ON_PAGES_OF_OLD = 720


@dataclass(frozen=True, slots=True, kw_only=True)
class Tag:
    """An `<img>` around its other attributes: what stands before them, and behind its end."""

    before: str
    behind: str = ""

    def with_words(self, alt: str, class_: str = "") -> Markup:
        """Return it whole."""
        of_class = Markup(' class="{}"').format(class_) if class_ else ""
        rest = Markup('{} alt="{}">').format(of_class, alt)
        return Markup(f"{self.before}{rest}{self.behind}")  # noqa: S704 -- ours


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture of the content folder in a place; `prefix` begins its addresses.

    `across` is how many pixels of the page a writer gave it; 0 is as many as there is room for.
    """

    name: str
    picture: Picture
    prefix: str
    across: int = 0

    def on_page(self, *, lazy: bool) -> Tag:
        """Return what shows it on a page; a `lazy` one is loaded when it comes near."""
        picture = self.picture
        loading = ' loading="lazy"' if lazy else ""
        size = f"{self._size()}{loading}"
        if not picture.formats:
            return Tag(before=f'<img src="{self.address()}"{size}')
        *modern, last = picture.formats
        sources = "".join(f'<source type="{_TYPES[form]}"{self._srcset(form)}>' for form in modern)
        widths = [one for one in picture.widths if one <= _ON_PAGES_OF_OLD]
        source = self._of(max(widths, default=picture.widths[0]), last)
        srcset = self._srcset(last) if len(picture.widths) > 1 else ""
        image = f'<img src="{source}"{srcset}{size}'
        if not modern:
            return Tag(before=image)
        return Tag(before=f"<picture>{sources}{image}", behind="</picture>")

    def in_feed(self) -> Tag:
        """Return what shows it where nothing is known of the program or of its columns."""
        return Tag(before=f'<img src="{self.address()}"{self._size()}')

    def address(self) -> str:
        """Return where it is found in its largest size, in a format that all programs read."""
        picture = self.picture
        if not picture.formats:
            return f"{self.prefix}/{quote(urls.media(self.name))}"
        return self._of(picture.widths[-1], picture.formats[-1])

    def _of(self, width: int, form: str) -> str:
        return f"{self.prefix}/{quote(urls.rendition(self.name, self.picture.digest, width, form))}"

    def _size(self) -> str:
        width, height = self.picture.width, self.picture.height
        if self.across:
            width, height = self.across, max(1, round(height * self.across / width))
        return f' width="{width}" height="{height}"'

    def _srcset(self, form: str) -> str:
        widths = self.picture.widths
        if len(widths) == 1:
            return f' srcset="{self._of(widths[0], form)}"'
        each = ", ".join(f"{self._of(width, form)} {width}w" for width in widths)
        sizes = f"{self.across}px" if self.across else SIZES
        return f' srcset="{each}" sizes="{sizes}"'
