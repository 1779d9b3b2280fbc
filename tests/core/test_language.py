"""Which language a question is in, by its function words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.matching.language import language_of
from bot.core.matching.normalize import words


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("What does the ordinance do?", "en"),
        ("who is the mayor", "en"),
        ("¿Qué hace la ordenanza?", "es"),
        ("quién es el alcalde", "es"),
        ("que dice la ordenanza about detainers", "es"),
        ("what does la ordenanza say", "en"),
        ("ice", None),
        ("hancock detainer denver", None),
        ("no me", None),
        ("the la", None),
        ("", None),
        ("האם", None),
    ],
)
def test_language_is_that_of_the_function_words(text, language):
    assert language_of(words(text)) == language


@given(st.lists(st.sampled_from(["the", "what", "la", "que", "ice", "denver"])))
def test_order_does_not_matter(found):
    assert language_of(found) == language_of(sorted(found))


def test_as_many_words_of_each_is_undecided_and_one_more_decides():
    assert language_of(["the", "is", "la", "el"]) is None
    assert language_of(["the", "is", "la", "el", "what"]) == "en"
    assert language_of(["the", "is", "la", "el", "que"]) == "es"


def test_words_may_come_as_any_iterable():
    assert language_of(word for word in ("the", "mayor")) == "en"
