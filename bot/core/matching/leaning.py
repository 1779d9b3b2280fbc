"""Labelled questions in, which no fits a question that nothing answers.

Whether our words explain it tells little: "who won the game in Denver" is explained, and no matter
of ours. The words of questions that were refused before tell more.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import Final

from bot.core.matching.told import Told
from bot.core.model import RefusalKind

# Chosen on the labelled questions, each scored as if nobody had labelled it.
LEAST_OFF_TOPIC: Final = -0.55
"""Below 0: it is the smaller kind."""
LEAST_RECENT: Final = 3.0
"""So high that no labelled question of another kind was taken for one of these days."""
_PRIOR: Final = 0.2

Marks = Collection[str]


class Leaning:
    """What tells off-topic from not in our sources, and both from after our sources."""

    __slots__ = ("_off_topic", "_recent")

    def __init__(self, examples: Iterable[tuple[Marks, RefusalKind | None]]) -> None:
        """Learns from the marks of labelled questions; None has an answer and teaches nothing."""
        by_kind: defaultdict[RefusalKind | None, list[Marks]] = defaultdict(list)
        for marks, kind in examples:
            by_kind[kind].append(marks)
        off, near = by_kind["off-topic"], by_kind["not-in-sources"]
        self._off_topic = Told(off, near, prior=_PRIOR)
        self._recent = Told(by_kind["after-our-sources"], [*off, *near], prior=_PRIOR)

    def kind(self, marks: Marks, labelled: RefusalKind | None = None) -> RefusalKind | None:
        """The kind of no, or None where too few were labelled to tell.

        Args:
            marks: those of the question.
            labelled: what it was learnt as, to leave it out; None where it was not.
        """
        ours: dict[RefusalKind, bool] = {"off-topic": True, "not-in-sources": False}
        recent = dict.fromkeys(ours, False) | {"after-our-sources": True}
        if self._recent.score(marks, unlike=_side(recent, labelled)) > LEAST_RECENT:
            return "after-our-sources"
        if not self._off_topic.is_taught:
            return None
        off = self._off_topic.score(marks, unlike=_side(ours, labelled)) > LEAST_OFF_TOPIC
        return "off-topic" if off else "not-in-sources"


def _side(sides: dict[RefusalKind, bool], labelled: RefusalKind | None) -> bool | None:
    return None if labelled is None else sides.get(labelled)
