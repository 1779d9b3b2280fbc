"""Thresholds are found within a budget, and graded on questions that they were not found for."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.core.calibrate import FOLDS, Budget, calibrate, measure, shares, wilson
from bot.core.thresholds import BY_WORDS


@pytest.fixture(scope="module")
def measured(shipped):
    """A part of the labelled questions: to try every threshold on all of them takes long."""
    return measure(shipped)[::25]


@pytest.fixture(scope="module")
def found(measured, shipped):
    return calibrate(measured, shipped, BY_WORDS, Budget())


def test_what_is_found_stays_within_the_budget(found):
    assert found.known.within(Budget())
    assert found.known.of("asked") <= Budget().choice


def test_nothing_better_is_left_out(found, measured, shipped):
    for answering in found.curve:
        other = shares(measured, shipped, replace(found.thresholds, answer=answering))
        assert not other.within(Budget()) or other.of("right") <= found.known.of("right")


def test_every_question_is_graded_once_by_thresholds_that_had_not_seen_it(found, measured):
    graded = found.fresh.answerable.total() + found.fresh.others.total()
    assert graded == len(measured)
    assert {one.fold for one in measured} == set(range(FOLDS))


def test_the_questions_of_an_entry_are_in_one_fold(measured):
    folds = {}
    for one in measured:
        if not one.labelled.is_to_refuse:
            folds.setdefault(one.labelled.expects[0], set()).add(one.fold)
    assert all(len(mine) == 1 for mine in folds.values())


def test_with_no_budget_nothing_wrong_is_answered(measured, shipped):
    strict = calibrate(measured, shipped, BY_WORDS, Budget(wrong=0.0, false=0.0, choice=0.0))
    assert strict.known.of("wrong") == strict.known.of("false") == 0.0


@pytest.mark.parametrize(
    ("count", "total", "low", "high"),
    [(0, 10, 0.0, 0.2775), (5, 10, 0.2366, 0.7634), (10, 10, 0.7225, 1.0), (0, 0, 0.0, 1.0)],
)
def test_the_interval_is_wilsons(count, total, low, high):
    assert wilson(count, total) == (pytest.approx(low, abs=1e-4), pytest.approx(high, abs=1e-4))
