"""The values that texts become."""

from __future__ import annotations

import pytest

from tests.values import pair, text
from vigie.content import Axis, Contribution, Kind, Prose, Role
from vigie.languages import Language

FR, EN = Language.FR, Language.EN


def test_pages_and_posts_are_of_different_kinds() -> None:
    assert [kind for kind in Kind if kind.is_page] == [Kind.PAGE, Kind.COMPETENCY]


def test_a_text_has_terms_on_every_axis() -> None:
    full = text(
        category="open",
        tags=("data", "networks"),
        series="backstage",
        authors=(Contribution(person="ada", role=Role.AUTHOR),),
    )
    assert {axis: full.terms(axis) for axis in Axis} == {
        Axis.CATEGORY: ("open",),
        Axis.TAG: ("data", "networks"),
        Axis.AUTHOR: ("ada",),
        Axis.SERIES: ("backstage",),
    }
    assert [text().terms(axis) for axis in Axis] == [()] * 4


def test_an_edition_takes_its_own_text_and_else_the_other() -> None:
    french, english = text(language=FR), text(language=EN)
    both = pair(french, english)
    assert (both.in_edition(FR), both.in_edition(EN)) == (french, english)
    assert pair(french).in_edition(EN) == french


def test_a_body_takes_one_address_for_each_reference() -> None:
    assert Prose(parts=('<a href="', '"><img src="', '">')).html(("1", "2")) == (
        '<a href="1"><img src="2">'
    )
    assert Prose(parts=("<p>a</p>",)).html(()) == "<p>a</p>"


@pytest.mark.parametrize("addresses", [(), ("1",), ("1", "2", "3")])
def test_a_body_with_too_few_or_too_many_addresses_is_an_error(addresses: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match="zip"):
        Prose(parts=("a", "b", "c")).html(addresses)
