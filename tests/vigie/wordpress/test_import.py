"""A blog is brought home whole: its texts, comments, names and addresses, and nothing private."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.pictures import picture
from tests.site.builder import Built, built
from tests.vigie.wordpress.exports import (
    BLOG,
    ENGLISH,
    FRENCH,
    Home,
    attachment,
    comment,
    export,
    imported,
    item,
    reader,
)
from vigie.languages import Language
from vigie.wordpress import comments
from vigie.wordpress.account import Thing
from vigie.wordpress.clean import parsed
from vigie.wordpress.export import ExportError
from vigie.wordpress.languages import read_corrections
from vigie.wordpress.media import Folder
from vigie.wordpress.proof import said

if TYPE_CHECKING:
    from pathlib import Path

POST = "posts/2013/2013-06-05-titre-1"
PNG = picture("PNG")


def front(home: Home, path: str) -> dict[str, object]:
    """Return the front matter of a text."""
    found: dict[str, object] = yaml.safe_load(home.read(path).split("---\n")[1])
    return found


def body(home: Home, path: str) -> str:
    """Return what stands below the front matter of a text."""
    return home.read(path).split("---\n", 2)[2].strip()


def site(home: Home) -> Built:
    """Build what was imported, without a problem."""
    made = built(home.content, home.content.parent / "site")
    assert made.err == ""
    return made


# Posts and pages


def test_a_post_has_its_folder_its_front_matter_and_its_text(tmp_path: Path) -> None:
    home = imported(
        tmp_path,
        export(
            item(
                1,
                "L’été : à 9 h &amp; demie",
                f"{FRENCH}\n\nEt <strong>puis</strong>.",
                excerpt="Un <b>résumé</b>.",
                terms=(
                    ("category", "ouvert", "Ouvert"),
                    ("category", "donnees", "Données"),
                    ("post_tag", "veille", "Veille"),
                ),
                fields={"_wp_old_slug": "avant", "humeur": "gaie"},
                post_modified="2013-06-09 10:00:00",
                post_modified_gmt="2013-06-09 14:00:00",
            )
        ),
    )
    assert home.texts() == [f"{POST}/fr.md"]
    written = home.read(f"{POST}/fr.md").split("---\n")[1]
    found = yaml.load(written, yaml.BaseLoader)  # noqa: S506 -- it makes nothing but texts
    assert found == {
        "title": "L’été : à 9 h & demie",
        "authors": ["ada"],
        "category": "donnees",
        "tags": ["veille"],
        "summary": "Un résumé.",
        "slug": "titre-1",
        "date": "2013-06-05T09:30:00-04:00",
        "modified": "2013-06-09T10:00:00-04:00",
        "guid": f"{BLOG}/?p=1",
        "aliases": ["/2013/06/05/titre-1/", "/?p=1", "/2013/06/05/avant/"],
    }
    assert body(home, f"{POST}/fr.md") == f"{FRENCH}\n\nEt **puis**."
    shown = site(home).page("/fr/2013/06/titre-1/").xpath("string(//h1)").strip()
    assert shown.replace("\N{NO-BREAK SPACE}", " ") == found["title"]


def test_people_and_terms_come_along_and_borrowed_names_are_marked(tmp_path: Path) -> None:
    home = imported(tmp_path, export(item(1, terms=(("category", "donnees", "Données"),))))
    assert tomllib.loads(home.read("people.toml")) == {"ada": {"name": "Ada Éluard"}}
    terms = tomllib.loads(home.read("taxonomy.toml"))
    assert terms == {
        "categories": {
            "donnees": {
                "parent": "ouvert",
                "fr": {"name": "Données", "slug": "donnees"},
                "en": {"name": "Données", "slug": "donnees"},
            },
            "ouvert": {
                "fr": {"name": "Ouvert & libre", "slug": "ouvert"},
                "en": {"name": "Ouvert & libre", "slug": "ouvert"},
            },
        }
    }
    assert "# à traduire, to translate" in home.read("taxonomy.toml").splitlines()[3]
    assert home.warned("translate-name") == ["taxonomy.toml:1"] * 2


def test_categories_lie_in_one_another_as_they_did_and_old_lists_lead_to_them(
    tmp_path: Path,
) -> None:
    def category(slug: str, parent: str) -> str:
        return (
            f"<wp:category><wp:category_nicename>{slug}</wp:category_nicename><wp:category_parent>"
            f"{parent}</wp:category_parent><wp:cat_name>{slug}</wp:cat_name></wp:category>"
        )

    circle = category("un", "deux") + category("deux", "trois") + category("trois", "un")
    head = circle + category("seul", "uncategorized") + category("uncategorized", "")
    inner, outer, other = (("category", slug, slug) for slug in ("donnees", "ouvert", "seul"))
    home = imported(
        tmp_path,
        export(
            item(1, terms=(outer, inner, other)),
            item(2, terms=(("category", "un", "un"),)),
            head=head,
        ),
    )
    text = front(home, f"{POST}/fr.md")
    assert (text["category"], text["tags"]) == ("donnees", ["seul"])
    assert home.warned("several-categories") == [f"{POST}/fr.md:1"]
    categories = tomllib.loads(home.read("taxonomy.toml"))["categories"]
    assert {id_: one.get("parent") for id_, one in categories.items()} == {
        "donnees": "ouvert",
        "ouvert": None,
        "un": "deux",
        "deux": "trois",
        "trois": None,
    }
    redirects = tomllib.loads(home.read("redirects.toml"))
    assert redirects["/category/ouvert/"] == "/fr/categories/ouvert/"
    assert redirects["/category/ouvert/donnees/"] == "/fr/categories/donnees/"
    assert redirects["/category/seul/"] == "/fr/mots-cles/seul/"
    wide = site(home).page("/fr/categories/ouvert/")
    assert len(wide.xpath("//article")) == 1


def test_several_authors_of_the_plugin_for_it_are_named_in_their_order(tmp_path: Path) -> None:
    names = (("author", "cap-grace", "Grace H."), ("author", "cap-ada", "Ada"))
    home = imported(tmp_path, export(item(1, terms=names)))
    assert front(home, f"{POST}/fr.md")["authors"] == ["grace", "ada"]
    assert set(tomllib.loads(home.read("people.toml"))) == {"ada", "grace"}


def test_pages_lie_in_the_folders_of_the_pages_above_them(tmp_path: Path) -> None:
    home = imported(
        tmp_path,
        export(
            item(1, "À propos", post_type="page", post_name="a-propos"),
            item(2, "L’équipe", post_type="page", post_name="equipe", post_parent="1"),
            item(3, "En rond", post_type="page", post_name="rond", post_parent="4"),
            item(4, "Rond en", post_type="page", post_name="rond-2", post_parent="3"),
            item(5, "Archives", post_type="page", post_name="archives"),
        ),
    )
    assert {
        "pages/a-propos/fr.md",
        "pages/a-propos/equipe/fr.md",
        "pages/archives/fr.md",
    } <= set(home.texts())
    assert len(home.texts()) == 5
    assert front(home, "pages/archives/fr.md")["slug"] == "archives-2"
    site(home)


def test_a_slug_is_never_shared_and_never_leaves_the_folder(tmp_path: Path) -> None:
    names = (
        "../../../etc/passwd",
        "..%2F..%2Fx",
        "/abs",
        "a\x00b",
        "C:\\x",
        "été",
        "%C3%A9t%C3%A9",
    )
    home = imported(
        tmp_path,
        export(
            *(item(number, post_name=name) for number, name in enumerate(names, 1)),
            item(20, post_name="", title=""),
            item(21, post_name="été"),
        ),
    )
    assert len(home.texts()) == len(names) + 2
    assert all(path.startswith("posts/2013/2013-06-05-") for path in home.texts())
    assert {one.name for one in tmp_path.iterdir()} == {"content", "import-report", "export-0.xml"}
    site(home)


def test_dates_are_in_the_zone_of_the_site_and_without_any_nothing_is_public(
    tmp_path: Path,
) -> None:
    zero = "0000-00-00 00:00:00"
    home = imported(
        tmp_path,
        export(
            item(1, post_date="2013-06-05 23:30:00", post_date_gmt="2013-06-06 03:30:00"),
            item(2, post_date="2013-06-05 01:00:00", post_date_gmt="2013-06-04 23:00:00"),
            item(3, post_date=zero, post_date_gmt=zero),
            item(4, post_date=zero, post_date_gmt=zero).replace("Wed, 05 Jun 2013", "quelque jour"),
        ),
    )
    assert home.texts() == [
        "posts/2013/2013-06-04-titre-2/fr.md",
        "posts/2013/2013-06-05-titre-1/fr.md",
        "posts/2013/2013-06-05-titre-3/fr.md",
    ]
    assert home.sums()["item", "quarantined", "undated"] == 1


# Nothing private becomes public


@pytest.mark.parametrize(
    ("values", "why"),
    [
        ({"post_password": "sésame"}, "password"),
        ({"status": "private"}, "private"),
        ({"status": "pending"}, "pending"),
        ({"status": "draft"}, "draft"),
        ({"status": "future"}, "future"),
        ({"status": "trash"}, "trash"),
        ({"status": ""}, "status"),
        ({"status": "nouveau"}, "status"),
        ({"post_type": "portfolio"}, "kind"),
    ],
)
def test_what_is_not_public_is_set_apart(values: dict[str, Any], why: str, tmp_path: Path) -> None:
    hidden = item(1, "Caché", f"Le chat noir. {FRENCH}", comments=(comment(11),), **values)
    home = imported(tmp_path, export(hidden, item(2, content="Une suite assez longue de mots.")))
    assert home.texts() == ["posts/2013/2013-06-05-titre-2/fr.md"]
    assert home.sums()["item", "quarantined", why] == 1
    assert home.sums()["comment", "quarantined", "of-private"] == 1
    assert "Le chat noir" in (home.quarantine / f"{POST}/fr.md").read_text("utf-8")
    for file in home.content.rglob("*"):
        assert file.is_dir() or b"chat noir" not in file.read_bytes()
    assert (home.quarantine / f"{POST}/comments.toml").exists()


def test_no_address_of_a_person_no_password_and_no_browser_is_written_anywhere(
    tmp_path: Path,
) -> None:
    body = (
        "Écrivez-moi à moi.meme@courriel.example ou <a href='mailto:moi@courriel.example'>ici</a>."
    )
    post = item(
        1,
        comments=(
            comment(11, body, author="nom@courriel.example"),
            comment(12, author_url="mailto:x@courriel.example", approved="0"),
        ),
    )
    locked = item(2, post_password="sesame-secret", comments=(comment(13),))  # noqa: S106 -- made up
    home = imported(tmp_path, export(post, locked))
    site(home)
    for folder in ("content", "quarantine", "import-report", "site"):
        for file in (tmp_path / folder).rglob("*"):
            data = file.read_bytes() if file.is_file() else b""
            for secret in (b"courriel.example", b"203.0.113", b"Navigateuse", b"sesame-secret"):
                assert secret not in data, file


def test_the_quarantine_and_the_reports_are_never_inside_the_content(tmp_path: Path) -> None:
    from vigie.wordpress.memory import Memory  # noqa: PLC0415
    from vigie.wordpress.writing import Home as Folders  # noqa: PLC0415

    with pytest.raises(ExportError, match="in the content folder"):
        Folders(
            content=tmp_path,
            quarantine=tmp_path / "quarantine",
            reports=tmp_path.parent / "r",
            memory=Memory(),
            dry=False,
        )


# Comments


def test_comments_keep_their_thread_their_time_and_their_kind(tmp_path: Path) -> None:
    home = imported(
        tmp_path,
        export(
            item(
                1,
                comments=(
                    comment(
                        12, "Réponse", parent="11", date_gmt="2013-06-06 15:00:00", user_id="7"
                    ),
                    comment(11, "Premier\n\nSuite", author_url="https://a.ca/"),
                    comment(13, "[…] ils en parlent […]", type="pingback", author="Un &amp; deux"),
                    comment(14, "Orpheline", parent="99", user_id="8"),
                    comment(15, "Pourriel", approved="spam"),
                    comment(16, "En attente", approved="0"),
                ),
            )
        ),
    )
    found = {one["id"]: one for one in tomllib.loads(home.read(f"{POST}/comments.toml"))["comment"]}
    assert set(found) == {"11", "12", "13", "14"}
    assert found["11"]["url"] == "https://a.ca/"
    assert found["11"]["body"] == "Premier\n\nSuite"
    assert found["11"]["date"].isoformat() == "2013-06-06T10:00:00-04:00"
    assert "kind" not in found["11"]
    assert (found["12"]["parent"], found["12"]["by_author"]) == ("11", True)
    assert (found["13"]["kind"], found["13"]["author"]) == ("pingback", "Un & deux")
    assert found["14"]["parent"] == "99"
    assert "by_author" not in found["14"]
    assert home.sums()["comment", "kept", "approved"] == 4
    assert home.sums()["comment", "dropped", "unapproved"] == 2


def test_comments_that_share_a_number_are_all_kept(tmp_path: Path) -> None:
    home = imported(
        tmp_path,
        export(
            item(1, comments=(comment(11, "Un."),)),
            item(2, comments=(comment(11, "Deux."),)),
            attachment(5, "chat.png", post_parent="1", comments=(comment(11, "Trois."),)),
        ),
    )
    found = tomllib.loads(home.read(f"{POST}/comments.toml"))["comment"]
    assert {one["id"]: one["body"] for one in found} == {"11": "Un.", "11-2": "Trois."}
    other = tomllib.loads(home.read("posts/2013/2013-06-05-titre-2/comments.toml"))["comment"]
    assert [one["body"] for one in other] == ["Deux."]
    site(home)


def test_comments_on_a_picture_go_with_the_text_it_is_in(tmp_path: Path) -> None:
    home = imported(
        tmp_path,
        export(item(1), attachment(5, "chat.png", post_parent="1", comments=(comment(51),))),
    )
    (found,) = tomllib.loads(home.read(f"{POST}/comments.toml"))["comment"]
    assert found["id"] == "51"


@pytest.mark.parametrize(
    "text",
    ['"""', "a\\b", '"', "fin\\", "\t\x7f", 'trois """" quatre"', "🙂 é\u2028x", "# dièse = [a]"],
)
def test_whatever_a_comment_says_its_archive_can_be_read(text: str, tmp_path: Path) -> None:
    lines = f"{text}\n\n{text}"
    home = imported(tmp_path, export(item(1, comments=(comment(11, lines, author=text),))))
    (found,) = tomllib.loads(home.read(f"{POST}/comments.toml"))["comment"]
    assert found["id"] == "11"


def test_replies_never_go_in_a_circle(tmp_path: Path) -> None:
    circle = (
        comment(11, parent="12"),
        comment(12, parent="13"),
        comment(13, parent="11"),
        comment(14, parent="14"),
        comment(15, parent="13"),
    )
    home = imported(tmp_path, export(item(1, comments=circle)))
    parents = {
        one["id"]: one.get("parent", "")
        for one in tomllib.loads(home.read(f"{POST}/comments.toml"))["comment"]
    }
    for begin, above in parents.items():
        seen, place = [begin], above
        while place in parents and place not in seen:
            seen.append(place)
            place = parents[place]
        assert place not in seen
    assert parents["15"] == "13"


@pytest.mark.parametrize(
    ("typed", "markdown"),
    [
        ("Un <b>mot</b> et <i>un autre</i>.", "Un **mot** et *un autre*."),
        ("<table><tr><td>un</td><td>deux</td></tr></table>", "un\n\ndeux"),
        ("<h2>Titre</h2>texte", "Titre\n\ntexte"),
        ("<p lang='en' id='x'>Hello</p>", "Hello"),
        ("<img src='https://a.ca/x.png'>", "[https://a.ca/x.png](https://a.ca/x.png)"),
        ("<abbr title='x'>WCAG</abbr>, H<sub>2</sub>O", "WCAG, H<sub>2</sub>O"),
        ("<a href='/ici'>ici</a> <a href='https://a.ca'>là</a>", "ici [là](https://a.ca)"),
        ("<ul><li>un</li><li>deux</li></ul>", "-   un\n-   deux"),
        ("<ul><li>un<blockquote>deux</blockquote></li></ul>", "un\n\ndeux"),
        ("", "…"),
        ("<script>alert(1)</script>", "…"),
    ],
)
def test_a_comment_is_plain_markdown(typed: str, markdown: str, tmp_path: Path) -> None:
    home = imported(tmp_path, export(item(1, comments=(comment(11, typed),))))
    (found,) = tomllib.loads(home.read(f"{POST}/comments.toml"))["comment"]
    assert found["body"] == markdown


# Languages


def test_translations_by_polylang_share_a_folder(tmp_path: Path) -> None:
    group = ("post_translations", "pll_51b", "pll_51b")
    home = imported(
        tmp_path,
        export(
            item(1, terms=(("language", "fr", "Français"), group), comments=(comment(11),)),
            item(2, "A title", ENGLISH, terms=(("language", "en", "English"), group)),
            item(3, "Ein Titel", terms=(("language", "de", "Deutsch"), group)),
        ),
    )
    assert home.texts() == [f"{POST}/en.md", f"{POST}/fr.md"]
    assert home.sums()["item", "quarantined", "language"] == 1
    (found,) = tomllib.loads(home.read(f"{POST}/comments.toml"))["comment"]
    assert found["lang"] == "fr"
    site(home)


def test_translations_by_wpml_share_a_folder(tmp_path: Path) -> None:
    def fields(code: str) -> dict[str, str]:
        return {"_wpml_import_language_code": code, "_wpml_import_translation_group": "9"}

    home = imported(
        tmp_path, export(item(1, fields=fields("fr")), item(2, "A", ENGLISH, fields=fields("en")))
    )
    assert home.texts() == [f"{POST}/en.md", f"{POST}/fr.md"]


@pytest.mark.parametrize(
    "marks", [("<!--:{}-->", "<!--:-->"), ("[:{}]", "[:]"), ("{{:{}}}", "{{:}}")]
)
def test_a_text_in_two_languages_by_qtranslate_becomes_two(
    marks: tuple[str, str], tmp_path: Path
) -> None:
    def both(fr: str, en: str) -> str:
        begin, end = marks
        return (
            "".join(f"{begin.format(code)}{one}" for code, one in (("fr", fr), ("en", en)))
            + end.format()
        )

    home = imported(tmp_path, export(item(1, both("Le titre", "The title"), both(FRENCH, ENGLISH))))
    assert home.texts() == [f"{POST}/en.md", f"{POST}/fr.md"]
    assert front(home, f"{POST}/en.md")["title"] == "The title"
    assert body(home, f"{POST}/fr.md") == FRENCH
    site(home)


def test_names_of_terms_in_both_languages_come_from_polylang(tmp_path: Path) -> None:
    head = (
        "<wp:category><wp:term_id>21</wp:term_id><wp:category_nicename>budget-fr"
        "</wp:category_nicename><wp:cat_name>Le budget</wp:cat_name></wp:category>"
        "<wp:category><wp:term_id>22</wp:term_id><wp:category_nicename>budget-en"
        "</wp:category_nicename><wp:cat_name>The budget</wp:cat_name></wp:category>"
        "<wp:term><wp:term_id>23</wp:term_id><wp:term_taxonomy>term_translations</wp:term_taxonomy>"
        "<wp:term_slug>pll_9</wp:term_slug><wp:term_name>pll_9</wp:term_name>"
        '<wp:term_description>a:2:{s:2:"en";i:22;s:2:"fr";i:21;}</wp:term_description></wp:term>'
    )
    category = (("category", "budget-en", "The budget"), ("language", "en", "English"))
    home = imported(tmp_path, export(item(1, content=ENGLISH, terms=category), head=head))
    assert tomllib.loads(home.read("taxonomy.toml"))["categories"]["budget-fr"] == {
        "fr": {"name": "Le budget", "slug": "budget-fr"},
        "en": {"name": "The budget", "slug": "budget-en"},
    }
    assert home.warned("translate-name") == []


def test_without_a_plugin_the_language_is_found_out_and_told(tmp_path: Path) -> None:
    home = imported(tmp_path, export(item(1), item(2, "A title", ENGLISH), item(3, "OK", "Bof.")))
    assert home.texts() == [
        f"{POST}/fr.md",
        "posts/2013/2013-06-05-titre-2/en.md",
        "posts/2013/2013-06-05-titre-3/fr.md",
    ]
    assert len(home.warned("detected")) == 2
    assert len(home.warned("assumed")) == 1


def test_the_person_who_imports_has_the_last_word_on_languages(tmp_path: Path) -> None:
    file = tmp_path / "map.toml"
    file.write_text(
        '[posts.2]\nlang = "en"\ntranslation_of = 1\n[names.ouvert]\nfr = "Ouvert"\nen = "Open"\n',
        "utf-8",
    )
    home = imported(
        tmp_path,
        export(item(1, content=ENGLISH, terms=(("category", "ouvert", "x"),)), item(2)),
        language=Language.FR,
        corrections=read_corrections(file),
    )
    assert home.texts() == [f"{POST}/en.md", f"{POST}/fr.md"]
    names = tomllib.loads(home.read("taxonomy.toml"))["categories"]["ouvert"]
    assert (names["fr"]["name"], names["en"]["name"]) == ("Ouvert", "Open")


@pytest.mark.parametrize(
    "text", ["[posts", '[posts.1]\nlang = "de"', "posts = 3", "[names.x]\nde = 'x'"]
)
def test_a_wrong_file_of_corrections_is_told(text: str, tmp_path: Path) -> None:
    file = tmp_path / "map.toml"
    file.write_text(text, "utf-8")
    with pytest.raises(ExportError, match="cannot be read"):
        read_corrections(file)


# Links


def test_links_within_the_blog_lead_to_the_texts_here(tmp_path: Path) -> None:
    links = {
        f"{BLOG}/2013/06/05/titre-2/": "../2013-06-05-titre-2/",
        f"{BLOG.replace('https', 'http')}/2013/06/05/titre-2": "../2013-06-05-titre-2/",
        f"{BLOG}/?p=2": "../2013-06-05-titre-2/",
        "/2013/06/05/titre-2/#comment-3": "../2013-06-05-titre-2/",
        f"{BLOG}/2013/06/05/titre-3/": "../2013-06-05-titre-3/en.md",
        f"{BLOG}/a-propos/": "../../../pages/a-propos/",
        f"{BLOG}/category/ouvert/": "/fr/categories/ouvert/",
        "https://ailleurs.example/": "https://ailleurs.example/",
        f"{BLOG}/nulle-part/": f"{BLOG}/nulle-part/",
    }
    content = "\n\n".join(f'{FRENCH} <a href="{old}">un lien</a>' for old in links)
    home = imported(
        tmp_path,
        export(
            item(1, content=content, terms=(("category", "ouvert", "Ouvert"),)),
            item(2),
            item(3, "A title", ENGLISH),
            item(4, "À propos", post_type="page", post_name="a-propos", link=f"{BLOG}/a-propos/"),
        ),
    )
    text = home.read(f"{POST}/fr.md")
    assert [new for new in links.values() if f"[un lien]({new})" not in text] == []
    site(home)


@pytest.mark.parametrize(
    ("href", "why"),
    [
        (f"{BLOG}/2013/06/05/titre-2/", "not-public"),
        ("#nulle-part", "no-anchor"),
        ("javascript:alert(1)", "no-address"),
        ("http://[", "no-address"),
        ("&#1;javascript:alert(1)", "no-address"),
    ],
)
def test_of_links_that_lead_to_nothing_the_words_stay(href: str, why: str, tmp_path: Path) -> None:
    content = f'{FRENCH} <a href="{href}">les mots</a>'
    home = imported(tmp_path, export(item(1, content=content), item(2, status="draft")))
    assert body(home, f"{POST}/fr.md") == f"{FRENCH} les mots"
    fates = {key: count for key, count in home.sums().items() if key[0] == "link"}
    # A script is no address at all: the cleaning has taken it out before anybody counts.
    assert fates in ({("link", "dropped", why): 1}, {})
    site(home)


# Old addresses


def test_a_text_with_more_old_addresses_than_it_has_room_for_loses_none(tmp_path: Path) -> None:
    files = (attachment(number, f"photo-{number}.jpg", post_parent="1") for number in range(5, 300))
    home = imported(tmp_path, export(item(1), *files))
    aliases = front(home, f"{POST}/fr.md")["aliases"]
    assert isinstance(aliases, list)
    redirects = tomllib.loads(home.read("redirects.toml"))
    pages = {f"/photo-{number}-page/" for number in range(5, 300)}
    moved = pages.difference(aliases)
    assert 0 < len(moved) < len(pages)
    assert {redirects[page] for page in moved} == {"/fr/2013/06/titre-1/"}
    rules = (site(home).folder / "_redirects").read_text("utf-8")
    assert [page for page in pages if f"{page} /fr/2013/06/titre-1/ 301" not in rules] == []


# What has no place here


def test_what_has_no_place_here_lies_in_the_quarantine_and_is_told(tmp_path: Path) -> None:
    home = imported(
        tmp_path,
        export(
            item(
                1,
                terms=(("post_tag", "veille", "Veille"), ("series", "budget", "Le budget")),
                fields={
                    "humeur": 'gaie\n"et" libre',
                    "contact": "Écrire à ada.secrete@courriel.example",
                    "_edit_last": "7",
                    "_wp_old_slug": "avant",
                    "sharing_disabled": "1",
                    "vide": "",
                },
                is_sticky="1",
            ),
            item(2, fields={"_edit_last": "7"}),
            item(3, post_type="nav_menu_item", fields={"humeur": "x"}),
        ),
    )
    path = f"{POST}/wordpress.fr.toml"
    assert tomllib.loads((home.quarantine / path).read_text("utf-8"))["field"] == [
        {"name": "humeur", "value": 'gaie\n"et" libre'},
        {"name": "contact", "value": "Écrire à …@…"},
        {"name": "series", "value": "Le budget"},
    ]
    assert not (home.content / path).exists()
    told = [one for one in home.imported.account.entries if one.thing is Thing.FIELD]
    assert [(one.outcome.value, one.what, one.place, one.count) for one in told] == [
        ("quarantined", "humeur, contact, series", f"{path}:1", 3),
        ("converted", "_wp_old_slug", "", 1),
        ("dropped", "vide", "", 1),
        ("dropped", "_edit_last", "", 2),
        ("dropped", "humeur", "", 1),
        ("dropped", "sharing_disabled", "", 1),
    ]
    assert home.imported.account.balanced
    assert home.warned("sticky") == [f"{POST}/fr.md:1"]
    site(home)


# Pictures


def picture_post(*, alt: str = "Un chat") -> str:
    files = f"{BLOG}/wp-content/uploads/2013/06"
    picture = f"<img src='{files}/Chat-300x200.PNG?w=300' alt='{alt}' width='300' />"
    linked = f"<a href='{files}/Chat.PNG'>{picture}</a>"
    return item(1, content=f"{FRENCH}\n\n[caption id='attachment_5']{linked} Une légende[/caption]")


def test_without_files_at_hand_a_picture_is_a_link_and_nothing_is_fetched(tmp_path: Path) -> None:
    home = imported(tmp_path, export(picture_post()))
    assert "<img" not in home.read(f"{POST}/fr.md")
    assert "Un chat" in home.read(f"{POST}/fr.md")
    assert home.sums()["medium", "left", "no-media"] == 1
    site(home)


def test_a_picture_at_hand_lies_beside_its_text_in_its_own_size(tmp_path: Path) -> None:
    library = tmp_path / "files" / "2013" / "06"
    library.mkdir(parents=True)
    (library / "Chat.PNG").write_bytes(PNG)
    home = imported(tmp_path, export(picture_post()), source=Folder(tmp_path / "files"))
    assert '<img src="chat.png" alt="Un chat">' in home.read(f"{POST}/fr.md")
    assert (home.content / POST / "chat.png").read_bytes() == PNG
    page = site(home).page("/fr/2013/06/titre-1/")
    assert page.xpath("//figure//img/@alt") == ["Un chat"]
    assert page.xpath("//figcaption/text()") == ["Une légende"]


def test_a_file_that_is_not_what_its_name_says_stays_out(tmp_path: Path) -> None:
    library = tmp_path / "files"
    library.mkdir()
    (library / "Chat.PNG").write_bytes(b"<svg onload=alert(1)>")
    home = imported(tmp_path, export(picture_post()), source=Folder(library))
    assert home.sums()["medium", "left", "no-media"] == 1


def test_a_picture_without_a_description_gets_the_best_there_is_and_is_told(tmp_path: Path) -> None:
    source = f"{BLOG}/wp-content/uploads/2013/06/a.jpg"
    described = imported(
        tmp_path / "a",
        export(
            item(1, content=f"{FRENCH} <img src='{source}'>"), attachment(5, "a.jpg", alt="Un pont")
        ),
    )
    assert f"[Un pont]({source})" in described.read(f"{POST}/fr.md")
    assert described.warned("no-description") == []
    bare = imported(tmp_path / "b", export(item(1, content=f"{FRENCH} <img src='{source}'>")))
    assert "Image sans description (a.jpg)" in bare.read(f"{POST}/fr.md")
    assert bare.warned("no-description") == [f"{POST}/fr.md:1"]


def test_the_featured_picture_stands_at_the_head_of_its_text(tmp_path: Path) -> None:
    home = imported(
        tmp_path,
        export(item(1, fields={"_thumbnail_id": "5"}), attachment(5, "a.jpg", alt="Un pont")),
    )
    assert body(home, f"{POST}/fr.md").startswith("<figure><a href=")


# Again and again


def changed(home: Home) -> list[str]:
    """Return what an import did to files that were there: nothing, if all is the same."""
    return sorted(f"{step} {path}" for path, step in home.imported.steps.items() if step != "same")


BLOG_NOW = export(
    item(1, comments=(comment(11), comment(12))), item(2, terms=(("category", "ouvert", "x"),))
)


def test_a_second_import_changes_nothing(tmp_path: Path) -> None:
    imported(tmp_path, BLOG_NOW)
    before = {
        path: path.read_bytes() for path in (tmp_path / "content").rglob("*") if path.is_file()
    }
    home = imported(tmp_path, BLOG_NOW)
    assert changed(home) == []
    assert {path: path.read_bytes() for path in before} == before


def test_a_newer_export_changes_what_nobody_touched_and_leaves_what_somebody_did(
    tmp_path: Path,
) -> None:
    home = imported(tmp_path, BLOG_NOW)
    edited = home.content / POST / "fr.md"
    edited.write_text(home.read(f"{POST}/fr.md") + "\nUn mot de la rédaction.\n", "utf-8")
    newer = BLOG_NOW.replace("librement", "vraiment librement")
    home = imported(tmp_path, newer)
    other = "posts/2013/2013-06-05-titre-2/fr.md"
    assert changed(home) == [f"conflict {POST}/fr.md", f"updated {other}"]
    assert "Un mot de la rédaction" in home.read(f"{POST}/fr.md")
    assert "vraiment librement" in home.read(other)
    assert "vraiment" in (home.reports / "conflicts" / POST / "fr.md").read_text("utf-8")
    assert home.warned("conflict") == [f"{POST}/fr.md:1"]
    assert changed(imported(tmp_path, newer)) == [f"edited {POST}/fr.md"]


def test_new_comments_are_added_to_an_archive_that_somebody_changed(tmp_path: Path) -> None:
    home = imported(tmp_path, BLOG_NOW)
    archive = home.content / POST / "comments.toml"
    tables = archive.read_text("utf-8").split("[[comment]]")
    archive.write_text(f"# relu\n[[comment]]{tables[1].replace('Merci', 'Mille mercis')}", "utf-8")
    newer = export(item(1, comments=(comment(11), comment(12), comment(13, "Tard"))))
    found = tomllib.loads(imported(tmp_path, newer).read(f"{POST}/comments.toml"))["comment"]
    assert [(one["id"], one["body"]) for one in found] == [("11", "Mille mercis."), ("13", "Tard")]
    again = imported(tmp_path, newer)
    assert again.read(f"{POST}/comments.toml").startswith("# relu")
    assert again.read(f"{POST}/comments.toml").count("[[comment]]") == 2


def test_what_was_removed_here_does_not_come_back(tmp_path: Path) -> None:
    home = imported(tmp_path, BLOG_NOW)
    (home.content / POST / "fr.md").unlink()
    (home.content / POST / "comments.toml").unlink()
    home = imported(tmp_path, BLOG_NOW)
    assert not (home.content / POST / "fr.md").exists()
    assert not (home.content / POST / "comments.toml").exists()
    assert home.warned("removed-here") == [f"{POST}/fr.md:1"]


def test_a_post_withdrawn_from_the_blog_is_withdrawn_here(tmp_path: Path) -> None:
    imported(tmp_path, BLOG_NOW)
    private = BLOG_NOW.replace(
        "<wp:status><![CDATA[publish]]>", "<wp:status><![CDATA[private]]>", 1
    )
    home = imported(tmp_path, private)
    assert home.texts() == ["posts/2013/2013-06-05-titre-2/fr.md"]
    assert not (home.content / POST / "comments.toml").exists()
    assert (home.quarantine / POST / "fr.md").exists()
    back = imported(tmp_path, BLOG_NOW)
    assert f"{POST}/fr.md" in back.texts()
    assert not (back.quarantine / POST / "fr.md").exists()


def test_names_that_somebody_translated_stay(tmp_path: Path) -> None:
    home = imported(tmp_path, BLOG_NOW)
    file = home.content / "taxonomy.toml"
    file.write_text(
        home.read("taxonomy.toml").replace(
            'en = { name = "Ouvert & libre"', 'en = { name = "Open"'
        ),
        "utf-8",
    )
    home = imported(tmp_path, BLOG_NOW)
    assert 'name = "Open"' in home.read("taxonomy.toml")
    assert home.read("taxonomy.toml").count("[categories.ouvert]") == 1


def test_a_trial_writes_nothing_but_the_report(tmp_path: Path) -> None:
    home = imported(tmp_path, BLOG_NOW, dry=True)
    assert not home.content.exists()
    assert home.report()["dry"]
    assert home.report()["files"][f"{POST}/fr.md"] == "new"


def test_a_damaged_memory_is_told_and_not_thrown_away(tmp_path: Path) -> None:
    home = imported(tmp_path, BLOG_NOW)
    (home.content / ".wordpress-import.json").write_text("{", "utf-8")
    with pytest.raises(ExportError, match="it remembers the imports"):
        imported(tmp_path, BLOG_NOW)


def test_a_link_out_of_the_content_folder_is_not_followed(tmp_path: Path) -> None:
    elsewhere = tmp_path / "ailleurs"
    elsewhere.mkdir()
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "posts").symlink_to(elsewhere)
    with pytest.raises(ExportError, match="leads out of the folder"):
        imported(tmp_path, BLOG_NOW)
    assert list(elsewhere.iterdir()) == []


# The account


def test_of_everything_it_is_told_what_became_of_it(tmp_path: Path) -> None:
    home = imported(
        tmp_path,
        export(
            item(
                1, content=f"{FRENCH} [gallery] [youtube abc] [box x=1] <a href='{BLOG}/x/'>y</a>"
            ),
            item(2, post_type="nav_menu_item"),
            item(3, status="draft", comments=(comment(31), comment(32, approved="0"))),
            item(3, status="draft", comments=(comment(31),)),
            attachment(5, "a.jpg", post_parent="1", comments=(comment(51),)),
            item(6, post_type="revision", comments=(comment(61),)),
            item(7, content="<!-- wp:latest-posts /-->"),
        ),
    )
    account = home.imported.account
    assert account.balanced
    assert dict(account.found) == {
        Thing.ITEM: 7,
        Thing.COMMENT: 5,
        Thing.SHORTCODE: 3,
        Thing.MEDIUM: 1,
        Thing.LINK: 2,
        Thing.FIELD: 1,
    }
    assert home.report()["balanced"]
    for sums in home.report()["sums"].values():
        assert sums.pop("found") == sum(sums.values())


def test_the_report_speaks_both_languages(tmp_path: Path) -> None:
    home = imported(tmp_path, BLOG_NOW.rpartition("<item>")[0])
    french = (home.reports / "import.fr.md").read_text("utf-8")
    english = (home.reports / "import.en.md").read_text("utf-8")
    assert "Ce que le blogue est devenu" in french
    assert "What became of the blog" in english
    assert "L’export s’arrête au milieu" in french
    assert "The export ends in the middle" in english


def test_a_republished_article_that_says_so_is_offered_as_one(tmp_path: Path) -> None:
    content = f"{FRENCH}\n\nPublié initialement sur <a href='https://a.ca/x'>le site de l’Est</a>."
    assert imported(tmp_path, export(item(1, content=content))).warned("republished")


TYPED = (
    *(" ", "\n", "\n\n", "a", "é’", "*", "_", "# ", "- ", "1. ", "https://a.ca/b_(c).", "[", "]"),
    *("`", "> ", ":", "|", "\\", "!", "+ ", "{", "}", "x@b.ca", "~~~", "===", ": "),
)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(TYPED)).map("".join))
def test_the_short_way_of_a_comment_leads_where_the_long_one_does(text: str) -> None:
    def convert(markdown: str) -> str:
        return reader().convert(markdown, Language.FR)

    short, long = comments.body(text, convert), comments.body(f"{text}<wbr>", convert)
    assert said(parsed(convert(short))) == said(parsed(convert(long)))
