"""Settings of the site. What each one means: docs/settings.md."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))  # Pelican's own command does not look here

from plugins.pages import Vigie

# Identity
SITEURL = "http://localhost:8000"
EDITIONS = {
    "fr": {
        "title": "Vigie",
        "tagline": "Veille bénévole sur les services publics numériques",
    },
    "en": {
        "title": "Vigie",
        "tagline": "A volunteer watch on digital public services",
    },
}
TIMEZONE = "America/Toronto"
TAG_AUTHORITY = "vigie.example,2026"

# Places
PATH = "content"
STATIC_PATHS: list[str] = []
OUTPUT_PATH = "output"
THEME = "themes/vigie"
IGNORE_FILES = [".*", "*~", "Thumbs.db", "desktop.ini"]

# Lists and menus
DEFAULT_PAGINATION = 10
FEED_MAX_ITEMS = 20
FEED_LENGTHS: dict[str, int] = {}
FEED_ARCHIVES = ("posts", "series", "comments")
WEBSUB_HUB = ""
HEADER_MENU = (
    "home",
    "category",
    "series",
    "archives",
    "pages/competencies",
    "pages/about",
    "search",
)
FOOTER_MENU = (
    "subscribe",
    "events",
    "watch",
    "tags",
    "authors",
    "partners",
    "pages/contribute",
    "pages/accessibility",
    "pages/privacy",
)
WITH_DRAFTS = False
SEARCH_LIMIT: int | None = 200
SOCIAL_CARDS = False

# Text
MARKDOWN = {
    "extensions": [
        "markdown.extensions.abbr",
        "markdown.extensions.attr_list",
        "markdown.extensions.def_list",
        "markdown.extensions.fenced_code",
        "markdown.extensions.footnotes",
        "markdown.extensions.md_in_html",
        "markdown.extensions.sane_lists",
        "markdown.extensions.tables",
        "markdown.extensions.toc",
    ],
    "extension_configs": {
        "markdown.extensions.footnotes": {"BACKLINK_TEXT": "↩", "USE_DEFINITION_ORDER": False},
        "markdown.extensions.toc": {"marker": ""},
    },
    "output_format": "html",
}
TYPOGRAPHY = {"fr": "fr-CA", "en": "en-CA"}

# Comments
COMMENTS_EMAIL = "commentaires@vigie.example"
COMMENTS_FORM = ""

# Servers
SERVERS = ("netlify", "apache", "nginx")
HASHED_ASSETS = False
POLICY_IN_PAGES = False
HSTS_DAYS = 365
COMPRESSED: tuple[str, ...] = ()
SECURITY_TXT: dict[str, str] = {}
HUMANS_TXT = False

# Publishing
PUBLISH_TARGETS: dict[str, str] = {}
PUBLISH_KEPT = 5
PUBLISH_VANISHING = 10

# Machinery
PELICAN_CLASS = Vigie
PLUGINS = [
    "plugins.events",
    "plugins.republication",
    "plugins.documents",
    "plugins.interviews",
    "plugins.videos",
    "plugins.watch",
    "plugins.typography",
    "plugins.posts",
    "plugins.comments",
    "plugins.editions",
    "plugins.feeds",
    "plugins.desk",
    "plugins.style",
    "plugins.servers",
    "plugins.search",
    "plugins.sharing",
    "plugins.assets",
    "plugins.pages",
]
