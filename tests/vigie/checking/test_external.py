"""Other sites are asked politely, only on demand, and never a private address."""

from __future__ import annotations

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

import pytest

from tests.site.builder import BASE, post, write
from vigie.checking.external import Answer, Asking, State, addresses, ask
from vigie.checking.manuscript import read
from vigie.checking.run import check
from vigie.languages import Language

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class Server(ThreadingHTTPServer):
    """A site; `asked` notes what was asked of it."""

    daemon_threads = True
    asked: list[str]


class Handler(BaseHTTPRequestHandler):
    """Answers by what is asked for."""

    server: Server

    def do_GET(self) -> None:
        """Answer by the path: a status, or a status and where it leads."""
        self.server.asked.append(f"{self.command} {self.path}")
        name = self.path.strip("/").partition("?")[0]
        status, _, place = name.partition("-to-")
        if name == "only-get":
            status = "200" if self.command == "GET" else "405"
        self.send_response(int(status))
        if place:
            self.send_header("Location", f"/{place}")
        self.send_header("Content-Length", "0")
        self.end_headers()

    do_HEAD = do_GET  # noqa: N815 -- the base class’s name

    def log_message(self, *_args: object) -> None:
        """Say nothing."""


@pytest.fixture
def server() -> Iterator[Server]:
    with Server(("127.0.0.1", 0), Handler) as found:
        found.asked = []
        thread = threading.Thread(target=found.serve_forever, args=(0.01,))
        thread.start()
        yield found
        found.shutdown()
        thread.join()


def anywhere(_place: str) -> bool:
    return True


def at(server: Server, path: str) -> str:
    return f"http://127.0.0.1:{server.server_port}{path}"


@pytest.mark.parametrize(
    ("path", "state", "detail", "asked"),
    [
        ("/200", State.THERE, "", ["HEAD /200"]),
        ("/200?a=b", State.THERE, "", ["HEAD /200?a=b"]),
        ("/only-get", State.THERE, "", ["HEAD /only-get", "GET /only-get"]),
        ("/404", State.GONE, "HTTP 404", ["HEAD /404", "GET /404"]),
        ("/410", State.GONE, "HTTP 410", ["HEAD /410", "GET /410"]),
        ("/503", State.UNSURE, "HTTP 503", ["HEAD /503", "GET /503"]),
        ("/403", State.UNSURE, "HTTP 403", ["HEAD /403", "GET /403"]),
        ("/302-to-200", State.THERE, "", ["HEAD /302-to-200", "HEAD /200"]),
        (
            "/301-to-302-to-200",
            State.THERE,
            "",
            ["HEAD /301-to-302-to-200", "HEAD /302-to-200", "HEAD /200"],
        ),
        ("/302-to-404", State.GONE, "HTTP 404", ["HEAD /302-to-404", "HEAD /404", "GET /404"]),
    ],
)
def test_what_became_of_a_page_is_told(
    server: Server, path: str, state: State, detail: str, asked: list[str]
) -> None:
    assert ask(at(server, path), anywhere) == Answer(state, detail)
    assert server.asked == asked


def test_a_page_that_moved_for_good_is_told_with_its_new_address(server: Server) -> None:
    assert ask(at(server, "/308-to-200"), anywhere) == Answer(State.MOVED, at(server, "/200"))


def test_a_site_that_leads_in_circles_or_answers_nothing_is_told(server: Server) -> None:
    long = "-to-".join(["302"] * 9)
    assert ask(at(server, f"/{long}"), anywhere) == Answer(State.UNSURE, "too many redirects")
    server.server_close()
    assert ask(at(server, "/200"), anywhere).state is State.UNSURE


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::1]"])
def test_nothing_is_asked_of_this_machine_or_its_neighbours(server: Server, host: str) -> None:
    answer = ask(f"http://{host}:{server.server_port}/200")
    assert (answer.state, answer.detail) == (State.UNSURE, "not a public address")
    assert server.asked == []


@pytest.mark.parametrize("address", ["http://", "http://[", "https://a.ca:x/", "http://u@a.ca/"])
def test_what_is_no_address_is_not_asked(address: str) -> None:
    assert ask(address, anywhere).state is State.UNSURE


def test_an_answer_is_kept_a_week_and_a_bad_one_a_day(server: Server, tmp_path: Path) -> None:
    now = 1_000_000.0
    good, bad = at(server, "/200"), at(server, "/404")

    def asked() -> list[str]:
        server.asked.clear()
        asking = Asking(tmp_path / "kept.json", anywhere, pause=0, clock=lambda: now)
        answers = asking.answers([f"{good}#part", good, bad])
        assert {one: answer.state for one, answer in answers.items()} == {
            f"{good}#part": State.THERE,
            good: State.THERE,
            bad: State.GONE,
        }
        return sorted(server.asked)

    assert asked() == ["GET /404", "HEAD /200", "HEAD /404"]
    assert asked() == []
    now += 86_400
    assert asked() == ["GET /404", "HEAD /404"]
    now += 6 * 86_400
    assert asked() == ["GET /404", "HEAD /200", "HEAD /404"]


@pytest.mark.parametrize("kept", ["", "[]", "{", '{"a": 1}', '{"a": ["x", "", 1]}'])
def test_a_damaged_memory_is_forgotten(server: Server, tmp_path: Path, kept: str) -> None:
    file = tmp_path / "kept.json"
    file.write_text(kept, "utf-8")
    asking = Asking(file, anywhere, pause=0)
    assert asking.answers([at(server, "/200")])[at(server, "/200")].state is State.THERE
    assert list(json.loads(file.read_text("utf-8"))) == [at(server, "/200")]


def test_every_address_of_a_text_is_found_with_its_place() -> None:
    text = (
        "---\nurl: https://a.ca/1\nwatch:\n  links:\n    - {url: https://a.ca/2}\n---\n"
        "[x](https://a.ca/3) <https://a.ca/4> [y][r] <a href='https://a.ca/5'>z</a>\n"
        "`https://a.ca/6` [v](b.md)\n\n[r]: https://a.ca/7\n"
    )
    found = list(addresses(read("x", Language.FR, text)))
    assert sorted(address[-1] for _, address in found) == ["1", "2", "3", "4", "5", "7"]
    assert all(text[start] in "h[<" for start, _ in found)


def test_links_are_asked_for_only_on_demand_and_each_once(server: Server, tmp_path: Path) -> None:
    body = (
        f"[un]({at(server, '/404')}) [deux]({at(server, '/404#x')}) "
        f"[t]({at(server, '/301-to-200')})\n\n"
        f"[trois]({at(server, '/404')}) <!-- check: off external-link -->"
    )
    content = write(tmp_path, {**BASE, "posts/2013/2013-06-05-a/fr.md": post("Un", body)})
    assert [one for one in check(content).problems if one.rule == "external-link"] == []
    assert server.asked == []
    asking = Asking(None, anywhere, pause=0)
    found = [one for one in check(content, asking=asking).problems if one.rule == "external-link"]
    assert [(one.line, one.severity.value) for one in found] == [
        (6, "warning"),
        (6, "warning"),
        (6, "advice"),
    ]
    assert found[2].remedy == f"write {at(server, '/200')}"
    assert sorted(server.asked) == ["GET /404", "HEAD /200", "HEAD /301-to-200", "HEAD /404"]
