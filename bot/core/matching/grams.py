"""Takes words and gives their runs of letters, and which of them a FAQ knows by what number."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from itertools import chain, repeat
from typing import ClassVar

import numpy as np

from bot.core.matching.remembering import Remembering
from bot.core.matching.vectors import IntArray


def grams(word: str, lengths: tuple[int, ...]) -> tuple[str, ...]:
    """The runs of letters of one word, its ends marked by spaces."""
    padded = f" {word} "
    return tuple(
        padded[i : i + length]
        for length in lengths
        for i in range(max(1, len(padded) - length + 1))
    )


class Numbered(Remembering):
    """The runs of letters of a FAQ by their numbers, from 0 on. Never changes once built.

    Args:
        number: that of each run.
        lengths: how many letters a run may have.
    """

    __slots__ = ("_lengths", "_number", "_of")
    remembered: ClassVar = {"_of": "_numbers"}
    _of: Callable[[str], tuple[int, ...]]

    def __init__(self, number: Mapping[str, int], lengths: tuple[int, ...]) -> None:
        self._number = number
        self._lengths = lengths
        self.remember()

    def counted(self, words: Iterable[str]) -> tuple[IntArray, IntArray, int]:
        """The runs of some words that the FAQ has, how often each, and how many it lacks.

        Those that it lacks are no repetition of each other, however many there are.
        """
        counts = Counter(chain.from_iterable(map(self._of, words)))
        lacks = counts.pop(len(self._number), 0)
        numbers = np.fromiter(counts, np.int64, len(counts))
        return numbers, np.fromiter(counts.values(), np.int64, len(counts)), lacks

    def _numbers(self, word: str) -> tuple[int, ...]:
        """Those of a word's runs; one that the FAQ lacks has the number after the last."""
        unseen = len(self._number)
        return tuple(map(self._number.get, grams(word, self._lengths), repeat(unseen)))
