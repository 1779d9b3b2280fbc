"""Takes the questions that must be refused and gives how near a new question is to them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Final

import numpy as np

from bot.core.matching.letters import Letters
from bot.core.matching.normalize import words
from bot.core.matching.vectors import FloatArray, Layout
from bot.core.model import RefusalKind

USUAL_LETTERS: Final = 0.33
USUAL_MEANING: Final = 0.51
"""The likeness to the nearest of them that this FAQ's labelled questions have on average."""
VOTERS: Final = 5
"""How many of the nearest questions say together which kind of no it is."""
STEEPNESS: Final = 4
"""The power of a likeness that is its vote: one close question outvotes several far ones."""


class RefusedQuestions:
    """The labelled questions that no entry may answer. Never changes once built.

    A question that is much like one of them is probably to be refused too, so that an editor who
    writes a false answer's question down teaches the bot to be silent near it.
    """

    __slots__ = ("_kinds", "_letters", "_places", "texts")

    def __init__(self, questions: Sequence[tuple[str, RefusalKind]]) -> None:
        """Learns the letters of every question that has a word."""
        told = [(text, kind, parts) for text, kind in questions if (parts := words(text))]
        self.texts = tuple(text for text, _, _ in told)
        self._kinds = tuple(kind for _, kind, _ in told)
        self._places: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
        for place, (_, _, parts) in enumerate(told):
            self._places[parts].append(place)
        alone = np.arange(len(told))
        layout = Layout(alone, np.zeros_like(alone))
        self._letters = Letters([parts for _, _, parts in told], layout) if told else None

    def likenesses(self, parts: Sequence[str]) -> FloatArray:
        """The cosine of each of them with these words, in runs of letters."""
        return self._letters.cosines(parts) if self._letters else np.zeros(0, np.float32)

    def others(self, parts: Sequence[str]) -> FloatArray:
        """0 for each of them that has these very words, 1 for the others."""
        others = np.ones(len(self.texts), np.float32)
        others[self._places.get(tuple(parts), [])] = 0
        return others

    def kind(self, likenesses: FloatArray) -> RefusalKind | None:
        """The kind of no that the nearest of them vote for; None where there are none."""
        votes: defaultdict[RefusalKind, float] = defaultdict(float)
        for i in _largest(likenesses, VOTERS):
            votes[self._kinds[i]] += float(likenesses[i]) ** STEEPNESS
        return max(votes, key=lambda kind: votes[kind], default=None)

    def nearest(self, likenesses: FloatArray) -> str:
        """The one that is most like; empty where there are none."""
        return self.texts[int(likenesses.argmax())] if self.texts else ""


def _largest(values: FloatArray, count: int) -> Sequence[int]:
    """The places of the largest values, largest first, the earlier first where they are alike."""
    least = np.partition(values, -count)[-count] if len(values) > count else -np.inf
    places = np.flatnonzero(values >= least)
    order = np.argsort(-values[places], kind="stable")
    return [int(place) for place in places[order][:count]]
