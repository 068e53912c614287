"""Events on a built site: what is ahead, what is past, and what calendars hold."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import icalendar
import pytest

from tests.site import linked
from tests.site.builder import BASE, URL, Built, built, every_byte, post, write
from vigie.build import build

if TYPE_CHECKING:
    from pathlib import Path

    from lxml.html import HtmlElement

PANEL = """
  start: 2021-11-04T20:00
  end: 2021-11-04T21:00
  zone: America/Toronto
  language: en
  audience: Pour les cadres
  organizer: FWD50
  registration: https://example.net/in
  place: {name: "Centre; Shaw, salle A", online: true}
  speakers: [{name: Ada Éluard, role: Stratège, organization: BCC}, {role: Directrice}]"""
DAYS = "{start: 2026-12-01, end: 2026-12-03, place: {online: true}}"
FILES = {
    **BASE,
    "posts/2021/2021-10-01-panel/fr.md": post(
        "Ouvrir, c’est améliorer", "In English.", kind="event", event=PANEL, body_lang="en"
    ),
    "posts/2021/2021-10-01-panel/en.md": post("Making things open", kind="event", event=PANEL),
    "posts/2021/2021-10-02-days/fr.md": post("Trois jours", kind="event", event=DAYS, slug="jours"),
    "posts/2021/2021-10-03-text/fr.md": post("Une chronique"),
    "posts/2021/2021-10-04-hidden/fr.md": post(
        "Caché", kind="event", event="{start: 2021-11-04T20:00}", status="hidden"
    ),
    "posts/2021/2021-10-05-draft/fr.md": post(
        "Brouillon", kind="event", event="{start: 2021-11-04T20:00}", status="draft"
    ),
    "posts/2999/2999-01-01-later/fr.md": post(
        "Plus tard", kind="event", event="{start: 2999-02-01T20:00}"
    ),
}
READ_BY_PEOPLE = (".html", ".xml", ".json", ".ics", ".opml", ".txt")
SECRETS = ("Caché", "Brouillon", "Plus tard", "cache", "brouillon", "plus-tard")
BEFORE, AFTER = "2021-11-05T00:59:59+00:00", "2021-11-05T01:00:00+00:00"
PAGE = "fr/2021/10/ouvrir-c-est-ameliorer"


def at(patch: pytest.MonkeyPatch, moment: str) -> None:
    """Let builds take place at a moment."""
    patch.setenv("SOURCE_DATE_EPOCH", str(int(datetime.fromisoformat(moment).timestamp())))


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Built]:
    """Build the site a second before the panel ends, and at its end."""
    content = write(tmp_path_factory.mktemp("events") / "content", FILES)
    found = {}
    for moment in (BEFORE, AFTER):
        with pytest.MonkeyPatch.context() as patch:
            at(patch, moment)
            found[moment] = built(content, tmp_path_factory.mktemp("site") / "site")
        assert found[moment].err == ""
    return found


def words(element: HtmlElement) -> str:
    return " ".join(element.text_content().replace("\xa0", " ").split())


def titles(page: HtmlElement, part: str) -> list[str]:
    return [words(link) for link in page.xpath(f"//section[@aria-labelledby='{part}']//h3/a")]


def test_the_facts_are_told_in_the_words_of_the_reader(sites: dict[str, Built]) -> None:
    french = words(sites[AFTER].page(f"/{PAGE}/").xpath("//dl")[0])
    english = words(sites[AFTER].page("/en/2021/10/making-things-open/").xpath("//dl")[0])
    assert "4 novembre 2021, de 20 h à 21 h (HAE)" in french
    assert "November 4, 2021, 8 to 9 p.m. EDT" in english
    assert "Centre; Shaw, salle A, et en ligne" in french


def test_a_body_in_the_other_language_is_announced_and_marked(sites: dict[str, Built]) -> None:
    page = sites[AFTER].page(f"/{PAGE}/")
    notes = [words(note) for note in page.xpath("//*[@role='note']")]
    assert "Description disponible en anglais uniquement." in notes
    assert page.xpath("//div[contains(@class, 'prose')]/@lang") == ["en-CA"]


@pytest.mark.parametrize(("moment", "past"), [(BEFORE, False), (AFTER, True)])
def test_what_is_past_says_so_and_takes_no_more_names(
    sites: dict[str, Built], moment: str, *, past: bool
) -> None:
    page = sites[moment].page(f"/{PAGE}/")
    assert ("Cet événement est passé." in words(page)) is past
    assert bool(page.xpath("//a[@href='https://example.net/in']")) is not past


@pytest.mark.parametrize(
    ("moment", "ahead", "past"),
    [
        (BEFORE, ["Ouvrir, c’est améliorer", "Trois jours"], []),
        (AFTER, ["Trois jours"], ["Ouvrir, c’est améliorer"]),
    ],
)
def test_the_list_has_what_is_ahead_and_what_is_past(
    sites: dict[str, Built], moment: str, ahead: list[str], past: list[str]
) -> None:
    page = sites[moment].page("/fr/evenements/")
    assert (titles(page, "_ahead"), titles(page, "_past")) == (ahead, past)


def test_the_list_of_the_other_edition_marks_what_is_not_in_its_language(
    sites: dict[str, Built],
) -> None:
    page = sites[BEFORE].page("/en/events/")
    assert titles(page, "_ahead") == ["Making things open", "Trois jours"]
    (foreign,) = page.xpath("//h3[a[@lang='fr-CA']]")
    assert "in French" in words(foreign)


def test_the_list_is_in_the_sitemap_with_its_other_language(sites: dict[str, Built]) -> None:
    sitemap = (sites[AFTER].folder / "sitemap.xml").read_text("utf-8")
    assert f"<loc>{URL}/fr/evenements/</loc>" in sitemap
    page = sites[AFTER].page("/fr/evenements/")
    assert page.xpath("//link[@hreflang='en-CA']/@href") == [f"{URL}/en/events/"]


def test_cards_tell_when_and_where(sites: dict[str, Built]) -> None:
    briefs = [words(one) for one in sites[AFTER].page("/fr/").xpath("//p[@class='brief']")]
    assert briefs == [
        "À venir du 1er au 3 décembre 2026 En ligne",
        "4 novembre 2021, de 20 h à 21 h (HAE) Centre; Shaw, salle A, et en ligne",
    ]


def events_in(site: Built, path: str) -> list[icalendar.Event]:
    file = icalendar.Calendar.from_ical((site.folder / path).read_bytes())
    assert isinstance(file, icalendar.Calendar)
    return [event for event in file.walk("VEVENT") if isinstance(event, icalendar.Event)]


def test_each_event_has_a_file_that_its_page_leads_to(sites: dict[str, Built]) -> None:
    page = sites[AFTER].page(f"/{PAGE}/")
    assert page.xpath("//a[@type='text/calendar']/@href") == ["evenement.ics"]
    (event,) = events_in(sites[AFTER], f"{PAGE}/evenement.ics")
    assert event.decoded("dtstart") == datetime(2021, 11, 5, 0, tzinfo=UTC)
    assert event.decoded("dtend") == datetime(2021, 11, 5, 1, tzinfo=UTC)
    assert str(event["summary"]) == "Ouvrir, c’est améliorer"
    assert str(event["location"]) == "Centre; Shaw, salle A, et en ligne"
    assert str(event["uid"]) == "2021-10-01-panel/fr@vigie.example"
    assert str(event["url"]) == f"{URL}/{PAGE}/"


def test_the_calendar_of_an_edition_has_the_events_of_its_list(sites: dict[str, Built]) -> None:
    page = sites[AFTER].page("/fr/evenements/")
    assert page.xpath("//a[@type='text/calendar']/@href") == ["/fr/evenements/calendrier.ics"]
    french = events_in(sites[AFTER], "fr/evenements/calendrier.ics")
    english = events_in(sites[AFTER], "en/events/calendar.ics")
    assert [str(one["summary"]) for one in french] == ["Trois jours", "Ouvrir, c’est améliorer"]
    assert [str(one["summary"]) for one in english] == ["Trois jours", "Making things open"]
    assert french[0].decoded("dtend") == date(2026, 12, 4)
    assert len({str(one["uid"]) for one in (*french, *english)}) == 3


def test_calendars_do_not_depend_on_the_day_of_the_build(sites: dict[str, Built]) -> None:
    before, after = ((sites[moment].folder).rglob("*.ics") for moment in (BEFORE, AFTER))
    assert [one.read_bytes() for one in sorted(before)] == [
        one.read_bytes() for one in sorted(after)
    ]


def test_what_is_hidden_draft_or_to_come_is_in_no_list_calendar_feed_or_sitemap(
    sites: dict[str, Built],
) -> None:
    for name, data in every_byte(sites[AFTER].folder).items():
        if name.endswith(READ_BY_PEOPLE) and not name.startswith("fr/2021/10/cache/"):
            assert not any(secret.encode() in data for secret in SECRETS), name
    hidden = sites[AFTER].page("/fr/2021/10/cache/")
    assert not hidden.xpath("//a[@type='text/calendar']")


def test_an_edition_without_events_has_no_list_of_them(tmp_path: Path) -> None:
    files = {**BASE, "posts/2021/2021-10-03-text/fr.md": post("Une chronique")}
    made = built(write(tmp_path / "content", files), tmp_path / "site")
    assert made.status == 0
    assert not (made.folder / "fr/evenements").exists()
    assert not list(made.folder.rglob("*.ics"))


def test_machines_are_told_all_that_readers_are(sites: dict[str, Built]) -> None:
    (data,) = linked.read(sites[AFTER].page(f"/{PAGE}/"))
    assert list(linked.wrong(data)) == []
    assert data["mainEntity"] == {
        "@type": "Event",
        "name": "Ouvrir, c’est améliorer",
        "description": "Une phrase.",
        "url": f"{URL}/{PAGE}/",
        "startDate": "2021-11-04T20:00:00-04:00",
        "endDate": "2021-11-04T21:00:00-04:00",
        "eventStatus": "https://schema.org/EventScheduled",
        "inLanguage": "en-CA",
        "organizer": {"@type": "Organization", "name": "FWD50"},
        "performer": [
            {
                "@type": "Person",
                "name": "Ada Éluard",
                "jobTitle": "Stratège",
                "affiliation": {"@type": "Organization", "name": "BCC"},
            }
        ],
        "eventAttendanceMode": "https://schema.org/MixedEventAttendanceMode",
        "location": [
            {"@type": "Place", "name": "Centre; Shaw, salle A"},
            {"@type": "VirtualLocation", "url": "https://example.net/in"},
        ],
    }


def test_days_stay_days_for_machines(sites: dict[str, Built]) -> None:
    (data,) = linked.read(sites[AFTER].page("/fr/2021/10/jours/"))
    assert list(linked.wrong(data)) == []
    assert data["mainEntity"]["startDate"] == "2026-12-01"
    assert data["mainEntity"]["endDate"] == "2026-12-03"
    assert data["mainEntity"]["location"] == {
        "@type": "VirtualLocation",
        "url": f"{URL}/fr/2021/10/jours/",
    }


def test_an_event_that_becomes_past_between_two_builds_is_made_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = write(tmp_path / "content", FILES)

    def made(folder: str, *, cached: bool) -> dict[str, bytes]:
        cache = tmp_path / "cache" if cached else None
        assert build(content=content, output=tmp_path / folder, url=URL, cache=cache) == 0
        return every_byte(tmp_path / folder)

    at(monkeypatch, BEFORE)
    before = made("site", cached=True)
    at(monkeypatch, AFTER)
    after = made("site", cached=True)
    changed = {name for name in after if after[name] != before[name]}
    assert {f"{PAGE}/index.html", "fr/evenements/index.html", "en/events/index.html"} <= changed
    assert not any(name.endswith(".ics") for name in changed)
    assert after == made("clean", cached=False)


def test_the_home_page_names_what_is_ahead_until_it_is_past(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = write(tmp_path / "content", FILES)
    named = "//section[h2='À venir']//li//a"
    for moment, titles in (
        (BEFORE, ["Ouvrir, c’est améliorer", "Trois jours"]),
        (AFTER, ["Trois jours"]),
        ("2026-12-05T00:00:00+00:00", []),
    ):
        at(monkeypatch, moment)
        home = built(content, tmp_path / "site").page("/fr/")
        assert [link.text for link in home.xpath(named)] == titles
