"""Takes weighted terms of many rows and gives the cosines of a question with all of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float32]
IntArray = NDArray[np.int64]

SMALL: Final = 1 << 20
"""Values of a matrix that is filled in: 4 MiB."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cells:
    """A sparse matrix as parallel arrays: `value[i]` stands in row `row[i]`, column `term[i]`."""

    row: IntArray
    term: IntArray
    value: FloatArray

    def in_rows(self, row_of: IntArray) -> Cells:
        """The same cells with row r moved to `row_of[r]`."""
        return Cells(row=row_of[self.row], term=self.term, value=self.value)

    def merged(self, how: np.ufunc) -> Cells:
        """One cell for each row and term: `how` (np.add, np.maximum) of those that were there."""
        if not len(self.row):
            return self
        width = int(self.term.max()) + 1
        key = self.row * width + self.term
        order = np.argsort(key, kind="stable")
        key = key[order]
        first = np.flatnonzero(np.r_[True, key[1:] != key[:-1]])
        value = how.reduceat(self.value[order], first)
        return Cells(row=key[first] // width, term=key[first] % width, value=value)

    def unit(self) -> Cells:
        """The same directions with every row of length 1."""
        length = np.sqrt(np.bincount(self.row, self.value.astype(np.float64) ** 2))
        value = self.value / np.maximum(length, 1e-9)[self.row]
        return Cells(row=self.row, term=self.term, value=value.astype(np.float32))


class Layout:
    """Which phrasing belongs where: the entries' phrasings stand side by side."""

    __slots__ = ("_starts", "entries", "language", "owner")

    def __init__(self, owner: IntArray, language: IntArray) -> None:
        """Takes the number of each phrasing's entry, ascending from 0, and of its language."""
        self.owner, self.language = owner, language
        self.entries = int(owner[-1]) + 1 if len(owner) else 0
        self._starts = np.searchsorted(owner, np.arange(self.entries))

    def best(self, values: FloatArray) -> FloatArray:
        """For each entry the largest of its phrasings' values."""
        return np.maximum.reduceat(values, self._starts)

    def means(self, rows: FloatArray) -> FloatArray:
        """For each entry the mean of its phrasings' rows."""
        sizes = np.bincount(self.owner)[:, None]
        return np.divide(np.add.reduceat(rows, self._starts), sizes, dtype=np.float32)

    def phrasings(self, entry: int) -> slice:
        """Where the phrasings of an entry stand."""
        last = entry + 1 == self.entries
        return slice(self._starts[entry], None if last else self._starts[entry + 1])


class Postings:
    """A matrix by column: for each term the rows that hold it, and how strongly."""

    __slots__ = ("_lengths", "_rows", "_size", "_starts", "_values")

    def __init__(self, cells: Cells, *, size: int, terms: int) -> None:
        """Sorts the cells of a matrix of `size` rows and `terms` columns."""
        order = np.argsort(cells.term, kind="stable")
        self._size = size
        self._rows = cells.row[order].astype(np.int64)
        self._values = cells.value[order].astype(np.float32)
        ends = np.searchsorted(cells.term[order], np.arange(terms + 1))
        self._starts, self._lengths = ends[:-1], np.diff(ends)

    def columns(self, terms: IntArray) -> tuple[IntArray, FloatArray, IntArray]:
        """The columns of these terms one after the other: rows, values, and each one's length."""
        starts, lengths = self._starts[terms], self._lengths[terms]
        ends = lengths.cumsum()
        # One pass over all columns is several times as fast as one pass over each.
        at = np.arange(lengths.sum()) + (starts - ends + lengths).repeat(lengths)
        return self._rows[at], self._values[at], lengths

    def dot(self, terms: IntArray, weights: FloatArray) -> FloatArray:
        """For every row the sum of its values of these terms times their weights."""
        rows, values, lengths = self.columns(terms)
        return self._summed(rows, values * weights.repeat(lengths))

    def _summed(self, rows: IntArray, values: FloatArray) -> FloatArray:
        return np.bincount(rows, values, self._size).astype(np.float32)


class Filled:
    """A small matrix with a place for every value: a few rows of it are added up at once."""

    __slots__ = ("_values",)

    def __init__(self, cells: Cells, *, size: int, terms: int) -> None:
        """Fills in the cells of a matrix of `size` rows and `terms` columns."""
        self._values = np.zeros((terms, size), np.float32)
        self._values[cells.term, cells.row] = cells.value

    def dot(self, terms: IntArray, weights: FloatArray) -> FloatArray:
        """As that of `Postings`."""
        summed: FloatArray = weights @ self._values[terms]
        return summed


def postings(cells: Cells, *, size: int, terms: int) -> Filled | Postings:
    """A matrix to be multiplied with questions, as is faster for its size."""
    kind = Filled if size * terms <= SMALL else Postings
    return kind(cells, size=size, terms=terms)


def as_wholes(cells: Cells, layout: Layout) -> Cells:
    """The entries as wholes, from the weighted terms of their phrasings.

    An entry has a direction in each language, the sum of its phrasings'; it holds both side by
    side, the larger value where a term is in both. So a question in one language has its plain
    cosine, and one that mixes them is met by both halves.
    """
    halves = cells.in_rows(layout.owner * 2 + layout.language).merged(np.add).unit()
    return halves.in_rows(np.arange(layout.entries * 2) // 2).merged(np.maximum)
