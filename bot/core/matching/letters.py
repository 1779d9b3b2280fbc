"""Takes words and gives how like each entry is to them in runs of three and four letters."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from itertools import chain, repeat
from typing import ClassVar, Final

import numpy as np

from bot.core.matching.remembering import Remembering
from bot.core.matching.vectors import Cells, FloatArray, IntArray, Layout, as_wholes, postings

LENGTHS: Final = (3, 4)
IDF_POWER: Final = 0.8


def grams(word: str, lengths: tuple[int, ...] = LENGTHS) -> tuple[str, ...]:
    """The runs of letters of one word, its ends marked by spaces."""
    padded = f" {word} "
    return tuple(
        padded[i : i + length]
        for length in lengths
        for i in range(max(1, len(padded) - length + 1))
    )


class Letters(Remembering):
    """The entries' runs of letters. Never changes once built."""

    __slots__ = ("_entries", "_number", "_numbers", "_weights")
    remembered: ClassVar = {"_numbers": "_runs_of"}
    _numbers: Callable[[str], tuple[int, ...]]

    def __init__(self, texts: Sequence[Sequence[str]], layout: Layout) -> None:
        """Counts the runs in the words of each phrasing and weighs them by their IDF."""
        spelled = {word: grams(word) for word in sorted({w for text in texts for w in text})}
        self._number = _numbered(spelled.values())
        numbers = {w: [self._number[gram] for gram in found] for w, found in spelled.items()}
        cells = _counted([[i for word in text for i in numbers[word]] for text in texts])
        terms = len(self._number)
        # One more stands for all that the FAQ has never seen: no entry holds it.
        holders = np.append(_holders(cells, layout, terms), 0)
        weights = idf(holders, layout.entries, IDF_POWER)
        self._weights = weights.astype(np.float64)
        weighted = (1 + np.log(cells.value)) * weights[cells.term]
        weighed = Cells(row=cells.row, term=cells.term, value=weighted.astype(np.float32))
        whole = as_wholes(weighed, layout)
        self._entries = postings(whole, size=layout.entries, terms=terms + 1)
        self.remember()

    def _runs_of(self, word: str) -> tuple[int, ...]:
        unseen = len(self._number)
        return tuple(map(self._number.get, grams(word), repeat(unseen)))

    def cosines(self, words: Iterable[str]) -> FloatArray:
        """The cosine of every entry with these words."""
        return self._entries.dot(*self._direction(words))

    def _direction(self, words: Iterable[str]) -> tuple[IntArray, FloatArray]:
        """The terms of a question and their weights, together of length 1."""
        counts = Counter(chain.from_iterable(map(self._numbers, words)))
        # Those that the FAQ lacks are no repetition of each other, however many there are.
        lacks = counts.pop(len(self._number), 0) * self._weights[-1] ** 2
        terms = np.fromiter(counts, np.int64, len(counts))
        count = np.fromiter(counts.values(), np.float64, len(counts))
        value = (1 + np.log(count)) * self._weights[terms]
        length = max(float(value @ value) + lacks, 1e-9) ** 0.5
        return terms, (value / length).astype(np.float32)


def _numbered(found: Iterable[Iterable[str]]) -> dict[str, int]:
    distinct = dict.fromkeys(gram for some in found for gram in some)
    return {gram: i for i, gram in enumerate(distinct)}


def _counted(rows: Sequence[Sequence[int]]) -> Cells:
    """One cell for each phrasing and run of letters, with how often it is there."""
    row = np.repeat(np.arange(len(rows)), [len(r) for r in rows])
    term = np.fromiter((i for r in rows for i in r), np.int64, len(row))
    return Cells(row=row, term=term, value=np.ones(len(row), np.float32)).merged(np.add)


def _holders(cells: Cells, layout: Layout, terms: int) -> IntArray:
    """For each run of letters the number of entries that have it."""
    once = cells.in_rows(layout.owner).merged(np.maximum)
    return np.bincount(once.term, minlength=terms)


def idf(holders: IntArray, entries: int, power: float) -> FloatArray:
    """How rare each run is, from how many of the entries hold it: BM25's IDF to a power."""
    rarity: FloatArray = np.log(1 + (entries - holders + 0.5) / (holders + 0.5)) ** power
    return rarity.astype(np.float32)
