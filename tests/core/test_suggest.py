"""Entries that the words typed so far may become."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.matching.suggest import Suggestions

PHRASINGS = [
    ("Who passed the ordinance?", "passed"),
    ("who voted for the ordinance", "passed"),
    ("¿Quién aprobó la ordenanza?", "passed"),
    ("Does Denver honor detainers?", "detainers"),
    ("will the jail hold people", "detainers"),
    ("¿Quién escribió la carta?", "letter"),
    ("Who wrote the letter?", "letter"),
]
ALL = ("passed", "detainers", "letter")
SUGGESTIONS = Suggestions(PHRASINGS)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("detain", ("detainers",)),
        ("deta hon", ("detainers",)),
        ("hon deta", ("detainers",)),
        ("who", ("passed", "letter")),
        ("quien", ("passed", "letter")),
        ("QUIÉN", ("passed", "letter")),
        ("wrote passed", ()),
        ("tainers", ()),
        ("xyz", ()),
    ],
)
def test_each_typed_word_is_the_beginning_of_a_word(typed, found):
    assert SUGGESTIONS.complete(typed, 10) == found


@pytest.mark.parametrize("typed", ["", "   ", "¿", "🧊"])
def test_nothing_typed_gives_all_entries_most_wordings_first(typed):
    # "detainers" and "letter" have two wordings each and stay in the order of the FAQ.
    assert SUGGESTIONS.complete(typed, 10) == ALL


@pytest.mark.parametrize("limit", [0, 1, 2])
def test_no_more_are_given_than_fit(limit):
    assert SUGGESTIONS.complete("", limit) == ALL[:limit]


@given(typed=st.text(max_size=30), limit=st.integers(0, 5))
def test_any_text_gives_known_entries_once_each(typed, limit):
    found = SUGGESTIONS.complete(typed, limit)
    assert len(found) <= limit
    assert len(set(found)) == len(found)
    assert set(found) <= set(ALL)


def test_first_words_of_any_shipped_question_suggest_its_entry(shipped):
    everything = len(shipped.knowledge.faq)
    for entry in shipped.knowledge.faq:
        for text in (entry.question.en, entry.question.es):
            first = text.split()[:-1]
            for count in range(1, len(first) + 1):
                typed = " ".join(first[:count])
                assert entry.id in shipped.suggestions.complete(typed, everything), typed
