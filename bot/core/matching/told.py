"""Examples of two kinds in, which of them a new one speaks for out.

Naive Bayes over marks (words, or classes of words) that an example has or has not: each mark's
share among the one kind is held against its share among the other (Maron 1961). Counting is all
the learning there is, so that an editor's new example counts at once, and one example can be left
out again to grade it as if nobody had labelled it.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Iterable
from typing import Any, Final

_LEAST_EXAMPLES: Final = 2
"""Of marks seen less often nothing is known."""
ENOUGH: Final = 20
"""Fewer examples of a kind teach nothing about it."""


class Told:
    """How much the marks of an example speak for one of two kinds. Never changes once built."""

    __slots__ = ("_known", "_no", "_nos", "_prior", "_yes", "_yeses")

    def __init__(
        self, yes: Iterable[Collection[str]], no: Iterable[Collection[str]], *, prior: float
    ) -> None:
        """Counts the marks of the examples of the one kind and of the other.

        Args:
            yes: the marks of each example of the one kind.
            no: those of the other.
            prior: as if so many more examples of each kind had each mark, so that no share is 0.
        """
        self._prior = prior
        self._yes, self._yeses = _counted(yes)
        self._no, self._nos = _counted(no)
        self._remember()

    def _remember(self) -> None:
        """What was reckoned is kept, of marks that an example has: never of what somebody asks."""
        self._known: dict[tuple[str, bool | None], float] = {}

    def __getstate__(self) -> dict[str, Any]:
        """All but what is remembered: most of it is of use to a check alone."""
        return {name: getattr(self, name) for name in self.__slots__ if name != "_known"}

    def __setstate__(self, state: dict[str, Any]) -> None:
        for name, value in state.items():
            setattr(self, name, value)
        self._remember()

    @property
    def is_taught(self) -> bool:
        """Whether it saw enough examples of both kinds."""
        return min(self._yeses, self._nos) >= ENOUGH

    def score(self, marks: Collection[str], *, unlike: bool | None = None) -> float:
        """The sum of the log odds of the marks, over the square root of their number.

        It is minus infinity, which speaks for nothing, where there were too few examples.

        Args:
            marks: those of the example.
            unlike: True or False where this example was learnt as one of the one kind or of the
                other, to leave it out; None where it was not.
        """
        if not self.is_taught:
            return -math.inf
        total = sum(self._odds(mark, unlike=unlike) for mark in marks)
        return total / math.sqrt(max(len(marks), 1))

    def _odds(self, mark: str, *, unlike: bool | None) -> float:
        if mark not in self._yes and mark not in self._no:
            return 0.0
        odds = self._known.get((mark, unlike))
        if odds is None:
            odds = self._known[mark, unlike] = self._reckoned(mark, unlike=unlike)
        return odds

    def _reckoned(self, mark: str, *, unlike: bool | None) -> float:
        less_yes, less_no = int(unlike is True), int(unlike is False)
        # Never below 0: a slip is looked over when it is learnt, so that the mark may be new here.
        yes, no = max(0, self._yes[mark] - less_yes), max(0, self._no[mark] - less_no)
        if yes + no < _LEAST_EXAMPLES:
            return 0.0
        return self._log_share(yes, self._yeses - less_yes) - self._log_share(
            no, self._nos - less_no
        )

    def _log_share(self, having: int, all_: int) -> float:
        return math.log((having + self._prior) / (all_ + 2 * self._prior))


def _counted(examples: Iterable[Collection[str]]) -> tuple[Counter[str], int]:
    counts: Counter[str] = Counter()
    number = 0
    for marks in examples:
        counts.update(marks)
        number += 1
    return counts, number
