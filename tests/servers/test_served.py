"""What real servers answer with the files that a build makes for them."""

from __future__ import annotations

import gzip
from pathlib import Path
from urllib.parse import quote

import brotli
import pytest

from tests.servers.running import get
from tests.site.test_videos import FILMED_AT

pytestmark = pytest.mark.tools

HOME = "/fr/2013/06/bon/"
KEPT_FOR_EVER = "public, max-age=31536000, immutable"
PACKED = {"gzip": ("gz", gzip.decompress), "br": ("br", brotli.decompress)}


def style(site: Path) -> str:
    """Return the address of the style sheet."""
    (file,) = site.glob("theme/*/main.css")
    return f"/{file.relative_to(site).as_posix()}"


@pytest.mark.parametrize("path", ["/", HOME, "/nowhere/", "/fr/rss.xml", "/feed/"])
def test_every_answer_has_the_headers_of_safety_once(port: int, path: str) -> None:
    _, told, _ = get(port, path)
    assert told["content-security-policy"].startswith("default-src 'none'; script-src 'self'")
    assert "unsafe-inline" not in told["content-security-policy"]
    assert "frame-src https://player.vimeo.com; " in told["content-security-policy"]
    assert told["x-content-type-options"] == "nosniff"
    assert told["referrer-policy"] == "strict-origin-when-cross-origin"
    assert "camera=()" in told["permissions-policy"]
    assert told["strict-transport-security"] == "max-age=31536000"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("/2013/06/05/bon/", HOME),
        ("/2013/06/05/bon", HOME),
        ("/2013/06/05/bon/?utm=1", HOME),
        ("/?p=12", HOME),
        ("/?a=b&p=12", HOME),
        (quote("/étiquette/été.html"), HOME),
        (quote("/étiquette/été.html").lower(), HOME),
        ("/feed/", "/fr/rss.xml"),
        ("/category/open", "/fr/archives/"),
        ("/category/open/", "/fr/archives/"),
    ],
)
def test_old_addresses_lead_to_new_ones_that_answer(port: int, old: str, new: str) -> None:
    status, told, _ = get(port, old)
    assert status == 301
    assert told["location"].removeprefix(f"http://127.0.0.1:{port}") == new
    assert get(port, new)[0] == 200


@pytest.mark.parametrize("path", ["/?p=123", "/?x=1", HOME, "/category/open/2/"])
def test_no_other_address_leads_anywhere(port: int, path: str) -> None:
    assert get(port, path)[0] == (404 if "category" in path else 200)


def test_a_missing_page_is_told_by_the_page_of_the_site(port: int, site: Path) -> None:
    status, told, body = get(port, "/nowhere/")
    assert (status, body) == (404, (site / "404.html").read_bytes())
    assert told["content-type"] == "text/html; charset=utf-8"
    assert told.get("cache-control", "no-cache") == "no-cache"


@pytest.mark.parametrize("path", ["/.vigie", "/.htaccess", "/fr/.git/config"])
def test_what_has_a_dot_first_is_nobodys_business(port: int, path: str) -> None:
    assert get(port, path)[0] in {403, 404}


def test_a_folder_without_its_slash_leads_to_the_page(port: int) -> None:
    status, told, _ = get(port, "/fr/archives")
    assert status == 301
    assert told["location"].endswith("/fr/archives/")


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/", "text/html; charset=utf-8"),
        ("/404.html", "text/html; charset=utf-8"),
        ("/fr/rss.xml", "application/xml; charset=utf-8"),
        ("/fr/atom.xml", "application/xml; charset=utf-8"),
        ("/fr/feed.json", "application/feed+json"),
        ("/fr/feed.css", "text/css; charset=utf-8"),
        ("/sitemap.xml", "application/xml; charset=utf-8"),
        ("/robots.txt", "text/plain; charset=utf-8"),
        ("/humans.txt", "text/plain; charset=utf-8"),
        ("/.well-known/security.txt", "text/plain; charset=utf-8"),
        ("/fr/s-abonner/feeds.opml", "text/x-opml; charset=utf-8"),
        ("/fr/evenements/calendrier.ics", "text/calendar; charset=utf-8"),
        (f"/media/{FILMED_AT}/talk.mp4", "video/mp4"),
        (f"/media/{FILMED_AT}/talk.vtt", "text/vtt; charset=utf-8"),
        ("{theme}/favicon.svg", "image/svg+xml; charset=utf-8"),
        ("{theme}/fonts/literata.woff2", "font/woff2"),
    ],
)
@pytest.mark.parametrize("accepted", ["identity", "gzip", "br"])
def test_files_have_their_types_however_they_are_packed(
    port: int, site: Path, path: str, kind: str, accepted: str
) -> None:
    address = path.format(theme=style(site).rpartition("/")[0])
    status, told, _ = get(port, address, {"Accept-Encoding": accepted})
    assert (status, told["content-type"]) == (200, kind)


@pytest.mark.parametrize("accepted", PACKED)
@pytest.mark.parametrize("path", [HOME, "/fr/rss.xml", "{style}"])
def test_text_is_sent_as_it_lies_packed_beside_its_file(
    port: int, site: Path, path: str, accepted: str
) -> None:
    address = path.format(style=style(site))
    file = site / f"{address}{'index.html' if address.endswith('/') else ''}".lstrip("/")
    ending, unpack = PACKED[accepted]
    _, told, body = get(port, address, {"Accept-Encoding": accepted})
    assert told["content-encoding"] == accepted
    assert "accept-encoding" in told["vary"].lower()
    assert body == Path(f"{file}.{ending}").read_bytes()
    assert unpack(body) == file.read_bytes()


def test_a_browser_that_unpacks_both_gets_the_smaller(port: int) -> None:
    _, told, _ = get(port, HOME, {"Accept-Encoding": "gzip, deflate, br"})
    assert told["content-encoding"] == "br"


def test_what_is_named_by_its_content_is_kept_for_ever_and_pages_are_not(
    port: int, site: Path
) -> None:
    assert get(port, style(site))[1]["cache-control"] == KEPT_FOR_EVER
    assert get(port, HOME)[1]["cache-control"] == "no-cache"
    assert get(port, "/fr/rss.xml")[1]["cache-control"] == "no-cache"
    picture = next((site / "pictures").rglob("*.png")).relative_to(site).as_posix()
    assert get(port, f"/{picture}")[1]["cache-control"] == KEPT_FOR_EVER
    film = get(port, f"/media/{FILMED_AT}/talk.mp4")[1]
    assert film["cache-control"] == "public, max-age=86400"
    missing = get(port, "/theme/000000000000/main.css")
    assert missing[0] == 404
    assert missing[1].get("cache-control") != KEPT_FOR_EVER


@pytest.mark.parametrize("accepted", ["identity", "gzip", "br"])
def test_a_page_that_did_not_change_is_not_sent_again(port: int, accepted: str) -> None:
    asked = {"Accept-Encoding": accepted}
    _, told, _ = get(port, HOME, asked)
    status, _, body = get(port, HOME, {**asked, "If-None-Match": told["etag"]})
    assert (status, body) == (304, b"")


def test_security_and_humans_say_what_the_settings_say(site: Path) -> None:
    security = (site / ".well-known/security.txt").read_text("utf-8").splitlines()[1:]
    assert security == [
        "Contact: mailto:security@example.org",
        "Expires: 2999-12-31T00:00:00Z",
        "Preferred-Languages: fr, en",
        "Canonical: https://example.org/.well-known/security.txt",
    ]
    assert "/* SITE */\nVigie\n" in (site / "humans.txt").read_text("utf-8")
