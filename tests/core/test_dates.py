"""Numbers and dates in prose of both languages."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.lint.dates import Day, mentions, supported

EN_MONTHS = "January February March April May June July August September October November December"
ES_MONTHS = (
    "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre"
)
DAYS = st.dates(date(1900, 1, 1), date(2099, 12, 31))


@pytest.mark.parametrize(
    ("language", "text", "values"),
    [
        ("en", "on Aug. 28, 2017", [Day(year=2017, month=8, day=28)]),
        ("en", "on 28 August 2017", [Day(year=2017, month=8, day=28)]),
        ("en", "the 3rd of May 2018", [Day(year=2018, month=5, day=3)]),
        ("en", "2017-08-28", [Day(year=2017, month=8, day=28)]),
        ("en", "in August 2017", [Day(year=2017, month=8)]),
        ("en", "dated Aug. 22", [Day(month=8, day=22)]),
        ("en", "in February it may march on", [Day(month=2)]),
        ("es", "el 28 de agosto de 2017", [Day(year=2017, month=8, day=28)]),
        ("es", "el 1.º de mayo", [Day(month=5, day=1)]),
        ("es", "29 ago 2017", [Day(year=2017, month=8, day=29)]),
        ("es", "en agosto del 2017", [Day(year=2017, month=8)]),
        ("es", "en setiembre", [Day(month=9)]),
        ("en", "since 2014", [Decimal(2014)]),
        ("en", "10\u20130", [Decimal(10), Decimal(0)]),
        ("es", "10 a 0", [Decimal(10), Decimal(0)]),
        ("en", "ten to zero, once", [Decimal(10), Decimal(0)]),
        ("es", "once a cero", [Decimal(11), Decimal(0)]),
        ("es", "las dos llegaron, las otras dos no", [Decimal(2)]),
        ("en", "one of them", []),
        ("en", "$385,000 and 1.5 million", [Decimal(385_000), Decimal(1_500_000)]),
        ("es", "$385.000, 385 mil y 1,5 millones", [385_000, 385_000, 1_500_000]),
        ("en", "HB19-1124", [Decimal(19), Decimal(1124)]),
        ("en", "2017-13-45 and Aug. 99", [2017, 13, 45, 99]),
    ],
)
def test_reads_numbers_and_dates(language, text, values):
    assert [mention.value for mention in mentions(text, language)] == values


@pytest.mark.parametrize(
    ("said", "known", "ok"),
    [
        (Day(year=2017, month=8), Day(year=2017, month=8, day=28), True),
        (Day(month=8, day=28), Day(year=2017, month=8, day=28), True),
        (Day(year=2017, month=8, day=28), Day(month=8, day=28), False),
        (Day(year=2017, month=8, day=29), Day(year=2017, month=8, day=28), False),
        (Decimal(2017), Day(year=2017, month=8), True),
        (Decimal(28), Day(year=2017, month=8, day=28), False),
        (Decimal(10), Decimal(10), True),
        (Day(month=10), Decimal(10), False),
    ],
)
def test_knows_what_supports_a_value(said, known, ok):
    assert supported(said, [known]) is ok


@given(DAYS)
def test_a_date_is_the_same_in_every_writing(day):
    english, spanish = EN_MONTHS.split()[day.month - 1], ES_MONTHS.split()[day.month - 1]
    writings = [
        ("en", f"{english} {day.day}, {day.year}"),
        ("en", f"{day.day} {english[:3]} {day.year}"),
        ("es", f"{day.day} de {spanish} de {day.year}"),
        ("es", f"{day:%Y-%m-%d}"),
    ]
    for language, text in writings:
        assert [mention.value for mention in mentions(text, language)] == [Day.of(day)]


@given(DAYS, st.integers(1, 400))
def test_another_day_supports_no_date(day, distance):
    other = Day.of(day + timedelta(days=distance))
    assert not supported(Day.of(day), [other])


@given(st.text(max_size=200), st.sampled_from(["en", "es"]))
def test_reads_any_text(text, language):
    for mention in mentions(text, language):
        assert text[mention.start :].startswith(mention.text)
