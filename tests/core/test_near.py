"""Misspelled words and the known words that they may be."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA, JaroWinkler

from bot.core.matching.near import CUTOFF, NEAR_BEST, Neighbours

KNOWN = (
    "abogado abogados arrest arrested arresto carcel carceles city council count court courts "
    "denver detain detained detainer detainers detener fine fined fines hold holds jail mayor "
    "order orders ordinance ordenanza pass passed pay pays police policia sign signed vote voted"
).split()


def slowly(word, known):
    """The same by counting the slips to every word."""
    reach = 1 if len(word) < 5 else 2
    within = [w for w in known if abs(len(w) - len(word)) <= reach]
    likeness = {w: OSA.normalized_similarity(word, w) for w in within}
    found = [
        (w, (like + JaroWinkler.similarity(word, w)) / 2)
        for w, like in likeness.items()
        if like >= CUTOFF
    ]
    found.sort(key=lambda pair: (-pair[1], pair[0]))
    return [pair for pair in found if pair[1] >= NEAR_BEST * found[0][1]]


@st.composite
def misspelled(draw):
    """A known word with up to three letters put in, left out, changed or swapped."""
    letters = list(draw(st.sampled_from(KNOWN)))
    for _ in range(draw(st.integers(0, 3))):
        at = draw(st.integers(0, max(0, len(letters) - 2)))
        letter = draw(st.sampled_from("aeiounrstñ"))
        slips = ([letter, *letters[at : at + 1]], [letter], [], letters[at : at + 2][::-1])
        letters[at : at + 1] = draw(st.sampled_from(slips))
    return "".join(letters)


@given(misspelled())
@example("detanier")
@example("ordinanec")
def test_finds_what_counting_the_slips_to_every_word_finds(word):
    if len(word) >= 3:
        assert Neighbours(KNOWN).of(word) == slowly(word, KNOWN)


@pytest.mark.parametrize("word", ["", "a", "ci", "zzzzzz", "x" * 4000])
def test_finds_nothing_near_what_is_too_short_or_unlike_all(word):
    assert Neighbours(KNOWN).of(word) == []


def test_a_number_is_no_misspelling_of_another():
    assert Neighbours(["1373", "council"]).of("1374") == []


def test_without_words_nothing_is_near():
    assert Neighbours([]).of("council") == []
