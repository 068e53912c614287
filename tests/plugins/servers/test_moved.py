"""Rules of servers: each old address leads where it should, and no other one does."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.servers.apache import htaccess
from plugins.servers.model import Serving
from plugins.servers.moved import Moved
from plugins.servers.netlify import redirects
from plugins.servers.nginx import http
from plugins.servers.rules import Rule, rule
from vigie.languages import Language

PLAIN = rule("/2013/06/05/titre/", "/fr/2013/06/titre/")
QUERY = rule("/?p=12", "/fr/2013/06/titre/")
ACCENT = rule("/étiquette/été.html", "/fr/x/")


def told(*rules: Rule) -> Serving:
    """Return what a server has to know of a site of which nothing but redirects matters."""
    return Serving(
        not_found="/404.html", headers=(), cached=(), opml=(), compressed=(), rules=rules
    )


def test_netlify_reads_one_rule_a_line() -> None:
    assert redirects(told(PLAIN, QUERY, ACCENT)).decode().splitlines() == [
        "/2013/06/05/titre/ /fr/2013/06/titre/ 301",
        "/2013/06/05/titre /fr/2013/06/titre/ 301",
        "/ p=12 /fr/2013/06/titre/ 301",
        "/%C3%A9tiquette/%C3%A9t%C3%A9.html /fr/x/ 301",
    ]


def test_apache_asks_for_what_the_browser_sent() -> None:
    rules = htaccess(told(QUERY)).decode().partition("RewriteEngine On\n")[2]
    assert rules.splitlines()[:-1] == [
        'RewriteCond %{THE_REQUEST} "^[A-Z]+ /?(?:\\?| )"',
        'RewriteCond %{QUERY_STRING} "(?:^|&)p=12(?:&|$)"',
        'RewriteRule "^" "/fr/2013/06/titre/" [R=301,L,QSD,NE]',
    ]


@pytest.mark.parametrize(
    ("request_", "new"),
    [
        ("/2013/06/05/titre/", PLAIN.new),
        ("/2013/06/05/titre", PLAIN.new),
        ("/2013/06/05/titre/?utm=1", PLAIN.new),
        ("/2013/06/05/titre/feed/", None),
        ("/x/2013/06/05/titre/", None),
        ("/2013/06/05/titreux/", None),
        ("/?p=12", QUERY.new),
        ("/?a=b&p=12&c=d", QUERY.new),
        ("/?p=123", None),
        ("/?xp=12", None),
        ("/", None),
        ("/%C3%A9tiquette/%c3%a9t%c3%A9.html", ACCENT.new),
        ("/%C3%A9tiquette/%c3%a9t%c3%A9xhtml", None),
    ],
)
def test_nginx_and_apache_lead_the_same_requests_to_the_same_places(
    request_: str, new: str | None
) -> None:
    rules = (PLAIN, QUERY, ACCENT)
    assert by_nginx(http(told(*rules)).decode(), request_) == new
    assert by_apache(htaccess(told(*rules)).decode(), request_) == new


def by_nginx(text: str, request_: str) -> str | None:
    """Return where a map leads a request."""
    for pattern, new in re.findall(r'^  "~(.*)" "(.*)";$', text, re.MULTILINE):
        if re.search(pattern, request_):
            return str(new)
    return None


def by_apache(text: str, request_: str) -> str | None:
    """Return where rewrite rules lead a request."""
    conditions: list[tuple[str, str]] = []
    for line in text.splitlines():
        if match := re.fullmatch(r'RewriteCond %\{(\w+)\} "(.*)"', line):
            conditions.append((match[1], match[2]))
        elif match := re.fullmatch(r'RewriteRule "\^" "(.*)" \[R=301,L,QSD,NE\]', line):
            query = request_.partition("?")[2]
            of = {"THE_REQUEST": f"GET {request_} HTTP/1.1", "QUERY_STRING": query}
            if all(re.search(pattern, of[name]) for name, pattern in conditions):
                return match[1]
            conditions = []
    return None


@given(st.from_regex(r"/[a-z0-9é$%+.()|*&;,~-]{1,12}/", fullmatch=True))
def test_no_sign_of_an_old_address_means_anything_to_a_server(old: str) -> None:
    one = rule(old, "/fr/")
    assert by_nginx(http(told(one)).decode(), one.path) == "/fr/"
    assert by_apache(htaccess(told(one)).decode(), one.path) == "/fr/"
    assert len(redirects(told(one)).split()) == 6


@pytest.mark.parametrize(
    ("old", "path", "page"),
    [
        ("/2013/titre/", "fr/x/index.html", "2013/titre/index.html"),
        ("/titre", "fr/x/index.html", "titre/index.html"),
        ("/titre.html", "fr/x/index.html", "titre.html"),
        ("/titre.php", "fr/x/index.html", ""),
        ("/?p=1", "fr/x/index.html", ""),
        ("/feed/", "fr/rss.xml", ""),
    ],
)
def test_a_page_stands_at_an_old_address_where_servers_look_for_pages(
    old: str, path: str, page: str
) -> None:
    assert Moved(old=old, path=path, language=Language.FR).page == page
