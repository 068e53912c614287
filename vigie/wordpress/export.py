"""What a WordPress export says, as frozen values; what is personal or secret is not among them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from vigie.languages import Language, Localized


class ExportError(Exception):
    """A file that cannot be imported at all; `told` says why and what to do."""

    exitcode = 1

    def __init__(self, *, fr: str, en: str) -> None:
        """Take the sentence in both languages."""
        self.told = Localized(fr=fr, en=en)
        super().__init__(en)


class Field(StrEnum):
    """The custom fields that an import reads: those of WordPress itself, then those of WPML."""

    COVER = "_thumbnail_id"
    OLD_SLUG = "_wp_old_slug"
    DESCRIPTION = "_wp_attachment_image_alt"
    IMPORTED_LANGUAGE = "_wpml_import_language_code"
    LANGUAGE = "_wpml_language"
    LANGUAGE_SHOWN = "wpml_language"
    IMPORTED_GROUP = "_wpml_import_translation_group"
    GROUP = "_icl_translation_group"
    ORIGINAL = "_icl_lang_duplicate_of"


@dataclass(frozen=True, slots=True, kw_only=True)
class Blog:
    """The blog that an export is of; `url` is that of its home page, without a slash at its end."""

    title: str = ""
    url: str = ""
    language: str = ""

    @property
    def home(self) -> Language:
        """The language that the blog says it is in; French, if it says none of ours."""
        return Language.EN if self.language.lower().startswith("en") else Language.FR


@dataclass(frozen=True, slots=True, kw_only=True)
class Writer:
    """Somebody with an account on the blog. `login` is what items name their author by."""

    id: str
    login: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A category, tag or other term of the blog; `parent` is the slug of the one above."""

    id: str
    domain: str
    slug: str
    name: str
    parent: str = ""
    description: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Comment:
    """A reader's comment, a pingback or a trackback: without e-mail, IP address and browser.

    `date` is the blog's time, `date_gmt` UTC, both as `2013-06-05 02:35:00`; `approved` is `1` for
    what everybody may read.
    """

    id: str
    parent: str
    kind: str
    author: str
    url: str
    date: str
    date_gmt: str
    content: str
    approved: str
    user: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A post, page, attachment or anything else that WordPress exports as one.

    `locked` where it asks for a password, which is not kept. `line` is where it stands in `file`.
    """

    blog: int
    id: str
    kind: str
    status: str
    locked: bool
    title: str
    slug: str
    link: str
    guid: str
    creator: str
    content: str
    excerpt: str
    date: str
    date_gmt: str
    modified: str
    modified_gmt: str
    published: str
    parent: str
    order: int
    sticky: bool
    attachment: str
    terms: tuple[Term, ...]
    fields: tuple[tuple[str, str], ...]
    file: str
    line: int

    @property
    def key(self) -> str:
        """What nothing else in the imported exports is called."""
        return self.beside(self.id)

    def beside(self, id_: str) -> str:
        """Return the key of another item of the same blog."""
        return f"{self.blog}:{id_}"

    def field(self, name: str) -> str:
        """Return the first value of a custom field, or nothing."""
        return next((value for key, value in self.fields if key == name), "")
