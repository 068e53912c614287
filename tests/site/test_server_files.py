"""Files for servers come and go with the settings; assets are named by what is in them."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from tests.site.builder import BASE, built, post, write
from vigie.root import ROOT

if TYPE_CHECKING:
    from pathlib import Path

FILES = {**BASE, "posts/2013/2013-06-05-bon/fr.md": post("Bon", authors="[ada]")}
SECURITY = {"contact": "mailto:security@example.org", "expires": "2020-12-31"}


def test_notices_come_and_go_with_the_settings(tmp_path: Path) -> None:
    content, output = write(tmp_path / "content", FILES), tmp_path / "site"
    assert not (built(content, output).folder / "humans.txt").exists()
    made = built(content, output, settings={"SECURITY_TXT": SECURITY, "HUMANS_TXT": True})
    assert made.status == 0
    assert "warning: SECURITY_TXT: it held until 2020-12-31" in made.err
    assert "Ada Éluard" in (output / "humans.txt").read_text("utf-8")
    assert "Contact: mailto:" in (output / ".well-known/security.txt").read_text("utf-8")
    built(content, output)
    assert not (output / "humans.txt").exists()
    assert not (output / ".well-known").exists()


def test_what_others_put_into_the_well_known_folder_stays(tmp_path: Path) -> None:
    content, output = write(tmp_path / "content", FILES), tmp_path / "site"
    built(content, output)
    own = {".well-known/security.txt": "Contact: me\n", ".well-known/acme/token": "x"}
    write(output, own)
    assert built(content, output).status == 0
    refused = built(content, output, settings={"SECURITY_TXT": SECURITY})
    assert refused.status == 1
    assert "SECURITY_TXT in the settings" in refused.err
    assert {name: (output / name).read_text("utf-8") for name in own} == own


def test_a_change_to_the_theme_gives_its_files_other_addresses(tmp_path: Path) -> None:
    content, theme = write(tmp_path / "content", FILES), tmp_path / "theme"
    shutil.copytree(ROOT / "themes/vigie", theme)
    settings = {"HASHED_ASSETS": True, "THEME": str(theme)}
    styles = []
    for number in range(3):
        if number == 2:
            with (theme / "static/css/print.css").open("a", encoding="utf-8") as file:
                file.write(".new { color: inherit; }\n")
        made = built(content, tmp_path / "site", settings=settings)
        (style,) = made.folder.rglob("main.css")
        styles.append(f"/{style.relative_to(made.folder).as_posix()}")
        for _, page in made.pages():
            for link in page.xpath("//link[@rel='stylesheet']"):
                assert link.get("href") == styles[-1]
        assert (style.parent / "fonts/literata.woff2").exists()
    assert styles[0] == styles[1] != styles[2]


def test_a_site_below_a_path_tells_servers_so(tmp_path: Path) -> None:
    made = built(
        write(tmp_path / "content", FILES),
        tmp_path / "site",
        url="https://example.org/veille",
        settings={"HASHED_ASSETS": True},
    )
    told = (made.folder / "_headers").read_text("utf-8")
    assert told.startswith("/veille/*\n  Content-Security-Policy: ")
    assert "\n/veille/theme/*\n  Cache-Control: public, max-age=31536000, immutable\n" in told
    assert "ErrorDocument 404 /veille/404.html\n" in (made.folder / ".htaccess").read_text("utf-8")
