"""What may tell who somebody is is found in both languages, and what the FAQ is about is not."""

from __future__ import annotations

import time
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.telltale import LONGEST, Telltale, one_line, telltales
from bot.texts.passing_on import FOUND

TELLING = {
    "phone": (
        "call me at 303-555-0134",
        "(303) 555-0134 is mine",
        "303 555 0134 please",
        "it is 303.555.0134",
        "mi número es el +52 55 1234 5678",
        "llámame al 555-0134",
        "３０３-５５５-０１３４",  # noqa: RUF001 - as a keyboard for Japanese has them
    ),
    "email": ("write to ana@example.org", "mi correo es ana＠example.org"),  # noqa: RUF001
    "web-address": (
        "see www.example.org",
        "look at example.org, it says so",
        "mira https://x.example",
        "discord.gg/abc",
        "it is on tiny.cc/abcd",
    ),
    "discord-name": (
        "what did <@123456789012345678> say",
        "see <#123456789012345678>",
        "<:ice:123456789012345678>",
        "ask @maria",
        "pregúntale a @maría",
        "I am maria#1234",
        "＠maria",  # noqa: RUF001
    ),
    "a-number": (
        "my number is A123456789",
        "A 012 345 678",
        "A-012-345-678",
        "a#12345678",
        "mi número es A 12345678",
    ),
    "long-number": (
        "case 2017123456",
        "123-45-6789",
        "my card 1234 5678 9012 3456",
        "caso número 123456",
    ),
    "street-address": (
        "123 Main St",
        "at 1437 N. Bannock Street",
        "45 Oak Way",
        "1200 16th St",
        "1500 Martin Luther King Jr Blvd",
        "P.O. Box 12",
        "apt 4, the green house",
        "123 M\u200bain Street",
        "calle 5 # 12",
        "calle 5#12",
        "vivo en la Calle Juárez 123",
        "av. de la Reforma, número 45",
        "en la avenida Federal #1234",
        "apto 4",
    ),
}
HARMLESS = (
    "Who voted for the ordinance in 2017?",
    "Did the vote happen on Aug. 28, 2017 or 8/31/2017?",
    "Is HB19-1124 (2019) or HB 19-1124 the state law?",
    "What does section 28-250 say about 8 U.S.C. 1373?",
    "Did 12 people go to court in 2017-2018?",
    "How many cases did the court have? In 2017 Denver County Court had some",
    "How many of the 2,500 arrests took place at 16th Street?",
    "Were 48 hours on the street enough?",
    "between 2017 and 2019, and/or from 9 a.m. to 5 p.m./daily",
    "what about 2016 2017 2018 2019",
    "a 2017-2018 rule; a 2019 law",
    "Is it $1,000,000 or $250,000?",
    "I <3 d.c. and the u.s.",
    "¿Quién votó en 2017-2018 y cuántos de los 13 votaron?",
    "¿Qué pasó en la calle 16 en 2017?",
    "¿Cuántas personas hay en la calle en 2017?",
    "¿El 31/08/2017 firmó el alcalde?",
    "¿Qué dice el artículo 5 de la ley 123 de 2017?",
)


@pytest.mark.parametrize(
    ("kind", "text"), [(kind, text) for kind, texts in TELLING.items() for text in texts]
)
def test_what_may_tell_of_somebody_is_found_and_named_once(kind, text):
    assert telltales(text) == (kind,)


@pytest.mark.parametrize("text", HARMLESS)
def test_a_question_about_the_ordinance_tells_of_nobody(text):
    assert telltales(text) == ()


def test_no_labelled_question_about_the_ordinance_tells_of_somebody(shipped):
    questions = shipped.knowledge.questions
    asked = [text for group in questions.must_answer for text in (*group.en, *group.es)]
    told = [text for text in asked if telltales(text)]

    assert len(asked) > 500
    assert told == []


@pytest.mark.parametrize("text", ["", " \n\t", "\u200b\u2060"])
def test_nothing_is_told_as_that(text):
    assert telltales(text) == ("empty",)


def test_what_is_too_long_is_told_as_that():
    assert telltales("a" * LONGEST) == ()
    assert telltales("a" * (LONGEST + 1)) == ("too-long",)


def test_several_things_are_each_named():
    assert telltales("I am ana@example.org, 303-555-0134, 123 Main St") == (
        "phone",
        "email",
        "street-address",
    )


def test_there_are_words_and_examples_for_each():
    assert set(TELLING) | {"empty", "too-long"} == set(FOUND) == set(get_args(Telltale))


@given(st.text(max_size=400))
def test_one_line_is_one_line_and_stays(text):
    line = one_line(text)

    assert len(line.splitlines()) <= 1
    assert one_line(line) == line


@pytest.mark.parametrize("part", ["1 ", "a ", "1", "calle ", "1 a b c d ", "(303) ", "a-", "+ 1 "])
def test_no_text_takes_long(part):
    began = time.perf_counter()
    telltales(part * (4000 // len(part)))

    assert time.perf_counter() - began < 1
