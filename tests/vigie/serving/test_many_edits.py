"""Many edits, and mistakes: the session never ends, shows no stale page, and stays small."""

from __future__ import annotations

import os
import random
import shutil
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tests.site.builder import write
from tests.site.test_incremental import (
    EDITS,
    SMALL,
    Desk,
    add_foreign_output,
    break_picture,
    damage_cache,
    delete_media,
    delete_output,
    differences,
    mistake,
    remove_cache,
    tamper_with_output,
)
from tests.vigie.serving.served import Served, serving, until
from vigie.build import build

if TYPE_CHECKING:
    from pathlib import Path

EDITS_IN_ALL = int(os.environ.get("VIGIE_SERVED_EDITS", "24"))
COMPARED_EVERY = 8
MOST_GROWTH = 1.25
OURS_ALONE = (
    *(add_foreign_output, break_picture, damage_cache, delete_media, delete_output),
    *(remove_cache, tamper_with_output),
)
EDITS_OF_CONTENT = [edit for edit in EDITS if edit not in (*OURS_ALONE, mistake)]
SEEN = "posts/2014/2014-01-01-both-1/fr.md"
PAGE = "/fr/2014/01/les-deux-1/"


@dataclass
class Writer:
    """Somebody who edits, breaks and mends texts, and looks at one of them all the time."""

    desk: Desk
    served: Served
    chance: random.Random
    word: str = ""
    done: list[str] = field(default_factory=list)

    @property
    def text(self) -> Path:
        """The text that is looked at."""
        return self.desk.content / SEEN

    def write(self) -> None:
        """Add a word to the text that is looked at, which its page must show."""
        self.word = f"mot{self.desk.number()}"
        text = self.text.read_text("utf-8")
        self.text.write_text(f"{text}\n{self.word}\n", "utf-8")
        self.sees()

    def sees(self) -> None:
        """Wait until the page shows what was written last."""
        until(lambda: self.served.shows(PAGE, self.word), self.done)

    def edit(self) -> None:
        """Change anything at all in the content."""
        edit = self.chance.choice(EDITS_OF_CONTENT)
        self.done.append(edit.__name__)
        kept = self.text.read_bytes()
        edit(self.desk)
        self.text.write_bytes(kept)  # only its words change, or its page would have moved

    def blunder(self) -> None:
        """Make a mistake, be told, see the page as it was, and mend it."""
        before = self.served.get(PAGE)[1].partition("<script src")[0]
        good = self.text.read_bytes()
        bad = self.chance.choice(MISTAKES)
        self.done.append(f"mistake {bad[:20]!r}")
        self.text.write_bytes(bad + good if bad.endswith(b"+") else bad)
        until(lambda: any(SEEN in one["place"] for one in self.served.news()["mistakes"]), bad)
        assert self.served.get(PAGE)[1].partition("<script src")[0] == before
        self.text.write_bytes(good)
        until(self.served.whole, self.done)
        self.sees()


MISTAKES = (
    b"",
    b"---\ntitle: Half",
    b"---\ntitle: A: B\n---\nTexte.\n",
    b"---\ntitle: \xff\xfe\n---\nTexte.\n",
    b"---\ntitle: [\n---\nTexte.\n",
    b"no front matter at all\n+",
    b"---\ntitel: x\n---\n<script>alert(1)</script>\n",
    b"---\ntitle: x\ncategory: nowhere\n---\n[lost](nowhere.md) ![](none.png)\n",
    bytes(range(256)) * 40,
)


def test_a_long_session_shows_every_edit_and_holds_no_more_memory(tmp_path: Path) -> None:
    chance = random.Random(9)  # noqa: S311 -- to be the same each time
    desk = Desk(tmp_path, chance)
    write(desk.content, SMALL)
    with serving(desk.content, tmp_path / "cache") as served:
        until(lambda: served.shows(PAGE, "</html>"), served.said)
        writer = Writer(desk, served, chance)
        writer.write()
        memory = []
        for number in range(EDITS_IN_ALL):
            chance.choice((writer.write, writer.edit, writer.edit, writer.blunder))()
            memory.append(served.memory())
            if number % COMPARED_EVERY == 0:
                writer.write()
                compare(writer, tmp_path / "clean")
    assert served.process.returncode == 0
    assert not [line for line in served.said if "Traceback" in line]
    tenth = max(1, len(memory) // 10)
    print(f"KiB: {memory[tenth]} after {tenth} edits, {memory[-1]} after {len(memory)}")  # noqa: T201
    assert max(memory[tenth:]) < memory[tenth] * MOST_GROWTH


def compare(writer: Writer, clean: Path) -> None:
    """Compare all that is served with a site made from nothing."""
    served, content = writer.served, writer.desk.content
    made = build(content=content, output=clean, url=served.url, drafts=True, quiet=True)
    assert made == 0, writer.done
    (folder,) = (clean.parent / "cache/serve").glob("*/site")
    until(lambda: differences(folder, clean) == [], writer.done)
    shutil.rmtree(clean)
