"""Takes words and gives how like each entry is to them in runs of three and four letters."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

import numpy as np

from bot.core.matching.grams import Numbered, grams
from bot.core.matching.vectors import Cells, FloatArray, IntArray, Layout, as_wholes, postings

LENGTHS: Final = (3, 4)
IDF_POWER: Final = 0.8


class Letters:
    """The entries' runs of letters. Never changes once built."""

    __slots__ = ("_entries", "_runs", "_weights")

    def __init__(self, texts: Sequence[Sequence[str]], layout: Layout) -> None:
        """Counts the runs in the words of each phrasing and weighs them by their IDF."""
        spelling = sorted({word for text in texts for word in text})
        spelled = {word: grams(word, LENGTHS) for word in spelling}
        number = _numbered(spelled.values())
        self._runs = Numbered(number, LENGTHS)
        numbers = {word: [number[gram] for gram in found] for word, found in spelled.items()}
        cells = _counted([[i for word in text for i in numbers[word]] for text in texts])
        terms = len(number)
        # One more stands for all that the FAQ has never seen: no entry holds it.
        holders = np.append(_holders(cells, layout, terms), 0)
        weights = idf(holders, layout.entries, IDF_POWER)
        self._weights = weights.astype(np.float64)
        weighted = (1 + np.log(cells.value)) * weights[cells.term]
        weighed = Cells(row=cells.row, term=cells.term, value=weighted.astype(np.float32))
        whole = as_wholes(weighed, layout)
        self._entries = postings(whole, size=layout.entries, terms=terms + 1)

    def cosines(self, words: Iterable[str]) -> FloatArray:
        """The cosine of every entry with these words."""
        return self._entries.dot(*self._direction(words))

    def _direction(self, words: Iterable[str]) -> tuple[IntArray, FloatArray]:
        """The terms of a question and their weights, together of length 1."""
        terms, count, lacks = self._runs.counted(words)
        value = (1 + np.log(count)) * self._weights[terms]
        length = max(float(value @ value) + lacks * self._weights[-1] ** 2, 1e-9) ** 0.5
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
