"""Files are fetched with care: from public addresses only, whole, once, and nothing stops."""

from __future__ import annotations

import threading
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

import pytest

from tests.pictures import picture
from tests.vigie.wordpress.exports import BLOG, FRENCH, export, imported, item
from vigie.connections import is_public
from vigie.wordpress.download import Download
from vigie.wordpress.media import Folder, Media, sound

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PNG = picture("PNG", (300, 200))


class Server(ThreadingHTTPServer):
    """Serves a picture, badly; `asked` notes what was asked of it."""

    daemon_threads = True
    asked: list[tuple[str, str]]


class Handler(BaseHTTPRequestHandler):
    """Answers by the name of the file."""

    server: Server

    def do_GET(self) -> None:
        """Answer one request."""
        times = sum(path == self.path for path, _ in self.server.asked)
        self.server.asked.append((self.path, self.headers.get("Range", "")))
        begin = int(self.headers.get("Range", "bytes=0-").removeprefix("bytes=").rstrip("-"))
        if self.path.startswith("/gone"):
            self.send_error(404)
        elif self.path.startswith("/busy") and times < 2:
            self.send_error(503)
        elif self.path.startswith("/inside"):
            self.send_response(302)
            self.send_header("Location", "http://127.0.0.2/secret.png")
            self.end_headers()
        elif self.path.startswith("/file"):
            self.send_response(302)
            self.send_header("Location", "file:///etc/passwd")
            self.end_headers()
        elif self.path.startswith("/round"):
            self.send_response(302)
            self.send_header("Location", self.path)
            self.end_headers()
        else:
            self.send_response(206 if begin else 200)
            self.send_header("Content-Length", str(len(PNG) - begin))
            self.end_headers()
            broken = self.path.startswith("/broken") and times == 0
            self.wfile.write(PNG[begin : len(PNG) // 2 if broken else None])

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def server() -> Iterator[Server]:
    """Serve on an address of this machine."""
    with Server(("127.0.0.1", 0), Handler) as found:
        found.asked = []
        threading.Thread(target=found.serve_forever, daemon=True).start()
        yield found
        found.shutdown()


def fetching(folder: Path) -> Download:
    """Return a download that may ask this very server, and nobody else."""
    return Download(folder, allowed=lambda place: place == "127.0.0.1", pause=0)


def at(server: Server, path: str) -> str:
    return f"http://127.0.0.1:{server.server_port}{path}"


def test_a_file_is_fetched_once(server: Server, tmp_path: Path) -> None:
    for _ in range(2):
        file = fetching(tmp_path).find(at(server, "/a.png"))
        assert file is not None
        assert file.read_bytes() == PNG
    assert server.asked == [("/a.png", "")]


def test_a_busy_server_is_asked_again_and_a_broken_transfer_goes_on(
    server: Server, tmp_path: Path
) -> None:
    for path in ("/busy.png", "/broken.png"):
        file = fetching(tmp_path).find(at(server, path))
        assert file is not None
        assert file.read_bytes() == PNG
    assert ("/broken.png", f"bytes={len(PNG) // 2}-") in server.asked


@pytest.mark.parametrize(
    ("path", "why"),
    [
        ("/gone.png", "HTTP 404"),
        ("/inside.png", "not a public address"),
        ("/file.png", "neither http nor https"),
        ("/round.png", "too many redirects"),
    ],
)
def test_what_cannot_be_fetched_is_told_and_not_asked_twice(
    path: str, why: str, server: Server, tmp_path: Path
) -> None:
    download = fetching(tmp_path)
    address = at(server, path)
    assert download.find(address) is None
    asked = len(server.asked)
    assert download.find(address) is None
    assert (download.failed[address], len(server.asked)) == (why, asked)
    assert list(tmp_path.iterdir()) == []


def test_files_are_fetched_for_an_import_and_what_fails_is_told(
    server: Server, tmp_path: Path
) -> None:
    base = f"http://127.0.0.1:{server.server_port}"
    uploads = f"{base}/wp-content/uploads"
    pictures = f"<img src='{uploads}/a.png' alt='un'> <img src='{base}/gone.png' alt='deux'>"
    data = export(item(1, content=f"{FRENCH} {pictures}")).replace(BLOG, base)
    home = imported(tmp_path, data, source=fetching(tmp_path / "import-media"))
    assert "![un](a-" in home.read("posts/2013/2013-06-05-titre-1/fr.md")
    assert home.sums()["medium", "kept", "file-here"] == 1
    assert home.sums()["medium", "left", "no-media"] == 1
    (failed,) = (
        one.what for one in home.imported.account.warnings if one.reason == "download-failed"
    )
    assert failed == f"{base}/gone.png (HTTP 404)"


def test_nothing_is_asked_of_this_machine_or_its_neighbours(server: Server, tmp_path: Path) -> None:
    for host in ("127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]"):
        assert Download(tmp_path, pause=0).find(f"http://{host}:{server.server_port}/a.png") is None
    assert server.asked == []


@pytest.mark.parametrize(
    ("place", "public"),
    [
        ("127.0.0.1", False),
        ("10.1.2.3", False),
        ("172.16.0.1", False),
        ("192.168.1.1", False),
        ("169.254.169.254", False),
        ("100.64.0.1", False),
        ("0.0.0.0", False),  # noqa: S104 -- looked at, not listened on
        ("224.0.0.1", False),
        ("::1", False),
        ("fe80::1%eth0", False),
        ("fd00::1", False),
        ("::ffff:10.0.0.1", False),
        ("2002:7f00:1::", False),
        ("192.0.66.2", True),
        ("2606:4700::1111", True),
    ],
)
def test_public_addresses_are_told_from_others(place: str, public: bool) -> None:  # noqa: FBT001 -- what is expected
    assert is_public(place) is public


@pytest.mark.parametrize(
    ("name", "data", "fit"),
    [
        ("a.png", PNG, True),
        ("a.PNG", PNG, True),
        ("a.pdf", b"%PDF-1.4", True),
        ("a.png", PNG[:-300], False),
        ("a.png", b"<svg onload=alert(1)>", False),
        ("a.svg", b"<svg/>", False),
        ("a.html", b"<p>", False),
        ("a.png", b"", False),
        ("a", PNG, False),
    ],
)
def test_a_file_is_what_its_name_says_or_stays_out(
    name: str,
    data: bytes,
    fit: bool,  # noqa: FBT001 -- what is expected
    tmp_path: Path,
) -> None:
    file = tmp_path / name
    file.write_bytes(data)
    assert sound(file) is fit


def test_files_have_safe_names_of_their_own_in_each_folder(tmp_path: Path) -> None:
    for name in ("2013/06/Été à Québec.PNG", "2014/01/Été à Québec.PNG", "2013/06/fr.png"):
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(PNG)
    media = Media(Folder(tmp_path))
    local = partial(media.local, folder="posts/x")
    uploads = "https://a.ca/wp-content/uploads"
    first = local(f"{uploads}/2013/06/%C3%89t%C3%A9%20%C3%A0%20Qu%C3%A9bec-300x200.PNG?w=30")
    assert first == "ete-a-quebec.png"
    assert local(f"{uploads}/2013/06/Été à Québec.PNG") == first
    assert local(f"{uploads}/2014/01/Été à Québec.PNG") == "ete-a-quebec-2.png"
    assert local(f"{uploads}/2013/06/fr.png") == "image-fr.png"
    assert local("https://x.files.wordpress.com/2013/06/fr.png?w=9") == "image-fr.png"
    assert local(f"{uploads}/2013/06/../../../../etc/passwd") == ""


def test_a_link_in_the_folder_of_files_is_not_followed(tmp_path: Path) -> None:
    secret = tmp_path / "secret.png"
    secret.write_bytes(PNG)
    folder = tmp_path / "files"
    folder.mkdir()
    (folder / "a.png").symlink_to(secret)
    assert Folder(folder).find("https://a.ca/wp-content/uploads/a.png") is None
