"""Which cards there are, and where they lie: beside the page that they stand for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vigie import urls
from vigie.pages import Page
from vigie.sharing import card_of, card_of_edition

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vigie.languages import Language
    from vigie.planning.outline import Outline
    from vigie.sharing import SocialCard

FORMAT = "social-card"


def pages(outline: Outline) -> Iterator[Page]:
    """Yield the card of every edition and of every text that is listed; none if not asked for."""
    site, content = outline.site, outline.content
    if not site.social_cards:
        return
    for language, edition in site.editions.items():
        yield _page(card_of_edition(edition), urls.home(language), language)
    for pair in content.pairs:
        for text in pair.texts.values():
            if card := card_of(text, site, content.taxonomy):
                path = outline.addresses.paths[text.key, text.language]
                yield _page(card, path, text.language)


def _page(card: SocialCard, beside: str, language: Language) -> Page:
    return Page(path=card.file(beside), template=FORMAT, values=card, language=language)
