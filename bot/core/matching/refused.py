"""Takes the questions that must be refused and gives how near a new question is to one of them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from bot.core.matching.letters import Letters
from bot.core.matching.normalize import words
from bot.core.matching.vectors import FloatArray, Layout


class RefusedQuestions:
    """The labelled questions that no entry may answer. Never changes once built.

    A question that is much like one of them is probably to be refused too, so that an editor who
    writes a false answer's question down teaches the bot to be silent near it.
    """

    __slots__ = ("_letters", "_parts", "texts")

    def __init__(self, texts: Sequence[str]) -> None:
        """Learns the letters of every question that has a word."""
        told = [(text, parts) for text in texts if (parts := words(text))]
        self.texts = tuple(text for text, _ in told)
        self._parts = tuple(parts for _, parts in told)
        alone = np.arange(len(told))
        self._letters = Letters(self._parts, Layout(alone, np.zeros_like(alone))) if told else None

    def near(self, parts: Sequence[str], but: FloatArray | None = None) -> float:
        """The cosine in runs of letters with the nearest of them, 0 where there are none.

        Args:
            parts: the words of a question.
            but: 0 for each question that is to be left out, 1 for the others.
        """
        if self._letters is None:
            return 0.0
        cosines = self._letters.cosines(parts)
        return float((cosines if but is None else cosines * but).max())

    def others(self, parts: Sequence[str]) -> FloatArray:
        """0 for each question that has these very words, 1 for the others."""
        asked = tuple(parts)
        return np.array([mine != asked for mine in self._parts], np.float32)
