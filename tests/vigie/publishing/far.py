"""Start Debian’s OpenSSH server on loopback, as another machine that one may publish to."""

from __future__ import annotations

import os
import pwd
import signal
import subprocess
import time
from contextlib import contextmanager
from socket import create_connection, create_server
from typing import TYPE_CHECKING

from tests import tools

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_SERVER = """\
ListenAddress 127.0.0.1:{port}
HostKey {folder}/host
AuthorizedKeysFile {folder}/user.pub
PidFile {folder}/pid
StrictModes no
PasswordAuthentication no
KbdInteractiveAuthentication no
PermitRootLogin prohibit-password
UsePAM no
"""
_CLIENT = """\
Host far
  HostName 127.0.0.1
  Port {port}
  User {user}
  IdentityFile {folder}/user
  IdentitiesOnly yes
  BatchMode yes
  UserKnownHostsFile {folder}/known
  StrictHostKeyChecking accept-new
  LogLevel ERROR
"""
_SECONDS = 10


@contextmanager
def reached_by_ssh(folder: Path) -> Iterator[str]:
    """Start the server until the block ends; give what rsync calls ssh by to reach `far`."""
    server = tools.sshd()
    if os.getuid() == 0:
        os.makedirs("/run/sshd", exist_ok=True)  # noqa: PTH103 -- sshd asks for it
    for name in ("host", "user"):
        command = ("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(folder / name))
        subprocess.run(command, check=True)
    with create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    user = pwd.getpwuid(os.getuid()).pw_name
    for name, text in (("server", _SERVER), ("client", _CLIENT)):
        (folder / name).write_text(text.format(folder=folder, port=port, user=user), "ascii")
    process = subprocess.Popen(
        (str(server), "-D", "-e", "-f", str(folder / "server")),
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        _wait_for(port)
        yield f"ssh -F {folder}/client"
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait(_SECONDS)


def _wait_for(port: int) -> None:
    end = time.monotonic() + _SECONDS
    while time.monotonic() < end:
        try:
            create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise TimeoutError(port)
