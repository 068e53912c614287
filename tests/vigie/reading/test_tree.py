"""The content folder on disk: every file has its use, or is told."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings

from tests.site.builder import write
from tests.strategies import content_trees
from vigie.languages import Language
from vigie.reading.tree import CommentsFile, TextFile, Tree, archive_at, scan

if TYPE_CHECKING:
    from collections.abc import Collection

IGNORED = ("**/.*", "*~", "Thumbs.db")


def scanned(folder: Path, *names: str) -> Tree:
    """Return what a folder with these files holds."""
    return scan(write(folder, dict.fromkeys(names, "x")), IGNORED)


def told(tree: Tree) -> list[str]:
    """Return the problems with their paths."""
    return [problem.told() for problem in tree.problems]


def test_the_texts_of_a_post_know_their_folder_language_and_day(tmp_path: Path) -> None:
    tree = scanned(tmp_path, "posts/2013/2013-06-05-x/fr.md", "posts/2013/2013-06-05-x/en.md")
    folder, day = "posts/2013/2013-06-05-x", date(2013, 6, 5)
    assert tree.texts == (
        TextFile(source=f"{folder}/en.md", folder=folder, language=Language.EN, day=day),
        TextFile(source=f"{folder}/fr.md", folder=folder, language=Language.FR, day=day),
    )
    assert told(tree) == []


def test_the_texts_of_a_page_have_no_day(tmp_path: Path) -> None:
    tree = scanned(tmp_path, "pages/about/fr.md", "pages/about/team/en.md")
    assert [(text.folder, text.day) for text in tree.texts] == [
        ("pages/about", None),
        ("pages/about/team", None),
    ]
    assert told(tree) == []


def test_pictures_and_documents_beside_a_text_may_be_shown(tmp_path: Path) -> None:
    files = {
        "posts/2013/2013-06-05-x/logo.png",
        "posts/2013/2013-06-05-x/annex/report 2.pdf",
        "pages/about/photo.jpg",
        "pages/map.jpg",
    }
    tree = scanned(tmp_path, "posts/2013/2013-06-05-x/fr.md", *files)
    assert tree.files == files
    assert told(tree) == []


def test_the_tables_of_people_and_terms_are_data(tmp_path: Path) -> None:
    tree = scanned(tmp_path, "people.toml", "partners.toml", "taxonomy.toml")
    assert tree.data == {"people.toml", "partners.toml", "taxonomy.toml"}
    assert told(tree) == []


def test_an_archive_of_comments_knows_the_languages_of_its_texts(tmp_path: Path) -> None:
    folders = ("pages/about/team", "posts/2013/2013-06-05-x", "posts/2014/2014-01-01-y")
    archives = [f"{folder}/comments.toml" for folder in folders]
    names = (("fr.md",), ("fr.md", "en.md"), ("en.md",))
    texts = [f"{folder}/{name}" for folder, own in zip(folders, names, strict=True) for name in own]
    tree = scanned(tmp_path, *texts, *archives)
    assert tree.files == frozenset()
    assert told(tree) == []
    assert tree.comments == (
        CommentsFile(source=archives[0], folder=folders[0], day=None, languages=(Language.FR,)),
        CommentsFile(
            source=archives[1],
            folder=folders[1],
            day=date(2013, 6, 5),
            languages=(Language.FR, Language.EN),
        ),
        CommentsFile(
            source=archives[2], folder=folders[2], day=date(2014, 1, 1), languages=(Language.EN,)
        ),
    )
    assert tuple(archive_at(one, texts.__contains__) for one in archives) == tree.comments


@pytest.mark.parametrize(
    "place",
    ["pages/comments.toml", "pages/a/comments.toml", "posts/2013/2013-06-05-x/sub/comments.toml"],
)
def test_an_archive_that_belongs_to_no_text_is_told(place: str, tmp_path: Path) -> None:
    tree = scanned(tmp_path, "posts/2013/2013-06-05-x/fr.md", "pages/about/fr.md", place)
    assert tree.comments == ()
    what = "an archive of comments that belongs to no text"
    assert told(tree) == [f"{place}:1: {what}; put it beside the texts of a post or a page"]
    assert archive_at(place, ("pages/about/fr.md",).__contains__) is None


def test_what_the_settings_ignore_does_not_count(tmp_path: Path) -> None:
    tree = scanned(
        tmp_path,
        ".git/config",
        "posts/.DS_Store",
        "posts/2013/2013-06-05-x/fr.md",
        "posts/2013/2013-06-05-x/fr.md~",
        "posts/2013/2013-06-05-x/Thumbs.db",
    )
    assert len(tree.texts) == 1
    assert tree.files == frozenset()
    assert told(tree) == []


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        (
            "peple.toml",
            "peple.toml:1: not known in the content folder; did you mean “people.toml”?",
        ),
        (
            "drafts/fr.md",
            (
                "drafts:1: not known in the content folder; "
                "the content folder holds: "
                "posts, pages, people.toml, partners.toml, taxonomy.toml, redirects.toml, "
                "words.fr.txt, words.en.txt"
            ),
        ),
        (
            "posts/2013-06-05-x/fr.md",
            (
                "posts/2013-06-05-x:1: not the folder of a year; "
                "put posts in a folder such as posts/2013/2013-06-05-my-post/"
            ),
        ),
        (
            "posts/notes.txt",
            (
                "posts/notes.txt:1: not the folder of a year; "
                "put posts in a folder such as posts/2013/2013-06-05-my-post/"
            ),
        ),
        (
            "posts/2013/fr.md",
            (
                "posts/2013/fr.md:1: not the folder of a post; "
                "name the folder of a post 2013-06-05-my-post (date, small letters, hyphens)"
            ),
        ),
        (
            "posts/2013/2013-06-05-Été/fr.md",
            (
                "posts/2013/2013-06-05-Été:1: not the folder of a post; "
                "name the folder of a post 2013-06-05-my-post (date, small letters, hyphens)"
            ),
        ),
        (
            "posts/2013/2013-02-30-x/fr.md",
            (
                "posts/2013/2013-02-30-x:1: not the folder of a post; "
                "name the folder of a post 2013-06-05-my-post (date, small letters, hyphens)"
            ),
        ),
        (
            "posts/2013/2014-01-01-x/fr.md",
            "posts/2013/2014-01-01-x:1: a post of another year in the folder 2013; move it to 2014",
        ),
        (
            "posts/2013/2013-06-05-x/logo.png",
            (
                "posts/2013/2013-06-05-x:1: a post without a text; "
                "write fr.md, en.md or both in this folder"
            ),
        ),
        (
            "pages/fr.md",
            (
                "pages/fr.md:1: a page without a folder; "
                "put it in a folder of its own, e.g. pages/about/"
            ),
        ),
        (
            "pages/about/de.md",
            (
                "pages/about/de.md:1: a text in no language of the site; "
                "a text is named by its language: fr.md or en.md"
            ),
        ),
    ],
)
def test_what_lies_in_a_wrong_place_is_told(tmp_path: Path, name: str, problem: str) -> None:
    tree = scanned(tmp_path, name)
    assert told(tree) == [problem]
    assert tree.texts == ()


@pytest.mark.parametrize("name", ["FR.md", "fr.MD", "fr.txt", "en.DOCX", "fr.html", "readme.md"])
def test_a_text_with_a_name_of_its_own_is_told(tmp_path: Path, name: str) -> None:
    tree = scanned(tmp_path, "pages/about/fr.md", f"pages/about/{name}")
    assert told(tree) == [
        (
            f"pages/about/{name}:1: a text in no language of the site; "
            "a text is named by its language: fr.md or en.md"
        )
    ]


def test_a_text_below_the_folder_of_a_post_is_told(tmp_path: Path) -> None:
    folder = "posts/2013/2013-06-05-x"
    tree = scanned(tmp_path, f"{folder}/fr.md", f"{folder}/old/fr.md")
    assert [text.source for text in tree.texts] == [f"{folder}/fr.md"]
    assert [problem.path for problem in tree.problems] == [f"{folder}/old/fr.md"]


@pytest.mark.parametrize("target", ["/etc/passwd", "fr.md", "/", "nowhere"])
def test_a_link_to_elsewhere_is_told_and_not_followed(tmp_path: Path, target: str) -> None:
    write(tmp_path, {"pages/about/fr.md": "x"})
    (tmp_path / "pages/about/logo.png").symlink_to(target)
    tree = scan(tmp_path)
    assert told(tree) == [
        "pages/about/logo.png:1: a link to another place; put the file itself here"
    ]
    assert tree.files == frozenset()


def test_a_folder_where_data_should_be_is_told(tmp_path: Path) -> None:
    tree = scanned(tmp_path, "people.toml/fr.md")
    assert [problem.path for problem in tree.problems] == ["people.toml"]
    assert tree.data == frozenset()


def test_what_cannot_be_read_like_a_file_is_told(tmp_path: Path) -> None:
    write(tmp_path, {"pages/about/fr.md": "x"})
    os.mkfifo(tmp_path / "pages/about/pipe.png")
    tree = scan(tmp_path)
    assert told(tree) == ["pages/about/pipe.png:1: neither a file nor a folder; take it out"]
    assert tree.files == frozenset()


def test_an_empty_content_folder_holds_nothing(tmp_path: Path) -> None:
    tree = scan(tmp_path)
    assert (tree.texts, tree.files, tree.data, tree.stamps, tree.problems) == (
        *((), frozenset(), frozenset()),
        *({}, ()),
    )
    assert [names for _, names in tree.folders.values()] == [""]


@settings(max_examples=60)
@given(content_trees())
def test_every_file_has_its_use_or_is_told(names: Collection[str]) -> None:
    with TemporaryDirectory() as folder:
        tree = scanned(Path(folder), *names)
    sources = {text.source for text in tree.texts}
    archives = {archive.source for archive in tree.comments}
    places = {problem.path for problem in tree.problems}
    for name in names:
        above = {name, *(str(parent) for parent in Path(name).parents)}
        uses = [
            name in sources,
            name in tree.files,
            name in tree.data,
            name in archives,
            any(part[0] == "." for part in name.split("/")),
        ]
        assert sum(uses) == 1 or (sum(uses) == 0 and places & above)
    assert sources | tree.files | tree.data <= set(names)
