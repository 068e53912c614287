"""The server gives this machine's browser the site as it is, and nobody else anything."""

from __future__ import annotations

import json
import socket
from http.client import HTTPConnection, HTTPResponse
from threading import Thread
from typing import TYPE_CHECKING, Any

import pytest

from tests.site.builder import write
from vigie.serving.board import Board
from vigie.serving.outcome import Mistake, Outcome
from vigie.serving.server import HOST, Server, with_script

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PAGE = "<!DOCTYPE html><html><body><p>Été</p></body></html>"
MISTAKE = Mistake(source="fr.md", place="content/fr.md:3", told="no; yes", stops=True)


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    """Serve a small site."""
    board = Board()
    with Server(0, tmp_path, "content", board) as server:
        files = {"index.html": PAGE, "404.html": PAGE.replace("Été", "Rien"), "film.mp4": "0123"}
        write(server.folder, files)
        thread = Thread(target=server.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        yield server
        board.close()
        server.shutdown()
        thread.join()


def ask(
    server: Server, path: str, method: str = "GET", **headers: str
) -> tuple[HTTPResponse, bytes]:
    """Return an answer and its body."""
    connection = HTTPConnection(HOST, server.server_port, timeout=20)
    connection.request(method, path, headers=headers)
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return answer, body


def test_a_page_comes_whole_with_the_script_and_is_never_kept(server: Server) -> None:
    answer, body = ask(server, "/")
    assert answer.status == 200
    assert answer.getheader("Content-Type") == "text/html; charset=utf-8"
    assert answer.getheader("Cache-Control") == "no-store"
    before, script, after = body.decode().partition("<script ")
    assert before + after.partition("</script>")[2] == PAGE
    assert f'data-made="{server.board.made}"' in script + after
    assert (server.folder / "index.html").read_text("utf-8") == PAGE


def test_the_script_goes_before_the_end_of_the_last_body() -> None:
    assert with_script(b"<body></body> </body></html>", "1").startswith(b"<body></body> <script")
    assert with_script(b"<p>text", "1").startswith(b"<p>text<script")


def test_an_address_without_a_page_gives_that_of_the_site(server: Server) -> None:
    answer, body = ask(server, "/nulle-part/")
    assert answer.status == 404
    assert "Rien" in body.decode()
    assert b"<script " in body


def test_before_there_is_a_site_the_page_waits_for_it(server: Server) -> None:
    for file in list(server.folder.iterdir()):
        file.unlink()
    answer, body = ask(server, "/fr/")
    assert answer.status == 503
    assert b"<script " in body


def test_a_video_comes_in_parts(server: Server) -> None:
    answer, body = ask(server, "/film.mp4", Range="bytes=1-2")
    assert (answer.status, body) == (206, b"12")
    assert answer.getheader("Content-Type") == "video/mp4"
    assert answer.getheader("Content-Range") == "bytes 1-2/4"
    answer, body = ask(server, "/film.mp4")
    assert (answer.status, body, answer.getheader("Accept-Ranges")) == (200, b"0123", "bytes")
    answer, _ = ask(server, "/film.mp4", Range="bytes=9-")
    assert (answer.status, answer.getheader("Content-Range")) == (416, "bytes */4")


def test_head_gives_the_head_alone(server: Server) -> None:
    for path in ("/", "/film.mp4", "/nulle-part/"):
        whole, body = ask(server, path)
        head, nothing = ask(server, path, "HEAD")
        assert (head.status, head.getheader("Content-Length")) == (whole.status, str(len(body)))
        assert nothing == b""


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS"])
def test_nothing_can_be_changed(server: Server, method: str) -> None:
    assert ask(server, "/", method)[0].status == 501


@pytest.mark.parametrize("host", ["evil.example", "evil.example:{}", "127.0.0.1.evil:{}", "", "{}"])
@pytest.mark.parametrize("path", ["/", "/film.mp4", "/.live/news", "/.live/page.js"])
def test_a_name_from_elsewhere_that_leads_here_gets_nothing(
    server: Server, host: str, path: str
) -> None:
    answer, body = ask(server, path, Host=host.format(server.server_port))
    assert (answer.status, body) == (421, b"")


def test_this_machine_is_known_by_both_of_its_names(server: Server) -> None:
    for host in ("127.0.0.1", "localhost"):
        assert ask(server, "/", Host=f"{host}:{server.server_port}")[0].status == 200


def test_only_the_loopback_address_is_listened_on(server: Server) -> None:
    assert server.server_address[0] == "127.0.0.1"


def test_pages_elsewhere_may_not_embed_what_is_served(server: Server) -> None:
    for path in ("/film.mp4", "/", "/.live/page.js"):
        answer, _ = ask(server, path)
        assert answer.getheader("Cross-Origin-Resource-Policy") == "same-origin"
        assert answer.getheader("Access-Control-Allow-Origin") is None


def news(server: Server) -> Iterator[dict[str, Any]]:
    """Yield what an open page is told, as it comes."""
    with socket.create_connection((HOST, server.server_port), timeout=20) as connection:
        host = f"{HOST}:{server.server_port}"
        connection.sendall(f"GET /.live/news HTTP/1.1\r\nHost: {host}\r\n\r\n".encode())
        with connection.makefile("rb") as lines:
            for line in lines:
                if line.startswith(b"data: "):
                    yield json.loads(line.removeprefix(b"data: "))


def test_an_open_page_is_told_each_change(server: Server) -> None:
    told = news(server)
    first = next(told)
    assert (first["busy"], first["mistakes"]) == (False, [])
    server.board.begin()
    assert next(told)["busy"]
    server.board.end(Outcome(mistakes=(MISTAKE,)))
    wrong = next(told)
    assert wrong["mistakes"] == [{"place": "content/fr.md:3", "told": "no; yes"}]
    assert (wrong["busy"], wrong["made"]) == (False, first["made"])
    server.board.end(Outcome(written=1))
    mended = next(told)
    assert mended["mistakes"] == []
    assert mended["made"] != first["made"]


def test_a_build_that_changes_nothing_renews_no_page(server: Server) -> None:
    made = server.board.made
    server.board.end(Outcome())
    assert server.board.made == made


def test_of_many_mistakes_some_are_shown_and_the_others_counted(server: Server) -> None:
    server.board.end(Outcome(mistakes=(MISTAKE,) * 40))
    told = next(news(server))
    assert len(told["mistakes"]) == 30
    assert "10" in told["more"]
