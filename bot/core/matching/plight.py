"""Labelled questions in, whether a new one comes out of somebody's own trouble.

Lists of cues know the wordings that somebody thought of. People in danger have others, so that
these questions are told by all of their words together, as they are among the labelled ones.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Final, Literal

from bot.core.matching.told import Told

Example = Literal["right-now", "own-case", "other"]
Marks = Collection[str]
"""The stems of a question's words, and the names of the lists of cues that it holds."""

# Chosen on the labelled questions, each scored as if nobody had labelled it: of those that an
# entry answers one in a hundred may be taken for somebody's own trouble, and of what
# happens right now and is taken for one of the two, nineteen in twenty for the right one.
LEAST_NOW: Final = 1.6
LEAST_OWN: Final = 2.4
LEAST_NOW_OVER_OWN: Final = -0.45
"""Below 0: where both are likely, it is taken for what happens right now."""
CONFIDENCE: Final = 3.0
"""How much the confidence of the best entry speaks against own trouble."""
_PRIOR: Final = 0.2
_PRIOR_BETWEEN: Final = 1.0
"""Larger where both sides have few examples."""


class Plight:
    """What tells the two kinds of own trouble from everything else. Never changes once built."""

    __slots__ = ("_now", "_now_over_own", "_own")

    def __init__(self, examples: Iterable[tuple[Marks, Example]]) -> None:
        """Learns from the marks of labelled questions."""
        by_kind: dict[Example, list[Marks]] = {"right-now": [], "own-case": [], "other": []}
        for marks, example in examples:
            by_kind[example].append(marks)
        now, own, other = by_kind["right-now"], by_kind["own-case"], by_kind["other"]
        self._now = Told(now, other, prior=_PRIOR)
        self._own = Told(own, other, prior=_PRIOR)
        self._now_over_own = Told(now, own, prior=_PRIOR_BETWEEN)

    def kind(
        self, marks: Marks, confidence: float, *, sure: bool, labelled: Example | None = None
    ) -> Literal["right-now", "own-case"] | None:
        """Which kind of own trouble it is, if any.

        Args:
            marks: those of the question.
            confidence: that of the entry that fits best, from 0 to 1.
            sure: whether it is known already to be one of the two.
            labelled: what it was learnt as, to leave it out; None where it was not.
        """
        against = CONFIDENCE * confidence
        now = _score(self._now, marks, labelled, ("right-now", "other")) > LEAST_NOW + against
        own = _score(self._own, marks, labelled, ("own-case", "other")) > LEAST_OWN + against
        if not (sure or now or own):
            return None
        between = _score(self._now_over_own, marks, labelled, ("right-now", "own-case"))
        return "right-now" if between > LEAST_NOW_OVER_OWN else "own-case"


def _score(
    told: Told, marks: Marks, labelled: Example | None, kinds: tuple[Example, Example]
) -> float:
    return told.score(marks, unlike=labelled == kinds[0] if labelled in kinds else None)
