"""Stock Pelican: as it comes, listing one language; and with i18n_subsites, one run a language."""

from __future__ import annotations

import json
import shutil
import sys
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.generator import (
    FEED_LENGTH,
    PAGE_LENGTH,
    THEMES,
    URL,
    Edit,
    Place,
    install_package,
    locked,
    said,
    write,
)
from benchmarks.prose import markdown
from vigie.languages import Language

if TYPE_CHECKING:
    from benchmarks.corpus import Corpus, Post, Text

_PLUGIN = Path(__file__).with_name("pelican_comments.py")
_DIFFERS = (
    "No lists of series. Comments are HTML already. Feeds name the first author alone. Older "
    "entries are in paged feeds that begin with the newest, so that a new one changes them all; "
    "these, the feeds of comments and JSON Feed are written by a plugin of 150 lines."
)
_SETTINGS = {
    "SITENAME": "Benchmark",
    "SITEURL": URL,
    "TIMEZONE": "America/Toronto",
    "DEFAULT_LANG": "fr",
    "DEFAULT_DATE_FORMAT": "%Y-%m-%d",
    "PATH": "content",
    "ARTICLE_PATHS": ["posts"],
    "STATIC_PATHS": ["posts"],
    "THEME": "theme",
    "THEME_STATIC_PATHS": [],
    "ARTICLE_TRANSLATION_ID": "pair",
    "FORMATTED_FIELDS": [],
    "DEFAULT_PAGINATION": PAGE_LENGTH,
    "PAGINATION_PATTERNS": [
        [1, "{url}", "{save_as}"],
        [2, "{base_name}/page/{number}/", "{base_name}/page/{number}/index.html"],
    ],
    "DIRECT_TEMPLATES": ["index", "archives", "categories", "tags", "authors", "sitemap"],
    "CATEGORIES_SAVE_AS": "categories/index.html",
    "TAGS_SAVE_AS": "tags/index.html",
    "AUTHORS_SAVE_AS": "authors/index.html",
    "SITEMAP_SAVE_AS": "sitemap.xml",
    "ARCHIVES_SAVE_AS": "archives/index.html",
    "YEAR_ARCHIVE_URL": "{date:%Y}/",
    "YEAR_ARCHIVE_SAVE_AS": "{date:%Y}/index.html",
    "MONTH_ARCHIVE_URL": "{date:%Y}/{date:%m}/",
    "MONTH_ARCHIVE_SAVE_AS": "{date:%Y}/{date:%m}/index.html",
    "PAGINATED_TEMPLATES": dict.fromkeys(("index", "category", "tag", "author", "period_archives")),
    "FEED_DOMAIN": URL,
    "FEED_MAX_ITEMS": FEED_LENGTH,
    "FEED_ALL_ATOM": None,
    "RSS_FEED_SUMMARY_ONLY": False,
    "IGNORE_FILES": ["comments.json"],
    "MARKDOWN": {
        "extensions": [
            f"markdown.extensions.{name}"
            for name in (
                *("abbr", "attr_list", "def_list", "fenced_code", "footnotes", "md_in_html"),
                *("meta", "sane_lists", "tables", "toc"),
            )
        ],
        "output_format": "html",
    },
    "PLUGIN_PATHS": ["plugins"],
    "PLUGINS": [_PLUGIN.stem],
}
_ADDRESSES = {
    f"{kind}_{what}": f"{folder}/{{slug}}/{end}"
    for kind, folder in (("CATEGORY", "categories"), ("TAG", "tags"), ("AUTHOR", "authors"))
    for what, end in (("URL", ""), ("SAVE_AS", "index.html"))
}
_FEEDS = {
    f"{kind}FEED_{form.upper()}": f"{folder}{form}.xml"
    for kind, folder in (
        ("", ""),
        ("CATEGORY_", "categories/{slug}/"),
        ("TAG_", "tags/{slug}/"),
        ("AUTHOR_", "authors/{slug}/"),
    )
    for form in ("atom", "rss")
} | {f"TRANSLATION_FEED_{form}": None for form in ("ATOM", "RSS")}


class StockPelican:
    """Pelican with no plugin but one for comments."""

    name = "pelican"
    title = "Pelican, one language listed"
    about = (
        "Writes every text, but lists only originals: French posts, and those in English alone. "
        f"{_DIFFERS}"
    )
    silent = False
    prefix = "{lang}/"

    def install(self, tools: Path) -> None:
        """Do nothing: Vigie is built on it."""

    def version(self) -> str:
        """Return the version that Vigie is built on."""
        return metadata.version("pelican")

    def lay_out(self, corpus: Corpus, place: Place) -> None:
        """Write content, settings and theme."""
        for post in corpus.posts:
            for text in post.texts:
                file = place.site / "content" / _file(post, text)
                write(file, self._text(post, text, corpus))
            for picture in post.pictures:
                file = place.site / "content" / _folder(post) / picture.name
                write(file, picture.data)
            if post.comments:
                file = place.site / "content" / _folder(post) / "comments.json"
                write(file, json.dumps(said(post), ensure_ascii=False))
        settings = {**_SETTINGS, **_ADDRESSES, **_FEEDS, **self.settings(place)}
        lines = [f"{key} = {value!r}" for key, value in settings.items()]
        write(place.site / "pelicanconf.py", "\n".join([*lines, ""]))
        shutil.copytree(THEMES / "pelican", place.site / "theme")
        write(place.site / "plugins" / _PLUGIN.name, _PLUGIN.read_bytes())

    def settings(self, place: Place) -> dict[str, object]:
        """Return the settings of this way of using Pelican."""
        del place
        return self.article_addresses()

    def article_addresses(self) -> dict[str, object]:
        """Return where articles lie."""
        url = self.prefix + "{date:%Y}/{date:%m}/{slug}/"
        return {
            "ARTICLE_URL": url,
            "ARTICLE_LANG_URL": url,
            "ARTICLE_SAVE_AS": f"{url}index.html",
            "ARTICLE_LANG_SAVE_AS": f"{url}index.html",
        }

    def listed_in(self, language: Language) -> Language:
        """Return the language of the names that a text in `language` is filed under."""
        del language
        return Language.FR

    def command(self, place: Place) -> tuple[str, ...]:
        """Return the command of a build."""
        return (
            *(sys.executable, "-m", "pelican", "content", "--settings", "pelicanconf.py"),
            *("--output", str(place.output), "--quiet", "--fatal", "errors"),
        )

    def edit(self, corpus: Corpus, place: Place) -> Edit:
        """Return what an edit changes."""
        post = corpus.edited
        text = post.text(Language.FR)
        folder = f"{self.prefix.format(lang='fr')}{post.date:%Y/%m}/{text.slug}"
        return Edit(
            source=place.site / "content" / _file(post, text),
            page=place.output / folder / "index.html",
        )

    def _text(self, post: Post, text: Text, corpus: Corpus) -> str:
        names = self.listed_in(text.language)
        lines = {
            "Title": text.title,
            "Date": post.date.isoformat(),
            "Lang": text.language,
            "Pair": post.folder,
            "Slug": text.slug,
            "Category": post.category.name[names],
            "Tags": ", ".join(tag.name[names] for tag in post.tags),
            "Authors": "; ".join(author.name[names] for author in post.authors),
            "Summary": text.summary,
        }
        body = markdown(
            text.body,
            link=lambda number: _link(corpus.posts[number], text.language),
            picture=lambda name: "{static}" + name,
        )
        return "\n".join((*(f"{key}: {value}" for key, value in lines.items()), "", body))


class PelicanWithSubsites(StockPelican):
    """Pelican with a plugin that runs it once for each language."""

    name = "pelican-subsites"
    title = "Pelican with i18n_subsites"
    about = f"Lists in each language the posts written in it. {_DIFFERS}"
    prefix = ""

    def install(self, tools: Path) -> None:
        """Install the plugin."""
        install_package(self.name, tools, "pelican/plugins/i18n_subsites/__init__.py")

    def version(self) -> str:
        """Return both versions."""
        return f"{super().version()}, {locked(self.name)}"

    def settings(self, place: Place) -> dict[str, object]:
        """Return the settings of the plugin too."""
        return {
            **self.article_addresses(),
            "PLUGINS": ["i18n_subsites", _PLUGIN.stem],
            "PLUGIN_PATHS": [
                str(place.tools / self.name / "pelican/plugins"),
                "plugins",
            ],
            "I18N_SUBSITES": {"en": {"SITENAME": "Benchmark", "FEED_DOMAIN": f"{URL}/en"}},
            "I18N_UNTRANSLATED_ARTICLES": "remove",
        }

    def listed_in(self, language: Language) -> Language:
        """Return the text's own language."""
        return language


def _folder(post: Post) -> str:
    return f"posts/{post.date:%Y}/{post.folder}"


def _file(post: Post, text: Text) -> str:
    return f"{_folder(post)}/{text.language}.md"


def _link(post: Post, language: Language) -> str:
    return f"{{filename}}../../../{_file(post, post.text(language))}"
