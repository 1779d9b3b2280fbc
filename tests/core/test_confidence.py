"""What was measured becomes probabilities."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from bot.core.matching.confidence import (
    BY_MEANING,
    BY_WORDS,
    ENTRY_FEATURES,
    ENTRY_FEATURES_BY_MEANING,
    NONE_FEATURES,
    NONE_FEATURES_BY_MEANING,
    Evidence,
    Weights,
    probabilities,
)

ONE = Weights(entry=(1.0,), none=(1.0,))


def evidence(fits, none=0.0):
    return Evidence(entry=np.array([[fit] for fit in fits], np.float32), none=np.array([none]))


def test_the_shipped_weights_fit_the_features():
    assert len(BY_WORDS.entry) == len(ENTRY_FEATURES)
    assert len(BY_WORDS.none) == len(NONE_FEATURES)
    assert len(BY_MEANING.entry) == len(ENTRY_FEATURES_BY_MEANING)
    assert len(BY_MEANING.none) == len(NONE_FEATURES_BY_MEANING)


def test_nothing_that_is_like_an_entry_speaks_against_it():
    assert min(BY_WORDS.entry) > 0
    assert min(BY_MEANING.entry) >= 0


@pytest.mark.parametrize(
    ("fits", "none", "expected", "rest"),
    [
        ([0.0], 0.0, [0.5], 0.5),
        ([0.0, 0.0], 0.0, [1 / 3, 1 / 3], 1 / 3),
        ([1000.0, 0.0], 0.0, [1.0, 0.0], 0.0),
        ([-1000.0], 0.0, [0.0], 1.0),
        ([2.0, 1.0], -1000.0, [0.7310586, 0.2689414], 0.0),
    ],
)
def test_the_probabilities_are_those_of_a_conditional_logit(fits, none, expected, rest):
    found, left = probabilities(evidence(fits, none), ONE)
    assert found == pytest.approx(expected, abs=1e-6)
    assert left == pytest.approx(rest, abs=1e-6)


FITS = arrays(np.float32, st.integers(1, 30), elements=st.floats(-50, 50, width=32))


@given(FITS, st.floats(-50, 50))
def test_probabilities_sum_to_one_and_keep_the_order(fits, none):
    found, left = probabilities(evidence(fits, none), ONE)
    assert float(found.sum()) + left == pytest.approx(1.0, abs=1e-4)
    assert (np.diff(found[np.argsort(fits)]) >= 0).all()


@given(FITS, st.floats(-50, 50))
def test_one_more_rival_never_makes_an_entry_surer(fits, none):
    alone, _ = probabilities(evidence(fits, none), ONE)
    beside, _ = probabilities(evidence([*fits, fits.max()], none), ONE)
    assert (beside[:-1] <= alone + 1e-6).all()
