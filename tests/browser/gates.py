"""The gates that a built site must pass; each returns its complaints, none where all is good."""

import json
import subprocess
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests import tools

AXE_TAGS = (
    *("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"),
    "best-practice",
)


def axe_violations(page: Page) -> list[str]:
    """Check an open page, as it looks now, against WCAG 2.0 to 2.2 A and AA and axe's practices."""
    options = {
        "runOnly": {"type": "tag", "values": list(AXE_TAGS)},
        "rules": {"target-size": {"enabled": True}},  # off by itself, though 2.2 AA asks for it
        "resultTypes": ["violations"],
    }
    violations = Axe().run(page, options=options).response["violations"]
    return [
        f"{violation['id']}: {violation['help']}: {node['html']}"
        for violation in violations
        for node in violation["nodes"]
    ]


def nu_errors(folder: Path) -> list[str]:
    """Check every page of a folder with the Nu HTML checker; nothing is ignored."""
    require_pages(folder)
    jar = tools.npm_file("vnu-jar/build/dist/vnu.jar", "The Nu HTML checker")
    options = ("--errors-only", "--format", "gnu", "--skip-non-html")
    return complaints(str(tools.java()), "-jar", str(jar), *options, str(folder)).splitlines()


def html_validate_errors(folder: Path) -> list[str]:
    """Check every page of a folder with html-validate: the standard's rules and accessibility."""
    require_pages(folder)
    script = tools.npm_file("html-validate/bin/html-validate.mjs", "html-validate")
    config = tools.FOLDER / "html-validate.json"
    options = ("--config", str(config), "--formatter", "text", "--ext", "html")
    return complaints(str(tools.node()), str(script), *options, str(folder)).splitlines()


def lychee_errors(folder: Path) -> list[str]:
    """Check that every link inside a folder leads to a file, and its #fragment to a place in it."""
    require_pages(folder)
    root = folder.resolve()
    options = (
        *("--offline", "--include-fragments", "--no-progress", "--format", "json"),
        *("--index-files", "index.html"),  # a folder counts as a page only if it has one
        *("--no-ignore", "--hidden"),  # or it skips what git ignores, such as a built site
        *("--root-dir", str(root)),
    )
    report = complaints(str(tools.lychee()), *options, str(root))
    if not report:
        return []
    return [
        f"{path}: {error['url']}: {error['status']['text']}"
        for path, errors in json.loads(report)["error_map"].items()
        for error in errors
    ]


def require_pages(folder: Path) -> None:
    """Refuse a folder without pages, which every gate would let pass."""
    if not any(folder.rglob("*.html")):
        message = f"no page in {folder}"
        raise ValueError(message)


def complaints(*command: str) -> str:
    """Run a checker; return what it printed if it complained, and nothing if it did not."""
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    return "" if done.returncode == 0 else done.stdout or done.stderr
