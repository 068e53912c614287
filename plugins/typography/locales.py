"""What sets one locale apart in print: its spaces, quotation marks, units and abbreviations."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

NO_BREAK = "\u00a0"
"""The no-break space, as wide as a space between words."""
NARROW = "\u202f"
"""The narrow no-break space, the “fine” of French printers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Locale:
    """The conventions of a language in a country.

    `before_colon` and `before_marks` (those are `; ! ?`) take the place of a space written there;
    `adds_before_marks` tells that it is put in where none is written. `quotes` are the marks of
    each level, from the outside in; `single_quotes` tells that `'…'` is a quotation, `elided` are
    the words that end in an apostrophe, `cut` those that begin with one. `groups` stands between
    the digits of large numbers.

    `units` and `months` follow a number, and `glued` units are parted from it even where no space
    is written. `titles` stand before a capital, `references` before a number; no line ends between
    the two words of one of `phrases`. `raises` tells that endings of ordinals and the o of numéro
    are raised. `units`, `glued` and `months` are regular expressions.
    """

    tag: str
    french: bool
    before_colon: str
    before_marks: str
    adds_before_marks: bool
    quotes: tuple[str, ...]
    single_quotes: bool
    elided: tuple[str, ...]
    cut: tuple[str, ...]
    groups: str
    units: tuple[str, ...]
    glued: tuple[str, ...]
    months: tuple[str, ...]
    titles: tuple[str, ...]
    references: tuple[str, ...]
    phrases: tuple[tuple[str, str], ...]
    raises: bool


_MEASURES = (
    *("km/h", "m/s", "[kMGT]?bit/s", "[kcdmµn]?m[²³23]?", "ha", "[kmµ]?g", "[cdm]?[lL]", "min"),
    *("m?s", "[kMGT]?Hz", "[kMGT]?Wh?", "m?Ah", "k?V", "[hk]?Pa", "kcal", "k?J", "dB", "lx", "mol"),
    *("px", "lb", "oz", "°[CF]", "‰"),
)

FR_CA = Locale(
    tag="fr-CA",
    french=True,
    before_colon=NO_BREAK,
    before_marks="",
    adds_before_marks=False,
    quotes=("«»", "“”", "‘’"),
    single_quotes=False,
    elided=(*"cdjlmnst", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu"),
    cut=(),
    groups=NO_BREAK,
    units=(
        *(*_MEASURES, "%", "[kMG]?[$€]", "[£¥¢]", "[kKMGTP]o", "[KMGT]io", "h", "t", "ppp"),
        *("pi[²³23]?", "po[²³23]?", "millions?", "milliards?", "billions?"),
    ),
    glued=(r"%(?!\w)", r"[$](?!\w)", r"€(?!\w)", r"°(?=[CF](?!\w))"),
    months=(
        *("janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre"),
        *("octobre", "novembre", "décembre", r"janv\.", r"févr\.", r"avr\.", r"juill\.", r"sept\."),
        *(r"oct\.", r"nov\.", r"déc\."),
    ),
    titles=(
        *("M.", "MM.", "Mme", "Mmes", "Mlle", "Mlles", "Me", "Dr", "Dre", "Drs", "Dres", "Mgr"),
        *("Pr", "Pre"),
    ),
    references=(
        *("no", "No", "nᵒ", "Nᵒ", "nᵒˢ", "n°", "N°", "nº", "Nº", "§", "p.", "pp.", "art.", "chap."),
        *("vol.", "t.", "fig.", "al.", "par.", "tabl.", "sect.", "ann.", "app.", "env.", "tél."),
    ),
    phrases=(("p.", "ex."), ("av.", "J.-C."), ("apr.", "J.-C."), ("$", "CA"), ("$", "US")),
    raises=True,
)
FR_FR = replace(FR_CA, tag="fr-FR", before_marks=NARROW, adds_before_marks=True, groups=NARROW)
EN_CA = Locale(
    tag="en-CA",
    french=False,
    before_colon="",
    before_marks="",
    adds_before_marks=False,
    quotes=("“”", "‘’"),
    single_quotes=True,
    elided=(),
    cut=("tis", "twas", "twere", "twill", "em", "n", "til", "cause", "round", "bout", "kay"),
    groups=NO_BREAK,
    units=(
        *_MEASURES,
        "[kKMGTP]B",
        "[KMGT]iB",
        r"[ap]\.m\.",
        "h",
        "million",
        "billion",
        "trillion",
    ),
    glued=(),
    months=(),
    titles=("Mr.", "Mrs.", "Ms.", "Dr.", "Prof.", "Hon."),
    references=("No.", "Nos.", "p.", "pp.", "s.", "ss.", "para.", "vol.", "ch.", "fig."),
    phrases=(),
    raises=False,
)

LOCALES: Mapping[str, Locale] = {locale.tag: locale for locale in (FR_CA, FR_FR, EN_CA)}
"""Every locale by its BCP 47 tag."""

_BY_TAG = {tag.lower(): locale for tag, locale in LOCALES.items()}


def locale_of(tag: str, own: Mapping[str, Locale]) -> Locale | None:
    """Return the locale of a language tag, None where it has no rules here.

    `own` has the locale that a language means without a country, or with one not known: `fr`.
    """
    found = _BY_TAG.get(tag.lower())
    return found if found is not None else own.get(tag.partition("-")[0].lower())
