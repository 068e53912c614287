"""Start Debian's nginx and Apache on loopback, as whoever has a server of their own would."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from contextlib import contextmanager, suppress
from http.client import HTTPConnection
from socket import create_connection, create_server
from typing import TYPE_CHECKING

from tests import tools

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

_NGINX = """\
load_module {brotli};
daemon off;
pid {scratch}/pid;
error_log {scratch}/log;
{user}
events {{}}
http {{
  include /etc/nginx/mime.types;
  access_log off;
  client_body_temp_path {scratch}/body;
  proxy_temp_path {scratch}/proxy;
  fastcgi_temp_path {scratch}/fastcgi;
  uwsgi_temp_path {scratch}/uwsgi;
  scgi_temp_path {scratch}/scgi;
  include {site}/nginx/http.conf;
  server {{
    listen 127.0.0.1:{port};
    root {site};
    include {site}/nginx/server.conf;
  }}
}}
"""
_MODULES = (
    *("mpm_event", "authz_core", "dir", "mime", "alias", "headers", "rewrite", "filter"),
    "deflate",
)
_APACHE = """\
ServerName localhost
Listen 127.0.0.1:{port}
PidFile {scratch}/pid
ErrorLog {scratch}/log
{user}
TypesConfig /etc/mime.types
AddType application/x-gzip .gz .tgz
DirectoryIndex index.html
DocumentRoot {site}
<Directory {site}>
  AllowOverride FileInfo
  Options FollowSymLinks
  Require all granted
</Directory>
"""
_SECONDS = 10


@contextmanager
def nginx(site: Path, scratch: Path) -> Iterator[int]:
    """Serve a site with nginx until the block ends; give the port."""
    program = tools.nginx()
    user = "user www-data;" if os.getuid() == 0 else ""
    port = _free_port()
    config = scratch / "nginx.conf"
    text = _NGINX.format(
        brotli=tools.BROTLI_MODULE, site=site, scratch=scratch, port=port, user=user
    )
    config.write_text(text, "utf-8")
    with _running((str(program), "-e", f"{scratch}/log", "-c", str(config)), port, scratch):
        yield port


@contextmanager
def apache(site: Path, scratch: Path) -> Iterator[int]:
    """Serve a site with Apache until the block ends; give the port."""
    program = tools.apache()
    modules = "".join(
        f"LoadModule {name}_module /usr/lib/apache2/modules/mod_{name}.so\n" for name in _MODULES
    )
    user = "User www-data\nGroup www-data" if os.getuid() == 0 else ""
    port = _free_port()
    config = scratch / "apache.conf"
    text = modules + _APACHE.format(site=site, scratch=scratch, port=port, user=user)
    config.write_text(text, "utf-8")
    with _running((str(program), "-D", "FOREGROUND", "-f", str(config)), port, scratch):
        yield port


def get(
    port: int, path: str, headers: dict[str, str] | None = None
) -> tuple[int, dict[str, str], bytes]:
    """Ask a server for a path as it is; return the status, the headers and the body.

    No header but `Vary` may come twice.
    """
    connection = HTTPConnection("127.0.0.1", port, timeout=_SECONDS)
    connection.request("GET", path, headers=headers or {})
    response = connection.getresponse()
    told: dict[str, str] = {}
    for name, value in response.getheaders():
        assert name == "Vary" or name.lower() not in told, name
        told[name.lower()] = value
    body = response.read()
    connection.close()
    return response.status, told, body


@contextmanager
def _running(command: Sequence[str], port: int, scratch: Path) -> Iterator[None]:
    process = subprocess.Popen(command, start_new_session=True)
    try:
        _wait(process, port, scratch)
        yield
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGTERM)
        process.wait(_SECONDS)


def _wait(process: subprocess.Popen[bytes], port: int, scratch: Path) -> None:
    """Return when a server answers; raise with its log where it does not."""
    until = time.monotonic() + _SECONDS
    while time.monotonic() < until and process.poll() is None:
        with suppress(OSError), create_connection(("127.0.0.1", port), timeout=1):
            return
        time.sleep(0.02)
    log = scratch / "log"
    raise RuntimeError(log.read_text("utf-8") if log.exists() else f"nobody answers at {port}")


def _free_port() -> int:
    with create_server(("127.0.0.1", 0)) as socket:
        port: int = socket.getsockname()[1]
    return port
