"""How often a confidence is right, and the curve that mends it."""

from __future__ import annotations

import random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.curve import UNCHANGED, Curve
from bot.core.reliability import Claim, bands, calibration_error, fitted, wilson

CHANCES = st.floats(0, 1)
CURVES = st.builds(Curve, slope=st.floats(0.2, 5), shift=st.floats(-3, 3))


def claims(truth, count=4000):
    """Claims of which one with confidence p is right with probability truth(p)."""
    rng = random.Random(1)
    drawn = [rng.random() for _ in range(count)]
    return [Claim(confidence=p, right=rng.random() < truth(p)) for p in drawn]


def test_a_band_says_how_many_how_sure_and_how_often_right():
    mine = [Claim(confidence=c, right=r) for c, r in [(0.9, True), (0.94, False), (0.2, False)]]
    low, high = bands(mine)
    assert (low.low, low.high, low.count, low.share) == (0.2, 0.3, 1, 0.0)
    assert (high.low, high.high, high.count, high.share) == (0.9, 0.95, 2, 0.5)
    assert high.confidence == pytest.approx(0.92)
    assert high.interval == wilson(1, 2)


@given(st.lists(st.builds(Claim, confidence=CHANCES, right=st.booleans())))
def test_every_claim_is_in_one_band(mine):
    found = bands(mine)
    assert sum(band.count for band in found) == len(mine)
    assert all(band.low <= band.confidence <= band.high + 1e-9 for band in found)


@pytest.mark.parametrize(
    ("share", "error"), [(0.9, 0.0), (0.5, 0.4), (1.0, 0.1)], ids=["true", "too sure", "too shy"]
)
def test_the_error_is_how_far_confidence_is_from_the_truth(share, error):
    mine = [Claim(confidence=0.9, right=i < share * 10) for i in range(10)]
    assert calibration_error(bands(mine)) == pytest.approx(error)


def test_without_claims_there_is_no_error():
    assert calibration_error(bands([])) == 0.0


@pytest.mark.parametrize("curve", [Curve(slope=1.5, shift=0.5), Curve(slope=0.6, shift=-1)])
def test_the_curve_that_was_bent_in_is_found(curve):
    mine = claims(lambda p: float(curve.at(p)))
    found = fitted(mine)
    assert found.slope == pytest.approx(curve.slope, abs=0.15)
    assert found.shift == pytest.approx(curve.shift, abs=0.15)
    moved = [Claim(confidence=float(found.at(c.confidence)), right=c.right) for c in mine]
    assert calibration_error(bands(moved)) < calibration_error(bands(mine)) / 2


@pytest.mark.parametrize(
    "mine",
    [
        [],
        [Claim(confidence=0.7, right=True)],
        [Claim(confidence=1.0, right=True), Claim(confidence=0.0, right=False)],
        [Claim(confidence=c, right=c < 0.5) for c in (0.1, 0.2, 0.8, 0.9)] * 200,
    ],
    ids=["none", "one", "told apart", "upside down"],
)
def test_whatever_is_claimed_the_curve_rises(mine):
    found = fitted(mine)
    assert found.slope > 0
    assert np.isfinite([found.slope, found.shift]).all()


def test_with_few_claims_confidence_stays_nearly_as_it_is():
    assert float(fitted([Claim(confidence=0.7, right=True)]).at(0.7)) == pytest.approx(0.7, abs=0.1)


@given(CURVES, CHANCES, CHANCES)
def test_a_curve_changes_no_rank(curve, one, other):
    low, high = sorted((one, other))
    assert 0 <= curve.at(low) <= curve.at(high) <= 1


@given(CHANCES)
def test_the_plain_curve_changes_nothing(chance):
    assert float(UNCHANGED.at(chance)) == pytest.approx(chance, abs=1e-12)


@given(CURVES, CURVES, st.floats(0.01, 0.99))
def test_two_curves_are_one(first, second, chance):
    both = first.then(second).at(chance)
    assert float(both) == pytest.approx(float(second.at(first.at(chance))), abs=1e-9)


@given(CURVES, st.floats(0.01, 0.99))
def test_a_curve_can_be_undone(curve, chance):
    assert float(curve.undone().at(curve.at(chance))) == pytest.approx(chance, abs=1e-6)


@pytest.mark.parametrize(
    ("count", "total", "low", "high"),
    [(0, 10, 0.0, 0.2775), (5, 10, 0.2366, 0.7634), (10, 10, 0.7225, 1.0), (0, 0, 0.0, 1.0)],
)
def test_the_interval_is_wilsons(count, total, low, high):
    assert wilson(count, total) == (pytest.approx(low, abs=1e-4), pytest.approx(high, abs=1e-4))
