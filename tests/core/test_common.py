"""Everyday words: what they are not taken for."""

from __future__ import annotations

import pytest

from bot.core.matching.normalize import words
from bot.core.matching.synonyms import Synonyms


@pytest.mark.parametrize("word", ["bread", "bosque", "beard", "banana", "weather", "hambre"])
def test_an_everyday_word_is_no_misspelling(shipped, word):
    (found,) = shipped.index.search(word).words

    assert (found.match, found.terms) == ("none", ())


@pytest.mark.parametrize(("typed", "meant"), [("signatrue", "signature"), ("alclade", "alcalde")])
def test_a_word_that_nobody_writes_is_repaired(shipped, typed, meant):
    (found,) = shipped.index.search(typed).words

    assert (found.match, found.spelling) == ("repaired", meant)


@pytest.fixture(scope="module")
def synonyms():
    groups = [["papers", "papeles"], ["inmate", "preso"], ["lawsuit", "sued"], ["kids", "niños"]]
    return Synonyms([*groups, ["vote", "votes"], ["jail", "city jail"]])


@pytest.mark.parametrize("other", ["papá", "papas", "president", "su", "votar"])
def test_an_everyday_word_with_the_stem_of_a_synonym_is_none(synonyms, other):
    assert [span.group for span in synonyms.spans(words(other))] == [None]


@pytest.mark.parametrize(
    ("typed", "group"),
    [
        ("paper", "=papers"),
        ("papel", "=papers"),
        ("presos", "=inmate"),
        ("suing", "=lawsuit"),
        ("kid", "=kids"),
        ("niño", "=kids"),
        ("voted", "=vote"),
        ("city jails", "=jail"),
    ],
)
def test_a_synonym_is_found_in_either_number_and_any_ending(synonyms, typed, group):
    assert [span.group for span in synonyms.spans(words(typed))] == [group]
