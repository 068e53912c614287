"""What is around every page: addresses in both languages, the switch, menus and feeds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.values import site
from vigie.languages import Language
from vigie.planning.feed_links import FeedLink
from vigie.planning.frames import Addresses, Alternate, Framer, MenuItem, Switch
from vigie.planning.keys import HOME, ROOT, of_menu

if TYPE_CHECKING:
    from vigie.planning.keys import Key

FR, EN = Language.FR, Language.EN
POST: Key = ("post", "posts/2013/2013-06-05-x")
FRENCH: Key = ("post", "posts/2013/2013-06-06-y")
HIDDEN: Key = ("post", "posts/2013/2013-06-07-z")
ABOUT: Key = ("page", "pages/about")
CATEGORY: Key = ("term", "category", "open", 1)
URL = "https://vigie.example"

ADDRESSES = Addresses(
    {
        (HOME, FR): "fr/index.html",
        (HOME, EN): "en/index.html",
        (("home", 2), FR): "fr/page/2/index.html",
        (("archives",), FR): "fr/archives/index.html",
        (("archives",), EN): "en/archives/index.html",
        (("axis", "category"), FR): "fr/categories/index.html",
        (("axis", "category"), EN): "en/categories/index.html",
        (CATEGORY, FR): "fr/categories/ouvert/index.html",
        (CATEGORY, EN): "en/categories/open/index.html",
        (("term", "category", "open", 2), FR): "fr/categories/ouvert/page/2/index.html",
        (("term", "category", "closed", 1), FR): "fr/categories/ferme/index.html",
        (("period", 2013, 0, 1), FR): "fr/2013/index.html",
        (("period", 2013, 0, 1), EN): "en/2013/index.html",
        (("period", 2013, 6, 1), FR): "fr/2013/06/index.html",
        (("period", 2013, 6, 2), FR): "fr/2013/06/page/2/index.html",
        (("period", 2012, 1, 1), FR): "fr/2012/01/index.html",
        (POST, FR): "fr/2013/06/x/index.html",
        (POST, EN): "en/2013/06/x/index.html",
        (FRENCH, FR): "fr/2013/06/y/index.html",
        (HIDDEN, FR): "fr/2013/06/z/index.html",
        (HIDDEN, EN): "en/2013/06/z/index.html",
        (ABOUT, FR): "fr/a-propos/index.html",
    },
    frozenset({(HIDDEN, EN)}),
)
MENUS = site(header_menu=("home", "category", "archives", "pages/about"), footer_menu=("tags",))
FRAMER = Framer(MENUS, ADDRESSES, {(ABOUT, FR): "À propos"})


@pytest.mark.parametrize(
    ("key", "found"),
    [
        (POST, POST),
        (FRENCH, HOME),
        (HIDDEN, HOME),
        (("home", 2), HOME),
        (("term", "category", "open", 2), CATEGORY),
        (("term", "category", "closed", 1), ("axis", "category")),
        (("term", "tags", "data", 1), HOME),
        (("period", 2013, 6, 2), ("period", 2013, 0, 1)),
        (("period", 2012, 1, 1), ("archives",)),
    ],
)
def test_the_switch_leads_to_the_same_page_or_the_nearest_above(key: Key, found: Key) -> None:
    assert ADDRESSES.nearest(key, EN) == (found, ADDRESSES.paths[found, EN])


def test_a_page_may_name_a_nearer_one() -> None:
    assert ADDRESSES.nearest(FRENCH, EN, (("post", "nowhere"), CATEGORY))[0] == CATEGORY
    assert ADDRESSES.nearest(POST, EN, (CATEGORY,))[0] == POST


def test_a_page_that_others_keep_quiet_about_exists_and_is_not_listed() -> None:
    assert ADDRESSES.path(HIDDEN, EN) == "en/2013/06/z/index.html"
    assert not ADDRESSES.listed(HIDDEN, EN)
    assert ADDRESSES.listed(HIDDEN, FR)
    assert ADDRESSES.path(ABOUT, EN) is None
    assert not ADDRESSES.listed(ABOUT, EN)


def test_a_frame_knows_its_page_in_both_languages() -> None:
    frame = FRAMER.frame(POST, FR)
    assert (frame.language, frame.site_title, frame.tagline) == (FR, "Vigie fr", "Veille")
    assert (frame.home, frame.theme) == ("/fr/", "/theme/")
    assert frame.canonical == f"{URL}/fr/2013/06/x/"
    assert frame.alternates == (
        Alternate(tag="fr-CA", url=f"{URL}/fr/2013/06/x/"),
        Alternate(tag="en-CA", url=f"{URL}/en/2013/06/x/"),
        Alternate(tag="x-default", url=f"{URL}/fr/2013/06/x/"),
    )
    assert frame.switch == Switch(language=EN, url="/en/2013/06/x/", exact=True)
    assert (frame.json_ld, frame.robots) == ("", "")


def test_a_page_in_one_language_is_its_own_default() -> None:
    frame = FRAMER.frame(FRENCH, FR)
    assert frame.alternates == (
        Alternate(tag="fr-CA", url=f"{URL}/fr/2013/06/y/"),
        Alternate(tag="x-default", url=f"{URL}/fr/2013/06/y/"),
    )
    assert frame.switch == Switch(language=EN, url="/en/", exact=False)


def test_readers_of_other_languages_enter_by_the_root() -> None:
    default = Alternate(tag="x-default", url=f"{URL}/")
    assert FRAMER.frame(HOME, EN).alternates[-1] == default
    assert FRAMER.alternates(ROOT)[-1] == default
    assert FRAMER.alternates(ROOT) == FRAMER.alternates(HOME)


def test_a_page_that_machines_may_not_list_names_no_versions() -> None:
    quiet = Addresses(ADDRESSES.paths, frozenset({(HIDDEN, FR)}))
    frame = Framer(FRAMER.site, quiet, {}).frame(HIDDEN, FR, robots="noindex")
    assert (frame.alternates, frame.robots) == ((), "noindex")


def test_a_page_may_have_another_canonical_address_and_data_for_machines() -> None:
    frame = FRAMER.frame(POST, FR, canonical="https://example.org/", json_ld="{}")
    assert (frame.canonical, frame.json_ld) == ("https://example.org/", "{}")


def test_menus_show_the_pages_that_exist_and_where_the_reader_is() -> None:
    frame = FRAMER.frame(HOME, FR)
    assert frame.header_menu == (
        MenuItem(key="home", text="", url="/fr/", current=True),
        MenuItem(key="category", text="", url="/fr/categories/", current=False),
        MenuItem(key="archives", text="", url="/fr/archives/", current=False),
        MenuItem(key="pages/about", text="À propos", url="/fr/a-propos/", current=False),
    )
    assert frame.footer_menu == ()


def test_a_menu_marks_the_page_itself_whatever_was_made_before() -> None:
    for key, current in (
        (HOME, ["home"]),
        (POST, []),
        (("archives",), ["archives"]),
        (("axis", "category"), ["category"]),
        (ABOUT, ["pages/about"]),
        (("home", 2), []),
        (HOME, ["home"]),
    ):
        menu = FRAMER.frame(key, FR).header_menu
        assert [item.key for item in menu if item.current] == current


def test_each_edition_announces_its_feeds() -> None:
    frame = FRAMER.frame(POST, EN)
    assert frame.feeds == (
        FeedLink(
            type="application/rss+xml", title="Vigie en (RSS)", format="RSS", url="/en/rss.xml"
        ),
        FeedLink(
            type="application/atom+xml", title="Vigie en (Atom)", format="Atom", url="/en/atom.xml"
        ),
        FeedLink(
            type="application/feed+json",
            title="Vigie en (JSON Feed)",
            format="JSON Feed",
            url="/en/feed.json",
        ),
    )
    assert (frame.own_feeds, frame.near_feeds) == ((), ())
    assert FRAMER.frame(HOME, EN).own_feeds == ()


def test_every_page_of_a_list_announces_the_feeds_of_the_list() -> None:
    key: Key = ("term", "tags", "data", 1)
    places = Addresses({**ADDRESSES.paths, (key, FR): "fr/mots-cles/donnees/index.html"})
    framer = Framer(FRAMER.site, places, {(key, FR): "Données"})
    urls = [f"/fr/mots-cles/donnees/{file}" for file in ("rss.xml", "atom.xml", "feed.json")]
    for page in (key, ("term", "tags", "data", 7)):
        own = framer.frame(page, FR).own_feeds
        assert [feed.url for feed in own] == urls
        assert own[0].title == "Vigie fr – Données (RSS)"
    assert framer.frame(("period", 2013, 6, 1), FR).own_feeds == ()


def test_a_text_that_is_discussed_announces_the_feeds_of_its_comments() -> None:
    places = Addresses(ADDRESSES.paths, discussed=frozenset({(POST, FR)}))
    framer = Framer(FRAMER.site, places, {(POST, FR): "Un titre"})
    own = framer.frame(POST, FR).own_feeds
    files = ("rss.xml", "atom.xml", "feed.json")
    assert [feed.url for feed in own] == [f"/fr/2013/06/x/{file}" for file in files]
    assert own[0].title == "Vigie fr – Commentaires sur «\xa0Un titre\xa0» (RSS)"
    assert framer.frame(POST, EN).own_feeds == ()
    assert (places.talked(FR), places.talked(EN)) == (True, False)


def test_the_home_page_announces_the_feed_of_all_comments_where_there_may_be_any() -> None:
    places = Addresses(ADDRESSES.paths, discussed=frozenset({(POST, FR)}))
    framer = Framer(FRAMER.site, places, {})
    (comments,) = framer.frame(HOME, FR).near_feeds
    assert (comments.url, comments.title) == (
        "/fr/atom-commentaires.xml",
        "Vigie fr – Commentaires (Atom)",
    )
    assert framer.frame(("home", 2), FR).near_feeds == framer.frame(HOME, EN).near_feeds == ()


def test_a_post_announces_one_feed_of_each_list_near_it_that_has_a_page() -> None:
    key: Key = ("term", "category", "open", 1)
    places = Addresses({**ADDRESSES.paths, (key, FR): "fr/categories/ouvert/index.html"})
    framer = Framer(FRAMER.site, places, {(key, FR): "Ouvert"})
    near = framer.frame(POST, FR, followed=(key, ("term", "series", "lost", 1))).near_feeds
    assert [feed.url for feed in near] == ["/fr/categories/ouvert/atom.xml"]


def test_a_site_below_a_folder_has_it_in_every_address() -> None:
    below = site(url=f"{URL}/veille", base="/veille", header_menu=("home",))
    frame = Framer(below, ADDRESSES, {}).frame(POST, FR)
    assert frame.canonical == f"{URL}/veille/fr/2013/06/x/"
    assert frame.home == "/veille/fr/"
    assert frame.theme == "/veille/theme/"
    assert frame.switch.url == "/veille/en/2013/06/x/"
    assert frame.header_menu[0].url == "/veille/fr/"
    assert frame.feeds[0].url == "/veille/fr/rss.xml"


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("home", HOME),
        ("category", ("axis", "category")),
        ("tags", ("axis", "tags")),
        ("archives", ("archives",)),
        ("pages/about", ABOUT),
    ],
)
def test_a_menu_names_pages_by_a_word_or_a_folder(name: str, key: Key) -> None:
    assert of_menu(name) == key
