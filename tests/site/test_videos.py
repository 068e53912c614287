"""Videos on a built site: what a page shows, what it loads, and what machines are told."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from lxml.html import document_fromstring

from tests.site import linked
from tests.site.builder import BASE, URL, Built, built, post, write
from tests.site.shapes import PICTURE
from vigie.build import build

if TYPE_CHECKING:
    from pathlib import Path

    from lxml.html import HtmlElement

STILL = "poster: still.png, poster_alt: 'Une salle, \"pleine\"'"
HOSTED = f"{{host: vimeo, id: 76979871, {STILL}, captions: host, language: en, duration: 12:30}}"
FILMED = (
    f"{{file: talk.mp4, {STILL}, captions: [talk.vtt], transcript: '#les-mots', date: 2026-05-01}}"
)
HOSTED_AT, FILMED_AT = "posts/2026/2026-01-01-hosted", "posts/2026/2026-01-02-filmed"
MEDIA = f"{URL}/media/{FILMED_AT}"
STILL_AT = re.compile(rf"/pictures/(?:{HOSTED_AT}|{FILMED_AT})/still-1\.[0-9a-f]{{8}}\.png")
FILES: dict[str, str | bytes] = {
    **BASE,
    f"{HOSTED_AT}/fr.md": post("Une vidéo & son titre", kind="video", video=HOSTED, slug="loin"),
    f"{HOSTED_AT}/still.png": PICTURE,
    f"{FILMED_AT}/fr.md": post(
        "Un film", "## Les mots\n\nCe qui est dit.", kind="video", video=FILMED, slug="ici"
    ),
    f"{FILMED_AT}/still.png": PICTURE,
    f"{FILMED_AT}/talk.mp4": b"film",
    f"{FILMED_AT}/talk.vtt": b"WEBVTT\n",
    f"{FILMED_AT}/unused.mp4": b"film",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Build a site with a video on a host, and one in a file."""
    content = write(tmp_path_factory.mktemp("videos") / "content", FILES)
    made = built(content, tmp_path_factory.mktemp("site") / "site")
    assert (made.status, made.err) == (0, "")
    return made


def frame_of(page: HtmlElement) -> tuple[HtmlElement, HtmlElement]:
    """Return the frame of a page, and the page that it shows before the video is played."""
    (frame,) = page.xpath("//iframe")
    return frame, document_fromstring(frame.get("srcdoc", ""))


def test_a_video_elsewhere_is_a_frame_with_a_picture_and_a_link_of_ours(site: Built) -> None:
    frame, inside = frame_of(site.page("/fr/2026/01/loin/"))
    assert frame.get("title") == "Vidéo\xa0: Une vidéo & son titre"
    assert "src" not in frame.attrib
    assert inside.get("lang") == "fr-CA"
    (picture,) = inside.xpath("//img")
    assert STILL_AT.fullmatch(picture.get("src"))
    assert (picture.get("width"), picture.get("height")) == ("1", "1")
    assert picture.get("alt") == "Une salle, «\xa0pleine\xa0»"
    (link,) = inside.xpath("//a")
    assert link.get("href") == "https://player.vimeo.com/video/76979871?autoplay=1&dnt=1"


def test_a_page_with_a_video_has_no_script_and_names_no_other_site_but_in_links(
    site: Built,
) -> None:
    page = site.page("/fr/2026/01/loin/")
    _, inside = frame_of(page)
    for part in (page, inside):
        assert not part.xpath("//script[not(@type='application/ld+json')]")
        assert not part.xpath("//*[@*[starts-with(name(), 'on')]]")
        loaded = part.xpath("//@src | //@poster | //@srcset | //link[@rel!='alternate']/@href")
        assert not [one for one in loaded if "://" in one and not one.startswith(URL)]
        assert not part.xpath("//link[contains(@rel, 'pre') and contains(@href, '://')]")


def test_a_link_leads_to_the_video_where_it_is(site: Built) -> None:
    (link,) = site.page("/fr/2026/01/loin/").xpath("//figcaption/a")
    assert link.get("href") == "https://vimeo.com/76979871"
    assert link.get("hreflang") == "en-CA"


def test_a_film_of_the_site_has_its_picture_its_captions_and_a_link(site: Built) -> None:
    page = site.page("/fr/2026/01/ici/")
    (film,) = page.xpath("//video")
    assert film.get("preload") == "none"
    assert STILL_AT.fullmatch(film.get("poster"))
    assert page.xpath("//video/source/@src") == [f"/media/{FILMED_AT}/talk.mp4"]
    assert page.xpath("//video//track[@kind='captions']/@srclang") == ["fr-CA"]
    assert page.xpath("//a[@type='video/mp4']/@href") == [f"/media/{FILMED_AT}/talk.mp4"]
    assert page.xpath("//dl[@class='facts']//dd/a/@href") == ["#les-mots"]


def test_what_a_video_shows_is_published_and_nothing_else(site: Built) -> None:
    media = {path.name for path in (site.folder / "media" / FILMED_AT).iterdir()}
    assert media == {"talk.mp4", "talk.vtt"}
    made = {path.name.partition("-")[0] for path in (site.folder / "pictures").rglob("*.*")}
    assert made == {"still"}


def test_lists_tell_how_long_a_video_is(site: Built) -> None:
    (brief,) = site.page("/fr/").xpath("//p[@class='brief']")
    assert brief.text_content() == "12\xa0min 30\xa0s"


def test_machines_are_told_of_the_video_on_a_host(site: Built) -> None:
    (data,) = linked.read(site.page("/fr/2026/01/loin/"))
    assert list(linked.wrong(data)) == []
    assert STILL_AT.fullmatch(data["image"].removeprefix(URL))
    assert data["video"] == {
        "@type": "VideoObject",
        "name": "Une vidéo & son titre",
        "description": "Une phrase.",
        "thumbnailUrl": data["image"],
        "uploadDate": "2026-01-01T00:00:00-05:00",
        "duration": "PT12M30S",
        "inLanguage": "en-CA",
        "embedUrl": "https://player.vimeo.com/video/76979871?autoplay=1&dnt=1",
        "url": "https://vimeo.com/76979871",
    }


def test_machines_are_told_of_the_video_in_a_file(site: Built) -> None:
    (data,) = linked.read(site.page("/fr/2026/01/ici/"))
    assert list(linked.wrong(data)) == []
    assert data["video"]["contentUrl"] == f"{MEDIA}/talk.mp4"
    assert STILL_AT.fullmatch(data["video"]["thumbnailUrl"].removeprefix(URL))
    assert data["video"]["uploadDate"] == "2026-05-01"


def test_files_that_are_not_there_are_told(tmp_path: Path) -> None:
    files = {name: data for name, data in FILES.items() if not name.endswith((".vtt", ".png"))}
    made = built(write(tmp_path / "content", files), tmp_path / "site")
    assert made.status == 1
    assert f"{FILMED_AT}/fr.md:6: the file “talk.vtt” leads to nothing; " in made.err
    assert f"{HOSTED_AT}/fr.md:6: the file “still.png” leads to nothing; " in made.err


def test_a_video_of_which_nothing_is_right_is_told(tmp_path: Path) -> None:
    wrong = post("Film", kind="video", video="{file: film.avi, poster: affiche.bmp}")
    made = built(write(tmp_path / "content", {**BASE, f"{HOSTED_AT}/fr.md": wrong}), tmp_path / "o")
    assert made.status == 1
    assert "“video.file”: “film.avi” is of no form that browsers know here" in made.err
    assert "“video.poster”: “affiche.bmp” is of no form that browsers know here" in made.err


def test_a_video_without_a_picture_is_told(tmp_path: Path) -> None:
    files = {
        f"{HOSTED_AT}/fr.md": post("Film", kind="video", video="{host: youtube, id: aaaaaaaaaaa}")
    }
    made = built(write(tmp_path / "content", {**BASE, **files}), tmp_path / "site")
    assert made.status == 1
    assert "poster” is missing" in made.err


def test_a_transcript_that_leads_nowhere_is_told(tmp_path: Path) -> None:
    text = str(FILES[f"{FILMED_AT}/fr.md"]).replace("'#les-mots'", "'#nulle-part'")
    files = {**FILES, f"{FILMED_AT}/fr.md": text}
    made = built(write(tmp_path / "content", files), tmp_path / "site")
    assert "fr.md:6: the link “#nulle-part” leads to no place in that text" in made.err


def test_a_video_without_words_is_warned_of_at_every_build_and_published(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    silent = post("Muet", kind="video", video=HOSTED.replace("captions: host, ", ""), slug="muet")
    content = write(tmp_path / "content", {**FILES, f"{HOSTED_AT}/fr.md": silent})
    warning = (
        f"{content}/{HOSTED_AT}/fr.md:6: warning: the video has neither a transcript nor captions; "
        "add “transcript: …” or “captions: …” for those who cannot hear it\n"
    )
    for _ in range(2):
        made = build(content=content, output=tmp_path / "site", url=URL, cache=tmp_path / "cache")
        assert made == 0
        assert capsys.readouterr().err == warning
    assert (tmp_path / "site/fr/2026/01/muet/index.html").is_file()


def test_a_warning_beside_a_problem_is_told_but_not_counted(tmp_path: Path) -> None:
    silent = post("Muet", kind="video", video=HOSTED.replace("captions: host, ", ""), tgas="[]")
    made = built(
        write(tmp_path / "content", {**FILES, f"{HOSTED_AT}/fr.md": silent}), tmp_path / "site"
    )
    assert made.status == 1
    assert "warning: the video" in made.err
    assert made.err.endswith("1 problem; the site was not changed.\n")
