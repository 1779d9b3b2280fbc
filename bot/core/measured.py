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
    """What became of the answerable questions (`answerable`) and of those to refuse (`others`)."""

    answerable: Counter[Grade]
    others: Counter[Grade]

    def of(self, *grades: Grade) -> float:
        """The share of these grades: false and asked of those to refuse, else of the answerable."""
        count, total = self._counted(grades)
        return count / max(total, 1)

    def figure(self, *grades: Grade) -> Figure:
        """That share with its 95 % interval, to a tenth of a percent."""
        low, high = wilson(*self._counted(grades))
        return Figure(share=round(self.of(*grades), 3), low=round(low, 3), high=round(high, 3))

    def _counted(self, grades: Sequence[Grade]) -> tuple[int, int]:
        counts = self.others if grades[0] in {"false", "asked"} else self.answerable
        return sum(counts[grade] for grade in grades), counts.total()

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
    answerable: Counter[Grade] = Counter()
    others: Counter[Grade] = Counter()
    for one in measured:
        outcome = decided(one.reasoning, snapshot, thresholds)
        counts = others if one.labelled.is_to_refuse else answerable
        counts[graded(one.labelled, outcome)] += 1
    return Shares(answerable=answerable, others=others)


def mended(one: Measured, curve: Curve) -> Measured:
    """The same question with its confidences moved along a curve."""
    search = one.reasoning.search
    moved = replace(
        search,
        hits=tuple(replace(h, confidence=float(curve.at(h.confidence))) for h in search.hits),
        none=float(curve.at(search.none)),
    )
    return replace(one, reasoning=replace(one.reasoning, search=moved))


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
    answerable: Counter[Grade] = Counter()
    others: Counter[Grade] = Counter()
    for part in parts:
        answerable += part.answerable
        others += part.others
    return Shares(answerable=answerable, others=others)
