"""The HTML of bodies, with something in its gaps."""

from __future__ import annotations

import pytest

from vigie.prose import Prose


def test_a_body_takes_one_address_for_each_reference() -> None:
    assert Prose(parts=('<a href="', '"><img src="', '">')).html(("1", "2")) == (
        '<a href="1"><img src="2">'
    )
    assert Prose(parts=("<p>a</p>",)).html(()) == "<p>a</p>"


@pytest.mark.parametrize("addresses", [(), ("1",), ("1", "2", "3")])
def test_a_body_with_too_few_or_too_many_addresses_is_an_error(addresses: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match="zip"):
        Prose(parts=("a", "b", "c")).html(addresses)
