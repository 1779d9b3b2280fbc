"""Takes words and gives their runs of letters in slots, weighed by how few entries have them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import chain
from typing import Final
from zlib import crc32

import numpy as np

from bot.core.matching.grams import Numbered, grams
from bot.core.matching.letters import idf
from bot.core.matching.vectors import Cells, FloatArray, IntArray, Postings
from bot.core.matching.written import Text

LENGTHS: Final = (2, 3)
"""Shorter runs than those that entries are compared by: learning finds out which of them tell."""
IDF_POWER: Final = 0.5
"""Tried on validation questions of the public sets, as was 0.8 (tests/bench/README.md)."""

Slots = tuple[IntArray, FloatArray]
"""The slot of each name, and its sign or its value there."""


class Runs:
    """The runs of letters of a FAQ. Never changes once built."""

    __slots__ = ("_number", "_places", "_runs", "_slots", "_unseen", "_values")

    def __init__(self, texts: Sequence[Text], entries: int, slots: int) -> None:
        """Counts in how many of the entries each run is."""
        self._slots = slots
        holders = _holders(texts)
        self._number = {run: i for i, run in enumerate(holders)}
        self._runs = Numbered(self._number, LENGTHS)
        # A run begins with what no word has, so that it is never taken for a term.
        self._places, signs = placed((f"~{run}" for run in holders), slots)
        counts = np.fromiter(map(len, holders.values()), np.int64, len(holders))
        self._values = signs * idf(counts, entries, IDF_POWER)
        self._unseen = float(idf(np.zeros(1, np.int64), entries, IDF_POWER)[0])

    def rows(self, texts: Sequence[Text]) -> FloatArray:
        """A row for the runs of each text, of length 1."""
        number = {word: i for i, word in enumerate({w: 0 for text in texts for w in text.words})}
        spelled = [[self._number[run] for run in grams(word, LENGTHS)] for word in number]
        flat = np.fromiter(chain.from_iterable(spelled), np.int64)
        cells = Cells(
            row=self._places[flat],
            term=np.repeat(np.arange(len(spelled)), np.array([*map(len, spelled)], np.int64)),
            value=self._values[flat],
        )
        columns = Postings(cells, size=self._slots, terms=len(number))
        words = np.fromiter((number[w] for text in texts for w in text.words), np.int64)
        row = np.repeat(np.arange(len(texts)), [len(text.words) for text in texts])
        places, values, lengths = columns.columns(words)
        cell = row.repeat(lengths) * self._slots + places
        sums = np.bincount(cell, values, len(texts) * self._slots)
        rows: FloatArray = sums.reshape(len(texts), self._slots).astype(np.float32)
        rows /= np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), np.float32(1e-9))
        return rows

    def of(self, words: Iterable[str]) -> Slots:
        """The slots and values of the runs of a question, of length 1 with what the FAQ lacks."""
        number, count, lacks = self._runs.counted(words)
        values = self._values[number] * count.astype(np.float32)
        length = max(float(values @ values) + lacks * self._unseen**2, 1e-9) ** 0.5
        return self._places[number], values / np.float32(length)


def placed(names: Iterable[str], slots: int) -> Slots:
    """For each name its slot and its sign; the same in every process."""
    hashes = np.fromiter((crc32(name.encode()) for name in names), np.int64)
    # The low bits of a checksum of few letters are too regular alone.
    mixed = hashes * 0x9E3779B1 & 0xFFFFFFFF
    return (mixed >> 1) * slots >> 31, (1 - 2 * (mixed & 1)).astype(np.float32)


def _holders(texts: Iterable[Text]) -> dict[str, set[int]]:
    """The entries that have each run of letters."""
    of_word: defaultdict[str, set[int]] = defaultdict(set)
    for text in texts:
        for word in text.words:
            of_word[word].add(text.entry)
    of_run: defaultdict[str, set[int]] = defaultdict(set)
    for word, entries in of_word.items():
        for run in grams(word, LENGTHS):
            of_run[run] |= entries
    return of_run
