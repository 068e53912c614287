"""Exports of WordPress made up for tests, and imports of them as the command line runs them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache, partial
from html import escape
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from vigie.build import text_reader
from vigie.wordpress.command import problems
from vigie.wordpress.index import Choices
from vigie.wordpress.languages import Corrections
from vigie.wordpress.run import Folders, import_blog

if TYPE_CHECKING:
    from pathlib import Path

    from plugins.posts.hooks import PostReader
    from vigie.languages import Language
    from vigie.wordpress.media import Source
    from vigie.wordpress.run import Imported

BLOG = "https://vieux.example.org"
ZONE = ZoneInfo("America/Toronto")
HEAD = """<?xml version="1.0" encoding="UTF-8" ?>
<rss version="2.0"
 xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
 xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:wfw="http://wellformedweb.org/CommentAPI/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:wp="http://wordpress.org/export/1.2/">
<channel>
"""
TAIL = "</channel>\n</rss>\n"
FRENCH = "Le gouvernement publie ses données et les citoyens peuvent enfin les lire librement."
ENGLISH = "The government publishes its data and the citizens can read it freely at last."


def cdata(text: object) -> str:
    """Return a CDATA section as WordPress writes it."""
    return f"<![CDATA[{str(text).replace(']]>', ']]]]><![CDATA[>')}]]>"


def comment(id_: int, body: str = "Merci.", **values: object) -> str:
    """Return a comment, with all that is private about it."""
    found: dict[str, object] = {
        "author": "Lectrice",
        "author_email": "lectrice.secrete@courriel.example",
        "author_url": "",
        "author_IP": "203.0.113.77",
        "date": "2013-06-06 10:00:00",
        "date_gmt": "2013-06-06 14:00:00",
        "content": body,
        "approved": "1",
        "type": "comment",
        "parent": "0",
        "user_id": "0",
        **values,
    }
    inner = "".join(
        f"<wp:comment_{key}>{cdata(one)}</wp:comment_{key}>" for key, one in found.items()
    )
    agent = (
        f"<wp:commentmeta><wp:meta_key>akismet_user_agent</wp:meta_key>"
        f"<wp:meta_value>{cdata('Mozilla/5.0 Navigateuse')}</wp:meta_value></wp:commentmeta>"
    )
    return f"<wp:comment><wp:comment_id>{id_}</wp:comment_id>{inner}{agent}</wp:comment>"


def item(
    id_: int,
    title: str = "Un titre",
    content: str = FRENCH,
    *,
    excerpt: str = "",
    terms: tuple[tuple[str, str, str], ...] = (),
    fields: dict[str, str] | None = None,
    comments: tuple[str, ...] = (),
    **values: object,
) -> str:
    """Return an item; `terms` are domains, slugs and names, `values` are elements of wp."""
    found: dict[str, object] = {
        "post_date": "2013-06-05 09:30:00",
        "post_date_gmt": "2013-06-05 13:30:00",
        "comment_status": "open",
        "post_name": f"titre-{id_}",
        "status": "publish",
        "post_parent": "0",
        "menu_order": "0",
        "post_type": "post",
        "post_password": "",
        "is_sticky": "0",
        **values,
    }
    link = found.pop("link", f"{BLOG}/2013/06/05/titre-{id_}/")
    creator = found.pop("creator", "ada")
    inner = "".join(f"<wp:{key}>{cdata(one)}</wp:{key}>\n" for key, one in found.items())
    named = "".join(
        f'<category domain="{domain}" nicename="{escape(slug)}">{cdata(name)}</category>\n'
        for domain, slug, name in terms
    )
    meta = "".join(
        f"<wp:postmeta><wp:meta_key>{cdata(key)}</wp:meta_key>"
        f"<wp:meta_value>{cdata(one)}</wp:meta_value></wp:postmeta>\n"
        for key, one in (fields or {}).items()
    )
    return (
        f"<item><title>{cdata(title)}</title><link>{escape(str(link))}</link>"
        "<pubDate>Wed, 05 Jun 2013 13:30:00 +0000</pubDate>"
        f"<dc:creator>{cdata(creator)}</dc:creator>"
        f'<guid isPermaLink="false">{BLOG}/?p={id_}</guid><description></description>'
        f"<content:encoded>{cdata(content)}</content:encoded>"
        f"<excerpt:encoded>{cdata(excerpt)}</excerpt:encoded>"
        f"<wp:post_id>{id_}</wp:post_id>{inner}{named}{meta}{''.join(comments)}</item>\n"
    )


def attachment(id_: int, name: str, **values: Any) -> str:  # noqa: ANN401 -- as of an item
    """Return a file of the library; `alt` is what it shows, `caption` what stands below it."""
    alt, caption = values.pop("alt", ""), values.pop("caption", "")
    return item(
        id_,
        values.pop("title", name),
        "",
        excerpt=caption,
        fields={"_wp_attachment_image_alt": alt},
        post_type="attachment",
        status="inherit",
        attachment_url=f"{BLOG}/wp-content/uploads/2013/06/{name}",
        link=f"{BLOG}/{name.partition('.')[0]}-page/",
        **values,
    )


def export(*items: str, language: str = "fr-CA", head: str = "") -> str:
    """Return an export of `items` with one writer, two categories and a tag."""
    return (
        f"{HEAD}<title>Le vieux blogue</title><link>{BLOG}</link><language>{language}</language>"
        f"<wp:wxr_version>1.2</wp:wxr_version><wp:base_site_url>{BLOG}</wp:base_site_url>"
        f"<wp:base_blog_url>{BLOG}</wp:base_blog_url>\n"
        "<wp:author><wp:author_id>7</wp:author_id><wp:author_login>ada</wp:author_login>"
        "<wp:author_email>ada.secrete@courriel.example</wp:author_email>"
        "<wp:author_display_name><![CDATA[Ada Éluard]]></wp:author_display_name></wp:author>\n"
        "<wp:category><wp:term_id>1</wp:term_id><wp:category_nicename>ouvert</wp:category_nicename>"
        "<wp:category_parent></wp:category_parent><wp:cat_name><![CDATA[Ouvert & libre]]>"
        "</wp:cat_name></wp:category>\n"
        "<wp:category><wp:term_id>2</wp:term_id><wp:category_nicename>donnees</wp:category_nicename>"
        "<wp:category_parent>ouvert</wp:category_parent><wp:cat_name><![CDATA[Données]]>"
        "</wp:cat_name></wp:category>\n"
        "<wp:tag><wp:term_id>3</wp:term_id><wp:tag_slug>veille</wp:tag_slug>"
        "<wp:tag_name><![CDATA[Veille]]></wp:tag_name></wp:tag>\n"
        f"{head}{''.join(items)}{TAIL}"
    )


@dataclass(frozen=True, slots=True)
class Home:
    """The folders that an import writes, and what it told."""

    content: Path
    quarantine: Path
    reports: Path
    imported: Imported

    def read(self, path: str) -> str:
        """Return a file of the content."""
        return (self.content / path).read_text("utf-8")

    def texts(self) -> list[str]:
        """Return the paths of all texts of the content."""
        return sorted(
            path.relative_to(self.content).as_posix() for path in self.content.rglob("*.md")
        )

    def report(self) -> dict[str, Any]:
        """Return the account as programs read it."""
        data: dict[str, Any] = json.loads((self.reports / "import.json").read_text("utf-8"))
        return data

    def warned(self, reason: str) -> list[str]:
        """Return the places of the warnings for a reason."""
        return [one.place for one in self.imported.account.warnings if one.reason == reason]

    def sums(self) -> dict[tuple[str, str, str], int]:
        """Return how many things met each fate, for each reason."""
        found = self.imported.account.sums.items()
        return {(thing.value, what.value, why): count for (thing, what, why), count in found}


def imported(
    folder: Path,
    *exports: str | bytes,
    language: Language | None = None,
    corrections: Corrections | None = None,
    source: Source | None = None,
    dry: bool = False,
) -> Home:
    """Import exports below `folder`."""
    files = []
    folder.mkdir(parents=True, exist_ok=True)
    for number, data in enumerate(exports):
        file = folder / f"export-{number}.xml"
        file.write_bytes(data if isinstance(data, bytes) else data.encode())
        files.append(file)
    folders = Folders(
        content=folder / "content",
        quarantine=folder / "quarantine",
        reports=folder / "import-report",
    )
    choices = Choices(language=language, corrections=corrections or Corrections(), zone=ZONE)
    found = import_blog(
        files,
        folders,
        choices,
        convert=reader().convert,
        check=partial(problems, reader(), ZONE),
        source=source,
        dry=dry,
    )
    return Home(folders.content, folders.quarantine, folders.reports, found)


@cache
def reader() -> PostReader:
    """Return what reads texts as a build does."""
    return text_reader()[0]
