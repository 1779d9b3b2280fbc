"""Thresholds are found within a budget, and graded on questions that they were not found for."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from dataclasses import replace
from datetime import date
from math import sqrt
from pathlib import Path

import pytest

from bot.core import thresholds_found
from bot.core.answer import outdone_by
from bot.core.calibrate import calibrate, reliability
from bot.core.curve import UNCHANGED, Curve
from bot.core.found_text import found_text
from bot.core.measured import (
    FOLDS,
    Budget,
    Shares,
    added_up,
    bad,
    claim_of,
    measure,
    mended,
    shares,
)
from bot.core.reliability import calibration_error
from bot.core.thresholds_found import BY_MEANING, BY_WORDS

TODAY = date(2017, 8, 28)


@pytest.fixture(scope="module")
def everything(shipped):
    return measure(shipped)


@pytest.fixture(scope="module")
def measured(everything):
    """A part of the labelled questions: to try every threshold on all of them takes long."""
    return everything[::25]


@pytest.fixture(scope="module")
def calibration(measured, shipped):
    return calibrate(measured, shipped, BY_WORDS, Budget(), TODAY)


def test_what_is_found_stays_within_the_budget(calibration):
    assert calibration.known.within(Budget())
    assert calibration.known.of("asked") <= Budget().choice


def test_nothing_clearly_better_and_nothing_as_good_with_less_wrong_is_left_out(
    calibration, measured, shipped
):
    found = calibration.known
    for other in calibration.tradeoff.values():
        if other.within(Budget()):
            error = sqrt(other.of("right") * (1 - other.of("right")) / other.answerable.total())
            assert other.of("right") - error <= found.of("right")
            assert other.of("right") < found.of("right") or bad(other) >= bad(found)


def test_every_question_is_graded_once_by_thresholds_that_had_not_seen_it(calibration, measured):
    graded = calibration.fresh.answerable.total() + calibration.fresh.others.total()
    assert graded == len(measured)
    assert {one.fold for one in measured} == set(range(FOLDS))


def test_the_questions_of_an_entry_are_in_one_fold(measured):
    folds = {}
    for one in measured:
        if not one.labelled.is_to_refuse:
            folds.setdefault(one.labelled.expects[0], set()).add(one.fold)
    assert all(len(mine) == 1 for mine in folds.values())


def test_with_no_budget_nothing_wrong_is_answered(measured, shipped):
    strict = Budget(wrong=0.0, false=0.0, choice=0.0)
    known = calibrate(measured, shipped, BY_WORDS, strict, TODAY).known
    assert known.of("wrong") == known.of("false") == 0.0


def test_the_figures_are_those_of_unseen_questions(calibration, measured):
    found, fresh = calibration.found, calibration.fresh
    assert found.answerable + found.to_refuse == len(measured)
    assert found.right == fresh.figure("right")
    assert found.right_or_offered.share == pytest.approx(fresh.of("right", "offered"), abs=1e-3)
    assert found.choice.low <= found.choice.share <= found.choice.high
    assert found.on == TODAY


def test_of_those_to_refuse_each_kind_of_no_counts_alike():
    others = Counter({("near", "false"): 1, ("near", "right"): 99, ("far", "false"): 1})
    others["far", "right"], others["empty", "right"] = 1, 50
    found = Shares(answerable=Counter(), others=others)
    assert found.of("false") == pytest.approx((0.01 + 0.5) / 2)
    assert found.of("asked") == 0
    figure = found.figure("false")
    # As sure as some eight questions would be: of one kind there are two.
    assert figure.low < 0.1
    assert figure.high > 0.5


def test_a_claim_is_what_any_confidence_would_answer(measured, shipped):
    claims = 0
    for one in measured:
        if claim := claim_of(one, shipped, BY_WORDS.thresholds):
            top = one.reasoning.search.hits[0]
            assert claim.confidence == top.confidence
            assert claim.right == (top.entry in one.labelled.expects)
            claims += 1
        else:
            decision = one.reasoning
            unsure = decision.bare or decision.topics or not decision.search.hits
            if not (decision.verdict.kind or unsure):
                top, search = decision.search.hits[0], decision.search
                outdone = outdone_by(top, search) >= BY_WORDS.thresholds.outdone
                assert top.unexplained or outdone
    assert claims > len(measured) / 2


def test_a_curve_moves_thresholds_and_no_decision(measured, shipped):
    curve, limits = Curve(slope=1.7, shift=-0.4), BY_WORDS.thresholds
    moved = {n: float(curve.at(getattr(limits, n))) for n in ("answer", "offer", "choice")}
    bent = [mended(one, curve) for one in measured]
    assert shares(bent, shipped, replace(limits, **moved)) == shares(measured, shipped, limits)


def test_confidence_that_was_bent_is_mended_and_true_confidence_left_alone(everything, shipped):
    bent = [mended(one, Curve(slope=0.5, shift=-1)) for one in everything]
    before, after, mend = reliability(bent, shipped, BY_WORDS.thresholds)
    assert calibration_error(before) > 0.1
    assert calibration_error(after) < 0.03
    assert mend.slope > 1.5
    straight = [mended(one, mend) for one in bent]
    before, after, mend = reliability(straight, shipped, BY_WORDS.thresholds)
    assert mend == UNCHANGED
    assert after == before


def test_what_was_mended_before_is_found_again_from_what_was_learnt(measured, shipped, calibration):
    curve = Curve(slope=1.4, shift=0.3)
    plain = [mended(one, BY_WORDS.curve.undone()) for one in measured]
    limits = replace(
        BY_WORDS.thresholds,
        choice=float(BY_WORDS.curve.undone().then(curve).at(BY_WORDS.thresholds.choice)),
    )
    start = replace(BY_WORDS, curve=curve, thresholds=limits)
    again = calibrate([mended(one, curve) for one in plain], shipped, start, Budget(), TODAY)
    assert again.found == calibration.found


def test_folds_add_up(measured, shipped):
    limits = BY_WORDS.thresholds
    parts = (shares(measured[i::3], shipped, limits) for i in range(3))
    assert added_up(parts) == shares(measured, shipped, limits)


# What ships


def test_the_shipped_file_is_what_the_command_writes():
    written = found_text(BY_WORDS, BY_MEANING)
    assert Path(thresholds_found.__file__).read_text(encoding="utf-8") == written


def test_what_is_written_reads_back_the_same_and_is_well_formed(calibration, tmp_path):
    target = tmp_path / "found.py"
    target.write_text(found_text(calibration.found, BY_MEANING), encoding="utf-8")
    names: dict[str, object] = {}
    exec(compile(target.read_text(encoding="utf-8"), str(target), "exec"), names)
    assert names["BY_WORDS"] == calibration.found
    assert names["BY_MEANING"] == BY_MEANING
    done = subprocess.run(
        [sys.executable, "-m", "ruff", "format", "--line-length=100", "--check", str(target)],
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("found", [BY_WORDS, BY_MEANING], ids=["words", "meaning"])
def test_shipped_figures_keep_what_was_promised(found):
    assert found.wrong.low <= Budget().wrong
    assert found.false.share <= Budget().false
    assert found.choice.low <= Budget().choice
    assert found.right.share < found.right_or_offered.share
    assert found.calibration_error < 0.03
