"""A fingerprint changes with what a text says, and with nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.values import fields
from vigie.reading.digests import DIGEST, digest

FRONT = """\
title: L'été
summary: Une phrase -- courte.
event:
  start: 2026-12-03T18:30
  speakers: [{name: Ada, role: lectrice}, {name: Sam}]
"""
BODY = 'Un mot, dit "ici".\n\n- deux\n'


def of(front: str = FRONT, body: str = BODY) -> str:
    """Return the digest of a text."""
    return digest(fields(front).mapping, body)


def test_a_fingerprint_is_sixteen_digits_and_stays_what_it_is() -> None:
    assert DIGEST.fullmatch(of())
    assert of("title: A", "B") == "76746b38dcf405f9"


@pytest.mark.parametrize(
    ("front", "body"),
    [
        (f"{FRONT}tags: [a]\nstatus: draft\nslug: x\nmodified: 2026-12-01\n", BODY),
        (f"{FRONT}series: {{id: a, part: 2}}\nsource_digest: 0123456789abcdef\n", BODY),
        (f"# Une note\n{FRONT}", f"<!-- à\n\nvérifier -->\n{BODY}"),
        (FRONT.replace("L'été", '"L’e\u0301te\u0301"'), "Un  mot, dit\n« ici ».\n\n\n-   deux"),
        (FRONT.replace("--", "—"), BODY.replace(" ", "\u00a0")),
        (FRONT.replace("name: Ada, role: lectrice", "role: lectrice, name: Ada"), BODY),
    ],
)
def test_what_leaves_nothing_to_translate_does_not_count(front: str, body: str) -> None:
    assert of(front, body) == of()


@pytest.mark.parametrize(
    ("front", "body"),
    [
        (FRONT.replace("été", "hiver"), BODY),
        (FRONT.replace("courte", "longue"), BODY),
        (FRONT.replace("18:30", "19:30"), BODY),
        (FRONT.replace("Sam", "Grace"), BODY),
        (FRONT.replace("name: Ada, role: lectrice", "name: lectrice, role: Ada"), BODY),
        (FRONT.replace("title: L'été\nsummary: Une", "title: L'étéUne\nsummary:"), BODY),
        (FRONT, BODY.replace("deux", "trois")),
        (FRONT, f"{BODY}\n<!-- fin"),
    ],
)
def test_what_a_text_says_counts(front: str, body: str) -> None:
    assert of(front, body) != of()


@given(st.text(), st.text())
def test_two_bodies_of_other_letters_have_other_fingerprints(one: str, other: str) -> None:
    letters = ["".join(sign for sign in body if sign.isalnum()) for body in (one, other)]
    same = of(body=one) == of(body=other)
    assert not same or len(letters[0]) == len(letters[1]) or "<!--" in one + other
