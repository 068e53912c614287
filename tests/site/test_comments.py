"""Comments on real sites: shown whole in both editions, safe, private, and cheap to change."""

from __future__ import annotations

import json
import os
import re
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import pytest
from feedparser.api import parse

from plugins.pages.hooks import SiteGenerator
from tests.hostile import ADDRESSES, BODIES, NAMES
from tests.plugins.feeds.rules import THREAD, complaints, tree
from tests.site.builder import BASE, URL, Built, built, every_byte, post, write
from tests.values import ZONE
from vigie.build import build
from vigie.comments import writing
from vigie.comments.model import Comment, Kind, Part, Reason, Redaction
from vigie.languages import Language

if TYPE_CHECKING:
    from pathlib import Path

    from lxml.html import HtmlElement

FOLDER = "posts/2013/2013-06-05-e-gouv-ottawa"
TEXTS = {
    **BASE,
    f"{FOLDER}/fr.md": post("E-Gouv Ottawa", slug="e-gouv-ottawa"),
    f"{FOLDER}/en.md": post("E-Gov in Ottawa", slug="e-gov-ottawa"),
}
BESIDE = ("rss.xml", "atom.xml", "feed.json")
OF_ALL = {
    *("fr/rss-commentaires.xml", "fr/atom-commentaires.xml", "fr/feed-commentaires.json"),
    *("en/rss-comments.xml", "en/atom-comments.xml", "en/feed-comments.json"),
}
FRENCH, ENGLISH = "/fr/2013/06/e-gouv-ottawa/", "/en/2013/06/e-gov-ottawa/"
SEED = (
    ("1", "", "2013-06-05T02:35", "Un communiqué sur ce qui se fait ailleurs."),
    ("2", "1", "2013-06-17T09:37", "D’autres organisations font de bonnes publications."),
    ("3", "", "2013-06-17T07:01", "De telles informations sont une excellente chose."),
    ("4", "", "2013-06-18T16:28", "J’espère que ce projet aboutira."),
    ("5", "", "2013-06-21T07:48", "Une porte ouverte."),
    ("6", "", "2013-06-21T11:24", "Un petit mot pour vous remercier."),
)
PINGS = ("2013-09-03T06:54", "2013-09-09T06:55", "2013-09-16T06:42", "2013-09-23T07:05")


def table(id_: str, date: str, **values: Any) -> str:  # noqa: ANN401 -- what a comment has
    """Return the TOML of one comment; its date is in the site's zone."""
    when = datetime.fromisoformat(date).replace(tzinfo=ZONE)
    known = {"id": id_, "date": when, "language": Language.FR, **values}
    return f"{writing.table(Comment(**known))}\n"


def seed() -> str:
    """Return an archive of the shape of the oldest one: six comments and four pingbacks."""
    said = [table(id_, date, parent=parent, body=body) for id_, parent, date, body in SEED]
    pings = [table(f"{90 + n}", date, kind=Kind.PINGBACK) for n, date in enumerate(PINGS)]
    return "".join((*pings, *said))


def site(tmp_path: Path, archive: str, **texts: str) -> Built:
    """Build a site of one post with comments."""
    files = {**TEXTS, f"{FOLDER}/comments.toml": archive, **texts}
    return built(write(tmp_path / "content", files), tmp_path / "site")


def settle(content: Path) -> None:
    """Make every file old enough for its stamp to be trusted."""
    for path in content.rglob("*"):
        os.utime(path, (1_600_000_000, 1_600_000_000))


def words(element: HtmlElement) -> str:
    """Return the text of an element, spaces made one."""
    return " ".join(element.text_content().split())


def test_the_oldest_conversation_stands_as_it_stood(tmp_path: Path) -> None:
    made = site(tmp_path, seed())
    assert (made.status, made.err) == (0, "")
    page = made.page(FRENCH)
    (section,) = page.xpath("//section[@id='_comments']")
    assert words(section.find("h2")) == "6 commentaires"
    shown = section.xpath(".//article")
    assert [one.get("id") for one in shown] == [f"comment-{n}" for n in (1, 2, 3, 4, 5, 6)]
    assert [words(one.xpath(".//time")[0]) for one in shown] == [
        *("5 juin 2013 à 2 h 35", "17 juin 2013 à 9 h 37", "17 juin 2013 à 7 h 01"),
        *("18 juin 2013 à 16 h 28", "21 juin 2013 à 7 h 48", "21 juin 2013 à 11 h 24"),
    ]
    (answer,) = section.xpath(".//ol//ol//article")
    assert answer.get("id") == "comment-2"
    (parent,) = answer.xpath(".//a[contains(@class, 'u-in-reply-to')]")
    assert (parent.get("href"), words(parent)) == ("#comment-1", "en réponse à Anonyme")
    mentions = section.xpath("./h3/following-sibling::ol[1]/li")
    assert [words(one.xpath(".//time")[0]) for one in mentions] == [
        "3 septembre 2013 à 6 h 54",
        "9 septembre 2013 à 6 h 55",
        "16 septembre 2013 à 6 h 42",
        "23 septembre 2013 à 7 h 05",
    ]
    assert "Les commentaires sont fermés." in words(section)


def test_both_editions_show_it_in_their_words_and_every_comment_in_its_own(tmp_path: Path) -> None:
    made = site(
        tmp_path, seed() + table("7", "2013-07-01T09:00", language=Language.EN, body="Well.")
    )
    for path, count, day, chip in (
        (FRENCH, "7 commentaires", "1er juillet 2013 à 9 h", "en anglais"),
        (ENGLISH, "7 comments", "July 1, 2013, at 9 a.m.", "in French"),
    ):
        page = made.page(path)
        assert count in words(page.xpath("//h2[@id='_comments-title']")[0])
        (last,) = page.xpath("//article[@id='comment-7']")
        assert words(last.xpath(".//time")[0]) == day
        assert last.xpath(".//*[contains(@class, 'e-content')]/@lang") == ["en-CA"]
        chips = {words(one) for one in page.xpath("//article//*[@class='chip']")}
        assert chips == {chip}


@pytest.mark.parametrize(("count", "french", "english"), [
    (1, "1 commentaire", "1 comment"), (2, "2 commentaires", "2 comments"),
])  # fmt: skip
def test_the_count_agrees_with_its_noun(
    tmp_path: Path, count: int, french: str, english: str
) -> None:
    archive = "".join(table(str(n), "2013-06-06T09:00", body="x") for n in range(count))
    made = site(tmp_path, archive)
    for path, told in ((FRENCH, french), (ENGLISH, english)):
        assert words(made.page(path).xpath("//h2[@id='_comments-title']")[0]) == told


def test_machines_read_the_comments_too(tmp_path: Path) -> None:
    made = site(tmp_path, seed())
    scripts = made.page(FRENCH).xpath("//script[@type='application/ld+json']/text()")
    first, second = map(json.loads, scripts)
    assert first["@id"] == second["@id"] == f"{URL}{FRENCH}"
    assert second["commentCount"] == 6
    assert second["comment"][1] == {
        "@type": "Comment",
        "@id": f"{URL}{FRENCH}#comment-2",
        "dateCreated": "2013-06-17T09:37:00-04:00",
        "inLanguage": "fr-CA",
        "text": SEED[1][3],
        "parentItem": {"@type": "Comment", "@id": f"{URL}{FRENCH}#comment-1"},
    }
    cites = made.page(FRENCH).xpath(
        "//*[contains(@class, 'h-entry')]//*[contains(@class, 'u-comment h-cite')]"
    )
    assert len(cites) == 10
    for cite in cites:
        assert cite.xpath(".//time[@class='dt-published']")
        assert cite.xpath(".//a[contains(@class, 'u-url')]/@href") == [f"#{cite.get('id')}"]


def test_what_is_odd_is_told_at_every_build_and_the_site_is_made(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    archive = table("2", "2013-06-06T09:00", parent="1", body="Réponse")
    content = write(tmp_path / "content", {**TEXTS, f"{FOLDER}/comments.toml": archive})
    told = (
        f"{content}/{FOLDER}/comments.toml:1: warning: the comment that it answers, “1”, is not"
        " there; write it back with a “redacted” block, as id = “1”\n"
    )
    settle(content)
    for edit in ("", "", "Plus.\n", ""):
        with (content / f"{FOLDER}/en.md").open("a", encoding="utf-8") as text:
            text.write(edit)
        capsys.readouterr()
        assert build(content=content, output=tmp_path / "site", cache=tmp_path / "cache") == 0
        assert capsys.readouterr().err == told
    page = Built(0, "", "", tmp_path / "site").page(FRENCH)
    (stub,) = page.xpath("//article[@id='comment-1']")
    assert words(stub) == "[supprimé]"
    (answer,) = stub.xpath("../ol//article")
    assert "en réponse à un commentaire supprimé" in words(answer)


def test_a_mistake_in_an_archive_stops_the_build_with_all_others(tmp_path: Path) -> None:
    twice = table("1", "2013-06-06T09:00", body="x")
    made = site(tmp_path, f"{twice}{twice}", **{f"{FOLDER}/en.md": post("", "x")})
    assert made.status == 1
    assert f"{FOLDER}/comments.toml:9: the id “1” is that of line 1 too" in made.err
    assert f"{FOLDER}/en.md:" in made.err
    assert not made.folder.exists()


def test_an_archive_that_belongs_to_no_text_is_told(tmp_path: Path) -> None:
    about = {"pages/about/fr.md": post("À propos"), "pages/us/comments.toml": ""}
    made = site(tmp_path, seed(), **about)
    assert "pages/us/comments.toml:1: an archive of comments that belongs to no text" in made.err


def test_a_reference_page_shows_what_readers_said_of_it(tmp_path: Path) -> None:
    said = table("7", "2009-01-01T09:00", author="Zoé", body="Enfin!")
    about = {"pages/about/fr.md": post("À propos"), "pages/about/comments.toml": said}
    made = site(tmp_path, seed(), **about)
    assert made.err == ""
    (comment,) = made.page("fr/a-propos/").xpath("//*[@id='comment-7']")
    assert "Enfin!" in comment.text_content()


def test_links_may_lead_to_a_comment_and_no_anchor_is_given_twice(tmp_path: Path) -> None:
    lost = {f"{FOLDER}/en.md": post("A", "[x](fr.md#comment-99) [y](fr.md#comment-6)")}
    lost[f"{FOLDER}/fr.md"] = post("B", "Voir [un mot](#comment-3).")
    made = site(tmp_path, seed(), **lost)
    assert "the link “fr.md#comment-99” leads to no place in that text" in made.err
    assert made.err.count("\n") == 2
    twice = {f"{FOLDER}/en.md": post("A", "## Comment 6\n\nx"), f"{FOLDER}/fr.md": post("B")}
    made = site(tmp_path, seed(), **twice)
    assert f"{FOLDER}/en.md:1: the anchor “comment-6” is that of a comment too" in made.err


def test_an_open_post_tells_how_to_write_and_a_silent_one_nothing(tmp_path: Path) -> None:
    opened = {
        f"{FOLDER}/fr.md": post("Été & reste", slug="e-gouv-ottawa", comments="open"),
        "posts/2014/2014-01-01-silent/fr.md": post("Silence"),
    }
    made = built(write(tmp_path / "content", {**TEXTS, **opened}), tmp_path / "site")
    assert made.err == ""
    (section,) = made.page(FRENCH).xpath("//section[@id='_comments']")
    assert words(section.find("h2")) == "0 commentaire"
    (mail,) = section.xpath(".//a[starts-with(@href, 'mailto:')]/@href")
    assert mail == (
        "mailto:commentaires@vigie.example?subject=Commentaire%20sur%20%C2%AB%C2%A0%C3%89t%C3%A9%20"
        "%26%20reste%C2%A0%C2%BB%20%5B2013-06-05-e-gouv-ottawa%5D"
    )
    assert made.page(ENGLISH).xpath("//section[@id='_comments']") == []
    assert made.page("/fr/2014/01/silence/").xpath("//section[@id='_comments']") == []


def test_nobodys_address_is_anywhere_in_the_output(tmp_path: Path) -> None:
    mail, machine = "secret@person.example", "198.51.100.23"
    forms = (
        *(mail, "secret&#64;person.example", f"<{mail}>", f"[x](mailto:{mail})", machine),
        *(f"https://e.org/?m={mail}", f"`{mail}`", f"https://{machine}/", "2001:db8::17"),
    )
    archive = "".join(
        table(str(n), "2013-06-06T09:00", body=f"Écrire à {form}.", author=form, url=form)
        for n, form in enumerate(forms)
    )
    made = site(tmp_path, archive)
    assert made.status == 0
    assert len(made.page(FRENCH).xpath("//article[starts-with(@id, 'comment-')]")) == len(forms)
    for name, data in every_byte(made.folder).items():
        text = data.decode("utf-8", "replace")
        for secret in ("person.example", machine, "2001:db8", "secret"):
            assert secret not in text, (name, secret)
        assert not re.search(r"[\w.+-]+@[\w-]+\.[a-z]{2,}", text), name


def test_every_hostile_comment_is_shown_and_leaves_the_page_whole(tmp_path: Path) -> None:
    archive = "".join(
        (
            *(table(f"b{n}", "2013-06-06T09:00", body=body) for n, body in enumerate(BODIES)),
            *(
                table(f"n{n}", "2013-06-06T09:00", body="x", author=one)
                for n, one in enumerate(NAMES)
            ),
            *(
                table(f"u{n}", "2013-06-06T09:00", body="x", author="A", url=one)
                for n, one in enumerate(ADDRESSES)
            ),
        )
    )
    made = site(tmp_path, archive)
    assert made.status == 0
    page = made.page(FRENCH)
    count = len(BODIES) + len(NAMES) + len(ADDRESSES)
    assert len(page.xpath("//main//section[@id='_comments']//article/@id")) == count
    assert page.xpath("//body/footer[@class='colophon']")
    for link in page.xpath("//section[@id='_comments']//a[not(ancestor::*[@class='feeds'])]"):
        href = link.get("href")
        assert href.startswith("#comment-") or (
            re.match("https?://", href) and link.get("rel") == "ugc nofollow noopener"
        )


def test_an_edit_of_comments_makes_the_pages_that_show_them_and_no_other(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    many = {f"posts/2012/2012-01-{n:02}-p/fr.md": post(f"Billet {n}") for n in range(1, 20)}
    content = write(tmp_path / "content", {**TEXTS, **many, f"{FOLDER}/comments.toml": seed()})
    settle(content)
    archive = content / FOLDER / "comments.toml"

    def changed(text: str) -> set[str]:
        archive.write_text(text, "utf-8")
        before = every_byte(tmp_path / "site") if (tmp_path / "site").exists() else {}
        assert build(content=content, output=tmp_path / "site", url=URL, cache=tmp_path / "k") == 0
        clean = built(content, tmp_path / "clean")
        after = every_byte(tmp_path / "site")
        assert after == every_byte(clean.folder)
        return {name for name, data in after.items() if before.get(name) != data}

    pages = {f"{path.strip('/')}/index.html" for path in (FRENCH, ENGLISH)}
    of_post = {f"{path.strip('/')}/{file}" for path in (FRENCH, ENGLISH) for file in BESIDE}
    lists = ("fr", "fr/categories/gouvernement-ouvert", "en", "en/categories/open-government")
    counting = {f"{place}/{file}" for place in lists for file in BESIDE}
    shown = pages | of_post | OF_ALL
    changed(seed())
    assert changed(seed().replace("Une porte ouverte.", "Une porte.")) == shown
    more = seed() + table("7", "2013-07-01T09:00", body="Encore.")
    assert changed(more) == shown | counting
    assert changed(f"# note\n\n{more}") == set()
    assert changed(more.replace(PINGS[0], "2013-09-03T06:55")) == pages
    assert changed(seed().replace('lang = "fr"', 'lang = "en"')) == shown | counting
    listing = {
        f"{place}/{file}"
        for place in ("fr/s-abonner", "en/subscribe")
        for file in ("index.html", "feeds.opml")
    }
    home = {"fr/index.html", "en/index.html"}
    assert changed("") == pages | counting | listing | OF_ALL | home
    assert not any((tmp_path / "site" / name).exists() for name in of_post)
    capsys.readouterr()


def test_a_new_comment_needs_a_new_plan_only_where_the_newest_were_not_looked_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    planned: list[bool] = []
    plan = SiteGenerator._plan  # noqa: SLF001 -- whether it is called is the question

    def noted(site: SiteGenerator) -> None:
        planned.append(True)
        plan(site)

    monkeypatch.setattr(SiteGenerator, "_plan", noted)
    folders = [f"posts/2012/2012-01-{day:02}-p" for day in range(1, 29)]
    files = {f"{folder}/fr.md": post(f"Billet {n}") for n, folder in enumerate(folders)}
    said = {
        f"{folder}/comments.toml": table("1", f"2012-02-{n + 1:02}T09:00", body="x")
        for n, folder in enumerate(folders)
    }
    content = write(tmp_path / "content", {**BASE, **files, **said})

    def plans(folder: str, archive: str) -> int:
        settle(content)
        write(content, {f"{folder}/comments.toml": archive})
        planned.clear()
        assert build(content=content, output=tmp_path / "site", url=URL, cache=tmp_path / "k") == 0
        count = len(planned)
        assert every_byte(tmp_path / "site") == every_byte(built(content, tmp_path / "c").folder)
        return count

    oldest, newest = folders[0], folders[-1]
    first, last = said[f"{oldest}/comments.toml"], said[f"{newest}/comments.toml"]
    assert plans(newest, last) == 1
    assert plans(newest, f"{last}{table('2', '2012-03-01T09:00', body='Encore')}") == 0
    assert plans(newest, last) == 1  # what was the newest is gone
    assert plans(oldest, first.replace("x", "y")) == 0
    into_an_archive = f"{first}{table('2', '2012-01-30T09:00', body='Avant')}"
    assert plans(oldest, into_an_archive) == 1
    assert plans(oldest, f"{first}{table('2', '2012-03-01T09:00', body='Encore')}") == 1
    assert plans(oldest, f"{first}{table('2', '2012-03-02T09:00', body='Encore')}") == 0
    assert plans(oldest, f"{first}{table('2', '2012-02-29T09:00', body='Encore')}") == 1
    more = [table(str(n), f"2012-03-{n:02}T09:00", body="Encore") for n in range(2, 22)]
    assert plans(newest, last + "".join(more[:11])) == 0
    assert plans(newest, last + "".join(more[:12])) == 1  # 41 in all: a second archive is full
    assert plans(newest, last + "".join(more[:19])) == 0
    assert plans(newest, last + "".join(more)) == 1  # 21 on the text: it has an archive
    capsys.readouterr()


def parsed(made: Built, name: str) -> Any:  # noqa: ANN401 -- feedparser has no types
    """Return a feed as feedparser reads it."""
    feed = parse((made.folder / name.strip("/")).read_bytes(), sanitize_html=False)
    assert feed.bozo is False, feed.get("bozo_exception")
    return feed


def test_comments_can_be_followed_beside_the_post_and_all_together(tmp_path: Path) -> None:
    english = table("7", "2013-07-01T09:00", author="Ann", language=Language.EN, body="Well.")
    made = site(tmp_path, seed() + english)
    for path in (f"{FRENCH}rss.xml", f"{FRENCH}atom.xml", *sorted(OF_ALL)):
        assert complaints(path, (made.folder / path.strip("/")).read_bytes()) == []
    for name in (f"{FRENCH}atom.xml", f"{FRENCH}rss.xml", "fr/atom-commentaires.xml"):
        feed = parsed(made, name)
        assert [entry.id.rpartition("#")[2] for entry in feed.entries] == [
            f"comment-{n}" for n in (7, 6, 5, 4, 2, 3, 1)
        ]
        newest = feed.entries[0]
        assert newest.id == "tag:vigie.example,2026:2013-06-05-e-gouv-ottawa/fr#comment-7"
        assert newest.link == f"{URL}{FRENCH}#comment-7"
        assert newest.title == "Ann à propos de «\xa0E-Gouv Ottawa\xa0»"
        assert newest.author == "Ann"
        assert newest.content[0].value == '<div lang="en-CA"><p>Well.</p></div>'
    assert parsed(made, "en/atom-comments.xml").entries[0].content[0].language == "en-CA"
    page = made.page(FRENCH)
    announced = page.xpath("//head/link[@rel='alternate'][@type]/@href")
    shown = page.xpath("//section[@id='_comments']//*[@class='feeds']/a/@href")
    assert shown == [f"{FRENCH}{file}" for file in BESIDE]
    assert set(shown) <= set(announced)
    subscribe = made.page("/fr/s-abonner/")
    (listed,) = subscribe.xpath("//li[span[@class='terms__name'] = 'Commentaires']")
    assert [f"/{name}" for name in sorted(OF_ALL) if name.startswith("fr/")] == sorted(
        listed.xpath(".//a/@href")
    )
    opml = (made.folder / "fr/s-abonner/feeds.opml").read_text("utf-8")
    assert f'text="Commentaires" title="Commentaires" language="fr-CA" xmlUrl="{URL}/fr/' in opml


def test_the_feeds_of_posts_count_the_comments_and_lead_to_them(tmp_path: Path) -> None:
    made = site(tmp_path, seed(), **{"posts/2014/2014-01-01-silent/fr.md": post("Silence")})
    silent, post_ = parsed(made, "fr/rss.xml").entries
    assert (post_.slash_comments, post_.comments) == ("6", f"{URL}{FRENCH}#_comments")
    assert post_.wfw_commentrss == f"{URL}{FRENCH}rss.xml"
    assert "slash_comments" not in silent
    feed = tree((made.folder / "fr/categories/gouvernement-ouvert/atom.xml").read_bytes())
    assert [one.text for one in feed.iter(f"{THREAD}total")] == ["6"]


def test_what_was_erased_is_in_no_feed(tmp_path: Path) -> None:
    note = Redaction(parts=tuple(Part), reason=Reason.REQUEST, date=date(2014, 1, 1))
    before = seed() + table("7", "2013-07-01T09:00", author="Zoé Secret", body="Parole secrète.")
    made = site(tmp_path, before)
    assert b"secr\xc3\xa8te" in (made.folder / "fr/atom-commentaires.xml").read_bytes()
    made = site(tmp_path, writing.redacted(before, "7", note))
    for name, data in every_byte(made.folder).items():
        assert b"Secret" not in data, name
        assert "secrète".encode() not in data, name
    entry = parsed(made, "fr/atom-commentaires.xml").entries[0]
    assert (entry.id.rpartition("#")[2], entry.author) == ("comment-7", "[nom retiré]")
    assert entry.updated.startswith("2014-01-01")
