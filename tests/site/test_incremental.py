"""Whatever is edited, in whatever order: the next build equals one that begins from nothing."""

from __future__ import annotations

import os
import random
import re
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest

from tests.pictures import moving, picture
from tests.site.builder import BASE, URL, every_byte, post, write
from tests.site.shapes import PICTURE, files
from vigie.build import build
from vigie.incremental.unchanged import nothing_to_do
from vigie.root import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

EDITS_A_RUN = 10
RUNS = int(os.environ.get("VIGIE_RUNS_OF_EDITS", "6"))
LEFT_OUT = (
    *(f"-both-{number}/" for number in range(8, 17)),
    *(f"201{year}-0{month}-" for year in (5, 6) for month in (4, 5, 6, 7)),
)
SMALL = {name: text for name, text in files().items() if not any(part in name for part in LEFT_OUT)}


@dataclass
class Desk:
    """A site that is edited: its content, its output, its cache, and the chance of the run."""

    place: Path
    chance: random.Random
    counter: int = 0
    done: list[str] = field(default_factory=list)

    @property
    def content(self) -> Path:
        """The content folder."""
        return self.place / "content"

    @property
    def output(self) -> Path:
        """The output folder."""
        return self.place / "site"

    def build(self, output: Path | None = None, *, cached: bool = True, jobs: int = 1) -> int:
        """Build, with the cache or without."""
        return build(
            content=self.content,
            output=output or self.output,
            url=URL,
            cache=self.place / "cache" if cached else None,
            jobs=jobs,
            command=self.command,
        )

    @property
    def command(self) -> tuple[str, ...]:
        """The words of the command line that would build so."""
        return ("tasks.py", "build", "--cache", str(self.place / "cache"), "--quiet")

    def text(self) -> Path:
        """Return one of the texts."""
        return self.chance.choice(sorted(self.content.rglob("*-both-[0-9]*/*.md")))

    def number(self) -> int:
        """Return a number never given before."""
        self.counter += 1
        return self.counter

    def replace(self, path: Path, old: str, new: str) -> None:
        """Change a file."""
        text = path.read_text("utf-8")
        path.write_text(text.replace(old, new, 1), "utf-8")


def line_of(path: Path, key: str) -> str:
    return next(line for line in path.read_text("utf-8").split("\n") if line.startswith(f"{key}:"))


def edit_body(desk: Desk) -> None:
    path = desk.text()
    path.write_text(f"{path.read_text('utf-8')}\nUn ajout {desk.number()}.\n", "utf-8")


def edit_title(desk: Desk) -> None:
    path = desk.text()
    desk.replace(path, line_of(path, "title"), f"title: Titre {desk.number()}")


def edit_summary(desk: Desk) -> None:
    path = desk.text()
    desk.replace(path, line_of(path, "summary"), f"summary: Résumé {desk.number()}.")


def edit_slug(desk: Desk) -> None:
    path = desk.text()
    desk.replace(path, line_of(path, "slug"), f"slug: adresse-{desk.number()}")


def edit_tags(desk: Desk) -> None:
    path = desk.text()
    tags = desk.chance.choice(("[data]", "[networks]", "[]", "[data, networks]"))
    desk.replace(path, line_of(path, "tags"), f"tags: {tags}")


def edit_category(desk: Desk) -> None:
    path = desk.text()
    category = desk.chance.choice(("open", "access"))
    desk.replace(path, line_of(path, "category"), f"category: {category}")


def edit_status(desk: Desk) -> None:
    path = desk.content / "posts/2015/2015-08-03-seul/fr.md"
    status = desk.chance.choice(("published", "draft", "hidden"))
    write(desk.content, {path.relative_to(desk.content).as_posix(): post("Seul", status=status)})


def edit_people(desk: Desk) -> None:
    desk.replace(desk.content / "people.toml", "Ada", f"Ada{desk.number()}")


def edit_taxonomy(desk: Desk) -> None:
    desk.replace(desk.content / "taxonomy.toml", "Données", f"Données{desk.number()}")


def move_category(desk: Desk) -> None:
    path, head = desk.content / "taxonomy.toml", "[categories.access]\n"
    parent = 'parent = "open"\n'
    inside = f"{head}{parent}" in path.read_text("utf-8")
    desk.replace(path, *((parent, "") if inside else (head, f"{head}{parent}")))


def edit_picture(desk: Desk) -> None:
    path = desk.chance.choice(sorted(desk.content.rglob("*.png")))
    other = picture("PNG", (desk.number() * 7, 30))
    path.write_bytes(desk.chance.choice((PICTURE + b"%d" % desk.number(), other, moving("PNG"))))


def break_picture(desk: Desk) -> None:
    path = desk.chance.choice(sorted(desk.content.rglob("*.png")))
    data = path.read_bytes()
    path.write_bytes(desk.chance.choice((data[:50], picture("JPEG"), b"")))
    assert desk.build() == 1
    path.write_bytes(data)


def remove_pictures(desk: Desk) -> None:
    shutil.rmtree(desk.place / "cache/pictures", ignore_errors=True)


def delete_media(desk: Desk) -> None:
    desk.chance.choice(sorted(desk.output.rglob("pictures/**/*.*"))).unlink()


def edit_partner(desk: Desk) -> None:
    desk.replace(desk.content / "partners.toml", "Le cercle", f"Le cercle {desk.number()}")


def edit_carried(desk: Desk) -> None:
    path = desk.content / "posts/2013/2013-06-07-carrying/fr.md"
    desk.replace(path, "Leur texte", f"Leur texte {desk.number()}")


def edit_document(desk: Desk) -> None:
    path = desk.content / "posts/2016/2016-09-15-about-advice/fr.md"
    path.with_name("actes.pdf").write_bytes(b"x" * (desk.number() * 1000))


def edit_part(desk: Desk) -> None:
    name = "posts/2015/2015-01-03-seul/fr.md"
    series = f"{{id: backstage, part: {desk.number()}}}"
    write(desk.content, {name: post("Seul", slug="seul", series=series)})


def edit_competency(desk: Desk) -> None:
    path = desk.content / "pages/competencies/listen/fr.md"
    desk.replace(path, line_of(path, "title"), f"title: Écouter {desk.number()}")


def add_post(desk: Desk) -> None:
    number = desk.number()
    name = f"posts/2014/2014-03-{number % 28 + 1:02}-both-new-{number}/fr.md"
    write(desk.content, {name: post(f"Neuf {number}", tags="[data]", slug=f"neuf-{number}")})


def add_translation(desk: Desk) -> None:
    name = "posts/2016/2016-01-04-alone/fr.md"
    write(desk.content, {name: post(f"Seule {desk.number()}", slug="seule")})


def remove_translation(desk: Desk) -> None:
    (desk.content / "posts/2016/2016-01-04-alone/fr.md").unlink(missing_ok=True)


def remove_post(desk: Desk) -> None:
    found = sorted(desk.content.rglob("*-both-new-*"))
    if found:
        shutil.rmtree(desk.chance.choice(found))


def rename_post(desk: Desk) -> None:
    found = sorted(desk.content.rglob("*-both-new-*"))
    if found:
        folder = desk.chance.choice(found)
        folder.rename(folder.with_name(f"{folder.name}-{desk.number()}"))


def outputs(desk: Desk) -> list[Path]:
    return sorted(desk.output.rglob("*.html"))


def delete_output(desk: Desk) -> None:
    desk.chance.choice(outputs(desk)).unlink()


def tamper_with_output(desk: Desk) -> None:
    path = desk.chance.choice(outputs(desk))
    path.write_text(path.read_text("utf-8").upper(), "utf-8")


def add_foreign_output(desk: Desk) -> None:
    write(desk.output, {f"fr/ailleurs/{desk.number()}.html": "<p>Qui a mis cela ici?"})


def archive(desk: Desk) -> Path:
    """Return the archive of one of the posts, there or not."""
    return desk.text().with_name("comments.toml")


def add_comment(desk: Desk) -> None:
    path = archive(desk)
    number = desk.number()
    parent = f'parent = "{desk.chance.randrange(number)}"\n' if desk.chance.random() < 0.5 else ""
    day = f"2014-02-{desk.chance.randrange(1, 29):02}"
    table = f'[[comment]]\nid = "{number}"\n{parent}date = {day}\nlang = "fr"\nbody = "x"\n'
    path.write_text((path.read_text("utf-8") if path.exists() else "") + table, "utf-8")


def add_many_comments(desk: Desk) -> None:
    """Add so many that feeds of comments have archives."""
    for _ in range(desk.chance.randrange(12, 30)):
        add_comment(desk)


def edit_comment(desk: Desk) -> None:
    for path in sorted(desk.content.rglob("comments.toml")):
        desk.replace(path, 'body = "x', f'body = "x{desk.number()}')


def redate_comment(desk: Desk) -> None:
    for path in sorted(desk.content.rglob("comments.toml")):
        desk.replace(path, "date = 2014-02-", f"date = 2014-0{desk.chance.randrange(1, 10)}-")


def make_mention(desk: Desk) -> None:
    for path in sorted(desk.content.rglob("comments.toml")):
        desk.replace(path, '"\ndate = ', '"\nkind = "pingback"\ndate = ')
        desk.replace(path, 'kind = "pingback"\nkind = "pingback"\n', 'kind = "pingback"\n')


def open_comments(desk: Desk) -> None:
    path = desk.text()
    if "comments: open" not in path.read_text("utf-8"):
        desk.replace(path, line_of(path, "slug"), f"{line_of(path, 'slug')}\ncomments: open")


def remove_comments(desk: Desk) -> None:
    archive(desk).unlink(missing_ok=True)


def touch(desk: Desk) -> None:
    os.utime(desk.text())


def damage_cache(desk: Desk) -> None:
    for file in sorted(path for path in (desk.place / "cache").rglob("*") if path.is_file()):
        data = bytearray(file.read_bytes())
        for _ in range(20):
            data[desk.chance.randrange(len(data))] ^= 0xFF
        file.write_bytes(data)


def remove_cache(desk: Desk) -> None:
    shutil.rmtree(desk.place / "cache", ignore_errors=True)


def mistake(desk: Desk) -> None:
    path = desk.text()
    text = path.read_text("utf-8")
    desk.replace(path, "title:", "titel:")
    assert desk.build() == 1
    path.write_text(text, "utf-8")


EDITS: tuple[Callable[[Desk], None], ...] = (
    *(edit_body, edit_body, edit_body, edit_title, edit_summary, edit_slug, edit_tags),
    *(edit_category, edit_status, edit_people, edit_taxonomy, move_category),
    *(edit_picture, edit_picture),
    *(break_picture, remove_pictures, delete_media, add_post, add_post),
    *(add_comment, add_comment, add_many_comments, edit_comment, remove_comments),
    *(redate_comment, make_mention, open_comments),
    *(add_translation, remove_translation, remove_post, rename_post, delete_output),
    *(tamper_with_output, add_foreign_output, touch, damage_cache, remove_cache, mistake),
    *(edit_partner, edit_carried, edit_document, edit_part, edit_competency),
)


@pytest.mark.parametrize("seed", range(RUNS))
def test_an_incremental_build_equals_a_clean_one(seed: int, tmp_path: Path) -> None:
    chance = random.Random(seed)  # noqa: S311 -- to be the same each time
    desk = Desk(tmp_path, chance)
    write(desk.content, SMALL)
    assert desk.build() == 0
    for _ in range(EDITS_A_RUN):
        for edit in chance.sample(EDITS, chance.choice((1, 1, 2))):
            desk.done.append(edit.__name__)
            edit(desk)
        clean = tmp_path / "clean"
        assert desk.build(clean, cached=False) == 0
        if nothing_to_do(ROOT, desk.command):
            assert differences(desk.output, clean) == [], desk.done
        assert desk.build() == 0, desk.done
        assert differences(desk.output, clean) == [], desk.done
        assert nothing_to_do(ROOT, desk.command), desk.done
        shutil.rmtree(clean)


def differences(one: Path, other: Path) -> list[str]:
    mine, theirs = every_byte(one), every_byte(other)
    return sorted(
        name for name in mine.keys() | theirs.keys() if mine.get(name) != theirs.get(name)
    )


def test_one_and_two_jobs_make_the_same_bytes(tmp_path: Path) -> None:
    desk = Desk(tmp_path, random.Random(0))  # noqa: S311 -- as above
    many = {
        f"posts/2012/2012-{n % 12 + 1:02}-{n % 28 + 1:02}-post-{n}/fr.md": post(f"Billet {n}")
        for n in range(250)
    }
    write(desk.content, {**files(), **many})
    assert desk.build(tmp_path / "one", cached=False, jobs=1) == 0
    assert desk.build(tmp_path / "two", jobs=2) == 0
    assert differences(tmp_path / "one", tmp_path / "two") == []


def made_by(desk: Desk, capsys: pytest.CaptureFixture[str]) -> int:
    """Build, and return how many files were written."""
    capsys.readouterr()
    assert desk.build() == 0
    return int(re.findall(r"(\d+) written", capsys.readouterr().out)[0])


def test_an_edit_makes_the_pages_that_show_it_and_no_other(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    desk = Desk(tmp_path, random.Random(0))  # noqa: S311 -- as above
    write(desk.content, SMALL)
    old = desk.content / "posts/2014/2014-01-01-both-1/fr.md"
    settle(desk)
    assert made_by(desk, capsys) > 100
    assert made_by(desk, capsys) == 0
    old.write_text(f"{old.read_text('utf-8')}\nUn ajout.\n", "utf-8")
    holders = [
        path
        for path in desk.output.rglob("fr/**/atom*.xml")
        if b"2014-01-01-both-1/fr" in path.read_bytes()
    ]
    assert len(holders) > 4  # all posts, and each list that it is in
    # The page, the index of its language, and feeds in each format.
    assert made_by(desk, capsys) == 2 + 3 * len(holders)
    desk.replace(old, line_of(old, "title"), "title: Autre titre")
    lists = {"fr/index.html", "fr/2014/index.html", "fr/2014/01/index.html", "fr/rss.xml"}
    before = every_byte(desk.output)
    made_by(desk, capsys)
    changed = {name for name, data in every_byte(desk.output).items() if before.get(name) != data}
    assert "fr/2014/01/les-deux-1/index.html" in changed
    assert changed & lists
    assert not [name for name in changed if name.startswith("en/2016")]


def settle(desk: Desk) -> None:
    """Make every file old enough for its stamp to be trusted."""
    for path in desk.content.rglob("*"):
        os.utime(path, (1_600_000_000, 1_600_000_000))


def test_what_was_erased_is_in_no_cache_after_the_next_whole_plan(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    desk = Desk(tmp_path, random.Random(0))  # noqa: S311 -- as above
    write(desk.content, SMALL)
    text = next(desk.content.rglob("*-both-1/fr.md"))
    kept, archive = text.read_text("utf-8"), text.with_name("comments.toml")
    text.write_text(f"{kept}\nMot effaçable.\n", "utf-8")
    archive.write_text(
        '[[comment]]\nid = "1"\ndate = 2015-01-01\nbody = "Avis effaçable."\n', "utf-8"
    )

    def remembered() -> bool:
        files = [path.read_bytes() for path in (tmp_path / "cache").rglob("*") if path.is_file()]
        return any("effaçable".encode() in data for data in files)

    made_by(desk, capsys)
    assert remembered()
    text.write_text(kept.replace("title: ", "title: Autre "), "utf-8")
    archive.unlink()
    made_by(desk, capsys)
    assert not remembered()


def test_time_alone_makes_a_post_public(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = Desk(tmp_path, random.Random(0))  # noqa: S311 -- as above
    write(desk.content, {**SMALL, "posts/2030/2030-06-05-later/fr.md": post("Plus tard")})
    settle(desk)
    page = desk.output / "fr/2030/06/plus-tard/index.html"
    for moment, public in ((1_700_000_000, False), (2_000_000_000, True), (1_700_000_000, False)):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", str(moment))
        made_by(desk, capsys)
        assert page.exists() is public
        assert made_by(desk, capsys) == 0


def test_a_setting_that_changes_makes_every_page_again(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    desk = Desk(tmp_path, random.Random(0))  # noqa: S311 -- as above
    write(desk.content, SMALL)
    assert desk.build() == 0
    capsys.readouterr()
    there = "https://elsewhere.example"
    assert build(content=desk.content, output=desk.output, url=there, cache=tmp_path / "cache") == 0
    assert b"example.org/fr" not in (desk.output / "sitemap.xml").read_bytes()


COMMAND = """
import sys
from pathlib import Path
from vigie.root import ROOT
from vigie.build import build
from vigie.incremental.unchanged import nothing_to_do
place, content = Path(sys.argv[1]), sys.argv[2]
sys.exit(build(content=place / content, output=place / "site", cache=place / "cache", quiet=True))
"""


def test_two_builds_at_once_leave_the_site_of_one_of_them(tmp_path: Path) -> None:
    for name in ("a", "b"):
        write(tmp_path / name, {**BASE, **{k: v for k, v in SMALL.items() if name in k}})
    for name in ("a", "b"):
        assert build(content=tmp_path / name, output=tmp_path / f"only-{name}", quiet=True) == 0
    command = (sys.executable, "-c", COMMAND, str(tmp_path))
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    both = [subprocess.Popen((*command, name), env=environment) for name in ("a", "b")]
    assert [process.wait() for process in both] == [0, 0]
    alone = [every_byte(tmp_path / f"only-{name}") for name in ("a", "b")]
    assert every_byte(tmp_path / "site") in alone


def test_a_build_that_sorts_nothing_anew_does_not_load_what_sorts(tmp_path: Path) -> None:
    content = write(tmp_path / "content", SMALL)
    telling = "import atexit; atexit.register(lambda: print('icu' in sys.modules))"
    command = (sys.executable, "-c", f"{telling}\n{COMMAND}", str(tmp_path))
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}

    def loaded() -> str:
        done = subprocess.run(
            (*command, "content"), env=environment, check=True, capture_output=True, text=True
        )
        return done.stdout.split()[-1]

    assert loaded() == "True"
    assert loaded() == "False"
    edited = next(content.rglob("*-both-1/fr.md"))
    edited.write_text(f"{edited.read_text('utf-8')}\nUn mot de plus.\n", "utf-8")
    assert loaded() == "False"


def test_a_build_killed_at_any_moment_is_made_good_by_the_next(tmp_path: Path) -> None:
    chance = random.Random(1)  # noqa: S311 -- as above
    desk = Desk(tmp_path, chance)
    write(desk.content, SMALL)
    command = (sys.executable, "-c", COMMAND, str(tmp_path), "content")
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    for _ in range(6):
        edit_people(desk)
        process = subprocess.Popen(command, env=environment)
        time.sleep(chance.uniform(0.2, 1.5))
        process.kill()
        process.wait()
    assert build(content=desk.content, output=desk.output, cache=tmp_path / "cache") == 0
    assert build(content=desk.content, output=tmp_path / "clean") == 0
    assert differences(desk.output, tmp_path / "clean") == []
