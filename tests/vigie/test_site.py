"""The settings, checked once: a site, or all that is wrong with them."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pelicanconf import HEADER_MENU
from tests.values import NOW, site
from vigie.feeds import KINDS
from vigie.languages import Language
from vigie.problems import ContentError
from vigie.site import Edition, address, from_settings, typography

KNOWN = ", ".join(KINDS)
SETTINGS: dict[str, Any] = {
    "SITEURL": "https://vigie.example/",
    "EDITIONS": {"fr": {"title": "Vigie", "tagline": "Veille"}, "en": {"title": "Vigie"}},
    "TIMEZONE": "America/Toronto",
    "DEFAULT_PAGINATION": 10,
    "FEED_MAX_ITEMS": 20,
    "TAG_AUTHORITY": "vigie.example,2026",
    "HEADER_MENU": HEADER_MENU,
}


def problems(**changes: Any) -> list[str]:  # noqa: ANN401 -- whatever a setting may be
    """Return what is told of the settings with some of them changed."""
    with pytest.raises(ContentError) as caught:
        from_settings({**SETTINGS, **changes}, NOW)
    return [problem.told() for problem in caught.value.problems]


def test_the_settings_make_a_site() -> None:
    made = from_settings(SETTINGS, NOW)
    assert made.editions == {
        Language.FR: Edition(language=Language.FR, title="Vigie", tagline="Veille"),
        Language.EN: Edition(language=Language.EN, title="Vigie", tagline=""),
    }
    assert (made.url, made.base) == ("https://vigie.example", "")
    assert (str(made.zone), made.now) == ("America/Toronto", NOW)
    assert (made.page_length, made.feeds.length) == (10, 20)
    assert made.authority == "vigie.example,2026"
    assert (made.header_menu, made.footer_menu) == (HEADER_MENU, ())
    assert made.drafts is False


@pytest.mark.parametrize("limit", [None, 0, 200])
def test_a_search_has_a_limit_or_none(limit: int | None) -> None:
    assert from_settings({**SETTINGS, "SEARCH_LIMIT": limit}, NOW).search_limit == limit
    assert from_settings(SETTINGS, NOW).search_limit is None


@pytest.mark.parametrize("limit", [-1, 1.5, True, "200"])
def test_a_limit_that_is_no_number_of_texts_is_a_problem(limit: object) -> None:
    what = f"SEARCH_LIMIT: “{limit}” is not a number of texts; write e.g. 200, or None for all"
    assert problems(SEARCH_LIMIT=limit) == [f"pelicanconf.py:1: {what}"]


def test_a_site_may_lie_below_a_folder() -> None:
    made = from_settings({**SETTINGS, "SITEURL": "http://example.org:8000/veille/"}, NOW)
    assert (made.url, made.base) == ("http://example.org:8000/veille", "/veille")
    assert made.absolute("fr/index.html") == "http://example.org:8000/veille/fr/"
    assert made.local("fr/rss.xml") == "/veille/fr/rss.xml"


def test_an_index_is_named_by_its_folder() -> None:
    made = site()
    assert made.absolute("index.html") == "https://vigie.example/"
    assert made.local("index.html") == "/"
    assert made.local("fr/a/index.html") == "/fr/a/"
    assert made.local("404.html") == "/404.html"


@given(st.text("abi/.-").map("{}ndex.html".format) | st.text("index.html/"))
def test_an_address_leads_to_the_file_that_it_is_of(path: str) -> None:
    found = address(path)
    assert path in {found, f"{found}index.html"}
    assert found in {path, ""} or found.endswith("/")


@pytest.mark.parametrize(
    "url",
    [
        *("", "vigie.example", "//vigie.example", "ftp://vigie.example", "https://", "https:///fr"),
        *("https://vigie.example?a=b", "https://vigie.example/#a", "https://vigie.example/a b"),
        *("https://vigie.example:99999", "https://[::1", 'https://vigie.example/"', None, 3),
    ],
)
def test_a_url_that_is_no_site_is_told(url: object) -> None:
    (problem,) = problems(SITEURL=url)
    assert problem.startswith("pelicanconf.py:1: SITEURL: “")
    assert problem.endswith(
        "” is not the address of a site; write e.g. https://example.org or https://example.org/blog"
    )


@pytest.mark.parametrize("editions", [None, {}, [], {"fr": {"title": "A"}, "en": {"title": ""}}])
def test_an_edition_without_a_title_is_told(editions: object) -> None:
    told = problems(EDITIONS=editions)
    assert told[0].startswith("pelicanconf.py:1: EDITIONS: no title for “en”; write EDITIONS = {")
    assert len(told) == (1 if isinstance(editions, dict) and editions else 2)


@pytest.mark.parametrize("zone", [None, "", "America/Torronto", "../etc/passwd", 5])
def test_a_zone_that_does_not_exist_is_told(zone: object) -> None:
    assert problems(TIMEZONE=zone) == [
        f"pelicanconf.py:1: TIMEZONE: “{zone}” is not a time zone; write e.g. America/Toronto"
    ]


@pytest.mark.parametrize("count", [None, 0, -1, "10", 2.5, False])
@pytest.mark.parametrize("key", ["DEFAULT_PAGINATION", "FEED_MAX_ITEMS"])
def test_a_number_of_posts_is_one_or_more(key: str, count: object) -> None:
    assert problems(**{key: count}) == [
        f"pelicanconf.py:1: {key}: “{count}” is not a number of posts; write e.g. 10"
    ]


def test_each_kind_of_feeds_may_have_its_length_and_its_archives() -> None:
    feeds = from_settings(
        {
            **SETTINGS,
            "FEED_LENGTHS": {"tags": 5},
            "FEED_ARCHIVES": ("posts",),
            "WEBSUB_HUB": "https://hub.example.org/",
        },
        NOW,
    ).feeds
    assert (feeds.length_of("posts"), feeds.length_of("tags")) == (20, 5)
    assert (feeds.archived, feeds.hub) == (frozenset({"posts"}), "https://hub.example.org/")
    plain = from_settings(SETTINGS, NOW).feeds
    assert (plain.lengths, plain.archived, plain.hub) == ({}, frozenset(), "")


@pytest.mark.parametrize(
    ("key", "value", "told"),
    [
        ("FEED_LENGTHS", {"tag": 5}, "there are no feeds of “tag”; did you mean “tags”?"),
        (
            "FEED_LENGTHS",
            {"tags": 0},
            'it does not give a number of posts to each kind; write e.g. {"tags": 10}',
        ),
        (
            "FEED_LENGTHS",
            10,
            'it does not give a number of posts to each kind; write e.g. {"tags": 10}',
        ),
        ("FEED_ARCHIVES", ("serie",), "there are no feeds of “serie”; did you mean “series”?"),
        (
            "FEED_ARCHIVES",
            ("posts", "commentaires"),
            "there are no feeds of “commentaires”; did you mean “comments”?",
        ),
        ("FEED_ARCHIVES", "posts", 'it is not a list of kinds; write e.g. ("posts",)'),
        (
            "WEBSUB_HUB",
            "hub.example.org",
            (
                "“hub.example.org” is not the address of a hub; "
                "write e.g. https://hub.example.org/, or leave it out"
            ),
        ),
    ],
)
def test_what_the_settings_say_of_feeds_in_vain_is_told(key: str, value: object, told: str) -> None:
    assert problems(**{key: value}) == [f"pelicanconf.py:1: {key}: {told}"]


@pytest.mark.parametrize("authority", ["vigie.example,2026", "a.example,2026-01", "b,2026-01-31"])
def test_an_authority_is_a_domain_and_a_day(authority: str) -> None:
    assert from_settings({**SETTINGS, "TAG_AUTHORITY": authority}, NOW).authority == authority


@pytest.mark.parametrize("authority", [None, "", "vigie.example", "Vigie,2026", "vigie,26", "a,b"])
def test_an_authority_of_another_form_is_told(authority: object) -> None:
    (problem,) = problems(TAG_AUTHORITY=authority)
    assert problem.startswith(
        f"pelicanconf.py:1: TAG_AUTHORITY: “{authority}” cannot begin the ids of feeds; "
    )


def test_readers_may_write_to_an_address_or_with_a_form() -> None:
    form = "https://vigie.example/form?to=us"
    ways = {"COMMENTS_EMAIL": "write.us+here@vigie.example", "COMMENTS_FORM": form}
    made = from_settings({**SETTINGS, **ways}, NOW)
    assert (made.comments_email, made.comments_form) == tuple(ways.values())
    silent = from_settings(SETTINGS, NOW)
    assert (silent.comments_email, silent.comments_form) == ("", "")


@pytest.mark.parametrize(
    ("key", "value", "what"),
    [
        ("COMMENTS_EMAIL", "write to us", "is not an e-mail address"),
        ("COMMENTS_EMAIL", "a@b", "is not an e-mail address"),
        ("COMMENTS_EMAIL", "a@b.ca?bcc=c@d.ca", "is not an e-mail address"),
        ("COMMENTS_FORM", "javascript:alert(1)", "is not the address of a form"),
        ("COMMENTS_FORM", "form.html", "is not the address of a form"),
    ],
)
def test_a_wrong_way_to_write_is_told(key: str, value: str, what: str) -> None:
    (problem,) = problems(**{key: value})
    assert problem.startswith(f"pelicanconf.py:1: {key}: “{value}” {what}; ")


def test_everything_wrong_is_told_at_once() -> None:
    with pytest.raises(ContentError) as caught:
        from_settings({}, NOW)
    assert [problem.what.partition(":")[0] for problem in caught.value.problems] == [
        *("DEFAULT_PAGINATION", "EDITIONS", "EDITIONS"),
        *("FEED_MAX_ITEMS", "SITEURL", "TAG_AUTHORITY", "TIMEZONE"),
    ]


@pytest.mark.parametrize(
    ("chosen", "found"),
    [
        ({}, {"fr": "fr-CA", "en": "en-CA"}),
        ({"fr": "fr-FR"}, {"fr": "fr-FR", "en": "en-CA"}),
        ({"en": "en-CA"}, {"fr": "fr-CA", "en": "en-CA"}),
    ],
)
def test_a_language_is_set_by_the_conventions_of_canada_unless_told_otherwise(
    chosen: dict[str, str], found: dict[str, str]
) -> None:
    assert typography({**SETTINGS, "TYPOGRAPHY": chosen}) == found


@pytest.mark.parametrize("locale", ["fr", "fr_CA", "en-CA", "", None, 3, ["fr-CA"]])
def test_a_locale_without_rules_is_told(locale: object) -> None:
    assert problems(TYPOGRAPHY={"fr": locale}) == [
        (
            f"pelicanconf.py:1: TYPOGRAPHY: “{locale}” is not a locale of “fr”; "
            "write one of: fr-CA, fr-FR"
        )
    ]
    assert typography({"TYPOGRAPHY": {"fr": locale}})[Language.FR] == "fr-CA"


@pytest.mark.parametrize("chosen", ["fr-CA", None, ["fr-CA"], {"de": "de-DE"}, {1: "fr-CA"}])
def test_locales_are_told_language_by_language(chosen: object) -> None:
    assert problems(TYPOGRAPHY=chosen) == [
        (
            f"pelicanconf.py:1: TYPOGRAPHY: “{chosen}” does not name a locale for each language; "
            'write e.g. {"fr": "fr-CA", "en": "en-CA"}'
        )
    ]
