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
STEPS: Final = 20
"""Enough for the entries to be told apart as well as after a hundred; it takes half a second."""
REMEMBERED: Final = 8
"""How many past steps tell the next one how the ground bends."""
LEAST_STRIDE: Final = 1e-4
LEAST_PROMISE: Final = 1e-3
"""A step that would have to be shorter, or would gain less, is none: the bottom is reached."""
ENOUGH: Final = 1e-4
"""The part of a step's promise that it must keep (Armijo 1966)."""

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
        way = _downhill(slope, past)
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


def _downhill(slope: FloatArray, past: Iterable[_Step]) -> FloatArray:
    """Where to go next: down the slope, bent by how the last steps changed it."""
    steps = [(step, change, float(np.vdot(step, change))) for step, change in past]
    way = -slope
    used: list[float] = []
    for step, change, bend in reversed(steps):
        used.append(float(np.vdot(step, way)) / bend)
        way -= np.float32(used[-1]) * change
    if steps:
        _, change, bend = steps[-1]
        way *= np.float32(bend / float(np.vdot(change, change)))
    else:
        way /= np.float32(max(float(np.linalg.norm(slope)), 1e-9))
    for (step, change, bend), share in zip(steps, reversed(used), strict=True):
        way += np.float32(share - float(np.vdot(change, way)) / bend) * step
    return way
