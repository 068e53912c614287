"""Addresses made from titles."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.values import fields
from vigie.slugs import slugify

LONGEST = 80


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("L’été, à 9 h", "l-ete-a-9-h"),
        ("L'été", "l-ete"),
        ("Œuvre & cœur", "oeuvre-coeur"),
        ("  Espaces\u00a0insécables\u202f: oui ", "espaces-insecables-oui"),
        ("E-Gouv", "e-gouv"),
        ("C++, C# et F#", "c-c-et-f"),
        ("50 % de 1 000 $", "50-de-1-000"),
        ("日本", "ri-ben"),
        ("ÉCOLE", "ecole"),
        ("???", ""),
        ("", ""),
        ("🏮", ""),
    ],
)
def test_a_title_gives_small_letters_figures_and_hyphens(title: str, slug: str) -> None:
    assert slugify(title) == slug


def test_a_long_title_is_cut_between_words() -> None:
    slug = slugify("mot " * 30)
    assert slug == "-".join(["mot"] * 20)
    assert len(slug) == 79


def test_a_word_that_ends_at_the_limit_is_kept() -> None:
    assert slugify(f"{'a' * 39} {'b' * 40} c") == f"{'a' * 39}-{'b' * 40}"


def test_one_endless_word_is_cut_at_the_limit() -> None:
    assert slugify("a" * 200) == "a" * LONGEST


@given(st.text() | st.text("aé '-’1 ", min_size=70, max_size=200))
def test_a_slug_is_fit_for_an_address(title: str) -> None:
    slug = slugify(title)
    assert re.fullmatch(r"(?:[a-z0-9]+(?:-[a-z0-9]+)*)?", slug)
    assert len(slug) <= LONGEST


@given(st.text() | st.text("aé '-’1 ", min_size=70, max_size=200))
def test_the_slug_of_a_slug_is_the_slug(title: str) -> None:
    slug = slugify(title)
    assert slugify(slug) == slug


@given(st.text("aé '-’1 ", min_size=1))
def test_the_front_matter_takes_what_a_title_gives(title: str) -> None:
    slug = slugify(title)
    front = fields(f'slug: "{slug}"')
    assert front.slug("slug") == slug
    assert front.report.problems == []
