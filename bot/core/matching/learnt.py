"""Takes the words of a question and gives how much a classifier takes them for each entry's."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Final
from zlib import crc32

import numpy as np

from bot.core.matching.classifier import directions
from bot.core.matching.letters import grams
from bot.core.matching.vectors import Cells, FloatArray, IntArray, Layout, Postings
from bot.core.matching.words import Lexicon, Text, Word

RUNS: Final = (2, 3)
"""Shorter runs than those that entries are compared by: learning finds out which of them tell."""
LEAST_SLOTS: Final = 512
MOST_SLOTS: Final = 2048
ROOM: Final = 160_000_000
"""Phrasings times rivals times slots: so much is learnt in a tenth of a second."""
RIVALS: Final = 128
"""The entries that are told apart in one go; those of a larger FAQ are first parted by likeness,
so that the time to learn grows with the phrasings alone."""
LOOKS: Final = 8
"""How often the direction is bettered in which entries differ most."""

_Slots = tuple[IntArray, FloatArray]


class Learnt:
    """Which words and runs of letters tell each entry from its rivals. Never changes once built.

    Each term and run has a slot of its own or with others, chosen by its spelling, and a sign, so
    that what shares a slot does not add up (Weinberger et al. 2009). All phrasings are then rows
    of a few hundred numbers, quick to learn from.
    """

    __slots__ = ("_directions", "_slots", "_terms")

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
        self._terms = _placed(lexicon.weights, self._slots)
        self._directions = np.zeros((self._slots, layout.entries), np.float32)
        if layout.entries < 2:  # noqa: PLR2004 one alone has nothing to be told from
            return
        rows = self._of_terms(weighted, len(texts)) + self._of_letters(texts, lexicon)
        for entries in _parted(_middles(rows, layout), RIVALS):
            mine = np.isin(layout.owner, entries)
            owner = np.searchsorted(entries, layout.owner[mine])
            self._directions[:, entries] = directions(rows[mine], owner, len(entries))

    def of(self, asked: tuple[IntArray, FloatArray], read: Sequence[Word]) -> FloatArray:
        """How much a question is each entry's rather than its rivals'.

        Args:
            asked: its terms with their weights, of length 1 with what the FAQ lacks.
            read: its words.
        """
        places, signs = self._terms
        terms, weights = asked
        spelled = [(part, word.weight) for word in read for part in word.spelling.split()]
        row = np.bincount(places[terms], signs[terms] * weights, self._slots)
        learnt: FloatArray = (row + self._letters(spelled)).astype(np.float32) @ self._directions
        return learnt / np.float32(10)  # of the size of the other features

    def _letters(self, spelled: Iterable[tuple[str, float]]) -> FloatArray:
        """A row for the runs of letters of these words with their weights, of length 1."""
        row = np.zeros(self._slots, np.float32)
        for word, weight in spelled:
            places, values = _runs(word, self._slots)
            np.add.at(row, places, values * np.float32(weight))
        return row / np.float32(max(float(np.linalg.norm(row)), 1e-9))

    def _of_terms(self, weighted: Cells, count: int) -> FloatArray:
        places, signs = self._terms
        cell = weighted.row * self._slots + places[weighted.term]
        rows = np.bincount(cell, signs[weighted.term] * weighted.value, count * self._slots)
        return rows.reshape(count, self._slots).astype(np.float32)

    def _of_letters(self, texts: Sequence[Text], lexicon: Lexicon) -> FloatArray:
        """The same as `_letters` for every phrasing, all at once."""
        number = {word: i for i, word in enumerate({w: 0 for text in texts for w in text.words})}
        if not number:
            return np.zeros((len(texts), self._slots), np.float32)
        placed = [_runs(word, self._slots) for word in number]
        cells = Cells(
            row=np.concatenate([places for places, _ in placed]),
            term=np.repeat(np.arange(len(placed)), [len(places) for places, _ in placed]),
            value=np.concatenate([values for _, values in placed]),
        )
        spelled = Postings(cells, size=self._slots, terms=len(number))
        weight = np.array([lexicon.weight(word) for word in number], np.float32)
        words = np.array([number[word] for text in texts for word in text.words], np.int64)
        row = np.repeat(np.arange(len(texts)), [len(text.words) for text in texts])
        places, values, lengths = spelled.columns(words)
        cell = row.repeat(lengths) * self._slots + places
        counts = np.bincount(cell, values * weight[words].repeat(lengths), len(texts) * self._slots)
        rows: FloatArray = counts.reshape(len(texts), self._slots).astype(np.float32)
        rows /= np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), np.float32(1e-9))
        return rows


def _affordable(phrasings: int, entries: int) -> int:
    """As many slots as there is time for."""
    slots = ROOM // max(phrasings * min(entries, RIVALS), 1)
    return min(max(slots, LEAST_SLOTS), MOST_SLOTS)


def _placed(names: Iterable[str], slots: int) -> _Slots:
    """For each name its slot and its sign; the same in every process."""
    hashes = np.fromiter((crc32(name.encode()) for name in names), np.int64)
    # The low bits of a checksum of few letters are too regular alone.
    mixed = hashes * 0x9E3779B1 & 0xFFFFFFFF
    return (mixed >> 1) * slots >> 31, (1 - 2 * (mixed & 1)).astype(np.float32)


@lru_cache(maxsize=8192)
def _runs(word: str, slots: int) -> _Slots:
    """The slots of the runs of letters of a word, and its values there, of length 1."""
    # A run begins with what no word has, so that it is never taken for a term.
    places, signs = _placed((f"~{run}" for run in grams(word, RUNS)), slots)
    return places, signs / np.float32(len(places) ** 0.5)


def _middles(rows: FloatArray, layout: Layout) -> FloatArray:
    """The mean of each entry's rows."""
    sums = np.add.reduceat(rows, np.searchsorted(layout.owner, np.arange(layout.entries)))
    return np.divide(sums, np.bincount(layout.owner)[:, None], dtype=np.float32)


def _parted(middles: FloatArray, most: int) -> Iterator[IntArray]:
    """The numbers of entries in groups of like ones, at most so many in each, ascending."""
    waiting = [np.arange(len(middles))]
    while waiting:
        group = waiting.pop()
        if len(group) <= most:
            yield np.sort(group)
            continue
        order = group[np.argsort(_main(middles[group]), kind="stable")]
        waiting += np.array_split(order, 2)


def _main(rows: FloatArray) -> FloatArray:
    """Where each row stands in the direction in which they differ most (power iteration)."""
    spread = rows - rows.mean(axis=0, dtype=np.float32)
    # Any direction does to begin with, but for one in which they do not differ at all.
    way: FloatArray = spread[np.abs(spread).sum(axis=1).argmax()]
    for _ in range(LOOKS):
        way = (spread @ way) @ spread
        way /= np.float32(max(float(np.linalg.norm(way)), 1e-9))
    place: FloatArray = spread @ way
    return place
