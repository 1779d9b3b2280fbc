"""Which of several sentences asks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.matching.sentence import asking_sentence


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        (
            "I need it for my class. What day did they vote? Thanks!",
            "What day did they vote?",
        ),
        ("what day did they vote?? my poster is due", "what day did they vote??"),
        ("Mi hijo tiene una tarea: ¿quién aprobó la ordenanza?", "¿quién aprobó la ordenanza?"),
        ("no entiendo\n¿qué es un detainer?\ngracias", "¿qué es un detainer?"),
        # One sentence, none that asks, two that do, and one that asks about the others.
        ("what day did they vote?", None),
        ("I wonder. Somebody knows the day.", None),
        ("Who signed it? What does it cost?", None),
        ("Denver is a sanctuary. Is that true?", None),
        ("Denver is a sanctuary. True?", None),
        ("", None),
        ("???", None),
    ],
)
def test_the_only_sentence_with_a_question_mark_asks(text, asks):
    assert asking_sentence(text) == asks


@given(st.text(max_size=80))
def test_what_asks_is_part_of_the_text_and_not_all_of_it(text):
    asks = asking_sentence(text)
    assert asks is None or ("?" in asks and len(asks) < len(text))
