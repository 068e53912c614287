"""Names stand where readers look for them, on every machine."""

from __future__ import annotations

import string
import subprocess
import sys
from typing import TYPE_CHECKING
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.machines import MACHINES, on
from tests.vigie.locale.orders import Order, orders
from vigie.languages import Language
from vigie.locale.collation import in_order
from vigie.root import ROOT

if TYPE_CHECKING:
    from random import Random

ORDERS = tuple(orders())
FRENCH = "àâæçéèêëîïôœùûüÿ"

languages = st.sampled_from(Language)
names = st.text(st.sampled_from(f"{string.ascii_letters}{FRENCH}{FRENCH.upper()}  -'’«»12"))
lists = st.lists(names | st.text(), max_size=8)


@pytest.mark.parametrize("order", ORDERS, ids=str)
def test_names_are_in_the_order_of_dictionaries(order: Order) -> None:
    assert order.found() == order.names


def test_every_letter_of_french_has_its_place() -> None:
    letters = set(string.ascii_letters) | set(FRENCH) | set(FRENCH.upper())
    for language in Language:
        alphabet = next(order for order in ORDERS if order.language is language)
        assert letters <= set(alphabet.names)


@pytest.mark.parametrize("machine", MACHINES, ids=lambda machine: machine["LC_ALL"])
def test_every_machine_sorts_alike(machine: dict[str, str]) -> None:
    found = on(machine, "tests.vigie.locale.orders")
    assert [tuple(some) for some in found] == [order.names for order in ORDERS]


def test_items_of_one_name_stay_in_the_order_given() -> None:
    items = [("Roy", 2), ("Côté", 1), ("Roy", 1), ("Roy", 3)]
    found = in_order(items, Language.FR, lambda item: item[0])
    assert found == (("Côté", 1), ("Roy", 2), ("Roy", 1), ("Roy", 3))


@given(lists, languages, st.randoms(use_true_random=False))
def test_the_order_given_does_not_matter(
    some: list[str], language: Language, random: Random
) -> None:
    shuffled = list(some)
    random.shuffle(shuffled)
    assert in_order(shuffled, language, str) == in_order(some, language, str)


@given(lists, languages)
def test_how_accents_are_stored_does_not_matter(some: list[str], language: Language) -> None:
    composed = [normalize("NFC", name) for name in some]
    apart = [normalize("NFD", name) for name in some]
    found = in_order(apart, language, str)
    assert [normalize("NFC", name) for name in found] == list(in_order(composed, language, str))


@given(st.lists(st.integers(0, 10**9), max_size=8), languages)
def test_numbers_are_in_order(values: list[int], language: Language) -> None:
    found = in_order([f"Partie {value}" for value in values], language, str)
    assert found == tuple(f"Partie {value}" for value in sorted(values))


@given(names, names, languages)
def test_typography_does_not_move_a_name(one: str, other: str, language: Language) -> None:
    def plain(name: str) -> str:
        return name.replace("’", "'").replace("\N{NO-BREAK SPACE}", " ")

    def typeset(name: str) -> str:
        return name.replace("'", "’").replace(" ", "\N{NO-BREAK SPACE}")

    if in_order([one, other], language, plain) != in_order([other, one], language, plain):
        return  # they differ in nothing else
    assert in_order([one, other], language, plain) == in_order([one, other], language, typeset)


@pytest.mark.parametrize("count", [0, 1])
def test_where_there_is_nothing_to_sort_the_library_is_not_loaded(count: int) -> None:
    program = (
        "import sys; from vigie.languages import Language;"
        "from vigie.locale.collation import in_order;"
        f"in_order(['a'] * {count}, Language.FR, str); sys.exit('icu' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], cwd=ROOT, check=False).returncode == 0
