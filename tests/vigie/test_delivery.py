"""How files are served, and which settings of servers cannot be."""

from __future__ import annotations

from datetime import date

import pytest

from vigie.delivery import Security, ServerChoices, caching, choices, media_type


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("fr/index.html", "text/html; charset=utf-8"),
        ("fr/rss.xml", "application/xml; charset=utf-8"),
        ("fr/feed-12.json", "application/feed+json"),
        ("fr/tags/x/feed.json", "application/feed+json"),
        ("fr/feed-commentaires-2.json", "application/feed+json"),
        ("sitemap.xml", "application/xml; charset=utf-8"),
        ("media/myfeed.json", "application/json"),
        ("a/calendar.ics", "text/calendar; charset=utf-8"),
        ("media/a.PNG", "image/png"),
        ("media/a", "application/octet-stream"),
        (".vigie", "application/octet-stream"),
    ],
)
def test_a_file_has_the_type_of_its_name(path: str, kind: str) -> None:
    assert media_type(path) == kind


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("theme/0123456789ab/main.css", "public, max-age=31536000, immutable"),
        ("pictures/posts/a-720.01234567.avif", "public, max-age=31536000, immutable"),
        ("media/posts/a.png", "public, max-age=86400"),
        ("fr/theme/index.html", "no-cache"),
        ("index.html", "no-cache"),
    ],
)
def test_only_what_is_named_by_its_content_is_kept_for_ever(path: str, told: str) -> None:
    assert caching(path) == told


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("SERVERS", ("iis",)),
        ("SERVERS", "apache"),
        ("COMPRESSED", ("zip",)),
        ("HSTS_DAYS", -1),
        ("HSTS_DAYS", "365"),
        ("HSTS_DAYS", True),
        ("SECURITY_TXT", "mailto:a@example.org"),
        ("SECURITY_TXT", {"contact": "a@example.org", "expires": "2027-12-31"}),
        ("SECURITY_TXT", {"contact": "mailto:a@example.org"}),
        ("SECURITY_TXT", {"contact": "mailto:a@example.org", "expires": "soon"}),
        ("SECURITY_TXT", {"contact": "https://x.example/\nExpires: x", "expires": "2027-12-31"}),
    ],
)
def test_a_setting_that_cannot_be_is_told(key: str, value: object) -> None:
    told: list[str] = []

    def wrong(key: str, _what: str, _remedy: str, /, **_: object) -> None:
        told.append(key)

    choices({key: value}, wrong)
    assert told == [key]


def test_what_the_settings_choose_is_taken() -> None:
    def wrong(key: str, _what: str, _remedy: str, /, **_: object) -> None:
        raise AssertionError(key)

    assert choices({}, wrong) == ServerChoices()
    contact = {"contact": "mailto:a+b@example.org", "expires": "2027-12-31"}
    found = choices({"COMPRESSED": ["br", "gz"], "SECURITY_TXT": contact, "HSTS_DAYS": 30}, wrong)
    assert found == ServerChoices(
        compressed=("gz", "br"),
        hsts_days=30,
        security=Security(contact="mailto:a+b@example.org", expires=date(2027, 12, 31)),
    )
