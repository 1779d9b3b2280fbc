"""Takes vectors of phrasings and gives the directions that tell each entry from all the others."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from typing import Final

import numpy as np

from bot.core.matching.vectors import FloatArray, IntArray

# Both were tried on validation questions of the public sets and lie on a flat top
# (tests/bench/README.md).
PENALTY: Final = 1 / 30
"""What half the square of all weights costs beside one phrasing's surprise."""
STEPS: Final = 10
"""Enough for the entries to be told apart as well as after a hundred."""
REMEMBERED: Final = 8
"""How many past steps tell the next one how the ground bends."""
LEAST_STRIDE: Final = 1e-4
LEAST_PROMISE: Final = 1e-3
"""A step that would have to be shorter, or would gain less, is none: the bottom is reached."""
ENOUGH: Final = 1e-4
"""The part of a step's promise that it must keep (Armijo 1966)."""
FIRST_LEAD: Final = 6.0
"""By how much the first step lets rows fit their owners more than others. On the public sets 3 and
14 need twice as many steps as 6 to come as far."""

_Step = tuple[FloatArray, FloatArray]


def directions(rows: FloatArray, owner: IntArray, entries: int) -> FloatArray:
    """A column for each entry; a row times a column says how much the row is this entry's.

    Multinomial logistic regression with a penalty on large weights, found by L-BFGS (Liu and
    Nocedal 1989). From few phrasings an entry it tells more than their mean does, because it
    weighs only what the entries near each other differ in.

    Args:
        rows: a vector for each phrasing, around 0.
        owner: the number of each phrasing's entry.
        entries: how many there are.
    """
    weights = np.zeros((rows.shape[1], entries), np.float32)
    loss, slope = _loss(weights, rows, owner)
    past: deque[_Step] = deque(maxlen=REMEMBERED)
    for _ in range(STEPS):
        way = _downhill(slope, past) if past else _first(slope, rows, owner)
        promise = float(np.vdot(slope, way))
        if promise > -LEAST_PROMISE:
            break
        stride = 1.0
        while (found := _loss(weights + stride * way, rows, owner))[0] > (
            loss + ENOUGH * stride * promise
        ):
            stride /= 2
            if stride < LEAST_STRIDE:
                return weights
        step = np.float32(stride) * way
        past.append((step, found[1] - slope))
        weights, loss, slope = weights + step, *found
    return weights


def _loss(weights: FloatArray, rows: FloatArray, owner: IntArray) -> tuple[float, FloatArray]:
    """How surprising the owners are under these weights, with the penalty, and its slope."""
    each = np.arange(len(rows))
    fit = rows @ weights
    fit -= fit.max(axis=1, keepdims=True)
    right = float(fit[each, owner].sum())
    np.exp(fit, out=fit)
    total = fit.sum(axis=1)
    surprise = float(np.log(total).sum()) - right
    fit /= total[:, None]
    fit[each, owner] -= 1
    loss = surprise + PENALTY / 2 * float(np.vdot(weights, weights))
    return loss, rows.T @ fit + np.float32(PENALTY) * weights


def _first(slope: FloatArray, rows: FloatArray, owner: IntArray) -> FloatArray:
    """Straight down, as far as rows then fit their owners by FIRST_LEAD more than others.

    Every entry's direction is then that of its mean, and about as long as it will stay. A first
    step of another length costs as many steps again to make good.
    """
    fit = rows @ slope
    lead = float((fit.mean(axis=1) - fit[np.arange(len(rows)), owner]).mean())
    return slope * np.float32(-FIRST_LEAD / max(lead, 1e-9))


def _downhill(slope: FloatArray, past: Iterable[_Step]) -> FloatArray:
    """Where to go next: down the slope, bent by how the last steps changed it."""
    steps = [(step, change, float(np.vdot(step, change))) for step, change in past]
    way = -slope
    used: list[float] = []
    for step, change, bend in reversed(steps):
        used.append(float(np.vdot(step, way)) / bend)
        way -= np.float32(used[-1]) * change
    _, change, bend = steps[-1]
    way *= np.float32(bend / float(np.vdot(change, change)))
    for (step, change, bend), share in zip(steps, reversed(used), strict=True):
        way += np.float32(share - float(np.vdot(change, way)) / bend) * step
    return way
