"""Learning which words and letters tell entries apart."""

from __future__ import annotations

import os
import random
import subprocess
import sys

import numpy as np
import pytest

from bot.core.matching import learnt
from bot.core.matching.confidence import ENTRY_FEATURES
from bot.core.matching.index import Index, Phrasing

LEARNT = ENTRY_FEATURES.index("learnt")

FAQ = {
    "pay": ["how do i pay my rent", "pay my rent now", "i want to pay the rent"],
    "due": ["when is my rent due", "is my rent due now", "the day when my rent is due"],
    "dog": ["may i bring a dog", "is a dog allowed", "can my dog come in"],
}


def index_of(faq):
    return Index(
        [
            Phrasing(text=t, entry=entry, language="en")
            for entry, texts in faq.items()
            for t in texts
        ]
    )


def measured(index, question):
    return dict(zip(index.entries, index.evidence(question).entry[:, LEARNT], strict=True))


def best(found):
    return max(found, key=found.__getitem__)


@pytest.fixture(scope="module")
def index():
    return index_of(FAQ)


def test_what_rivals_share_tells_little_and_what_differs_tells_much(index):
    shared = measured(index, "my rent")
    assert abs(shared["pay"] - shared["due"]) < 0.1
    told = measured(index, "my rent due")
    assert told["due"] > told["pay"] + 0.2
    assert told["pay"] > told["dog"]


def test_a_word_that_only_rivals_have_speaks_against_an_entry(index):
    assert measured(index, "pay my rent due")["pay"] < measured(index, "pay my rent")["pay"]


def test_a_misspelling_is_learnt_from_as_it_is_meant(index):
    assert best(measured(index, "when is my rent deu")) == "due"


def test_letters_help_where_no_word_is_known(index):
    assert best(measured(index, "prepaying")) == "pay"


def test_a_single_entry_has_no_rivals():
    assert measured(index_of({"pay": FAQ["pay"]}), "pay") == {"pay": 0}


def test_entries_without_a_word_are_told_apart_by_nothing():
    assert measured(index_of({"one": ["?"], "other": ["!"]}), "pay") == {"one": 0, "other": 0}


def many(entries):
    """A FAQ of so many entries, in which each has two words of its own among common ones."""
    rng = random.Random(1)
    common = ["how", "do", "i", "the", "when", "is", "my", "now", "in", "a"]
    words = ["".join(rng.choices("bdfgklmnprst", k=5)) for _ in range(2 * entries)]
    own = {str(i): words[2 * i : 2 * i + 2] for i in range(entries)}
    return {
        entry: [" ".join(rng.sample([*rng.sample(common, 4), *words], 6)) for _ in range(3)]
        for entry, words in own.items()
    }


def test_a_large_faq_is_learnt_in_parts_of_like_entries():
    faq = many(3 * learnt.RIVALS)
    index = index_of(faq)
    right = [
        np.argmax(index.evidence(texts[0]).entry[:, LEARNT]) == number
        for number, texts in list(enumerate(faq.values()))[::6]
    ]
    assert np.mean(right) > 0.95


def test_the_more_there_is_to_learn_the_fewer_slots_there_are():
    few, some, all_ = (learnt._affordable(n, n // 5) for n in (100, 1500, 100_000))
    assert (few, all_) == (learnt.MOST_SLOTS, learnt.LEAST_SLOTS)
    assert all_ < some < few


SHOWN = """
from tests.core.test_learnt import FAQ, index_of, measured
print({entry: float(found) for entry, found in measured(index_of(FAQ), "is my dog due").items()})
"""


def test_every_process_learns_the_same():
    shown = {
        subprocess.run(
            [sys.executable, "-c", SHOWN],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(shown) == 1
