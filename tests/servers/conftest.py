"""One small site for all tests of servers, where their users can read it."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest

from tests.servers.running import apache, nginx
from tests.site.builder import built, post, write
from tests.site.test_events import FILES as EVENTS
from tests.site.test_videos import FILES as VIDEOS
from vigie.delivery import COMPRESSIONS
from vigie.publishing.compressing import compress

if TYPE_CHECKING:
    from collections.abc import Iterator

OLD = "posts/2013/2013-06-05-bon/fr.md"
FILES = {
    **EVENTS,
    **VIDEOS,
    OLD: post("Bon", "Mot. " * 400, aliases="[/2013/06/05/bon/, '/?p=12', '/étiquette/été.html']"),
    "redirects.toml": '"/feed/" = "/fr/rss.xml"\n"/category/open" = "/fr/archives/"\n',
}
SETTINGS = {
    "HASHED_ASSETS": True,
    "COMPRESSED": COMPRESSIONS,
    "SECURITY_TXT": {"contact": "mailto:security@example.org", "expires": "2999-12-31"},
    "HUMANS_TXT": True,
}


@pytest.fixture(scope="session")
def site() -> Iterator[Path]:
    """Build the site; every user of the machine may read it, as those of servers must."""
    with TemporaryDirectory(prefix="vigie-served-") as folder:
        Path(folder).chmod(0o755)
        made = built(write(Path(folder, "content"), FILES), Path(folder, "site"), settings=SETTINGS)
        assert (made.status, made.err) == (0, "")
        compress(made.folder, COMPRESSIONS)
        yield made.folder


@pytest.fixture(scope="session", params=[nginx, apache], ids=lambda server: server.__name__)
def port(
    request: pytest.FixtureRequest, site: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[int]:
    """Serve the site, with each server in turn."""
    with request.param(site, tmp_path_factory.mktemp("server")) as number:
        yield number
