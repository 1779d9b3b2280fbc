"""Takes the words of a question and gives how much a classifier takes them for each entry's."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np

from bot.core.matching.rivals import from_rivals
from bot.core.matching.runs import Runs, placed
from bot.core.matching.vectors import Cells, FloatArray, IntArray, Layout
from bot.core.matching.words import Lexicon, Word
from bot.core.matching.written import Text

LEAST_SLOTS: Final = 512
MOST_SLOTS: Final = 4096
ROOM: Final = 160_000_000
"""Phrasings times rivals times slots: so much is learnt in a tenth of a second."""
RIVALS: Final = 128
"""The entries that are told apart in one go; those of a larger FAQ are first parted by likeness,
so that the time to learn grows with the phrasings alone."""


class Learnt:
    """Which words and runs of letters tell each entry from its rivals. Never changes once built.

    Each term and run has a slot of its own or with others, chosen by its spelling, and a sign, so
    that what shares a slot does not add up (Weinberger et al. 2009). All phrasings are then rows
    of a few hundred numbers, quick to learn from.
    """

    __slots__ = ("_directions", "_runs", "_slots", "_terms")

    def __init__(
        self, texts: Sequence[Text], layout: Layout, lexicon: Lexicon, weighted: Cells
    ) -> None:
        """Learns from all phrasings.

        Args:
            texts: the phrasings, in the order of `layout`.
            layout: which phrasing belongs to which entry.
            lexicon: the words of the FAQ.
            weighted: for each phrasing its terms, numbered as the lexicon holds them; rows of
                length 1.
        """
        self._slots = _affordable(len(texts), layout.entries)
        self._terms = placed(lexicon.weights, self._slots)
        self._runs = Runs(texts, layout.entries, self._slots)
        rows = self._of_terms(weighted, len(texts)) + self._runs.rows(texts)
        self._directions = from_rivals(rows, layout, RIVALS)

    def of(self, asked: tuple[IntArray, FloatArray], read: Sequence[Word]) -> FloatArray:
        """How much a question is each entry's rather than its rivals'.

        Args:
            asked: its terms with their weights, of length 1 with what the FAQ lacks.
            read: its words.
        """
        terms, weights = asked
        places, signs = self._terms
        runs, values = self._runs.of(part for word in read for part in word.spelling.split())
        place = np.concatenate((places[terms], runs))
        value = np.concatenate((signs[terms] * weights, values))
        learnt: FloatArray = value.astype(np.float32) @ self._directions[place]
        return learnt / np.float32(10)  # of the size of the other features

    def _of_terms(self, weighted: Cells, count: int) -> FloatArray:
        places, signs = self._terms
        cell = weighted.row * self._slots + places[weighted.term]
        rows = np.bincount(cell, signs[weighted.term] * weighted.value, count * self._slots)
        return rows.reshape(count, self._slots).astype(np.float32)


def _affordable(phrasings: int, entries: int) -> int:
    """As many slots as there is time for."""
    slots = ROOM // max(phrasings * min(entries, RIVALS), 1)
    return min(max(slots, LEAST_SLOTS), MOST_SLOTS)
