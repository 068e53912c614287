"""Pictures on a built site: what pages, feeds and machines get, and what is never done twice."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from html import unescape
from io import BytesIO
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from lxml.html import fragment_fromstring
from PIL import Image

from tests.pictures import as_bytes, moving, picture, scene
from tests.site import linked
from tests.site.builder import BASE, URL, Built, built, every_byte, post, write
from vigie.build import build
from vigie.pictures import renditions
from vigie.root import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from vigie.pictures.model import Flaw, Made

AT = "posts/2026/2026-01-01-seen"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 100"><!-- Ada --><path/></svg>'
BODY = """\
![Une salle](room.jpg "La salle, vide."){: credit="Photo : Ada" }

![Un plan](plan.svg) ![Un chat](cat.gif){: width=24 } ![Un point](dot.png)

![](rule.png){: role=presentation }

La [photo](room.jpg), le [plan](plan.svg) et le [texte](text.pdf).
"""


def place(number: int = 0) -> bytes:
    """Return the notes of a camera that knows where it is; another `number`, other notes."""
    notes = Image.Exif()
    notes[0x010E] = f"45 deg North {number}"
    return notes.tobytes()


ROOM = as_bytes(
    Image.effect_mandelbrot((1000, 600), (-2, -1, 1, 1), 90).convert("RGB"), "JPEG", exif=place()
)
FILES: dict[str, str | bytes] = {
    **BASE,
    f"{AT}/fr.md": post("Des images", BODY, slug="images"),
    f"{AT}/room.jpg": ROOM,
    f"{AT}/plan.svg": SVG,
    f"{AT}/cat.gif": moving("GIF"),
    f"{AT}/dot.png": picture("PNG", (4, 4)),
    f"{AT}/rule.png": picture("PNG", (60, 4)),
    f"{AT}/unused.jpg": picture(),
    f"{AT}/text.pdf": b"%PDF",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Build a site with pictures of all kinds."""
    content = write(tmp_path_factory.mktemp("pictures") / "content", FILES)
    made = built(content, tmp_path_factory.mktemp("site") / "site", url=f"{URL}/base")
    assert (made.status, made.err) == (0, "")
    return made


def file_at(site: Built, address: str) -> bytes:
    """Return the file at an address of the site."""
    return (site.folder / unescape(address).removeprefix(URL).removeprefix("/base/")).read_bytes()


def test_a_page_offers_each_picture_as_browsers_want_it(site: Built) -> None:
    page = site.page("/fr/2026/01/images/")
    (figure,) = page.xpath("//figure")
    assert figure.findtext("figcaption") == "La salle, vide. "
    assert figure.findtext("figcaption/small") == "Photo\xa0: Ada"
    assert figure.xpath(".//source/@type") == ["image/avif", "image/webp"]
    images = page.xpath("//article//img")
    assert [one.get("alt") for one in images] == ["Une salle", "Un plan", "Un chat", "Un point", ""]
    assert [one.get("loading") for one in images] == [None, *["lazy"] * 4]
    sizes = [(one.get("width"), one.get("height")) for one in images]
    assert sizes == [("1000", "600"), ("200", "100"), ("24", "18"), ("4", "4"), ("60", "4")]


def test_every_file_that_a_page_names_is_there_in_the_width_it_says(site: Built) -> None:
    page = site.page("/fr/2026/01/images/")
    candidates = [
        candidate.split()
        for srcset in page.xpath("//article//@srcset")
        for candidate in srcset.split(", ")
    ]
    assert len(candidates) == 9
    for address, width in candidates:
        assert Image.open(BytesIO(file_at(site, address))).width == int(width.removesuffix("w"))
    for address in page.xpath("//article//img/@src"):
        assert file_at(site, address)
    named = {address.rpartition("/")[2] for address, _ in candidates}
    named |= {one.rpartition("/")[2] for one in page.xpath("//article//img/@src")}
    folders = (site.folder / "media" / AT, site.folder / "pictures" / AT)
    published = {path.name for folder in folders for path in folder.iterdir()}
    assert published == named | {"room.jpg", "plan.svg", "cat.gif", "text.pdf"}


def test_nothing_that_is_published_tells_where_it_was_taken(site: Built) -> None:
    assert b"45 deg North" in ROOM
    for name, data in every_byte(site.folder).items():
        assert b"45 deg North" not in data, name
        assert b"Ada -->" not in data


def test_a_picture_that_is_linked_to_is_whole(site: Built) -> None:
    image = Image.open(BytesIO(file_at(site, f"/base/media/{AT}/room.jpg")))
    assert image.size == (1000, 600)
    assert image.format == "JPEG"


def test_feeds_show_pictures_at_whole_addresses_with_their_size(site: Built) -> None:
    feed = ET.fromstring(file_at(site, "/base/fr/atom.xml"))  # noqa: S314 -- ours
    content = feed.findtext(".//{http://www.w3.org/2005/Atom}entry/{*}content") or ""
    body = fragment_fromstring(content, create_parent="div")
    assert not body.xpath("//picture | //source | //@srcset")
    images = body.xpath("//img")
    assert [one.get("alt") for one in images] == ["Une salle", "Un plan", "Un chat", "Un point", ""]
    for one in images:
        assert one.get("src").startswith((f"{URL}/base/pictures/{AT}/", f"{URL}/base/media/{AT}/"))
        assert int(one.get("width")) > 0
        assert int(one.get("height")) > 0
        assert file_at(site, one.get("src"))
    assert images[0].get("src").endswith(".jpg")
    assert body.xpath("string(//figcaption)") == "La salle, vide. Photo\xa0: Ada"


def test_machines_are_told_of_the_first_picture(site: Built) -> None:
    (data,) = linked.read(site.page("/fr/2026/01/images/"))
    assert list(linked.wrong(data)) == []
    assert Image.open(BytesIO(file_at(site, data["image"]))).size == (1000, 600)


WRONG = (
    ("a.jpg", ROOM[:300], "is broken, or no picture at all; take it again"),
    ("b.jpg", picture("PNG"), "is not what its name says, but a PNG file; name it b.png"),
    (
        "c.svg",
        b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>",
        "is a drawing that could",
    ),
    ("d.heic", b"x", "may tell where it was taken, and browsers cannot show it; save it as JPEG"),
    ("e.pdf", b"x", "is no picture that browsers can show; save it as JPEG"),
    ("f.webp", b"", "is broken, or no picture at all; take it again"),
)


def test_every_bad_picture_is_told_wherever_it_is_named(tmp_path: Path) -> None:
    shown = "\n\n".join(f"![Une image]({name})" for name, _, _ in WRONG)
    linked_to = "\n\n".join(f"[Une image](../2026-01-01-a/{name})" for name, _, _ in WRONG)
    one, other = "posts/2026/2026-01-01-a", "posts/2026/2026-01-02-b"
    files = {f"{one}/{name}": data for name, data, _ in WRONG}
    texts = {f"{one}/fr.md": post("Un", shown), f"{other}/fr.md": post("Deux", linked_to)}
    content = write(tmp_path / "content", {**BASE, **files, **texts})
    made = built(content, tmp_path / "site")
    assert made.status == 1
    for number, (name, _, what) in enumerate(WRONG):
        line = 6 + 2 * number
        assert f"{one}/fr.md:{line}: the picture “{name}” {what}" in made.err
        if name != "e.pdf":
            assert f"{other}/fr.md:{line}: the link “../2026-01-01-a/{name}” {what}" in made.err
    assert made.err.count("; ") == 2 * len(WRONG) - 1 + made.err.count("problems; ")
    assert not (tmp_path / "site").exists()


def test_a_bad_picture_is_told_in_french(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANGUAGE", "fr")
    body = "![Une image](a.jpg)"
    texts: dict[str, str | bytes] = {f"{AT}/fr.md": post("Un", body)}
    texts[f"{AT}/a.jpg"] = picture("PNG")
    assert built(write(tmp_path / "content", {**BASE, **texts}), tmp_path / "site").err == (
        f"{tmp_path}/content/{AT}/fr.md:6: l’image «\xa0a.jpg\xa0» n’est pas ce que dit son nom, "
        "mais un fichier PNG; nommez le fichier a.png\n1 problème; le site n’a pas changé.\n"
    )


def test_a_bad_picture_that_nothing_names_is_nobodys_concern(tmp_path: Path) -> None:
    content = write(tmp_path / "content", {**FILES, f"{AT}/bad.jpg": b"x"})
    assert built(content, tmp_path / "site").status == 0


class Counted:
    """Counts the pictures that are made."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Watch what every picture goes through."""
        self.names: list[str] = []
        make = renditions._made  # noqa: SLF001 -- the door that all pictures go through

        def counted(name: str, data: bytes, digest: str, *, whole: bool) -> Made | Flaw:
            self.names.append(name.rpartition("/")[2])
            return make(name, data, digest, whole=whole)

        monkeypatch.setattr(renditions, "_made", counted)

    def taken(self) -> list[str]:
        """Return the names of the pictures made since the last call."""
        names, self.names = sorted(self.names), []
        return names


def test_no_picture_is_made_twice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    count = Counted(monkeypatch)
    content = write(tmp_path / "content", FILES)
    for path in content.rglob("*"):
        os.utime(path, (1_600_000_000, 1_600_000_000))

    def made(output: str = "site", url: str = URL) -> list[str]:
        cache, folder = tmp_path / "cache", tmp_path / output
        assert build(content=content, output=folder, cache=cache, jobs=1, url=url) == 0
        return count.taken()

    first = ["cat.gif", "dot.png", "plan.svg", "plan.svg", "room.jpg", "room.jpg", "rule.png"]
    assert made() == first
    text = content / AT / "fr.md"
    for edited in (f"{BODY}\nUn mot.", f"{BODY}\n\n![Un point](dot.png)", BODY):
        text.write_text(post("Autre titre", edited, slug="images"), "utf-8")
        assert made() == []
    assert made(url="https://elsewhere.example") == []
    assert made("another") == []
    shutil.rmtree(tmp_path / "site")
    assert made() == []
    shutil.move(content / AT, content / "posts/2026/2026-01-02-moved")
    text = content / "posts/2026/2026-01-02-moved/fr.md"
    assert made() == []
    (text.parent / "dot.png").write_bytes(picture("PNG", (5, 5)))
    assert made() == ["dot.png"]
    (text.parent / "room.jpg").write_bytes(as_bytes(scene(), "JPEG", exif=place(1)))
    assert made() == ["room.jpg", "room.jpg"]
    shutil.rmtree(tmp_path / "cache")
    assert made() == sorted(first)


def test_what_is_damaged_in_the_cache_is_made_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = write(tmp_path / "content", FILES)
    assert build(content=content, output=tmp_path / "clean", quiet=True) == 0
    count = Counted(monkeypatch)
    for damage in (b"", b"x" * 99, None):
        assert build(content=content, output=tmp_path / "a", cache=tmp_path / "cache", jobs=1) == 0
        for path in (tmp_path / "cache/pictures").iterdir():
            path.unlink() if damage is None else path.write_bytes(damage)
        shutil.rmtree(tmp_path / "a")
        count.taken()
        assert build(content=content, output=tmp_path / "a", cache=tmp_path / "cache", jobs=1) == 0
        assert set(count.taken()) == {"cat.gif", "dot.png", "plan.svg", "room.jpg", "rule.png"}
        assert every_byte(tmp_path / "a") == every_byte(tmp_path / "clean")


def test_several_jobs_make_the_same_pictures(tmp_path: Path, site: Built) -> None:
    content = write(tmp_path / "content", FILES)
    made = tmp_path / "site"
    assert build(content=content, output=made, url=f"{URL}/base", jobs=2, quiet=True) == 0
    assert every_byte(made) == every_byte(site.folder)


def test_a_site_without_pictures_does_not_load_what_makes_them(tmp_path: Path) -> None:
    write(tmp_path / "content", {**BASE, f"{AT}/fr.md": post("Un")})
    code = (
        "import sys; from pathlib import Path; from vigie.build import build;"
        "place = Path(sys.argv[1]);"
        "build(content=place / 'content', output=place / 'site', quiet=True);"
        "sys.exit('PIL' in sys.modules)"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = (sys.executable, "-c", code, str(tmp_path))
    assert subprocess.run(command, env=environment, check=False).returncode == 0
