"""Labelled questions in, what led to the outcome of each and what became of all of them out.

Measured once, a question can be decided again and again with other thresholds.
"""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from bot.core.answer import Reasoning, answer, decided
from bot.core.curve import Curve
from bot.core.evaluate import Grade, Labelled, graded, labelled_questions
from bot.core.outcome import Ambiguous
from bot.core.reliability import Claim, wilson
from bot.core.snapshot import Snapshot
from bot.core.thresholds import Figure, Thresholds

FOLDS: Final = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Budget:
    """The most that may go wrong: shares of the answerable questions and of those to refuse.

    Of the questions that choose the thresholds: of unseen ones about a quarter more is wrong, and
    that shall be 1 % at most.
    """

    wrong: float = 0.008
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
    """What became of the answerable questions (`answerable`) and of those to refuse (`others`).

    Of these each kind of no counts alike, however many were written down: near misses, which are
    the hardest, are most of them, and of what people ask they are not.
    """

    answerable: Counter[Grade]
    others: Counter[tuple[str, Grade]]
    """How many of each kind of no had each grade."""

    def of(self, *grades: Grade) -> float:
        """The share of these grades: false and asked of those to refuse, else of the answerable."""
        return self._share(grades)[0]

    def figure(self, *grades: Grade) -> Figure:
        """That share with its 95 % interval, to a tenth of a percent."""
        share, size = self._share(grades)
        low, high = wilson(share * size, size)
        return Figure(share=round(share, 3), low=round(low, 3), high=round(high, 3))

    def _share(self, grades: Sequence[Grade]) -> tuple[float, float]:
        """The share, and of how many questions in one heap it would be as sure."""
        if grades[0] not in {"false", "asked"}:
            total = self.answerable.total()
            return sum(self.answerable[grade] for grade in grades) / max(total, 1), total
        sizes = Counter[str]()
        for (kind, _), count in self.others.items():
            if kind != "empty":  # nobody could get that wrong
                sizes[kind] += count
        if not sizes:
            return 0.0, 0
        had = [sum(self.others[kind, g] for g in grades) / size for kind, size in sizes.items()]
        return sum(had) / len(had), len(sizes) ** 2 / sum(1 / size for size in sizes.values())

    def within(self, budget: Budget) -> bool:
        """Whether the answers stay within the budget; choices are another matter."""
        return self.of("wrong") <= budget.wrong and self.of("false") <= budget.false


def measure(snapshot: Snapshot) -> list[Measured]:
    """Every labelled question that must be answered or refused, as if nobody had seen it."""
    return [
        Measured(labelled=labelled, reasoning=answer(labelled.text, snapshot, unseen=True))
        for labelled in labelled_questions(snapshot)
        if labelled.kind != "ask"
    ]


def shares(measured: Iterable[Measured], snapshot: Snapshot, thresholds: Thresholds) -> Shares:
    """What becomes of questions under these thresholds."""
    answerable = Counter[Grade]()
    others = Counter[tuple[str, Grade]]()
    for one in measured:
        labelled = one.labelled
        grade = graded(labelled, decided(one.reasoning, snapshot, thresholds))
        if labelled.is_to_refuse:
            others[labelled.kind, grade] += 1
        else:
            answerable[grade] += 1
    return Shares(answerable=answerable, others=others)


def mended(one: Measured, curve: Curve) -> Measured:
    """The same question with its confidences moved along a curve."""
    return replace(one, reasoning=_moved(one.reasoning, curve))


def _moved(reasoning: Reasoning, curve: Curve) -> Reasoning:
    search, alone = reasoning.search, reasoning.alone
    moved = replace(
        search,
        hits=tuple(replace(h, confidence=float(curve.at(h.confidence))) for h in search.hits),
        none=float(curve.at(search.none)),
    )
    return replace(reasoning, search=moved, alone=_moved(alone, curve) if alone else None)


def claim_of(one: Measured, snapshot: Snapshot, limits: Thresholds) -> Claim | None:
    """What would be answered if every confidence were enough, and whether that is right.

    None where no confidence answers: a guard objects, a bare word, no word at all.
    """
    anything = replace(limits, answer=0.0, explained=0.0, unknown=1.0)
    outcome = decided(one.reasoning, snapshot, anything)
    if isinstance(outcome, Ambiguous) or not (entry := getattr(outcome, "entry", None)):
        return None
    return Claim(confidence=outcome.confidence, right=entry.id in one.labelled.expects)


def bad(shares: Shares) -> float:
    """The share of wrong answers and that of false ones, added up."""
    return shares.of("wrong") + shares.of("false")


def added_up(parts: Iterable[Shares]) -> Shares:
    """What became of all parts together."""
    answerable = Counter[Grade]()
    others = Counter[tuple[str, Grade]]()
    for part in parts:
        answerable += part.answerable
        others += part.others
    return Shares(answerable=answerable, others=others)
