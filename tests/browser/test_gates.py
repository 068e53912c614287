"""Each gate lets a good site pass and names what is wrong with a bad one."""

from collections.abc import Callable
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page

from tests.browser.gates import axe_violations, html_validate_errors, lychee_errors, nu_errors

GOOD = """\
<!DOCTYPE html>
<html lang="{lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Vigie</title>
</head>
<body>
<main>
<h1 id="{anchor}">Vigie</h1>
<p><a href="{link}">{text}</a> <a href="https://example.org/">Dehors</a></p>
</main>
</body>
</html>
"""
BAD = """\
<!DOCTYPE html>
<html>
<head><title>Vigie</title></head>
<body>
<p id="twice">Une image : <img src="image.png"></p>
<p id="twice">Un bouton : <button type="button"></button></p>
<p style="color: #999; background: #fff">Pâle, <a href="/nulle-part/">perdu</a></p>
<p><a href="#absent">nulle ancre</a> <a href="/vide/">nulle page</a></p>
</body>
</html>
"""


@pytest.fixture
def good(tmp_path: Path) -> Path:
    """Make a site of two pages that lead to each other, by root and with fragments."""
    site = tmp_path / "good"
    (site / "en").mkdir(parents=True)
    home = GOOD.format(lang="fr", anchor="haut", link="/en/#top", text="Anglais")
    other = GOOD.format(lang="en", anchor="top", link="/#haut", text="French")
    missing = GOOD.format(lang="fr", anchor="x", link="/", text="Introuvable")
    (site / "index.html").write_text(home, encoding="utf-8")
    (site / "en/index.html").write_text(other, encoding="utf-8")
    (site / "404.html").write_text(missing, encoding="utf-8")
    return site


@pytest.fixture
def bad(tmp_path: Path) -> Path:
    """Make a site of one page with a mistake for every gate."""
    site = tmp_path / "bad"
    (site / "vide").mkdir(parents=True)
    (site / "index.html").write_text(BAD, encoding="utf-8")
    return site


def get(url: str, path: str) -> tuple[int, str]:
    """Ask a server for a path; return the status and the body."""
    connection = HTTPConnection(urlsplit(url).netloc, timeout=10)
    connection.request("GET", path)
    response = connection.getresponse()
    body = response.read().decode()
    connection.close()
    return response.status, body


def test_server_answers_with_the_index_of_a_folder(
    good: Path, serve: Callable[[Path], str]
) -> None:
    status, body = get(serve(good), "/en/")
    assert status == 200
    assert "French" in body


def test_server_answers_a_missing_path_with_the_sites_404_page(
    good: Path, serve: Callable[[Path], str]
) -> None:
    status, body = get(serve(good), "/gone")
    assert status == 404
    assert "Introuvable" in body


def test_server_answers_a_missing_path_plainly_where_the_site_has_no_404_page(
    bad: Path, serve: Callable[[Path], str]
) -> None:
    assert get(serve(bad), "/gone")[0] == 404


@pytest.mark.browser
@pytest.mark.tools
def test_axe_lets_a_good_page_pass(good: Path, page: Page, serve: Callable[[Path], str]) -> None:
    page.goto(serve(good))
    assert axe_violations(page) == []


@pytest.mark.browser
@pytest.mark.tools
def test_axe_names_what_is_wrong_with_a_bad_page(
    bad: Path, page: Page, serve: Callable[[Path], str]
) -> None:
    page.goto(serve(bad))
    rules = {violation.partition(":")[0] for violation in axe_violations(page)}
    assert {"button-name", "color-contrast", "html-has-lang", "image-alt"} <= rules


@pytest.mark.browser
@pytest.mark.tools
def test_axe_holds_a_page_to_best_practice_and_to_wcag_2_2(
    tmp_path: Path, page: Page, serve: Callable[[Path], str]
) -> None:
    small = '<button style="width:9px;height:9px;padding:0" aria-label="{0}"></button>'
    body = GOOD.format(lang="fr", anchor="a", link="/", text="Accueil").replace(
        "</h1>", "</h1><h4>Saut</h4>" + small.format("un") + small.format("deux")
    )
    (tmp_path / "index.html").write_text(body, encoding="utf-8")
    page.goto(serve(tmp_path))
    rules = {violation.partition(":")[0] for violation in axe_violations(page)}
    assert {"heading-order", "target-size"} <= rules


@pytest.mark.tools
def test_the_nu_checker_lets_a_good_site_pass(good: Path) -> None:
    assert nu_errors(good) == []


@pytest.mark.tools
def test_the_nu_checker_names_file_line_and_error(bad: Path) -> None:
    errors = nu_errors(bad)
    assert any("index.html" in error and ":5." in error and "alt" in error for error in errors)
    assert any("Duplicate ID" in error for error in errors)


@pytest.mark.tools
def test_html_validate_lets_a_good_site_pass(good: Path) -> None:
    assert html_validate_errors(good) == []


@pytest.mark.tools
def test_html_validate_names_file_line_and_rule(bad: Path) -> None:
    errors = html_validate_errors(bad)
    assert any("index.html:5:" in error and "wcag/h37" in error for error in errors)
    assert any("text-content" in error for error in errors)


@pytest.mark.tools
def test_lychee_lets_a_good_site_pass(good: Path) -> None:
    assert lychee_errors(good) == []


@pytest.mark.tools
def test_lychee_names_missing_files_pages_and_anchors(bad: Path) -> None:
    errors = "\n".join(lychee_errors(bad))
    assert all(path in errors for path in ("image.png", "nulle-part", "#absent", "vide"))


@pytest.mark.tools
def test_lychee_reads_a_site_that_git_ignores(bad: Path) -> None:
    (bad / ".git").mkdir()
    (bad / ".gitignore").write_text("*.html\n", encoding="utf-8")
    assert lychee_errors(bad)


@pytest.mark.parametrize("gate", [nu_errors, html_validate_errors, lychee_errors])
def test_no_gate_takes_a_folder_without_pages_for_a_good_site(
    gate: Callable[[Path], list[str]], tmp_path: Path
) -> None:
    with pytest.raises(ValueError, match="no page"):
        gate(tmp_path)
