"""Labelled questions and what was measured of them in, the thresholds that serve them best out.

Many right answers within a budget of wrong ones, false ones and choices for nothing; and, by
cross-validation, what such a choice is worth on questions that it was not made for. Before that,
the confidence is mended where it is clearly not as often right as it says.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import product
from math import sqrt
from typing import Final

from bot.core.curve import UNCHANGED, Curve
from bot.core.measured import (
    FOLDS,
    Budget,
    Measured,
    Shares,
    added_up,
    bad,
    claim_of,
    mended,
    shares,
)
from bot.core.reliability import Band, Claim, bands, calibration_error, fitted
from bot.core.snapshot import Snapshot
from bot.core.thresholds import Found, Thresholds

ANSWER: Final = tuple(round(0.50 + 0.02 * i, 2) for i in range(26))
EXPLAINED: Final = (0.2, 0.3, 0.4, 0.5)
UNKNOWN: Final = (0.3, 0.4)
OUTDONE: Final = (0.2, 0.3, 0.4)
SURE: Final = (0.75, 0.85, 0.95, 1.0)
OFFER: Final = tuple(round(0.02 + 0.02 * i, 2) for i in range(17))
CLEAR_GAIN: Final = 0.01
"""How much nearer to the truth unseen confidence must come before it is mended."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Calibration:
    """What was found, what it does to the questions it was found with, and to others.

    `fresh` adds up the folds: each was graded by thresholds that were found without it. `tradeoff`
    has the shares for each confidence from which an entry answers. `before` and `after` say how
    often a confidence is right: as the matcher learnt it, and mended for questions that the curve
    was found without.
    """

    found: Found
    known: Shares
    fresh: Shares
    tradeoff: Mapping[float, Shares]
    before: tuple[Band, ...]
    after: tuple[Band, ...]


def calibrate(
    measured: Sequence[Measured], snapshot: Snapshot, start: Found, budget: Budget, today: date
) -> Calibration:
    """Find the thresholds for these questions, and say what they are worth.

    Args:
        measured: the questions.
        snapshot: the FAQ they were asked of.
        start: what it was asked with; thresholds that are not searched for are taken from here.
        budget: the most that may go wrong.
        today: the day to write beside what is found.
    """
    back = start.curve.undone()
    plain = [mended(one, back) for one in measured]
    before, after, mend = reliability(plain, snapshot, start.thresholds)
    folds = [[mended(one, mend) for one in plain if one.fold == fold] for fold in range(FOLDS)]
    # A curve rises, so it moves thresholds and no decision: finding it once for all folds tells
    # them nothing about each other.
    choice = float(back.then(mend).at(start.thresholds.choice))
    limits = replace(start.thresholds, choice=_round(choice))
    best, apart = _found(folds, snapshot, limits, budget)
    fresh = added_up(shares(fold, snapshot, t) for fold, t in zip(folds, apart, strict=True))
    everything = [one for fold in folds for one in fold]
    return Calibration(
        found=Found(
            on=today,
            answerable=fresh.answerable.total(),
            to_refuse=fresh.others.total(),
            thresholds=best,
            curve=mend,
            right=fresh.figure("right"),
            right_or_offered=fresh.figure("right", "offered"),
            wrong=fresh.figure("wrong"),
            false=fresh.figure("false"),
            choice=fresh.figure("asked"),
            calibration_error=_round(calibration_error(after)),
        ),
        known=shares(everything, snapshot, best),
        fresh=fresh,
        tradeoff={a: shares(everything, snapshot, replace(best, answer=a)) for a in ANSWER},
        before=before,
        after=after,
    )


def reliability(
    measured: Sequence[Measured], snapshot: Snapshot, limits: Thresholds
) -> tuple[tuple[Band, ...], tuple[Band, ...], Curve]:
    """How reliable confidence is, how reliable it is mended, and what mends it.

    Each fold is mended by a curve that was found without it. No clear gain: nothing is mended.
    """
    claims = [(claim, one.fold) for one in measured if (claim := claim_of(one, snapshot, limits))]
    before = bands([claim for claim, _ in claims])
    moved: list[Claim] = []
    for fold in range(FOLDS):
        curve = fitted([claim for claim, its in claims if its != fold])
        moved += [
            replace(claim, confidence=float(curve.at(claim.confidence)))
            for claim, its in claims
            if its == fold
        ]
    after = bands(moved)
    if calibration_error(before) - calibration_error(after) < CLEAR_GAIN:
        return before, before, UNCHANGED
    curve = fitted([claim for claim, _ in claims])
    return before, after, Curve(slope=_round(curve.slope), shift=_round(curve.shift))


def _found(
    folds: Sequence[Sequence[Measured]], snapshot: Snapshot, start: Thresholds, budget: Budget
) -> tuple[Thresholds, list[Thresholds]]:
    """The thresholds for all folds together, and for each fold those of the others."""
    tried = [
        (limits, [shares(fold, snapshot, limits) for fold in folds]) for limits in _answering(start)
    ]

    def best(without: int | None) -> Thresholds:
        asked = [one for i, fold in enumerate(folds) if i != without for one in fold]
        sums = (
            (limits, added_up(part for i, part in enumerate(parts) if i != without))
            for limits, parts in tried
        )
        allowed = [(limits, total) for limits, total in sums if total.within(budget)]
        most = _careful(allowed) if allowed else start
        return _offering(asked, snapshot, most, budget)

    return best(None), [best(fold) for fold in range(len(folds))]


def _careful(allowed: Sequence[tuple[Thresholds, Shares]]) -> Thresholds:
    """The least wrong and false of those that are as good as the best.

    As good is: within one standard error of the most right answers (Breiman 1984). The very best
    stand at the edge of the budget, over which questions that they were not made for fall.
    """
    most = max(total.of("right") for _, total in allowed)
    error = sqrt(most * (1 - most) / max(allowed[0][1].answerable.total(), 1))
    good = [pair for pair in allowed if pair[1].of("right") >= most - error]
    return min(good, key=lambda pair: (bad(pair[1]), -pair[1].of("right"), -pair[0].answer))[0]


def _offering(
    measured: Sequence[Measured], snapshot: Snapshot, limits: Thresholds, budget: Budget
) -> Thresholds:
    for offer in OFFER:
        asking = replace(limits, offer=min(offer, limits.answer))
        if shares(measured, snapshot, asking).of("asked") <= budget.choice:
            return asking
    return replace(limits, offer=limits.answer)


def _answering(start: Thresholds) -> Iterator[Thresholds]:
    names = ("answer", "explained", "unknown", "outdone", "sure")
    for values in product(ANSWER, EXPLAINED, UNKNOWN, OUTDONE, SURE):
        yield replace(start, **dict(zip(names, values, strict=True)))


def _round(value: float) -> float:
    return round(value, 3)
