"""What readers and machines find on the pages, whatever they hold."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from lxml import etree

from plugins.republication.model import Changes, Indexing, Republication
from themes.vigie import samples
from vigie.languages import Language
from vigie.locale.dates import month_name
from vigie.pages import ListingPage, Page, Pagination, TextPage
from vigie.planning.ways import TermLink

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from tests.theme.conftest import Render
    from vigie.planning.feed_links import FeedLink
    from vigie.planning.frames import Frame
    from vigie.rendering.render import Renderer

PAGES = samples.all_pages()
HTML = [
    name
    for name, page in PAGES.items()
    if page.template.endswith(".html") and page.template != "moved.html"
]
EDITIONS = [name for name in HTML if "/" in name]
LONE = ("fr/home-2", "en/post-lone", "fr/event", "en/listing-tags", "fr/period-6", "en/period-year")
STAMP = re.compile(r"\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d))?)?)?")
every_page = pytest.mark.parametrize("name", HTML)
every_edition_page = pytest.mark.parametrize("name", EDITIONS)
both_languages = pytest.mark.parametrize("language", Language)


def words(element: HtmlElement) -> str:
    """Return the text of an element, spaces made one."""
    return " ".join(element.text_content().split(" ")).strip()


def plain(element: HtmlElement) -> str:
    """Return the text of an element, spaces of all kinds made one."""
    return " ".join(element.text_content().split())


def every(tree: HtmlElement, path: str) -> list[HtmlElement]:
    """Return the elements at an XPath."""
    found: list[HtmlElement] = tree.xpath(path)
    return found


def one(tree: HtmlElement, path: str) -> HtmlElement:
    """Return the only element at an XPath."""
    found = every(tree, path)
    assert len(found) == 1, f"{len(found)} at {path}"
    return found[0]


def feeds_of(page: Page) -> tuple[FeedLink, ...]:
    """Return the feeds that a page announces."""
    frame: Frame = page.values.frame  # type: ignore[attr-defined]
    return frame.feeds + frame.own_feeds + frame.near_feeds


def text_page(language: Language, **changes: object) -> Page:
    """Return the page of the sample post with some values changed."""
    text = replace(samples.text(language), **changes)  # type: ignore[arg-type]
    values = TextPage(frame=samples.frame(language), text=text)
    return Page(path="", template="post.html", values=values, language=language)


@every_page
def test_every_page_says_its_language(name: str, render: Render) -> None:
    page = PAGES[name]
    assert render(page).get("lang") == page.language.tag


@every_page
def test_every_page_has_one_first_heading_in_its_main_part(name: str, render: Render) -> None:
    tree = render(PAGES[name])
    assert words(one(tree, "//h1"))
    assert one(tree, "//main//h1") is not None


@every_page
def test_headings_skip_no_level(name: str, render: Render) -> None:
    headings = render(PAGES[name]).iter("h1", "h2", "h3", "h4")
    levels = [int(str(heading.tag)[1]) for heading in headings]
    assert levels[0] == 1
    assert all(below - above <= 1 for above, below in pairwise(levels))


@every_page
def test_the_first_link_skips_to_the_main_part(name: str, render: Render) -> None:
    tree = render(PAGES[name])
    first = next(tree.iter("a"))
    assert first.get("href") == "#_main"
    assert one(tree, "//main").get("id") == "_main"


@every_page
def test_ids_of_the_theme_never_clash_with_those_of_titles(name: str, render: Render) -> None:
    outside = every(render(PAGES[name]), "//*[@id][not(ancestor::*[contains(@class, 'prose')])]")
    ids = {element.get("id", "") for element in outside} - {"carried"}  # an anchor of the text
    assert all(id_.startswith(("_", "comment-")) for id_ in ids)


@both_languages
def test_comments_tell_who_speaks_to_whom_and_when(language: Language, render: Render) -> None:
    tree = render(PAGES[f"{language}/post"])
    answer = one(tree, "//article[@id='comment-2']")
    told = {
        Language.FR: (
            "a signé ce billet",
            "en réponse à Lectrice fidèle",
            "5 juin 2013 à 2 h 35",
        ),
        Language.EN: (
            "wrote this post",
            "in reply to Lectrice fidèle",
            "June 5, 2013, at 2:35 a.m.",
        ),
    }[language]
    assert all(part in plain(one(answer, "./header")) for part in told)
    assert [link.get("href") for link in every(answer, "./header//a")] == [
        "#comment-2",
        "#comment-1",
    ]
    linked = one(tree, "//article[@id='comment-1']//a[contains(@class, 'h-card')]")
    assert linked.get("rel") == "ugc nofollow noopener"
    gone = one(tree, "//article[@id='comment-gone']")
    assert plain(gone) == {Language.FR: "[supprimé]", Language.EN: "[removed]"}[language]


@both_languages
def test_what_was_taken_out_of_a_comment_says_why_and_when(
    language: Language, render: Render
) -> None:
    tree = render(PAGES[f"{language}/post"])
    told = [plain(one(tree, f"//article[@id='comment-{10 + n}']/div")) for n in range(4)]
    expected = {
        Language.FR: [
            "[Retiré le 1er novembre 2026 à la demande de la personne qui l’a écrit.]",
            "[Retiré le 2 novembre 2026 : des renseignements personnels s’y trouvaient.]",
            "[Retiré le 3 novembre 2026 pour des raisons juridiques.]",
            "[Retiré le 4 novembre 2026 : il ne respectait pas les règles du site.]",
        ],
        Language.EN: [
            "[Removed on November 1, 2026, at the request of the person who wrote it.]",
            "[Removed on November 2, 2026: it held personal information.]",
            "[Removed on November 3, 2026, for legal reasons.]",
            "[Removed on November 4, 2026: it was against the rules of this site.]",
        ],
    }
    assert told == expected[language]


def test_long_threads_and_long_lists_of_threads_are_folded(render: Render) -> None:
    section = one(render(PAGES["fr/post"]), "//section[@id='_comments']")
    folds = every(section, ".//details")
    assert [plain(fold[0]) for fold in folds] == [
        "21 réponses",
        "17 autres commentaires",
    ]
    assert len(every(folds[0], ".//article")) == 21
    assert len(every(folds[1], ".//article")) == 17
    assert not every(render(PAGES["fr/post-lone"]), "//section[@id='_comments']//details")


def test_a_closed_post_says_so_and_an_open_one_how_to_write(render: Render) -> None:
    closed = one(render(PAGES["fr/post-lone"]), "//section[@id='_comments']")
    assert "Les commentaires sont fermés." in plain(closed)
    assert not every(closed, ".//a[starts-with(@href, 'mailto:')]")
    assert not every(closed, ".//*[@class='feeds']")
    opened, follow = every(render(PAGES["en/post"]), "//section[@id='_comments']/p")
    assert plain(follow) == "Follow this conversation RSSAtomJSON Feed"
    assert plain(opened) == "To add a comment: write to us by e-mail or fill in the form"


@every_page
def test_the_switch_is_last_in_every_header_in_the_other_languages_word(
    name: str, render: Render
) -> None:
    other = PAGES[name].language.other
    link = [*one(render(PAGES[name]), "//body/header").iter("a")][-1]
    assert words(link) == other.own_name
    assert link.get("lang") == link.get("hreflang") == other.tag


@every_page
def test_no_page_has_scripts_or_styles_of_its_own(name: str, render: Render) -> None:
    tree = render(PAGES[name])
    assert not every(tree, "//style | //*[@style] | //*[@*[starts-with(name(), 'on')]]")
    scripts = every(tree, "//script[not(@type='application/ld+json')]")
    assert [(script.get("src"), script.text) for script in scripts] == [
        ("/theme/search.js", None) for _ in scripts if name in ("fr/search", "en/search")
    ]


@every_page
def test_every_page_names_its_versions_feeds_and_cards_for_machines(
    name: str, render: Render
) -> None:
    head = one(render(PAGES[name]), "//head")
    assert one(head, "link[@rel='canonical']").get("href", "").startswith("https://")
    assert one(head, "link[@hreflang='x-default']") is not None
    announced = [feed.url for feed in feeds_of(PAGES[name])]
    assert [link.get("href") for link in every(head, "link[@rel='alternate'][@type]")] == announced
    kind = "article" if PAGES[name].template == "post.html" else "website"
    if PAGES[name].template != "page.html":
        assert one(head, "meta[@property='og:type']").get("content") == kind
    assert one(head, "meta[@property='og:title']").get("content")
    assert "</script>" not in (one(head, "script[@type='application/ld+json']").text or "")


def test_titles_end_with_the_site_and_numbered_pages_tell_their_number(render: Render) -> None:
    assert one(render(PAGES["fr/post"]), "//title").text == (
        "E-Gouv Ottawa\xa0: une rencontre entre deux veilles – Vigie"
    )
    assert one(render(PAGES["en/listing-tags"]), "//title").text == (
        "Accessibility, page\xa02 – Vigie"
    )
    assert one(render(PAGES["fr/home"]), "//title").text == (
        "Vigie – Veille bénévole sur les services publics numériques"
    )


@pytest.mark.parametrize("name", LONE)
def test_a_page_without_counterpart_says_so_in_both_languages(name: str, render: Render) -> None:
    page = PAGES[name]
    notice = one(render(page), "//*[@role='note'][.//a]")
    link = one(notice, ".//a")
    assert link.get("hreflang") == page.language.other.tag
    assert one(notice, f".//*[@lang='{page.language.other.tag}']") is not None
    only = {Language.FR: "n’existe qu’en français", Language.EN: "exists in English only"}
    assert only[page.language] in words(notice)


@both_languages
def test_a_page_with_a_counterpart_has_no_such_notice(language: Language, render: Render) -> None:
    assert not every(render(PAGES[f"{language}/post"]), "//*[@role='note']")


def test_the_nearest_thing_is_named_where_there_is_one(render: Render) -> None:
    assert words(one(render(PAGES["fr/post-lone"]), "//*[@role='note']//a")) == (
        "Nearest in English: Collaboration"
    )
    assert words(one(render(PAGES["en/event"]), "//*[@role='note']//a")) == (
        "Voir l’accueil en français"
    )


@pytest.mark.parametrize(
    ("language", "chip", "tag"),
    [(Language.FR, "en anglais", "en-CA"), (Language.EN, "in French", "fr-CA")],
)
def test_foreign_cards_are_marked_for_ears_and_eyes(
    language: Language, chip: str, tag: str, render: Render
) -> None:
    foreign = one(render(PAGES[f"{language}/listing-tags"]), "//article[.//*[@hreflang]]")
    link = one(foreign, ".//a")
    assert link.get("lang") == link.get("hreflang") == tag
    assert one(foreign, ".//p[contains(@class, 'summary')]").get("lang") == tag
    label = one(foreign, ".//*[@class='chip']")
    assert words(label) == chip
    assert not every(label, "ancestor-or-self::*[@lang][not(self::html)]")


@both_languages
def test_a_foreign_body_is_announced_in_the_language_of_the_page(
    language: Language, render: Render
) -> None:
    tree = render(PAGES[f"{language}/event"])
    assert one(tree, "//*[contains(@class, 'prose')]").get("lang") == language.other.tag
    told = {
        Language.FR: "Description disponible en anglais uniquement.",
        Language.EN: "Description available in French only.",
    }
    assert told[language] in [words(note) for note in every(tree, "//*[@role='note']")]


def test_macros_speak_the_language_of_their_page(render: Render) -> None:
    """A macro imported without its context would speak one language on all pages."""
    french, english = (words(render(PAGES[f"{language}/home"])) for language in Language)
    for word in ("Accueil", "Sujets", "Événement", "en anglais", "brouillon", "S’abonner", "Par "):
        assert word in french
        assert word not in english
    for word in ("Home", "Topics", "Round-up", "in French", "draft", "Subscribe", "By "):
        assert word in english
        assert word not in french


@every_edition_page
def test_a_menu_marks_the_page_it_is_on_and_no_other(name: str, render: Render) -> None:
    page = PAGES[name]
    current = {item.url for item in page.values.frame.header_menu if item.current}  # type: ignore[attr-defined]
    marked = every(render(page), "//header//*[@aria-current='page']")
    assert {link.get("href") for link in marked} == current


@both_languages
def test_the_menu_button_opens_the_menu(language: Language, render: Render) -> None:
    tree = render(PAGES[f"{language}/home"])
    target = one(tree, "//header//button").get("popovertarget")
    assert one(tree, "//header//nav[@popover]").get("id") == target


def test_bylines_name_everybody_with_what_they_did(render: Render) -> None:
    byline = words(one(render(PAGES["fr/post"]), "//*[@class='byline']"))
    assert byline.startswith("Par Patrick Parent et Anne Tremblay, en collaboration avec Kema")
    assert "Traduction\xa0: Vigie" in byline
    assert "Illustrations\xa0: Zoé Roy" in byline


def test_names_in_a_byline_are_escaped(render: Render) -> None:
    somebody = replace(samples.bylines(Language.EN)[0], name="<b>Bob</b> & co")
    tree = render(text_page(Language.EN, bylines=(somebody,)))
    assert words(one(tree, "//*[@class='byline']")) == "By <b>Bob</b> & co"


@both_languages
def test_dates_are_written_for_people_and_for_machines(language: Language, render: Render) -> None:
    published = every(render(PAGES[f"{language}/post"]), "//time")[0]
    assert published.get("datetime") == "2013-06-01T09:00:00+00:00"
    assert words(published) == {"fr": "1er\xa0juin 2013", "en": "June\xa01, 2013"}[language]


@every_edition_page
def test_no_date_is_for_people_only(name: str, render: Render) -> None:
    page = PAGES[name]
    of_frame = render(page)
    for apart in every(of_frame, "//*[contains(@class, 'prose') or self::nav]"):
        apart.drop_tree()
    told = words(one(of_frame, "//body"))
    for stamp in every(of_frame, "//time"):
        assert STAMP.fullmatch(stamp.get("datetime") or "")
        stamp.drop_tree()
    months = [month_name(month, page.language) for month in range(1, 13)]
    dates = re.compile(rf"\b({'|'.join(months)})\b.{{0,5}}\b(19|20)\d\d\b")
    if name.endswith(("/post", "/event", "/republication")):
        assert dates.search(told)
    assert not dates.search(words(one(of_frame, "//body")))


@both_languages
def test_an_event_tells_machines_both_its_ends(language: Language, render: Render) -> None:
    ends = every(render(PAGES[f"{language}/event"]), "//dd/time")
    assert [end.get("datetime") for end in ends] == [
        "2021-11-04T20:00-04:00",
        "2021-11-04T21:00-04:00",
    ]


@pytest.mark.parametrize(
    ("day", "told"),
    [(datetime(2013, 6, 1, 23, tzinfo=UTC), 0), (datetime(2013, 6, 2, tzinfo=UTC), 1)],
)
@both_languages
def test_an_update_is_told_from_the_next_day_on(
    language: Language, day: datetime, told: int, render: Render
) -> None:
    tree = render(text_page(language, modified=day))
    margin = one(tree, "//*[@class='headline__margin']")
    said = {"fr": "Mis à jour le 2\xa0juin 2013", "en": "Updated on June\xa02, 2013"}
    assert words(margin).count(said[language]) == told
    assert len(every(margin, ".//time[@class='dt-updated']")) == told


@pytest.mark.parametrize(("count", "listed"), [(2, 0), (3, 3)])
def test_contents_are_listed_from_three_sections_on(
    count: int, listed: int, render: Render
) -> None:
    tree = render(text_page(Language.FR, passage=samples.sections(count)))
    assert len(every(tree, "//details[contains(@class, 'toc')]//a")) == listed
    assert len(every(tree, "//aside//a")) == listed


def test_contents_of_a_foreign_body_carry_its_language(render: Render) -> None:
    tree = render(PAGES["fr/event"])
    assert one(tree, "//aside//ol").get("lang") == "en-CA"


def test_drafts_are_marked_on_their_page_and_in_lists(render: Render) -> None:
    draft = render(text_page(Language.EN, draft=True))
    assert "This text is not published yet." in words(one(draft, "//main"))
    assert "draft" in words(one(render(PAGES["en/listing-tags"]), "(//article)[last()]"))


def test_texts_to_come_are_marked_on_their_page_and_in_lists(render: Render) -> None:
    coming = render(text_page(Language.EN, upcoming=True))
    assert "Readers will see this text on" in words(one(coming, "//main"))
    draft = render(text_page(Language.EN, upcoming=True, draft=True))
    assert "Readers will see this text on" not in words(one(draft, "//main"))
    listing = PAGES["en/listing-tags"]
    listed = replace(samples.cards(Language.EN)[0], upcoming=True)
    assert isinstance(listing.values, ListingPage)
    tree = render(replace(listing, values=replace(listing.values, cards=(listed,))))
    assert "to come" in words(one(tree, "//article"))


def test_terms_without_a_page_are_no_links(render: Render) -> None:
    alone = TermLink(name="seul", url="")
    tree = render(text_page(Language.FR, category=alone, tags=()))
    assert "seul" in words(one(tree, "//footer[@class='filing']"))
    assert not every(tree, "//footer[@class='filing']//a")


def test_counts_agree_with_their_nouns(render: Render) -> None:
    french = words(one(render(PAGES["fr/index-category"]), "//main"))
    assert all(f"{count}\xa0{noun}" in french for count, noun in ((0, "billet"), (1, "billet")))
    assert "2\xa0billets" in french
    english = words(one(render(PAGES["en/index-category"]), "//main"))
    assert "0\xa0posts" in english
    assert "1\xa0post\n" in english or "1\xa0post " in english


@pytest.mark.parametrize(
    ("pagination", "relations"),
    [
        (Pagination(number=1, total=1, previous="", next=""), []),
        (Pagination(number=1, total=2, previous="", next="2/"), ["next"]),
        (Pagination(number=2, total=3, previous="1/", next="3/"), ["prev", "next"]),
    ],
)
def test_lists_lead_to_newer_and_older_posts(
    pagination: Pagination, relations: list[str], render: Render
) -> None:
    values = samples.home(Language.FR, pagination)
    tree = render(Page(path="", template="home.html", values=values, language=Language.FR))
    links = every(tree, "//nav[@class='pagination']/a")
    assert [link.get("rel") for link in links] == relations
    here = every(tree, "//nav[@class='pagination']//*[@aria-current='page']")
    assert bool(here) is bool(relations)


@both_languages
def test_an_empty_list_says_so(language: Language, render: Render) -> None:
    told = {Language.FR: "Aucun billet pour le moment.", Language.EN: "No posts here yet."}
    for name in ("home-empty", "archives-empty"):
        assert told[language] in words(one(render(PAGES[f"{language}/{name}"]), "//main"))


@pytest.mark.parametrize("name", ["root", "404"])
def test_pages_for_everybody_speak_both_languages_each_marked(name: str, render: Render) -> None:
    tree = render(PAGES[name])
    halves = {language: one(tree, f"//main//div[@lang='{language.tag}']") for language in Language}
    told = {
        "root": ("Continuer en français", "Continue in English"),
        "404": ("Il n’y a pas de page", "There is no page"),
    }[name]
    assert told[0] in words(halves[Language.FR])
    assert told[1] in words(halves[Language.EN])
    for language, half in halves.items():
        links = every(half, ".//a")
        assert links
        assert {link.get("hreflang") for link in links} == {language.tag}


def test_a_body_is_the_only_markup_taken_as_it_is(renderer: Renderer) -> None:
    page = text_page(Language.FR, title="<script>x</script>", summary='"><script>x</script>')
    assert b"<script>x" not in renderer.render(page)


def test_a_text_may_bring_blocks_that_the_theme_does_not_know(render: Render) -> None:
    assert render(text_page(Language.FR, blocks={"novelty": object()})) is not None


@both_languages
def test_a_republished_text_tells_where_it_comes_from(language: Language, render: Render) -> None:
    box = one(render(PAGES[f"{language}/republication"]), "//*[contains(@class, 'h-cite')]")
    for said in ("Pas de soucis", "Kema Joseph", "BCC", "2013", "CC BY 4.0"):
        assert said in words(box)
    told = {
        Language.FR: "Texte original de, D’abord paru, Original, Permission, Licence",
        Language.EN: "Original by, First published, Original, Permission, Licence",
    }
    assert ", ".join(words(name) for name in box.iter("dt")) == told[language]


@pytest.mark.parametrize(
    ("changes", "translator", "french", "english"),
    [
        ("verbatim", "", "Le texte entier, sans aucun changement.", "The whole text, with nothing"),
        (
            "excerpt",
            "",
            "Un extrait; les mots sont ceux du texte.",
            "A part of the text; its words",
        ),
        ("summary", "", "Un résumé dans nos mots, et non le texte", "A summary in our words, not"),
        (
            "adapted",
            "",
            "Une adaptation\xa0: nous avons remanié",
            "Adapted: we have changed the text",
        ),
        ("translated", "", "Traduit de l’anglais.", "Translated from English."),
        ("translated", "Zoé", "Traduit de l’anglais par Zoé.", "Translated from English by Zoé."),
    ],
)
@both_languages
def test_what_was_done_to_the_original_is_told_in_a_sentence(
    language: Language, changes: str, translator: str, french: str, english: str, render: Render
) -> None:
    given = replace(
        samples.PROVENANCE,
        changes=Changes(changes),
        translator=translator,
        language=Language.EN,
    )
    blocks = {"republication": Republication(provenance=given, indexing=Indexing.OURS)}
    box = one(render(text_page(language, blocks=blocks)), "//*[@role='group']")
    told = words(one(box, "*[@class='provenance__changes']"))
    assert told.startswith({Language.FR: french, Language.EN: english}[language])
    assert ("u-repost-of" in box.get("class", "")) is (changes != "summary")


@both_languages
def test_an_original_is_linked_or_told_not_to_be_public(language: Language, render: Render) -> None:
    for url, told in (
        ("", {"fr": "En français; il n’est pas public", "en": "In French; it is not public"}),
        (
            "https://a.ca",
            {"fr": "Lire l’original en français", "en": "Read the original in French"},
        ),
    ):
        given = replace(samples.PROVENANCE, url=url)
        blocks = {"republication": Republication(provenance=given, indexing=Indexing.OURS)}
        box = one(render(text_page(language, blocks=blocks)), "//*[@role='group']")
        assert words(every(box, ".//dd")[2]) == told[language]
        assert [link.get("hreflang") for link in every(box, ".//a[@href='https://a.ca']")] == (
            ["fr-CA"] if url else []
        )


@both_languages
def test_a_carried_text_is_an_article_with_its_own_title_author_and_language(
    language: Language, render: Render
) -> None:
    tree = render(PAGES[f"{language}/carried"])
    article = one(tree, "//article//article")
    assert words(one(article, "header/h2")) == "Pas de soucis!"
    assert "Kema Joseph, Ada Éluard" in words(one(article, "header/p"))
    assert one(article, ".//*[contains(@class, 'h-cite')]") is not None
    assert article.get("lang") == (None if language is Language.FR else "fr-CA")
    assert one(article, "header/p").get("lang") == language.tag
    before, after = every(tree, "//article/div/div/div[contains(@class, 'e-content')]")
    assert "à vous faire lire" in words(before)
    assert words(after) == "Merci à l’autrice."


@pytest.mark.parametrize("name", ["event", "republication", "report"])
@both_languages
def test_the_facts_of_a_text_come_before_it(language: Language, name: str, render: Render) -> None:
    tree = render(PAGES[f"{language}/{name}"])
    facts = one(tree, "//dl[@class='facts']")
    assert one(facts, "following::*[contains(@class, 'prose')]") is not None
    assert all(words(part) for part in facts.iter("dt", "dd"))


def test_the_sitemap_gives_every_version_of_an_address(renderer: Renderer) -> None:
    tree = etree.fromstring(renderer.render(PAGES["sitemap"]))
    space = {
        "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
        "x": "http://www.w3.org/1999/xhtml",
    }
    assert tree.xpath("string(//s:url[1]/s:loc)", namespaces=space) == "https://vigie.example/fr/"
    assert tree.xpath("//s:url[1]/x:link/@hreflang", namespaces=space) == ["fr-CA", "en-CA"]
    assert tree.xpath("count(//s:lastmod)", namespaces=space) == 1.0


def test_robots_are_shown_the_sitemap(renderer: Renderer) -> None:
    lines = renderer.render(PAGES["robots"]).decode().splitlines()
    assert lines == [
        "User-agent: *",
        "Allow: /",
        "",
        "Sitemap: https://vigie.example/sitemap.xml",
    ]


def test_the_page_at_an_old_address_leads_on_by_itself_and_by_a_link(render: Render) -> None:
    tree = render(PAGES["moved"])
    assert tree.get("lang") == "fr-CA"
    refresh = one(tree, "//meta[@http-equiv='refresh']").get("content")
    assert refresh == "0; url=/fr/2013/06/x/"
    assert one(tree, "//link[@rel='canonical']").get("href") == one(tree, "//main//a").text
    assert one(tree, "//main//a").get("href") == "/fr/2013/06/x/"
    assert words(one(tree, "//h1")) == "Cette page a changé d’adresse"


@both_languages
def test_a_list_shows_its_feeds_and_the_page_of_all_feeds_shows_each(
    language: Language, render: Render
) -> None:
    listing = PAGES[f"{language}/listing-tags"]
    shown = every(render(listing), "//main//a[@type]")
    assert [link.get("href") for link in shown] == [
        feed.url
        for feed in listing.values.frame.own_feeds  # type: ignore[attr-defined]
    ]
    page = PAGES[f"{language}/subscribe"]
    links = {link.get("href") for link in every(render(page), "//main//a[@type]")}
    assert links == {page.values.file} | {  # type: ignore[attr-defined]
        feed.url
        for group in page.values.groups  # type: ignore[attr-defined]
        for one in group.lists
        for feed in one.feeds
    }


@both_languages
def test_feed_readers_are_given_every_list_with_its_language(
    language: Language, renderer: Renderer
) -> None:
    page = PAGES[f"{language}/subscriptions"]
    tree = etree.fromstring(renderer.render(page))
    groups = page.values.groups  # type: ignore[attr-defined]
    assert [(one.get("text"), one.get("xmlUrl")) for one in tree.iter("outline")] == [
        (one.name or "Vigie", one.whole_feed) for group in groups for one in group.lists
    ]
    assert {one.get("type") for one in tree.iter("outline")} == {"rss"}
    assert {one.get("language") for one in tree.iter("outline")} == {language.tag}


@both_languages
def test_the_style_of_feeds_says_what_they_are_for(language: Language, renderer: Renderer) -> None:
    style = renderer.render(PAGES[f"{language}/feed-style"]).decode()
    told = {Language.FR: "Ceci est un fil", Language.EN: "This is a feed"}
    (content,) = re.findall(r'content: "([^"\\\n]*)";', style)
    assert content.startswith(told[language])
    assert content.endswith(f"{samples.SITE}/{language}/subscribe/")
    assert set(re.findall(r"#[0-9a-f]{3,6}|rgb", style)) == set()
