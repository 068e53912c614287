"""Days, hours, spans and numbers in words, the same on every machine."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.machines import MACHINES, on
from tests.vigie.locale.date_vectors import WRITERS, Vector, vectors
from vigie.languages import Language
from vigie.locale import catalogues
from vigie.locale.dates import long_date, short_date
from vigie.locale.hours import hour, moment, zone_name
from vigie.locale.numbers import NO_BREAK, counted, file_size, number
from vigie.locale.spans import span
from vigie.root import ROOT

FR, EN = Language.FR, Language.EN
OTTAWA = ZoneInfo("America/Toronto")
CATALOGUES = {
    language: catalogues.load(ROOT / "themes/vigie/translations", language) for language in Language
}
VECTORS = tuple(vectors())
ZONES = ("America/Toronto", "America/St_Johns", "America/Vancouver", "Asia/Kolkata", "UTC")

languages = st.sampled_from(Language)
walls = st.datetimes(datetime(1900, 1, 1), datetime(2100, 1, 1))  # noqa: DTZ001 -- zoned below
moments = st.builds(
    lambda wall, zone: wall.replace(tzinfo=ZoneInfo(zone)), walls, st.sampled_from(ZONES)
)
lengths = st.timedeltas(timedelta(0), timedelta(days=800))
parsed = {
    # What a reader gets back from an hour.
    FR: re.compile(rf"(\d+){NO_BREAK}h(?:{NO_BREAK}(\d\d))?"),
    EN: re.compile(rf"(\d+)(?::(\d\d))?{NO_BREAK}([ap])\.m\."),
}


@pytest.mark.parametrize("vector", VECTORS, ids=str)
def test_it_is_written_as_the_rules_have_it(vector: Vector) -> None:
    assert vector.written() == vector.expected


def test_the_vectors_are_many_and_try_every_function() -> None:
    assert len(VECTORS) >= 120
    assert {vector.what for vector in VECTORS} == set(WRITERS)


@pytest.mark.parametrize("machine", MACHINES, ids=lambda machine: machine["LC_ALL"])
def test_every_machine_writes_the_same(machine: dict[str, str]) -> None:
    written = on(machine, "tests.vigie.locale.date_vectors")
    assert [tuple(pair) for pair in written] == [vector.expected for vector in VECTORS]


def test_the_same_moment_in_two_zones_falls_on_two_days() -> None:
    evening = datetime(2013, 6, 5, 23, tzinfo=OTTAWA)
    morning = evening.astimezone(UTC)
    assert evening == morning
    assert long_date(evening, FR) == f"5{NO_BREAK}juin 2013"
    assert long_date(morning, FR) == f"6{NO_BREAK}juin 2013"
    assert short_date(evening, EN) == f"Jun{NO_BREAK}5, 2013"
    assert short_date(morning, EN) == f"Jun{NO_BREAK}6, 2013"


def test_the_hour_that_comes_twice_is_told_apart_by_its_zone() -> None:
    twice = datetime(2021, 11, 7, 1, 30, tzinfo=OTTAWA)
    assert (zone_name(twice, FR), zone_name(twice.replace(fold=1), FR)) == ("HAE", "HNE")


def test_a_span_has_one_bound_for_machines_at_each_end() -> None:
    start = datetime(2021, 11, 4, 20, tzinfo=OTTAWA)
    written = span(start, datetime(2021, 11, 5, 1, tzinfo=UTC), FR)
    assert written.end is not None
    assert (written.start.iso, written.end.iso) == (
        "2021-11-04T20:00-04:00",
        "2021-11-04T21:00-04:00",
    )
    days = span(start.replace(hour=0), datetime(2021, 11, 6, tzinfo=OTTAWA), EN)
    assert days.end is not None
    assert (days.start.iso, days.end.iso) == ("2021-11-04", "2021-11-06")


def test_a_moment_in_a_zone_and_one_in_none_make_no_span() -> None:
    start = datetime(2021, 11, 4, 20, tzinfo=OTTAWA)
    with pytest.raises(ValueError, match="in no zone"):
        span(start, start.replace(tzinfo=None), FR)


@given(st.dates(), languages)
def test_every_day_can_be_written(day: date, language: Language) -> None:
    for written in (long_date(day, language), short_date(day, language)):
        assert str(day.year) in written
        assert written.startswith(f"1er{NO_BREAK}") == (day.day == 1 and language is FR)
        assert written.count(NO_BREAK) == 1


@given(st.datetimes(), st.integers(min_value=-1439, max_value=1439), languages)
def test_a_moment_has_the_date_of_its_own_zone(
    wall: datetime, offset: int, language: Language
) -> None:
    zoned = wall.replace(tzinfo=timezone(timedelta(minutes=offset)))
    assert long_date(zoned, language) == long_date(wall.date(), language)
    assert moment(zoned, language).startswith(long_date(wall.date(), language))


@given(walls)
def test_the_hour_can_be_read_back(when: datetime) -> None:
    french = parsed[FR].fullmatch(hour(when, FR))
    assert french is not None
    assert (int(french[1]), int(french[2] or 0)) == (when.hour, when.minute)
    english = parsed[EN].fullmatch(hour(when, EN).replace("noon", f"12{NO_BREAK}p.m."))
    assert english is not None
    assert int(english[1]) % 12 + 12 * (english[3] == "p") == when.hour
    assert int(english[2] or 0) == when.minute


@given(moments, lengths, languages)
def test_a_span_tells_its_zone_once_or_one_at_each_end(
    start: datetime, length: timedelta, language: Language
) -> None:
    end = (start.astimezone(UTC) + length).astimezone(start.tzinfo)
    written = str(span(start, end, language))
    names = [zone_name(start, language), zone_name(end, language)]
    if not any(at.hour or at.minute for at in (start, end)):
        assert not any(name in written for name in names)
    elif names[0] == names[1]:
        assert written.count(names[0]) == 1
    else:
        assert not any(written.count(name) > 1 for name in names)


@given(moments, lengths, languages)
def test_a_span_does_not_depend_on_the_zone_that_its_end_is_told_in(
    start: datetime, length: timedelta, language: Language
) -> None:
    end = start.astimezone(UTC) + length
    assert span(start, end, language) == span(start, end.astimezone(start.tzinfo), language)


@pytest.mark.parametrize(
    ("language", "group", "point"), [(FR, NO_BREAK, ","), (EN, ",", ".")], ids=str
)
@given(value=st.integers(-(10**15), 10**15), thousandths=st.integers(0, 999))
def test_a_number_can_be_read_back(
    language: Language, group: str, point: str, value: int, thousandths: int
) -> None:
    assert int(number(value, language).replace(group, "")) == value
    written = number(abs(value) % 10**9 + thousandths / 1000, language)
    read = written.replace(group, "").replace(point, ".")
    assert float(read) == pytest.approx(abs(value) % 10**9 + thousandths / 1000, abs=1e-6)


@given(st.integers(0, 10**15), languages)
def test_a_size_is_never_told_in_a_thousand_of_a_unit_that_has_a_greater_one(
    octets: int, language: Language
) -> None:
    figures, unit = file_size(octets, language).rsplit(NO_BREAK, 1)
    plain = figures.replace(NO_BREAK, "").replace(",", "" if language is EN else ".")
    assert float(plain) < 1000 or unit in {"To", "TB"}


@given(st.integers(0, 10**6 - 1), languages)
def test_the_catalogues_count_as_the_locale_data_do(count: int, language: Language) -> None:
    one, other = ("billet", "billets") if language is FR else ("post", "posts")
    said = CATALOGUES[language].ngettext("%(num)s post", "%(num)s posts", count)
    expected = said % {"num": number(count, language)}
    assert counted(count, one, other, language) == expected.replace(" ", NO_BREAK)
