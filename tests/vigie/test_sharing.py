"""What social cards say, and which texts have one."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from tests.values import ZONE, site, taxonomy, text
from vigie.content import Axis, Contribution, Role, Status, Taxonomy
from vigie.languages import Language, Localized
from vigie.sharing import card_of, card_of_edition

PEOPLE = taxonomy(authors=["anne", "kema"])


def named(name: str) -> Taxonomy:
    """Return the people, the first of whom has a name."""
    anne = PEOPLE[Axis.AUTHOR]["anne"]
    other = replace(anne, name=Localized(fr=name, en=name))
    return {**PEOPLE, Axis.AUTHOR: {**PEOPLE[Axis.AUTHOR], "anne": other}}


WRITTEN = text(
    title="Une veille",
    date=datetime(2013, 6, 5, tzinfo=ZONE),
    authors=(
        Contribution(person="anne", role=Role.AUTHOR),
        Contribution(person="kema", role=Role.TRANSLATION),
    ),
)


def test_a_card_tells_the_title_who_wrote_it_and_when() -> None:
    card = card_of(WRITTEN, site(), named("Anne Tremblay"))
    assert card is not None
    assert (card.site, card.title) == ("Vigie fr", "Une veille")
    assert card.line == "Anne Tremblay · 5\u00a0juin 2013"
    assert card.alt == "Une veille – Vigie fr"


@pytest.mark.parametrize("status", [Status.DRAFT, Status.HIDDEN])
def test_a_text_that_is_not_listed_has_no_card(status: Status) -> None:
    assert card_of(replace(WRITTEN, status=status), site(), PEOPLE) is None


@pytest.mark.parametrize("title", ["开放政府", "مرحبا", "Vigie и страж", "👋🎉", "…", "١٢"])
def test_a_title_that_the_face_cannot_set_has_no_card(title: str) -> None:
    assert card_of(replace(WRITTEN, title=title), site(), PEOPLE) is None


def test_a_name_that_the_face_cannot_set_is_left_out() -> None:
    card = card_of(WRITTEN, site(), named("Анна"))
    assert card is not None
    assert card.line == "5\u00a0juin 2013"


def test_letters_and_their_accents_are_one() -> None:
    card = card_of(replace(WRITTEN, title="E\u0301te\u0301"), site(), PEOPLE)
    assert card is not None
    assert card.title == "Été"


def test_the_card_of_an_edition_has_its_tagline_or_else_its_title() -> None:
    edition = site().editions[Language.FR]
    assert card_of_edition(edition).title == "Veille"
    assert card_of_edition(replace(edition, tagline="")).title == "Vigie fr"
