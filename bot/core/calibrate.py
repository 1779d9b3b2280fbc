"""Labelled questions and what was measured of them in, the thresholds that serve them best out.

The most right answers within a budget of wrong ones, false ones and choices for nothing; and, by
cross-validation, what such a choice is worth on questions that it was not made for.
"""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product
from math import sqrt
from typing import Final

from bot.core.answer import Reasoning, answer, decided
from bot.core.evaluate import Grade, Labelled, graded, labelled_questions
from bot.core.snapshot import Snapshot
from bot.core.thresholds import Thresholds

FOLDS: Final = 5
ANSWER: Final = tuple(round(0.30 + 0.025 * i, 3) for i in range(23))
EXPLAINED: Final = (0.0, 0.3, 0.4, 0.5, 0.6)
UNKNOWN: Final = (0.22, 0.3, 0.4, 1.0)
OFFER: Final = tuple(round(0.06 + 0.02 * i, 2) for i in range(15))


@dataclass(frozen=True, slots=True, kw_only=True)
class Budget:
    """The most that may go wrong: shares of the answerable questions and of those to refuse."""

    wrong: float = 0.01
    false: float = 0.02
    choice: float = 0.15


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """A labelled question and what led to its outcome, thresholds aside."""

    labelled: Labelled
    reasoning: Reasoning

    @property
    def fold(self) -> int:
        """Questions of one entry are in one fold: to know an entry's others is no skill."""
        group = self.labelled.text if self.labelled.is_to_refuse else self.labelled.expects[0]
        return zlib.crc32(group.encode()) % FOLDS


@dataclass(frozen=True, slots=True, kw_only=True)
class Shares:
    """What became of the answerable questions (`answerable`) and of those to refuse (`others`)."""

    answerable: Counter[Grade]
    others: Counter[Grade]

    def of(self, grade: Grade) -> float:
        """The share of a grade: false and asked of those to refuse, the rest of the answerable."""
        counts = self._counts(grade)
        return counts[grade] / max(counts.total(), 1)

    def interval(self, grade: Grade) -> tuple[float, float]:
        """The 95 % interval of that share (Wilson 1927)."""
        counts = self._counts(grade)
        return wilson(counts[grade], counts.total())

    def _counts(self, grade: Grade) -> Counter[Grade]:
        return self.others if grade in {"false", "asked"} else self.answerable

    def within(self, budget: Budget) -> bool:
        """Whether the answers stay within the budget; choices are another matter."""
        return self.of("wrong") <= budget.wrong and self.of("false") <= budget.false


@dataclass(frozen=True, slots=True, kw_only=True)
class Calibration:
    """The thresholds found, what they do to the questions they were found with, and to others.

    `fresh` adds up the folds: each was graded by thresholds that were found without it. `curve`
    has the shares for each confidence from which an entry answers.
    """

    thresholds: Thresholds
    known: Shares
    fresh: Shares
    curve: Mapping[float, Shares]


def measure(snapshot: Snapshot) -> list[Measured]:
    """Every labelled question that must be answered or refused, as if nobody had seen it."""
    return [
        Measured(labelled=labelled, reasoning=answer(labelled.text, snapshot, unseen=True))
        for labelled in labelled_questions(snapshot)
        if labelled.kind != "ask"
    ]


def calibrate(
    measured: Sequence[Measured], snapshot: Snapshot, start: Thresholds, budget: Budget
) -> Calibration:
    """Find the thresholds for these questions, and say what they are worth.

    Args:
        measured: the questions.
        snapshot: the FAQ they were asked of.
        start: the thresholds that are not searched for are taken from here.
        budget: the most that may go wrong.
    """
    best = _found(measured, snapshot, start, budget)
    fresh: list[Shares] = []
    for fold in range(FOLDS):
        rest = [one for one in measured if one.fold != fold]
        apart = [one for one in measured if one.fold == fold]
        fresh.append(shares(apart, snapshot, _found(rest, snapshot, start, budget)))
    return Calibration(
        thresholds=best,
        known=shares(measured, snapshot, best),
        fresh=_sum(fresh),
        curve={a: shares(measured, snapshot, replace(best, answer=a)) for a in ANSWER},
    )


def shares(measured: Iterable[Measured], snapshot: Snapshot, thresholds: Thresholds) -> Shares:
    """What becomes of questions under these thresholds."""
    answerable: Counter[Grade] = Counter()
    others: Counter[Grade] = Counter()
    for one in measured:
        outcome = decided(one.reasoning, snapshot, thresholds)
        counts = others if one.labelled.is_to_refuse else answerable
        counts[graded(one.labelled, outcome)] += 1
    return Shares(answerable=answerable, others=others)


def wilson(count: int, total: int, z: float = 1.96) -> tuple[float, float]:
    """The 95 % interval of a share of which `count` of `total` were seen."""
    if not total:
        return 0.0, 1.0
    share, square = count / total, z * z / total
    middle = (share + square / 2) / (1 + square)
    half = z * sqrt(share * (1 - share) / total + square / (4 * total)) / (1 + square)
    return max(0.0, middle - half), min(1.0, middle + half)


def _found(
    measured: Sequence[Measured], snapshot: Snapshot, start: Thresholds, budget: Budget
) -> Thresholds:
    tried = ((shares(measured, snapshot, t), t) for t in _answering(start))
    allowed = [(s.of("right"), t) for s, t in tried if s.within(budget)]
    # Among equals the more careful one.
    best = max(allowed, key=lambda pair: (pair[0], pair[1].answer), default=(0.0, start))[1]
    for offer in OFFER:
        asking = replace(best, offer=min(offer, best.answer))
        if shares(measured, snapshot, asking).of("asked") <= budget.choice:
            return asking
    return replace(best, offer=best.answer)


def _answering(start: Thresholds) -> Iterator[Thresholds]:
    for answering, explained, unknown in product(ANSWER, EXPLAINED, UNKNOWN):
        yield replace(start, answer=answering, explained=explained, unknown=unknown)


def _sum(parts: Iterable[Shares]) -> Shares:
    answerable: Counter[Grade] = Counter()
    others: Counter[Grade] = Counter()
    for part in parts:
        answerable += part.answerable
        others += part.others
    return Shares(answerable=answerable, others=others)
