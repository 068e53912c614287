"""Values for every template in both languages, rich enough to show what a site may hold.

The style pages show components with them, and the tests of the theme render them.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from plugins.desk.model import Line, StatusPage
from plugins.documents.model import Document, Facts
from plugins.events.agenda import EventsPage, Listed
from plugins.events.model import Event, Place, Speaker
from plugins.feeds.subscribing import (
    FeedStyle,
    Followed,
    FollowedGroup,
    SubscribePage,
    Subscriptions,
)
from plugins.interviews.model import Interview
from plugins.republication.licences import licence
from plugins.republication.model import (
    Carried,
    Changes,
    Indexing,
    Permission,
    Provenance,
    Publication,
    Republication,
)
from plugins.search.model import Choice, SearchPage
from plugins.style.model import SCHEMES, StylePage
from plugins.videos.model import Captions, Hosted, Video
from plugins.watch.model import Link, Watch
from plugins.watch.weeks import RoundUp, WatchPage, Week
from vigie.comments.model import (
    Comment,
    Conversation,
    DiscussionView,
    Kind,
    Part,
    Reason,
    Redaction,
    Thread,
)
from vigie.content import Axis
from vigie.desk.progress import State, Version
from vigie.feeds import POSTS, Format
from vigie.languages import Language, Localized
from vigie.pages import (
    ArchivesPage,
    Byline,
    Card,
    CountedTerm,
    DoorPage,
    HomePage,
    IndexPage,
    ListingPage,
    Month,
    MovedPage,
    Page,
    Pagination,
    Passage,
    PeriodPage,
    Robots,
    Sitemap,
    SitemapEntry,
    TextPage,
    TextView,
    Year,
)
from vigie.passages import cut
from vigie.persons import Person
from vigie.pictures.markup import Shown
from vigie.pictures.model import Picture
from vigie.planning.feed_links import FeedLink
from vigie.planning.frames import Alternate, Frame, MenuItem, Switch
from vigie.planning.trails import Step
from vigie.planning.ways import Ahead, Stage, TermLink, TextLink
from vigie.prose import Heading, Prose, Reference
from vigie.rendering.margin import annotated

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

SITE = "https://vigie.example"
ONE_PAGE = Pagination(number=1, total=1, previous="", next="")
MIDDLE = Pagination(number=2, total=5, previous="../", next="../3/")
_TAGLINE = Localized(
    fr="Veille bénévole sur les services publics numériques",
    en="A volunteer watch on digital public services",
)
_ABOUT = Localized(fr="À propos", en="About")
_COMPETENCIES = Localized(fr="Compétences", en="Competencies")
_ACCESSIBILITY = Localized(fr="Accessibilité", en="Accessibility")
_HEADER_KEYS = ("home", "category", "series", "archives")
_FOOTER_KEYS = ("subscribe", "tags", "authors")
_PROSE = Localized(
    fr="""<p>Le titre est un clin d’œil\xa0: aucune succursale n’ouvre à Ottawa. C’est plutôt
l’histoire d’un courriel arrivé un matin, d’une curiosité partagée et de deux équipes qui font,
chacune de son
côté, le même métier\xa0: <a href="https://example.org/">lire le Web public</a> et dire ce qu’elles
y trouvent.<sup id="fnref:1"><a class="footnote-ref" href="#fn:1">1</a></sup></p>""",
    en="""<p>The title is a wink: no branch is opening in Ottawa. It is the story of an e-mail that
came one morning, of a shared curiosity and of two teams that do the same work, each on its side:
<a href="https://example.org/">reading the public Web</a> and telling what they find
there.<sup id="fnref:1"><a class="footnote-ref" href="#fn:1">1</a></sup></p>""",
)
_MORE = Localized(
    fr="""<h2 id="bcc">Qu’est-ce que le BCC?</h2>
<p>Créé en 2002, le Bureau sert les communicateurs fédéraux\xa0: <em>mentorat</em>, activités
gratuites, une conférence de <strong>1\xa0000\xa0personnes</strong>. Voir <code>fr.md</code>.</p>
<blockquote><p>Partager, c’est aussi laisser voir comment on travaille.</p></blockquote>
<ul><li>du mentorat, pour les communicateurs de niveau intermédiaire appelés à diriger;</li>
<li>les CaféCOMM<ul><li>tous les mois</li></ul></li></ul>""",
    en="""<h2 id="bcc">What is the COCE?</h2>
<p>Founded in 2002, it serves federal communicators: <em>mentoring</em>, free activities, a
conference of <strong>1,000 people</strong>. See <code>en.md</code>.</p>
<blockquote><p>To share is also to let others see how one works.</p></blockquote>
<ul><li>mentoring, for communicators who are about to lead;</li>
<li>CaféCOMM<ul><li>every month</li></ul></li></ul>""",
)
_REST = Localized(
    fr="""<h2 id="tableau">Un tableau, un code, une définition</h2>
<table><thead><tr><th>Signe</th><th>Avant</th><th>Après</th><th>Exemple</th></tr></thead>
<tbody><tr><td>point d’exclamation, point d’interrogation</td><td>rien</td><td>espace</td>
<td>Vraiment? Oui!</td></tr><tr><td>guillemet ouvrant</td><td>espace</td><td>espace insécable</td>
<td>dit «\xa0veille\xa0»</td></tr></tbody></table>
<pre><code>2026-09-08-deux-langues-un-dossier/
    en.md
    une-ligne-de-code-plus-longue-que-la-page-d-un-telephone-et-meme-que-la-mesure-du-texte.md
</code></pre>
<dl><dt>Fil</dt><dd>Un fichier à une adresse qui ne change pas.</dd><dt>Lecteur de fils</dt>
<dd>Le logiciel qui consulte les fils à votre place.</dd></dl>
<h3 id="suite">Et la suite?</h3>
<details><summary>Les douze recommandations</summary><p>Elles sont en ligne.</p></details>
<h2 id="fin">Pour finir</h2>
<p>L’<abbr title="Office québécois de la langue française">OQLF</abbr> l’écrit aussi.</p>
<div class="footnote"><hr><ol><li id="fn:1"><p>Le mot est d’eux.\xa0<a class="footnote-backref"
href="#fnref:1" title="Retour à l’appel de note">↩</a></p></li></ol></div>""",
    en="""<h2 id="table">A table, some code, a definition</h2>
<table><thead><tr><th>Criterion</th><th>Level</th><th>What it asks</th></tr></thead>
<tbody><tr><td>2.4.11 Focus Not Obscured (Minimum)</td><td>AA</td><td>Whatever has the keyboard
focus is never entirely hidden behind something the author put there.</td></tr>
<tr><td>2.5.8 Target Size (Minimum)</td><td>AA</td><td>24 by 24 CSS pixels.</td></tr>
</tbody></table>
<pre><code>2026-09-08-deux-langues-un-dossier/
    fr.md
</code></pre>
<dl><dt>Feed</dt><dd>A file at an address that does not change.</dd><dt>Feed reader</dt>
<dd>The program that checks feeds for you.</dd></dl>
<h3 id="next">What next?</h3>
<details><summary>The twelve recommendations</summary><p>They are on line.</p></details>
<h2 id="end">To end with</h2>
<p>The <abbr title="World Wide Web Consortium">W3C</abbr> says so too.</p>
<div class="footnote"><hr><ol><li id="fn:1"><p>The word is theirs.\xa0<a class="footnote-backref"
href="#fnref:1" title="Back to the reference">↩</a></p></li></ol></div>""",
)
_SECTIONS = {
    Language.FR: (
        Heading(level=2, anchor="bcc", text="Qu’est-ce que le BCC?"),
        Heading(level=2, anchor="tableau", text="Un tableau, un code, une définition"),
        Heading(level=3, anchor="suite", text="Et la suite?"),
        Heading(level=2, anchor="fin", text="Pour finir"),
    ),
    Language.EN: (
        Heading(level=2, anchor="bcc", text="What is the COCE?"),
        Heading(level=2, anchor="table", text="A table, some code, a definition"),
        Heading(level=3, anchor="next", text="What next?"),
        Heading(level=2, anchor="end", text="To end with"),
    ),
}

EVENT = Event(
    start=datetime(2021, 11, 4, 20, tzinfo=ZoneInfo("America/Toronto")),
    end=datetime(2021, 11, 4, 21, tzinfo=ZoneInfo("America/Toronto")),
    language=Language.EN,
    place=Place(name="Centre Shaw", address="55, promenade du Colonel-By, Ottawa", online=True),
    audience=Localized(fr="Cadres", en="Executives"),
    organizer="FWD50",
    speakers=(
        Speaker(name="Anne Tremblay", role="stratège", organization="Code for Canada"),
        Speaker(name="", role="directrice", organization="Services numériques de l’Ontario"),
    ),
    registration="https://example.org/inscription",
    file="event.ics",
)
PROVENANCE = Provenance(
    title="Pas de soucis, E-Gouv Québec veille pour vous!",
    authors=(
        Person(name="Kema Joseph", url="", affiliation="BCC"),
        Person(name="Ada Éluard", url="https://example.net/ada", affiliation=""),
    ),
    publication=Publication(
        id="bcc",
        name=Localized(fr="Intranet et bulletin électronique du BCC", en="BCC intranet"),
    ),
    url="",
    date="2013-06",
    language=Language.FR,
    licence=licence("CC-BY-4.0"),
    permission=Permission(
        granted_by="Bureau de la collectivité des communications", granted_on="2013-06-05"
    ),
    changes=Changes.SUMMARY,
    translator="",
)
DOCUMENT = Document(
    title="Innovation publique à l’ère du numérique",
    authors=(Person(name="Gérard Blanc"), Person(name="Yvan Lauzon", affiliation="ENAP")),
    url="",
    file=Reference(target="actes.pdf", line=1, embedded=True),
    facts=Facts(format="PDF", pages=1176, size=2_149_580, language=Language.FR),
)

VIDEO = Video(
    hosted=Hosted(
        host="video.example.org",
        player="https://video.example.org/videos/embed/x?autoplay=1",
        page="https://video.example.org/w/x",
    ),
    file="",
    poster="still.jpg",
    poster_alt="Deux personnes devant un tableau",
    transcript="#bcc",
    captions=(),
    captioned=True,
    seconds=3723,
    published="2026-05-01",
    language=Language.EN,
    used=(),
)
FILM = replace(
    VIDEO,
    hosted=None,
    file="talk.mp4",
    captioned=False,
    captions=(
        Captions(file="fr.vtt", language=Language.FR),
        Captions(file="en.vtt", language=Language.EN),
    ),
    transcript="https://example.org/words",
)
WATCH = Watch(
    links=(
        Link(
            anchor="a-standard",
            title="A standard & its <title>",
            url="https://example.org/standard",
            source="W3C",
            date="2023-10-05",
            language=Language.EN,
            comment="Longue, mais on s’y retrouve.",
        ),
        Link(
            anchor="une-note",
            title="Une note",
            url="https://example.org/note",
            source="",
            date="",
            language=Language.FR,
            comment="",
        ),
        Link(
            anchor="an-office",
            title="An office",
            url="https://example.org/office",
            source="OQLF",
            date="",
            language=Language.EN,
            comment="",
        ),
        Link(
            anchor="une-annee",
            title="Une année",
            url="https://example.org/year",
            source="",
            date="2012",
            language=Language.FR,
            comment="",
        ),
    )
)
FILES = {name: f"/media/{name}" for name in ("still.jpg", "talk.mp4", "fr.vtt", "en.vtt")}
STILL = Picture(
    width=1000, height=600, digest="5ti11", formats=("avif", "webp", "jpg"), widths=(360, 720, 1000)
)
PICTURES = {"still.jpg": Shown("still.jpg", STILL, "").on_page(lazy=False)}


def frame(language: Language, *, exact: bool = True, current: str = "home") -> Frame:
    """Return what is around a page; `current` is the key of the menu entry that leads to it."""
    home = f"/{language}/"
    own = (Alternate(tag=language.tag, url=f"{SITE}{home}"),)
    twin = Alternate(tag=language.other.tag, url=f"{SITE}/{language.other}/") if exact else None
    both = sorted((*own, twin), key=lambda one: one.tag, reverse=True) if twin else own
    header = [_item(key, "", language, current) for key in _HEADER_KEYS]
    header += [
        _item("pages/competencies", _COMPETENCIES[language], language, current),
        _item("pages/about", _ABOUT[language], language, current),
    ]
    footer = [_item(key, "", language, current) for key in _FOOTER_KEYS]
    footer.append(_item("pages/accessibility", _ACCESSIBILITY[language], language, current))
    return Frame(
        language=language,
        site_title="Vigie",
        tagline=_TAGLINE[language],
        home=home,
        theme="/theme/",
        canonical=f"{SITE}{home}",
        alternates=(*both, Alternate(tag="x-default", url=f"{SITE}/")),
        switch=Switch(language=language.other, url=f"/{language.other}/", exact=exact),
        header_menu=tuple(header),
        footer_menu=tuple(footer),
        feeds=feeds("Vigie", home),
        json_ld='{"@type":"WebSite","name":"Vigie </script>"}',
    )


def trail(language: Language) -> tuple[Step, ...]:
    """Return the way to a post of a category."""
    return (
        Step(key="home", text="", url=f"/{language}/"),
        Step(key="category", text="", url=f"/{language}/categories/"),
        Step(key="", text="Collaboration", url="collaboration/"),
    )


def feeds(title: str, page: str) -> tuple[FeedLink, ...]:
    """Return the feeds beside a page, one for each format."""
    return tuple(
        FeedLink(
            type=form.type,
            title=f"{title} ({form.label})",
            format=form.label,
            url=f"{page}{form}.{form.extension}",
        )
        for form in Format
    )


def subscribe_page(language: Language) -> SubscribePage:
    """Return the page that lists all feeds."""
    names = {POSTS: "", **{axis.value: f"Nom {axis}" for axis in Axis}}
    groups = tuple(
        FollowedGroup(
            kind=kind,
            lists=tuple(
                Followed(
                    name=name,
                    url=f"/{language}/{kind}/{number}/",
                    feeds=feeds(f"Vigie – {name}", f"/{language}/{kind}/{number}/"),
                    whole_url=f"{SITE}/{language}/{kind}/{number}/",
                    whole_feed=f"{SITE}/{language}/{kind}/{number}/atom.xml",
                )
                for number in range(1 if kind == POSTS else 3)
            )
            + ((_all_comments(language),) if kind == POSTS else ()),
        )
        for kind, name in names.items()
    )
    return SubscribePage(
        frame=frame(language, current="subscribe"),
        groups=groups,
        file=f"/{language}/subscribe/feeds.opml",
    )


def search_page(language: Language, *, made: bool = True, empty: bool = False) -> SearchPage:
    """Return the page that looks for words, with its indexes, or without."""
    both = (f"/{language}/pagefind/", f"/{language.other}/pagefind/")
    return SearchPage(
        frame=frame(language, current="search"),
        made=made,
        index="" if empty else both[0],
        other_index="" if empty else both[1],
        kinds=() if empty else ("chronicle", "event", "page"),
        categories=() if empty else (Choice(value="open", name="Gouvernement <ouvert>"),),
        years=() if empty else ("2026", "2013"),
        ways=tuple(_item(key, "", language, "") for key in ("archives", "category", "tags")),
    )


def _all_comments(language: Language) -> Followed:
    return Followed(
        name="Commentaires",
        url="",
        feeds=feeds("Vigie – Commentaires", f"/{language}/x-"),
        whole_url=f"{SITE}/{language}/",
        whole_feed=f"{SITE}/{language}/x-atom.xml",
    )


def _item(key: str, text: str, language: Language, current: str) -> MenuItem:
    url = f"/{language}/" if key == "home" else f"/{language}/{key.rpartition('/')[2]}/"
    return MenuItem(key=key, text=text, url=url, current=key == current)


def bylines(language: Language) -> tuple[Byline, ...]:
    """Return somebody for every role; one has no page of their own."""
    office = Localized(
        fr="Bureau de la collectivité des communications",
        en="Communications Community Office",
    )
    return (
        Byline(name="Patrick Parent", url="/patrick/", role="author", affiliation=""),
        Byline(name="Anne Tremblay", url="/anne/", role="author", affiliation=""),
        Byline(name="Kema Joseph", url="", role="collaboration", affiliation=office[language]),
        Byline(name="Vigie", url="/vigie/", role="translation", affiliation=""),
        Byline(name="Zoé Roy", url="/zoe/", role="illustration", affiliation=""),
    )


def cards(language: Language) -> tuple[Card, ...]:
    """Return posts as listings show them: the second is foreign, the last a draft."""
    titles = Localized(
        fr="Rendre les choses ouvertes, c’est les améliorer\xa0: surmonter les défis du leadership",
        en="Making things open makes them better: the challenges of leading communications",
    )
    foreign = Localized(
        fr="Douze recommandations pour innover dans le secteur public",
        en="This week in working in the open",
    )
    summaries = Localized(
        fr="Une table ronde sur le travail à découvert dans l’État, de 20\xa0h à 21\xa0h.",
        en="A panel on working in the open in government, from 8 to 9 p.m., for executives.",
    )
    words = Localized(fr="L’espace avant le deux-points", en="Two languages, one folder")
    first = Card(
        url="first/",
        title=titles[language],
        language=language,
        foreign=False,
        kind="event",
        date=datetime(2021, 11, 4, 20, tzinfo=UTC),
        summary=summaries[language],
        bylines=bylines(language),
        draft=False,
        briefs=(("event", EVENT.brief()),),
    )
    plain = replace(first, briefs=())
    return (
        first,
        replace(
            plain,
            url="second/",
            title=foreign[language.other],
            language=language.other,
            foreign=True,
            kind="watch",
            date=datetime(2016, 9, 14, tzinfo=UTC),
            summary=summaries[language.other],
            bylines=bylines(language)[:1],
        ),
        replace(
            first,
            url="third/",
            title=words[language],
            kind="chronicle",
            summary="",
            briefs=(("carried", PROVENANCE.credit),),
        ),
        replace(plain, url="film/", kind="video", briefs=(("video", VIDEO.brief()),)),
        replace(
            first,
            url="fourth/",
            kind="republication",
            date=datetime(2013, 6, 1, tzinfo=UTC),
            briefs=(("republication", PROVENANCE.credit),),
        ),
        replace(
            first,
            url="fifth/",
            title=words[language],
            kind="report",
            draft=True,
            briefs=(("document", DOCUMENT.facts),),
        ),
    )


def terms(language: Language) -> tuple[CountedTerm, ...]:
    """Return terms with none, one and several posts; the first has a description."""
    names = {
        Language.FR: ("Accessibilité", "Gouvernement ouvert", "Les coulisses de Vigie", "normes"),
        Language.EN: ("Accessibility", "Open government", "Behind Vigie", "standards"),
    }
    told = Localized(
        fr="Trois billets sur la façon dont le site est tenu.",
        en="Three posts on how the site is run.",
    )
    return tuple(
        CountedTerm(
            name=name,
            url=f"term-{count}/",
            description="" if count else told[language],
            count=count,
        )
        for count, name in enumerate(names[language])
    )


def years() -> tuple[Year, ...]:
    """Return two years of the archives, the second with a single post."""
    many = tuple(Month(month=month, url=f"2026/{month:02}/", count=month) for month in (11, 10, 9))
    return (
        Year(year=2026, url="2026/", count=30, months=many),
        Year(year=2013, url="2013/", count=1, months=(Month(month=6, url="6/", count=1),)),
    )


def _said(number: int, **values: object) -> Comment:
    """Return one comment; `values` are what it has besides, or instead."""
    known: dict[str, object] = {
        "id": str(number),
        "author": "Lectrice fidèle",
        "date": datetime(2013, 6, 5, 2, 35, tzinfo=ZoneInfo("America/Toronto")),
        "language": Language.EN if number % 3 == 0 else Language.FR,
        "body": f"<p>{'Merci du <strong>partage</strong>. ' * (number % 4 + 1)}</p>",
    }
    return Comment(**(known | values))  # type: ignore[arg-type]


def brief_conversation() -> Conversation:
    """Return a comment, two answers, one that was taken away, and who mentions the post."""
    whole = conversation()
    threads = (*whole.threads[:3],)
    return Conversation(
        threads=threads, mentions=whole.mentions, count=sum(thread.count for thread in threads)
    )


def _thread(comment: Comment | None, *replies: Thread, parent: Comment | None = None) -> Thread:
    count = sum(reply.count for reply in replies) + (comment is not None)
    id_ = comment.id if comment else "gone"
    return Thread(id=id_, comment=comment, parent=parent, replies=replies, count=count)


def conversation() -> Conversation:
    """Return a long conversation with everything that one can have."""
    first = _said(1, url="https://example.org/")
    answer = _said(2, parent="1", by_author=True, author="Patrick Parent")
    nameless = _said(3, parent="2", author="")
    lost = _thread(None, _thread(_said(4, parent="gone", author="مرحبا العالم")))
    taken = tuple(
        _thread(
            _said(
                10 + number,
                author="",
                body="",
                redaction=Redaction(
                    parts=(Part.AUTHOR, Part.BODY), reason=reason, date=date(2026, 11, number + 1)
                ),
            )
        )
        for number, reason in enumerate(Reason)
    )
    long = _said(20)
    answers = (_thread(_said(100 + n, parent="20"), parent=long) for n in range(21))
    threads = (
        _thread(first, _thread(answer, _thread(nameless, parent=answer), parent=first)),
        lost,
        *taken,
        _thread(long, *answers),
        *(_thread(_said(200 + number)) for number in range(60)),
    )
    mentions = (
        _said(30, kind=Kind.PINGBACK, author="Zegouv.ca", url="https://example.net/", body=""),
        _said(31, kind=Kind.TRACKBACK, author=""),
        _said(32, kind=Kind.PINGBACK, author="", body=""),
    )
    return Conversation(
        threads=threads, mentions=mentions, count=sum(thread.count for thread in threads)
    )


PROSE: dict[str, Prose | Conversation] = {
    language.value: Prose(
        parts=("\n".join(part[language] for part in (_PROSE, _MORE, _REST)),),
        headings=_SECTIONS[language],
        words=1300,
    )
    for language in Language
}
for _count in range(4):
    _first = tuple(heading for heading in _SECTIONS[Language.FR] if heading.level == 2)[:_count]
    PROSE[f"{_count} sections"] = Prose(parts=("<p>…</p>",), headings=_first, words=10)
PROSE["carrying"] = Prose(
    parts=(
        """<p>Nous avions <a href="#carried">un texte</a> à vous faire lire.</p>
<article id="carried"><h2 id="pas-de-soucis">Pas de soucis!</h2><p>Un groupe.</p>
<h3 id="blogue">Le blogue</h3><ul><li>un</li></ul><hr id="carried-end"></article>
<p>Merci à l’autrice.</p>""",
    ),
    words=20,
)
PROSE["recommending"] = Prose(
    parts=(
        """<p>Voici les recommandations 4 et 5.</p>
<div class="recommendations"><ol start="4">
<li class="recommendation" id="rec-4"><strong class="recommendation__title">Tenir &amp; ses
forums.</strong> Redire leur rôle. <span class="recommendation__pages">(p. 155)</span>
<a class="recommendation__link" href=\"""",
        """\">#4</a></li>
<li class="recommendation" id="rec-5">Abattre les cloisons.
<a class="recommendation__link" href=\"""",
        """\">#5</a></li></ol></div>""",
    ),
    words=20,
)


PROSE["said"] = conversation()
PROSE["one"] = Conversation(threads=(_thread(_said(1)),), count=1)
OPEN = DiscussionView(
    url=f"{SITE}/post/",
    source="comments.toml",
    conversation="said",
    open=True,
    post="2013-06-01-e-gouv",
    email="ecrire@vigie.example",
    form="https://vigie.example/formulaire",
)


def sections(count: int) -> Passage:
    """Return the passage of a text that has so many sections."""
    return Passage(source="fr.md", prose=f"{count} sections", addresses=())


def text(language: Language) -> TextView:
    """Return a post with everything that a post can have, and no block."""
    titles = Localized(
        fr="E-Gouv Ottawa\xa0: une rencontre entre deux veilles",
        en="E-Gov in Ottawa: two watches meet",
    )
    summaries = Localized(
        fr="Comment un courriel a mené à une chronique.", en="How an e-mail led to a post."
    )
    return TextView(
        title=titles[language],
        kind="chronicle",
        summary=summaries[language],
        language=language,
        passage=Passage(source=f"{language}.md", prose=language.value, addresses=()),
        body_language=language,
        foreign_body=False,
        bylines=bylines(language),
        category=TermLink(name="Collaboration", url="collaboration/"),
        tags=tuple(TermLink(name=name, url=f"{name}/") for name in ("formation", "social")),
        date=datetime(2013, 6, 1, 9, tzinfo=UTC),
        modified=datetime(2026, 11, 10, tzinfo=UTC),
        blocks={},
        partners={},
        files={},
        pictures={},
    )


def foreign_event(language: Language) -> TextView:
    """Return an event whose description is in the other language."""
    other = text(language.other)
    return replace(
        text(language),
        kind="event",
        passage=other.passage,
        body_language=language.other,
        foreign_body=True,
        draft=True,
        blocks={"event": EVENT},
    )


def republished(language: Language) -> TextView:
    """Return a text first published elsewhere, where not everybody can read it."""
    block = Republication(provenance=PROVENANCE, indexing=Indexing.OURS)
    return replace(
        text(language),
        kind="republication",
        blocks={"republication": block},
        partners={"bcc": "partners/bcc/"},
    )


def carrying(language: Language) -> TextView:
    """Return a post that carries a part of a text in French."""
    given = replace(
        PROVENANCE, changes=Changes.EXCERPT, permission=None, url="https://example.org/original"
    )
    return replace(
        text(language),
        passage=Passage(source=f"{language}.md", prose="carrying", addresses=()),
        blocks={"carried": Carried(provenance=given, language=Language.FR)},
    )


def report(language: Language) -> TextView:
    """Return a text about a document in French."""
    return replace(
        text(language),
        kind="report",
        passage=Passage(
            source=f"{language}.md", prose="recommending", addresses=("#rec-4", "#rec-5")
        ),
        blocks={"document": DOCUMENT},
        files={"actes.pdf": "/media/actes.pdf"},
    )


def stage(language: Language) -> Stage:
    """Return the second of five, between one of our own and one in the other language."""
    names = Localized(fr="Les coulisses de Vigie", en="Behind Vigie")
    titles = Localized(fr="Deux langues, un dossier", en="Two languages, one folder")
    first = TextLink(title=titles[language], url="first/", language=language, foreign=False)
    other = language.other
    return Stage(
        name=names[language],
        url="series/",
        number=2,
        total=5,
        previous=first,
        next=TextLink(title=titles[other], url="third/", language=other, foreign=True),
    )


def further(language: Language) -> tuple[TextLink, ...]:
    """Return two other texts, the second in the other language."""
    ours, theirs = stage(language).previous, stage(language).next
    assert ours
    assert theirs
    told = Localized(fr="Deux fichiers suffisent.", en="Two files are enough.")
    return tuple(replace(one, summary=told[one.language]) for one in (ours, theirs))


def video(language: Language, block: Video = VIDEO) -> TextView:
    """Return a post that presents a video."""
    return replace(
        text(language), kind="video", blocks={"video": block}, files=FILES, pictures=PICTURES
    )


def watch(language: Language) -> TextView:
    """Return a round-up."""
    return replace(text(language), kind="watch", blocks={"watch": WATCH})


def _weeks(language: Language) -> WatchPage:
    """Return the list of round-ups: two weeks, the first with two posts."""
    post = replace(cards(language)[1], kind="watch", briefs=(("watch", WATCH.brief()),), summary="")
    first = RoundUp(post=post, links=WATCH.links)
    second = replace(first, post=replace(post, url="other/"), links=WATCH.links[:1])
    return WatchPage(
        frame=frame(language, exact=language is Language.EN, current="watch"),
        weeks=(
            Week(first=date(2026, 10, 19), last=date(2026, 10, 25), round_ups=(first, second)),
            Week(first=date(2025, 12, 29), last=date(2026, 1, 4), round_ups=(second,)),
        ),
        pagination=MIDDLE,
    )


def interview(language: Language) -> TextView:
    """Return an interview with two people."""
    people = (Person(name="Ada Éluard", url="/ada/", affiliation="BCC"), Person(name="Sam Winter"))
    block = Interview(people=people, date="2026-11")
    return replace(text(language), kind="interview", blocks={"interview": block})


def undated(language: Language) -> TextView:
    """Return a reference page."""
    return replace(
        text(language),
        title=Localized(fr="Collaborer", en="Collaborate")[language],
        kind="competency",
        bylines=(),
        category=None,
        tags=(),
        date=None,
        modified=None,
    )


def home(language: Language, pagination: Pagination = MIDDLE, *, exact: bool = True) -> HomePage:
    """Return one page of the home listing."""
    return HomePage(
        frame=frame(language, exact=exact),
        cards=cards(language),
        pagination=pagination,
        series=terms(language)[:3],
        ahead=tuple(Ahead(text=one, start=EVENT.start) for one in further(language)),
    )


def listing(language: Language, axis: str = "tags", *, exact: bool = True) -> ListingPage:
    """Return the second page of the posts of a term."""
    term = terms(language)[0]
    office = Localized(fr="Bureau du BCC", en="COCE office")
    own = feeds(f"Vigie – {term.name}", term.url)
    near = tuple(TermLink(name=one.name, url=one.url) for one in terms(language)[1:])
    return ListingPage(
        frame=replace(frame(language, exact=exact, current=""), own_feeds=own),
        axis=axis,
        name=term.name,
        description=term.description,
        affiliation=office[language] if axis == "authors" else "",
        url=term.url,
        feed="https://example.org/feed.xml" if axis == "partners" else "",
        cards=cards(language),
        pagination=MIDDLE,
        below=near[1:] if axis == "category" else (),
    )


def door() -> DoorPage:
    """Return what a page is given that speaks both languages."""
    frames = tuple(frame(language, current="") for language in Language)
    return DoorPage(frame=frames[0], frames=frames)


def door_pages() -> dict[str, Page]:
    """Return the pages that belong to no edition, by name."""
    both = (
        Alternate(tag="fr-CA", url=f"{SITE}/fr/"),
        Alternate(tag="en-CA", url=f"{SITE}/en/"),
    )
    entry = SitemapEntry(url=f"{SITE}/fr/", modified="2026-11-10", alternates=both)
    values: dict[str, tuple[str, object]] = {
        "root": ("root.html", door()),
        "404": ("404.html", door()),
        "moved": ("moved.html", MovedPage(url="/fr/2013/06/x/", canonical=f"{SITE}/fr/2013/06/x/")),
        "sitemap": ("sitemap.xml", Sitemap(entries=(entry, replace(entry, modified="")))),
        "robots": ("robots.txt", Robots(sitemap=f"{SITE}/sitemap.xml")),
    }
    return {
        name: Page(path=template, template=template, values=value, language=Language.FR)
        for name, (template, value) in values.items()
    }


def edition_pages(language: Language) -> dict[str, Page]:
    """Return pages of one edition by name, several for templates that have several faces."""
    return {
        name: Page(
            path=f"{language}/{name}.html", template=template, values=value, language=language
        )
        for name, template, value in _edition_values(language)
    }


def _edition_values(language: Language) -> Iterator[tuple[str, str, object]]:
    first = Pagination(number=1, total=3, previous="", next="page/2/")
    nowhere = frame(language, exact=False, current="")
    here = frame(language, current="")
    yield "home", "home.html", home(language, first)
    yield "home-2", "home.html", home(language, exact=False)
    empty = replace(home(language, ONE_PAGE), cards=(), series=(), ahead=())
    yield "home-empty", "home.html", empty
    said = replace(text(language), discussion=OPEN)
    yield (
        "post",
        "post.html",
        TextPage(
            frame=replace(
                here, trail=trail(language), own_feeds=feeds("Vigie – Commentaires", "/post/")
            ),
            text=said,
            series=stage(language),
            related=further(language),
        ),
    )
    closed = DiscussionView(url=f"{SITE}/p/", source="comments.toml", conversation="one")
    short = replace(text(language), passage=sections(0), discussion=closed)
    lone = TextPage(frame=nowhere, text=short, nearest="Collaboration")
    yield "post-lone", "post.html", lone
    yield "event", "post.html", TextPage(frame=nowhere, text=foreign_event(language))
    gone = {"event": replace(EVENT, past=True, file="", place=None)}
    past = replace(foreign_event(language), blocks=gone)
    yield "event-past", "post.html", TextPage(frame=here, text=past)
    film = TextPage(frame=here, text=video(language, FILM))
    yield "film", "post.html", film
    for name, view in (
        ("republication", republished),
        ("carried", carrying),
        ("report", report),
        ("interview", interview),
        ("video", video),
        ("watch", watch),
    ):
        yield name, "post.html", TextPage(frame=here, text=view(language))
    yield (
        "page",
        "page.html",
        TextPage(
            frame=here,
            text=undated(language),
            collection=stage(language),
            members=further(language),
        ),
    )
    for axis in ("category", "tags", "authors", "series", "partners"):
        yield f"listing-{axis}", "listing.html", listing(language, axis, exact=axis != "tags")
        index = IndexPage(
            frame=frame(language, current=axis), axis=axis, terms=_indexed(language, axis)
        )
        yield f"index-{axis}", "index.html", index
    for month in (None, 6):
        period = PeriodPage(
            frame=nowhere, year=2013, month=month, cards=cards(language)[3:], pagination=ONE_PAGE
        )
        yield f"period-{month or 'year'}", "period.html", period
    archives = ArchivesPage(frame=frame(language, current="archives"), years=years())
    yield "archives", "archives.html", archives
    subscribe = subscribe_page(language)
    yield "subscribe", "subscribe.html", subscribe
    subscriptions = Subscriptions(title="Vigie", groups=subscribe.groups)
    yield "subscriptions", "feeds.opml", subscriptions
    style = FeedStyle(theme="/theme/", subscribe=f"{SITE}/{language}/subscribe/")
    yield "feed-style", "feed.css", style
    yield "search", "search.html", search_page(language)
    yield "search-empty", "search.html", search_page(language, empty=True)
    yield "search-not-made", "search.html", search_page(language, made=False)
    yield "archives-empty", "archives.html", replace(archives, years=())
    yield "weeks", "watch.html", _weeks(language)
    events = _events(language)
    yield "events", "events.html", events
    for scheme in SCHEMES:
        yield f"style-{scheme}", "style.html", style_page(language, scheme)
    yield "status", "status.html", _status(language)
    nothing = replace(_status(language), lines=())
    yield "status-empty", "status.html", nothing
    yield "events-empty", "events.html", replace(events, ahead=(), past=(), calendar="")


def _events(language: Language) -> EventsPage:
    """Return the list of events: one ahead, two past, the second elsewhere than on the Web."""
    first, foreign, *_ = cards(language)
    past = replace(EVENT, past=True).brief()
    room = replace(past, place=Place(name="Centre Shaw", address="", online=False), end=None)
    return EventsPage(
        frame=frame(language, exact=language is Language.FR, current="events"),
        ahead=(Listed(post=first, occasion=EVENT.brief()),),
        past=(
            Listed(post=replace(first, briefs=(("event", past),)), occasion=past),
            Listed(post=replace(foreign, briefs=(("event", room),)), occasion=room),
        ),
        calendar=f"/{language}/calendar.ics",
    )


def _status(language: Language) -> StatusPage:
    """Return where texts stand: one out of date, one that waits, one that lacks a language."""
    published = Version(state=State.PUBLISHED)
    waiting = Version(state=State.WAITING, day=date(2026, 12, 1))
    cells = (
        ((published, "/fr/a/"), (replace(published, outdated=True), "/en/a/")),
        ((waiting, "/fr/b/"), (Version(state=State.DRAFT), "/en/b/")),
        ((Version(state=State.MISSING), ""), (Version(state=State.HIDDEN), "/en/c/")),
    )
    lines = tuple(
        Line(title=card.title, language=language, cells=pair)
        for card, pair in zip(cards(language), cells, strict=False)
    )
    names = ("all", "both", "fr", "en", "outdated", "alone", "draft", "waiting")
    return StatusPage(
        frame=frame(language, current="status"),
        lines=lines,
        counts={name: number for number, name in enumerate(names)},
    )


def _indexed(language: Language, axis: str) -> tuple[CountedTerm, ...]:
    """Return the terms of an index; tags are many and come without descriptions."""
    if axis != "tags":
        return terms(language)
    return tuple(
        replace(term, name=f"{term.name} {letter}", description="", count=term.count + 1)
        for letter in "ABCDE"
        for term in terms(language)
    )


def components(language: Language) -> dict[str, object]:
    """Return what the style pages show the components with."""
    carried = PROSE["carrying"]
    prose = PROSE[language.value]
    assert isinstance(carried, Prose)
    assert isinstance(prose, Prose)
    return {
        "text": text(language),
        "prose": annotated(prose.html(()), language),
        "headings": prose.headings,
        "cards": cards(language),
        "event": EVENT,
        "lone": frame(language, exact=False),
        "foreign": foreign_event(language),
        "report": report(language),
        "interview": interview(language),
        "video": video(language),
        "film": video(language, FILM),
        "republished": republished(language),
        "carrying": carrying(language),
        "cut": cut(carried.html(())),
        "links": WATCH.links,
        "stage": stage(language),
        "further": further(language),
        "terms": terms(language),
        "years": years(),
        "trail": trail(language),
        "pagination": MIDDLE,
        "feeds": feeds("Vigie", f"/{language}/"),
        "discussion": OPEN,
        "said": brief_conversation(),
    }


def style_page(language: Language, scheme: str) -> StylePage:
    """Return the page that shows every component."""
    return StylePage(
        frame=frame(language, current=""),
        scheme=scheme,
        sheet=f"/style/{scheme}.css",
        other=f"/style/{language}/",
        colours=(("ink", "#14202b"), ("sea", "#0e3a5b")),
        notes={"card": "A post in a list."},
        samples=components(language),
    )


def all_pages() -> Mapping[str, Page]:
    """Return every sample page by a name that is unique, e.g. `fr/home`, `en/post`, `root`."""
    editions = {
        f"{language}/{name}": page
        for language in Language
        for name, page in edition_pages(language).items()
    }
    return {**editions, **door_pages()}
