"""Addresses of people are masked, those of the Web are checked, whatever strangers write."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vigie.comments.addresses import is_web_address, masked, tells_addresses, without_unseen
from vigie.languages import Language

MASK = "[adresse masquée]"
SEEN = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}", re.IGNORECASE)


@pytest.mark.parametrize(
    "address",
    [
        *("jean@example.org", "Jean.T+veille@courriel.qc.ca", "josé@exämple.org", "a@b.museum"),
        *("jean%40example.org", "jean\uff20example.org", "_x-@a-b.example.com"),
        *("203.0.113.7", "8.8.8.8", "2001:db8::7", "fe80::1", "::ffff:203.0.113.7"),
    ],
)
@pytest.mark.parametrize("around", ["{}", "écrivez à {}, svp", "<{}>", "« {} »", "({}).", "x\n{}:"])
def test_an_address_of_a_person_or_machine_is_masked(address: str, around: str) -> None:
    assert masked(around.format(address), Language.FR) == around.format(MASK)


@pytest.mark.parametrize(
    "text",
    [
        *("à 12:30:45", "v1.2.3.4.5", "1.2.3", "127.0.0.1", "::1", "std::vector", "@jean", "a @ b"),
        *("jean@localhost", "300.1.1.1", "C’est 10 h 30: oui", "::", "a:b:c", "1.1.1.1.1"),
    ],
)
def test_what_is_nobodys_address_stays(text: str) -> None:
    assert masked(text, Language.FR) == text
    assert not tells_addresses(text)


@given(st.text("ab@.%40\uff20:1f-_ \n<>[]", max_size=60))
def test_nothing_that_looks_like_an_address_is_left(text: str) -> None:
    once = masked(text, Language.EN)
    assert not SEEN.search(once)
    assert masked(once, Language.EN) == once


@pytest.mark.parametrize(
    "url",
    [
        *(
            "https://example.org",
            "http://example.org/a?b=c&d#e",
            "HTTPS://Example.org/",
            "https://a/",
        ),
        *("https://québec.example/été", "https://example.org:8080/x_(y)", "http://a-b.example."),
    ],
)
def test_a_web_address_may_be_followed(url: str) -> None:
    assert is_web_address(url)


@pytest.mark.parametrize(
    "url",
    [
        *("javascript:alert(1)", "JaVaScRiPt:alert(1)", " https://example.org", "java\nscript:x"),
        *("data:text/html,x", "vbscript:x", "//example.org", "/fr/", "mailto:a@example.org", ""),
        *("https://", "https://a b", "https://example.org/\u202e", "https://[::1]/", "ftp://a/"),
        *("https://jean@example.org/", "https://a:b@c.org/", "https://e.org/?m=jean@example.org"),
        *(
            "https://203.0.113.7/",
            "https://example.org:99999/",
            'https://e.org/"onclick=x',
            "https:a",
        ),
        *(
            "https://e.org/'",
            "https://e.org/<b>",
            "https://e.org/\\x",
            f"https://e.org/{'a' * 2000}",
        ),
        *("\x01javascript:alert(1)", "https://e.org/\x00", "https://.org/", "https://-a.org"),
    ],
)
def test_nothing_else_may(url: str) -> None:
    assert not is_web_address(url)


def test_what_nobody_sees_goes_and_what_is_seen_stays() -> None:
    seen = "é\tà\n😀 👩\u200d🚀 \u0645\u200c\u0627 e\u0301"
    assert without_unseen(seen) == seen
    assert (
        without_unseen("a\x00\x08\x1b\x7f\x85\u200b\u202e\u2066\ufeff\uffffb\r\nc\rd") == "ab\nc\nd"
    )
