"""A blog that came home answers at every address that it had."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest

from tests.servers.running import apache, get, nginx
from tests.site.builder import built
from tests.vigie.wordpress.exports import BLOG, ENGLISH, attachment, comment, export, imported, item

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager

    Serve = Callable[[Path, Path], AbstractContextManager[int]]

pytestmark = pytest.mark.tools

POST = "/fr/2013/06/titre-1/"
CATEGORIES = (("category", "ouvert", "Ouvert"), ("category", "donnees", "Données"))
OLD = {
    "/2013/06/05/titre-1/": POST,
    "/2013/06/05/titre-1": POST,
    "/?p=1": POST,
    "/2013/06/05/avant/": POST,
    "/2013/06/05/titre-1/feed/": f"{POST}rss.xml",
    "/chat-page/": POST,
    "/2013/06/05/été/": "/en/2013/06/ete/",
    "/a-propos/": "/fr/a-propos/",
    "/?page_id=3": "/fr/a-propos/",
    "/category/ouvert/": "/fr/categories/ouvert/",
    "/category/ouvert/donnees/": "/fr/categories/donnees/",
    "/category/donnees/feed/": "/fr/categories/donnees/rss.xml",
    "/tag/veille/": "/fr/mots-cles/veille/",
    "/tag/veille/feed/": "/fr/mots-cles/veille/rss.xml",
    "/feed/": "/fr/rss.xml",
    "/feed/atom/": "/fr/atom.xml",
    "/comments/feed/": "/fr/rss-commentaires.xml",
}


@pytest.fixture(scope="module")
def site() -> Iterator[Path]:
    """Import a blog and build it, where the users of servers can read it."""
    about = item(3, "À propos", post_type="page", post_name="a-propos", link=f"{BLOG}/?page_id=3")
    with TemporaryDirectory(prefix="vigie-home-") as folder:
        Path(folder).chmod(0o755)
        blog = export(
            item(
                1,
                terms=(*CATEGORIES, ("post_tag", "veille", "Veille")),
                fields={"_wp_old_slug": "avant"},
                comments=(comment(11),),
            ),
            item(
                2,
                "Summer",
                ENGLISH,
                post_name="%c3%a9t%c3%a9",
                link=f"{BLOG}/2013/06/05/%C3%A9t%C3%A9/",
            ),
            about.replace(f"<link>{BLOG}/?page_id=3", f"<link>{BLOG}/a-propos/").replace(
                "?p=3", "?page_id=3"
            ),
            attachment(5, "chat.png", post_parent="1"),
        )
        home = imported(Path(folder, "blog"), blog)
        made = built(home.content, Path(folder, "site"))
        assert (made.status, made.err) == (0, "")
        yield made.folder


@pytest.mark.parametrize("server", [nginx, apache], ids=lambda server: server.__name__)
def test_every_old_address_leads_to_a_page_that_answers(
    server: Serve, site: Path, tmp_path: Path
) -> None:
    with server(site, tmp_path) as port:
        for old, new in OLD.items():
            status, told, _ = get(port, quote(old, safe="/?="))
            assert (status, told["location"].removeprefix(f"http://127.0.0.1:{port}")) == (
                301,
                new,
            ), old
            assert get(port, new)[0] == 200, new
