"""The server on the loopback address: files as they are, pages with the script that renews them."""

from __future__ import annotations

import sys
from hashlib import blake2b
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any

from vigie.cli.bootstrap import in_language
from vigie.delivery import media_type
from vigie.serving.files import Moved, RangeError, find, part

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vigie.serving.board import Board

HOST = "127.0.0.1"
_HOSTS = (HOST, "localhost")
_SCRIPT = "/.live/page.js"
_NEWS = "/.live/news"
_PIECE = 1 << 16
_HEARTBEAT = 10
_HTML = "text/html; charset=utf-8"
_ALWAYS = {
    "Cache-Control": "no-store",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
}


class Server(ThreadingHTTPServer):
    """Serves a folder to this machine alone, with the news of a board."""

    daemon_threads = True
    allow_reuse_address = sys.platform != "win32"  # where it would share the port

    def __init__(self, port: int, kept: Path, content: str, board: Board) -> None:
        """Take a port of the loopback address; raise OSError where it is not free.

        `folder` is the one in `kept` where the site of this content lies while it has this address.
        """
        super().__init__((HOST, port), _Answer)
        name = blake2b(content.encode("utf-8", "surrogateescape"), digest_size=8).hexdigest()
        self.folder = kept / f"{name}-{self.server_port}" / "site"
        self.board = board

    @property
    def url(self) -> str:
        """The address of the site, without a slash at its end."""
        return f"http://{HOST}:{self.server_port}"

    def handle_error(self, request: Any, client_address: Any) -> None:  # noqa: ANN401 -- as in the base
        """Say nothing of a browser that went away."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class _Answer(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    timeout = 60
    server: Server

    def do_HEAD(self) -> None:
        self.do_GET()

    def do_GET(self) -> None:
        if self.headers.get("Host") not in self._hosts():
            # A page from elsewhere whose name was made to lead here may read nothing.
            self._send(HTTPStatus.MISDIRECTED_REQUEST, b"", "text/plain; charset=utf-8")
        elif self.path.partition("?")[0] == _SCRIPT:
            self._send(HTTPStatus.OK, _script(), "text/javascript; charset=utf-8")
        elif self.path == _NEWS:
            self._tell_news()
        else:
            self._send_found()

    def _hosts(self) -> set[str]:
        port = self.server.server_port
        return {f"{host}:{port}" for host in _HOSTS}

    def _send_found(self) -> None:
        made = self.server.board.made  # before the file is read: at worst it is newer than its name
        found = find(self.server.folder, self.path)
        if isinstance(found, Moved):
            self._send(HTTPStatus.FOUND, b"", _HTML, {"Location": found.address})
        elif found is None:
            self._send_missing(made)
        elif found.suffix == ".html":
            self._send(HTTPStatus.OK, with_script(found.read_bytes(), made), _HTML)
        else:
            self._send_part(found)

    def _send_missing(self, made: str) -> None:
        page = self.server.folder / "404.html"
        if page.is_file():
            self._send(HTTPStatus.NOT_FOUND, with_script(page.read_bytes(), made), _HTML)
        else:
            waiting = with_script(_waiting().encode(), made)
            self._send(HTTPStatus.SERVICE_UNAVAILABLE, waiting, _HTML)

    def _send_part(self, file: Path) -> None:
        with file.open("rb") as opened:
            size = opened.seek(0, 2)
            try:
                wanted = part(self.headers.get("Range"), size)
            except RangeError:
                header = {"Content-Range": f"bytes */{size}"}
                self._send(HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE, b"", _HTML, header)
                return
            begin, end = wanted or (0, size)
            status = HTTPStatus.OK if wanted is None else HTTPStatus.PARTIAL_CONTENT
            partly = {} if wanted is None else {"Content-Range": f"bytes {begin}-{end - 1}/{size}"}
            kind = media_type(file.as_posix())
            self._head(status, end - begin, kind, {"Accept-Ranges": "bytes", **partly})
            opened.seek(begin)
            while begin < end and self.command != "HEAD":
                piece = opened.read(min(_PIECE, end - begin))
                if not piece:  # it has become shorter
                    self.close_connection = True
                    return
                self.wfile.write(piece)
                begin += len(piece)

    def _tell_news(self) -> None:
        self.close_connection = True
        self._head(HTTPStatus.OK, None, "text/event-stream; charset=utf-8", {})
        seen = -1
        while not self.server.board.closed:
            news = self.server.board.wait(seen, _HEARTBEAT)
            if news is None:
                self.wfile.write(b":\n\n")
            else:
                seen, text = news
                self.wfile.write(f"retry: 1000\ndata: {text}\n\n".encode())

    def _send(
        self, status: HTTPStatus, data: bytes, kind: str, more: Mapping[str, str] | None = None
    ) -> None:
        self._head(status, len(data), kind, more or {})
        if self.command != "HEAD":
            self.wfile.write(data)

    def _head(
        self, status: HTTPStatus, length: int | None, kind: str, more: Mapping[str, str]
    ) -> None:
        self.send_response(status)
        size = {} if length is None else {"Content-Length": str(length)}
        for name, value in {**_ALWAYS, "Content-Type": kind, **size, **more}.items():
            self.send_header(name, value)
        self.end_headers()

    def version_string(self) -> str:
        return "Vigie"

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 -- its name in the base
        """Say nothing: the terminal is for what the writer has to know."""


def with_script(page: bytes, made: str) -> bytes:
    """Return a page with what renews it at its end; `made` names the build that it comes from."""
    words = "".join(f' data-{name}="{text}"' for name, text in _words().items())
    script = f'<script src="{_SCRIPT}" data-made="{made}"{words} defer></script>'.encode()
    place = page.rfind(b"</body>")
    place = len(page) if place < 0 else place
    return page[:place] + script + page[place:]


def _words() -> dict[str, str]:
    return {
        "lang": in_language("en", "fr"),
        "busy": in_language("The site is being made…", "Le site se construit…"),
        "close": in_language("Close (Esc)", "Fermer (Échap)"),
    }


def _waiting() -> str:
    words = _words()
    return (
        f'<!DOCTYPE html>\n<html lang="{words["lang"]}"><head><meta charset="utf-8">'
        f"<title>Vigie</title></head><body><p>{words['busy']}</p></body></html>\n"
    )


def _script() -> bytes:
    return Path(__file__).with_name("page.js").read_bytes()
