"""Comparing by meaning, with an encoder whose vectors a reader can follow."""

from __future__ import annotations

import numpy as np
import pytest

from bot.core.matching.confidence import ENTRY_FEATURES_BY_MEANING, NONE_FEATURES_BY_MEANING
from bot.core.matching.index import Index, Phrasing
from bot.core.matching.meaning import SPELLED, Meaning
from bot.core.matching.vectors import Layout

# Each text is a point by hand: the first axis is jail, the second voting, the third football.
POINTS = {
    "does the jail hold people": (1.0, 0.0, 0.0),
    "are inmates kept in their cells": (0.9, 0.1, 0.0),
    "who voted for it": (0.0, 1.0, 0.0),
    "how did the council decide": (0.1, 0.9, 0.0),
    "who won the football game": (0.0, 0.0, 1.0),
    "is somebody locked up longer": (0.95, 0.05, 0.1),
    "xyz": (0.0, 0.1, 0.9),
    "jial": (0.1, 0.1, 0.9),
    "jail": (1.0, 0.0, 0.0),
}
PHRASINGS = [
    Phrasing(text="does the jail hold people", entry="detainers", language="en"),
    Phrasing(text="are inmates kept in their cells", entry="detainers", language="en"),
    Phrasing(text="who voted for it", entry="vote", language="en"),
    Phrasing(text="how did the council decide", entry="vote", language="en"),
]
REFUSED = [("who won the football game", "off-topic")]


def encode(texts):
    rows = np.array([POINTS[text] for text in texts], np.float32)
    return rows / np.linalg.norm(rows, axis=1, keepdims=True)


@pytest.fixture(scope="module")
def meaning():
    return Meaning(
        encode,
        encode,
        texts=[phrasing.text for phrasing in PHRASINGS],
        layout=Layout(np.array([0, 0, 1, 1]), np.zeros(4, np.int64)),
        refused=[text for text, _ in REFUSED],
    )


def test_an_entry_is_near_that_means_the_same_in_other_words(meaning):
    measured = meaning.measure("is somebody locked up longer", "is somebody locked up longer")
    nearest, middle, told, learnt = measured.entry[0]
    assert (measured.entry[0] > measured.entry[1]).all()
    assert nearest == pytest.approx(0.993, abs=0.01)
    assert middle > 0.98
    assert told > 0.5
    assert learnt > 0


def test_a_question_to_refuse_is_near_as_well(meaning):
    assert meaning.measure("xyz", "xyz").refused[0] > 0.98


def test_the_spelling_that_is_meant_counts_a_little_less_than_what_was_typed(meaning):
    repaired = meaning.measure("jial", "jail").entry[0, 0]
    typed = meaning.measure("jail", "jail").entry[0, 0]
    assert repaired == pytest.approx(SPELLED * typed)


def test_the_classifier_hears_both_spellings_alike(meaning):
    typed, spelled, both = (
        meaning.measure(*pair).entry[:, 3]
        for pair in (("jial", "jial"), ("jail", "jail"), ("jial", "jail"))
    )
    assert both == pytest.approx((typed + spelled) / 2, abs=1e-6)
    assert spelled[0] > both[0] > typed[0]


def test_texts_of_the_faq_are_learnt_in_one_call_and_questions_are_not_learnt():
    learnt = []

    def learn(texts):
        learnt.append(list(texts))
        return encode(texts)

    index = Index(PHRASINGS, refused=REFUSED).with_meaning(encode, learn)
    index.search("jail")
    assert learnt == [[*(p.text for p in PHRASINGS), *(text for text, _ in REFUSED)]]


def test_an_index_with_meaning_leaves_the_one_without_as_it_was():
    plain = Index(PHRASINGS, refused=REFUSED)
    before = plain.search("jail")
    richer = plain.with_meaning(encode)
    assert richer.reads_meaning
    assert not plain.reads_meaning
    assert plain.search("jail") == before


def test_the_evidence_has_the_features_that_the_weights_are_for():
    evidence = Index(PHRASINGS, refused=REFUSED).with_meaning(encode).evidence("jail")
    assert evidence.entry.shape == (2, len(ENTRY_FEATURES_BY_MEANING))
    assert evidence.none.shape == (len(NONE_FEATURES_BY_MEANING),)


def test_entries_of_a_single_phrasing_have_no_spread_to_learn_from():
    alone = [PHRASINGS[0], PHRASINGS[2]]
    found = Index(alone).with_meaning(encode).search("is somebody locked up longer")
    assert found.hits[0].entry == "detainers"
