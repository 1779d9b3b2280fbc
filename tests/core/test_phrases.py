"""Words and phrases found in a question, across inflection and typos."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.matching.normalize import words
from bot.core.matching.phrases import PhraseLists, Phrases

CUES = (
    "my brother",
    "was arrested",
    "right now",
    "ayer",
    "ayer por la tarde",
    "mi hermano",
    "brother",
)


def found(question, *, typos=True, phrases=CUES):
    heard = words(question)
    return [" ".join(heard[a:b]) for a, b in Phrases(phrases, typos=typos).find(heard)]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("what about my brother", ["my brother", "brother"]),
        ("my older brother", ["brother"]),
        ("my brothers", ["my brothers", "brothers"]),
        ("mi hermano y ayer", ["mi hermano", "ayer"]),
        ("right then, now", []),
        ("", []),
    ],
)
def test_phrase_is_found_where_its_words_stand_side_by_side(question, expected):
    assert found(question) == expected


def test_longer_phrases_come_first():
    assert found("brother of my brother") == ["my brother", "brother", "brother"]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("was arested", ["was arested"]),
        ("was arrestd", ["was arrestd"]),
        ("my brotther", ["my brotther", "brotther"]),
        ("mi hemano", ["mi hemano"]),
        ("right npw", []),
        ("ayar", []),
        ("12345", []),
    ],
)
def test_one_slip_in_a_long_word_is_forgiven(question, expected):
    assert found(question) == expected


def test_no_slip_is_forgiven_where_names_are_meant():
    assert found("chicano", typos=True, phrases=["chicago"]) == ["chicano"]
    assert found("chicano", typos=False, phrases=["chicago"]) == []
    assert found("Chicago", typos=False, phrases=["chicago"]) == ["chicago"]


def test_accents_and_capitals_do_not_matter():
    assert found("PERÚ", typos=False, phrases=["perú"]) == ["peru"]


@pytest.mark.parametrize("nothing", [[], [""], ["?!"]])
def test_nothing_is_found_where_there_are_no_phrases(nothing):
    assert found("my brother", phrases=nothing) == []


_WORDS = st.lists(st.sampled_from(["denver", "ice", "jail", "letter", "vote"]), max_size=5)


@given(before=_WORDS, after=_WORDS, phrase=st.sampled_from(CUES))
def test_phrase_is_found_whatever_stands_around_it(before, after, phrase):
    heard = [*before, *phrase.split(), *after]
    spans = Phrases(CUES, typos=True).find(heard)
    assert (len(before), len(before) + len(phrase.split())) in spans


@given(st.lists(st.text(max_size=8), max_size=20))
def test_spans_lie_inside_the_question(heard):
    for start, end in Phrases(CUES, typos=True).find(heard):
        assert 0 <= start < end <= len(heard)


_HEARD = st.sampled_from(["my", "brother", "brothr", "ayer", "por", "la", "tarde", "tardee", "ice"])


@given(st.lists(_HEARD, max_size=8), st.booleans())
def test_each_of_several_lists_finds_what_it_finds_alone(heard, typos):
    lists = {
        "kin": Phrases(["my brother", "brother"], typos=True),
        "when": Phrases(["ayer", "ayer por la tarde", "la tarde"], typos=True),
    }
    alone = {name: phrases.find(heard, typos=typos) for name, phrases in lists.items()}
    assert PhraseLists(lists).find(heard, typos=typos) == alone
