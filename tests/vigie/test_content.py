"""The values that texts become."""

from __future__ import annotations

import pytest

from tests.values import pair, text
from vigie.content import Axis, Contribution, Kind, Role, Status
from vigie.languages import Language
from vigie.reading.blocks import Block

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
        Axis.PARTNER: (),
    }
    assert [text().terms(axis) for axis in Axis] == [()] * 5


class Lent(Block):
    """A block that takes something from two partners."""

    def partners(self) -> tuple[str, ...]:
        """Return them."""
        return ("circle", "gazette", "circle")


def test_the_partners_of_a_text_are_those_of_its_blocks_each_once() -> None:
    found = text(blocks={"lent": Lent(), "other": Block()})
    assert found.terms(Axis.PARTNER) == ("circle", "gazette")


class Elsewhere(Block):
    """A block whose page is a copy of another's."""

    def canonical(self) -> str:
        """Return the address of the original."""
        return "https://example.org/original"

    def indexed(self) -> bool:
        """Return that nobody shall list the copy."""
        return False


@pytest.mark.parametrize(
    ("status", "block", "canonical", "indexed"),
    [
        (Status.PUBLISHED, Block(), "", True),
        (Status.PUBLISHED, Elsewhere(), "https://example.org/original", False),
        (Status.HIDDEN, Block(), "", False),
    ],
)
def test_a_block_may_lead_search_engines_elsewhere(
    status: Status, block: Block, canonical: str, *, indexed: bool
) -> None:
    found = text(status=status, blocks={"block": block})
    assert (found.canonical, found.indexed) == (canonical, indexed)


def test_an_edition_takes_its_own_text_and_else_the_other() -> None:
    french, english = text(language=FR), text(language=EN)
    both = pair(french, english)
    assert (both.in_edition(FR), both.in_edition(EN)) == (french, english)
    assert pair(french).in_edition(EN) == french
