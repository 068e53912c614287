"""Round-ups on a built site: their links, their anchors, and the list by weeks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.site import linked
from tests.site.builder import BASE, URL, Built, built, every_byte, post, write

if TYPE_CHECKING:
    from pathlib import Path

    from lxml.html import HtmlElement

LINKS = """
  links:
    - title: "WCAG 2.2 & its <criteria>"
      url: https://www.w3.org/TR/WCAG22/?a=1&b=2
      source: W3C
      date: 2023-10-05
      language: en
      comment: "Longue : mais on s’y retrouve."
    - {title: Écriture des heures, url: "https://example.net/heures"}"""
ONE = "{links: [{title: Un lien, url: 'https://example.net/un'}]}"


def round_up(title: str, **front: str) -> str:
    return post(title, **{"kind": "watch", "watch": ONE, **front})


FILES = {
    **BASE,
    "posts/2026/2026-10-20-norms/fr.md": post("Les normes", kind="watch", watch=LINKS),
    "posts/2026/2026-10-19-monday/fr.md": round_up("Lundi"),
    "posts/2026/2026-10-18-sunday/en.md": round_up("Sunday"),
    # The last days of a year may be in the first week of the next one.
    "posts/2024/2024-12-30-year/fr.md": round_up("Fin"),
    "posts/2025/2025-01-05-year/fr.md": round_up("Début"),
    "posts/2023/2023-01-01-hidden/fr.md": round_up("Caché", status="hidden"),
    "posts/2023/2023-01-02-draft/fr.md": round_up("Brouillon", status="draft"),
    **{
        f"posts/2022/2022-{month:02}-15-old/fr.md": round_up(f"Mois {month}", slug="vieux")
        for month in range(1, 13)
    },
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Build a site with round-ups of some years."""
    content = write(tmp_path_factory.mktemp("watch") / "content", FILES)
    made = built(content, tmp_path_factory.mktemp("site") / "site")
    assert (made.status, made.err) == (0, "")
    return made


def words(element: HtmlElement) -> str:
    return " ".join(element.text_content().replace("\xa0", " ").split())


def weeks(page: HtmlElement) -> dict[str, list[str]]:
    """Return the titles of the round-ups of each week of a page, by its heading."""
    return {
        words(section.find("h2")): [words(link) for link in section.xpath(".//h3/a")]
        for section in page.xpath("//section[h2]")
    }


def test_each_link_has_its_anchor_its_language_and_what_we_say(site: Built) -> None:
    first, second = site.page("/fr/2026/10/les-normes/").xpath("//li[@id]")
    assert first.get("id") == "_wcag-2-2-its-criteria"
    (link,) = first.xpath(".//h3/a")
    assert link.get("href") == "https://www.w3.org/TR/WCAG22/?a=1&b=2"
    assert link.get("hreflang") == link.get("lang") == "en-CA"
    assert words(first) == (
        "WCAG 2.2 & its <criteria> en anglais W3C, 5 octobre 2023 "
        "Longue : mais on s’y retrouve. # Lien vers cet élément : WCAG 2.2 & its <criteria>"
    )
    assert second.xpath(".//h3/a/@lang") == []
    assert second.xpath(".//p/a/@href") == ["#_ecriture-des-heures"]


def test_the_links_come_below_the_text(site: Built) -> None:
    page = site.page("/fr/2026/10/les-normes/")
    assert page.xpath("//div[contains(@class, 'prose')]/following-sibling::section[@class='links']")


def test_round_ups_are_listed_by_weeks_in_words(site: Built) -> None:
    found = weeks(site.page("/fr/veille/"))
    assert list(found.items())[:3] == [
        ("Semaine du 19 au 25 octobre 2026", ["Les normes", "Lundi"]),
        ("Semaine du 12 au 18 octobre 2026", ["Sunday"]),
        ("Semaine du 30 décembre 2024 au 5 janvier 2025", ["Début", "Fin"]),
    ]
    assert list(weeks(site.page("/en/watch/")))[1] == "Week of October 12 to 18, 2026"


def test_the_list_has_as_many_weeks_a_page_as_lists_have_posts(site: Built) -> None:
    pages = [weeks(site.page(f"/fr/veille/{part}")) for part in ("", "page/2/")]
    assert [len(one) for one in pages] == [10, 5]
    assert site.page("/fr/veille/").xpath("//a[@rel='next']/@href") == ["/fr/veille/page/2/"]
    assert site.page("/fr/veille/page/2/").xpath("//a[@rel='prev']/@href") == ["/fr/veille/"]
    assert site.page("/fr/veille/page/2/").xpath("//link[@hreflang='en-CA']/@href") == [
        f"{URL}/en/watch/page/2/"
    ]


def test_the_list_names_every_link_and_leads_to_it(site: Built) -> None:
    (first, *_) = site.page("/fr/veille/").xpath("//article")
    assert [words(line) for line in first.xpath(".//li")] == [
        "WCAG 2.2 & its <criteria> en anglais W3C",
        "Écriture des heures",
    ]
    assert words(first.xpath(".//p[@class='brief']")[0]) == "2 liens"


def test_what_is_hidden_or_a_draft_is_in_no_list_or_sitemap(site: Built) -> None:
    for name, data in every_byte(site.folder).items():
        if not name.startswith("fr/2023/01/cache/"):
            assert "Caché".encode() not in data, name
            assert b"Brouillon" not in data, name
    assert f"<loc>{URL}/fr/veille/page/2/</loc>" in (site.folder / "sitemap.xml").read_text("utf-8")


def test_machines_are_told_of_every_link(site: Built) -> None:
    (data,) = linked.read(site.page("/fr/2026/10/les-normes/"))
    assert list(linked.wrong(data)) == []
    assert data["mainEntity"] == {
        "@type": "ItemList",
        "name": "Les normes",
        "numberOfItems": 2,
        "itemListElement": [
            {
                "@type": "ListItem",
                "position": 1,
                "item": {
                    "@type": "CreativeWork",
                    "name": "WCAG 2.2 & its <criteria>",
                    "url": "https://www.w3.org/TR/WCAG22/?a=1&b=2",
                    "inLanguage": "en",
                    "datePublished": "2023-10-05",
                    "publisher": {"@type": "Organization", "name": "W3C"},
                },
            },
            {
                "@type": "ListItem",
                "position": 2,
                "item": {
                    "@type": "CreativeWork",
                    "name": "Écriture des heures",
                    "url": "https://example.net/heures",
                    "inLanguage": "fr",
                },
            },
        ],
    }


def test_an_edition_without_round_ups_has_no_list_of_them(tmp_path: Path) -> None:
    files = {**BASE, "posts/2021/2021-10-03-text/fr.md": post("Une chronique")}
    made = built(write(tmp_path / "content", files), tmp_path / "site")
    assert made.status == 0
    assert not (made.folder / "fr/veille").exists()
