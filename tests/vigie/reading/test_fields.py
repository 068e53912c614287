"""Typed reading of keys: a value, or a problem with its line; never both, never an exception."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.strategies import nodes
from tests.values import ZONE, fields, told
from vigie.languages import Language, Localized
from vigie.problems import Report
from vigie.reading.fields import Fields
from vigie.reading.nodes import Mapping, Node, Scalar

KEY = "key"


def of(value: str) -> Fields:
    """Return the fields of one key with a value as YAML writes it."""
    return fields(f"{KEY}: {value}")


def of_text(text: str) -> Fields:
    """Return the fields of one key with a text, whatever is in it."""
    return Fields(Mapping({KEY: (2, Scalar(text, 2))}, 2), Report("fr.md"))


def test_a_text_has_single_spaces_and_none_around_it() -> None:
    front = of('"  Un  titre\\n sur deux lignes "')
    assert front.text(KEY) == "Un titre sur deux lignes"
    assert told(front.report) == []


def test_spaces_that_do_not_break_are_kept() -> None:
    assert of("'Un titre\u00a0: ici\u202f!'").text(KEY) == "Un titre\u00a0: ici\u202f!"


def test_a_text_may_be_taken_as_it_was_written() -> None:
    assert of('" a\\n\\n b\\u0007 "').written(KEY) == " a\n\n b\a "
    assert fields("other: x").written(KEY) == ""
    front = of("[a]")
    assert front.written(KEY) == ""
    assert told(front.report)[0].startswith("2: “key”: a list where one text is expected; ")


def test_a_missing_text_is_told_at_the_head_of_the_block() -> None:
    front = fields("other: x")
    assert front.text(KEY, required="write it") == ""
    assert told(front.report) == ["2: “key” is missing; write it"]


def test_an_empty_text_is_told_on_its_line() -> None:
    front = fields("other: x\nkey:")
    assert front.text(KEY, required="write it") == ""
    assert told(front.report) == ["3: “key” is empty; write it"]


def test_a_text_that_nobody_requires_may_be_missing() -> None:
    front = fields("other: x")
    assert front.text(KEY) == ""
    assert told(front.report) == []


@pytest.mark.parametrize("written", ["[a, b]", "{a: b}"])
def test_a_list_where_a_text_is_expected_is_told(written: str) -> None:
    front = of(written)
    assert front.text(KEY) == ""
    assert told(front.report) == [
        "2: “key”: a list where one text is expected; write “key: …” on one line"
    ]


def test_a_text_that_yaml_would_cut_is_told_with_the_line_to_write_instead() -> None:
    front = of("C # and F#")
    front.text(KEY)
    assert told(front.report) == [
        (
            "2: “key”: the text after “#” would be lost (# and F#); "
            'put the value between double quotes: key: "C # and F#"'
        )
    ]


@pytest.mark.parametrize(
    "character", ["\x00", "\x07", "\x1b", "\x7f", "\x80", "\x9f", "\u202e", "\u2066", "\uffff"]
)
def test_an_invisible_control_character_is_told(character: str) -> None:
    front = of_text(f"a{character}b")
    front.text(KEY)
    assert told(front.report) == ["2: “key”: an invisible control character; type the text again"]


def test_a_text_without_measure_is_told() -> None:
    front = of("a" * 1001)
    front.text(KEY)
    assert told(front.report) == ["2: “key”: 1001 characters; write at most 1000"]
    allowed = of("a" * 1000)
    allowed.text(KEY)
    assert told(allowed.report) == []


def test_a_choice_is_one_of_the_words_allowed() -> None:
    assert of("draft").choice(KEY, ("published", "draft"), "published") == "draft"
    assert fields("other: x").choice(KEY, ("published", "draft"), "published") == "published"


def test_a_choice_that_is_not_known_is_told_with_the_nearest_one() -> None:
    front = of("darft")
    assert front.choice(KEY, ("published", "draft"), "published") == "published"
    assert told(front.report) == ["2: “key”: “darft” is not known; did you mean “draft”?"]


def test_a_choice_far_from_all_is_told_with_the_list() -> None:
    front = of("zzz")
    front.choice(KEY, ("published", "draft"), "published")
    assert told(front.report) == [
        "2: “key”: “zzz” is not known; write one of: published, draft",
    ]


def test_a_language_is_one_of_the_two() -> None:
    assert of("en").language(KEY, Language.FR) is Language.EN
    assert fields("other: x").language(KEY, Language.FR) is Language.FR
    front = of("de")
    assert front.language(KEY, Language.FR) is Language.FR
    assert told(front.report) == ["2: “key”: “de” is not known; write one of: fr, en"]


@pytest.mark.parametrize("slug", ["a", "e-gouv-ottawa", "2013", "a-1"])
def test_a_slug_is_small_letters_figures_and_hyphens(slug: str) -> None:
    front = of(f'"{slug}"')
    assert front.slug(KEY) == slug
    assert told(front.report) == []


@pytest.mark.parametrize("slug", ["A", "été", "a--b", "-a", "a-", "a b", "a/b", "..", "a.b", "a_b"])
def test_a_slug_of_anything_else_is_told(slug: str) -> None:
    front = of(f'"{slug}"')
    assert front.slug(KEY) == ""
    assert told(front.report) == [
        (
            f"2: “key”: “{slug}” cannot be part of an address; "
            "write small letters without accents, figures and hyphens, e.g. e-gouv-ottawa"
        )
    ]


@pytest.mark.parametrize("address", ["https://example.org/", "http://example.org/é?q=1#a"])
def test_a_web_address_begins_with_http(address: str) -> None:
    front = of(f'"{address}"')
    assert front.web_address(KEY) == address
    assert told(front.report) == []


@pytest.mark.parametrize(
    "address",
    [
        *("javascript:alert(1)", "JAVASCRIPT:alert(1)", "data:text/html,x", "//example.org/"),
        *("example.org", "https://", "https://a b", 'https://a\\"b', "https://a<b", "/fr/"),
        *(" javascript:alert(1)", "https:example.org", "ftp://example.org/", "mailto:a@b.ca"),
    ],
)
def test_an_address_of_anything_else_is_told(address: str) -> None:
    front = of(f'"{address}"')
    assert front.web_address(KEY) == ""
    (problem,) = told(front.report)
    assert problem.endswith("is not a web address; write it whole, e.g. https://example.org/")


@pytest.mark.parametrize("written", ["1", "176", "999999999"])
def test_a_whole_number_is_written_in_figures(written: str) -> None:
    assert of(written).whole_number(KEY) == int(written)


@pytest.mark.parametrize("written", ["0", "-1", "1.5", "1e3", "two", "01", "1 000", "9" * 5000])
def test_a_number_of_another_kind_is_told(written: str) -> None:
    front = of(written)
    assert front.whole_number(KEY) is None
    assert told(front.report)[-1] == (
        f"2: “key”: “{written}” is not a whole number; write it in figures, e.g. 3"
    )


@pytest.mark.parametrize(
    ("written", "moment"),
    [
        ("2013-06-05", datetime(2013, 6, 5, tzinfo=ZONE)),
        ("2013-06-05T09:00", datetime(2013, 6, 5, 9, tzinfo=ZONE)),
        ("2013-06-05 09:00:30", datetime(2013, 6, 5, 9, 0, 30, tzinfo=ZONE)),
        ("2013-06-05T09:00Z", datetime(2013, 6, 5, 9, tzinfo=UTC)),
        (
            "2013-06-05T09:00:00-04:00",
            datetime(2013, 6, 5, 9, tzinfo=timezone(timedelta(hours=-4))),
        ),
    ],
)
def test_a_moment_is_in_the_zone_of_the_site_unless_it_says_another(
    written: str, moment: datetime
) -> None:
    front = of(written)
    found = front.moment(KEY, ZONE)
    assert found == moment
    assert found is not None
    assert found.utcoffset() == moment.utcoffset()
    assert told(front.report) == []


@pytest.mark.parametrize(
    ("written", "remedy"),
    [
        ("yesterday", "write e.g. 2013-06-05 or 2013-06-05T09:00"),
        ("2013-6-5", "write e.g. 2013-06-05 or 2013-06-05T09:00"),
        ("05-06-2013", "write e.g. 2013-06-05 or 2013-06-05T09:00"),
        ("2013-06-05T9h", "write e.g. 2013-06-05 or 2013-06-05T09:00"),
        ("20130605", "write e.g. 2013-06-05 or 2013-06-05T09:00"),
        ("2013-02-30", "day is out of range for month; write e.g. 2013-06-05"),
        ("2013-13-01", "month must be in 1..12; write e.g. 2013-06-05"),
        ("2013-06-05T24:30", "hour must be in 0..23; write e.g. 2013-06-05"),
        ("0001-01-01T00:00+14:00", "write e.g. 2013-06-05 or 2013-06-05T09:00"),
        ("9999-12-31T23:59-12:00", "write e.g. 2013-06-05 or 2013-06-05T09:00"),
    ],
)
def test_what_is_no_moment_is_told(written: str, remedy: str) -> None:
    front = of(written)
    assert front.moment(KEY, ZONE) is None
    assert told(front.report) == [f"2: “key”: “{written}” is not a date; {remedy}"]


@given(st.from_regex(r"\d{4}-\d\d-\d\d([T ]\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)?)?", fullmatch=True))
@example("0001-01-01")
@example("9999-12-31")
def test_every_moment_that_is_read_falls_on_a_day_in_every_zone(written: str) -> None:
    front = of_text(written)
    moment = front.moment(KEY, ZONE)
    assert (moment is None) == bool(front.report.problems)
    if moment is not None:
        for zone in ("UTC", "Pacific/Kiritimati", "Etc/GMT+12"):
            assert abs(moment.astimezone(ZoneInfo(zone)) - moment) < timedelta(microseconds=1)


def test_a_zone_is_one_of_the_world() -> None:
    assert of("America/Toronto").zone(KEY, UTC) == ZoneInfo("America/Toronto")
    assert fields("other: x").zone(KEY, UTC) is UTC


@pytest.mark.parametrize(
    "name",
    ["America/Torronto", "America", "../../etc/passwd", "/etc/passwd", "é/è", "x" * 300, "a\x00b"],
)
def test_a_zone_that_does_not_exist_is_told(name: str) -> None:
    front = of_text(name)
    assert front.zone(KEY, UTC) is UTC
    assert told(front.report)[-1] == (
        f"2: “key”: the time zone “{name}” is not known; write e.g. America/Toronto"
    )


def test_a_localized_text_is_one_for_both_or_one_for_each() -> None:
    assert of("Data").localized(KEY) == Localized(fr="Data", en="Data")
    assert of("{fr: Données, en: Data}").localized(KEY) == Localized(fr="Données", en="Data")
    assert fields("other: x").localized(KEY) is None


def test_a_localized_text_with_one_language_is_told() -> None:
    front = of("{fr: Données, de: Daten}")
    assert front.localized(KEY) == Localized(fr="Données", en="")
    assert told(front.report) == [
        "2: “key.en” is missing; write it in both languages",
        "2: the key “key.de” is not known; the keys known here are: fr, en",
    ]


def test_a_block_has_keys_of_its_own() -> None:
    front = fields("key:\n  title: A\n  ttle: B")
    inner = front.table(KEY)
    assert inner is not None
    assert inner.text("title") == "A"
    inner.finish()
    assert told(front.report) == ["4: the key “key.ttle” is not known; did you mean “title”?"]


@pytest.mark.parametrize("written", ["a text", "[a, b]"])
def test_what_is_no_block_is_told(written: str) -> None:
    front = of(written)
    assert front.table(KEY) is None
    assert told(front.report) == [
        "2: “key”: a block of “key: value” lines is expected; indent the keys under “key:”"
    ]


def test_one_value_alone_is_a_list_of_one() -> None:
    assert of("data").ids(KEY) == ((2, "data"),)
    assert fields("key:\n  - a\n  - b").ids(KEY) == ((3, "a"), (4, "b"))
    assert fields("key:").ids(KEY) == ()


def test_an_id_written_twice_counts_once_and_is_told() -> None:
    front = of("[a, b, a]")
    assert front.ids(KEY) == ((2, "a"), (2, "b"))
    assert told(front.report) == ["2: “key”: “a” is written twice; keep one"]


@pytest.mark.parametrize("written", ["[[a]]", "[{a: b}]", "[~]", '[""]'])
def test_an_id_that_is_not_one_word_is_told(written: str) -> None:
    front = of(written)
    assert front.ids(KEY) == ()
    assert told(front.report) == [
        "2: “key”: an id is one word; write e.g. key: [first, second]",
    ]


def test_a_key_that_nobody_read_is_told_with_the_nearest_one() -> None:
    front = fields("titel: A\nzzz: B")
    front.text("title")
    front.localized("note")
    front.finish()
    assert told(front.report) == [
        "2: the key “titel” is not known; did you mean “title”?",
        "3: the key “zzz” is not known; the keys known here are: title, note",
    ]


@pytest.mark.parametrize(
    "method", ["text", "slug", "web_address", "whole_number", "localized", "table", "ids", "node"]
)
@settings(max_examples=50)
@given(node=nodes())
def test_no_value_makes_a_reader_raise(method: str, node: Node) -> None:
    front = Fields(Mapping({KEY: (2, node)}, 2), Report("fr.md"))
    getattr(front, method)(KEY)
    front.moment(KEY, ZONE)
    front.zone(KEY, ZONE)
    front.finish()
    assert all(problem.what and problem.remedy for problem in front.report.problems)


@given(st.text())
def test_a_text_without_a_problem_is_one_clean_line(text: str) -> None:
    front = of_text(text)
    line = front.text(KEY)
    assert "\n" not in line
    if not front.report.problems:
        assert of(yaml.safe_dump(line, width=10_000).partition("\n...")[0]).text(KEY) == line
