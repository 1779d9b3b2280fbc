"""Claims and whether they held in, how far such claims can be trusted out.

"Of what is claimed with 0.9, nine in ten are right": bands show it, the calibration error sums
it up, and a curve mends it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import sqrt
from typing import Final

import numpy as np

from bot.core.curve import Curve

EDGES: Final = (0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.0)
_STEPS: Final = 20
_HOLD: Final = 1.0
"""How many claims' worth of evidence speaks for leaving confidence as it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A confidence (0..1) and whether what it was given to was right."""

    confidence: float
    right: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """The claims with a confidence from `low` up to `high`."""

    low: float
    high: float
    count: int
    confidence: float
    """Their mean confidence."""
    share: float
    """The share of them that was right."""
    interval: tuple[float, float]
    """The 95 % interval of that share."""


def bands(claims: Sequence[Claim]) -> tuple[Band, ...]:
    """The claims by confidence; a band without any is left out."""
    return tuple(
        _band(low, high, inside)
        for low, high in pairwise(EDGES)
        if (
            inside := [c for c in claims if low <= c.confidence < high or c.confidence == high == 1]
        )
    )


def calibration_error(found: Sequence[Band]) -> float:
    """How far confidence and share right are apart on average, 0..1 (ECE; Naeini 2015)."""
    apart = sum(band.count * abs(band.confidence - band.share) for band in found)
    return apart / max(sum(band.count for band in found), 1)


def fitted(claims: Sequence[Claim]) -> Curve:
    """The curve under which these claims are likeliest, by Newton's method.

    With few claims it stays near one that changes nothing; its slope stays above 0.
    """
    chance = np.clip([claim.confidence for claim in claims], 1e-6, 1 - 1e-6)
    right = np.array([claim.right for claim in claims], np.float64)
    features = np.column_stack([np.log(chance / (1 - chance)), np.ones(len(chance))])
    start = np.array([1.0, 0.0])
    line = start.copy()
    for _ in range(_STEPS):
        told = 1 / (1 + np.exp(-features @ line))
        slope = features.T @ (told - right) + _HOLD * (line - start)
        bend = (features.T * (told * (1 - told))) @ features + _HOLD * np.eye(2)
        line -= np.linalg.solve(bend, slope)
        line[0] = max(line[0], 0.05)
    return Curve(slope=float(line[0]), shift=float(line[1]))


def wilson(count: float, total: float, z: float = 1.96) -> tuple[float, float]:
    """The 95 % interval of a share of which `count` of `total` were seen (Wilson 1927)."""
    if not total:
        return 0.0, 1.0
    share, square = count / total, z * z / total
    middle = (share + square / 2) / (1 + square)
    half = z * sqrt(share * (1 - share) / total + square / (4 * total)) / (1 + square)
    return max(0.0, middle - half), min(1.0, middle + half)


def _band(low: float, high: float, inside: Sequence[Claim]) -> Band:
    right = sum(claim.right for claim in inside)
    return Band(
        low=low,
        high=high,
        count=len(inside),
        confidence=sum(claim.confidence for claim in inside) / len(inside),
        share=right / len(inside),
        interval=wilson(right, len(inside)),
    )
