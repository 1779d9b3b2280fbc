"""Takes vectors of phrasings and gives the directions that tell each entry from its rivals."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import numpy as np

from bot.core.matching.classifier import directions
from bot.core.matching.vectors import FloatArray, IntArray, Layout

LOOKS: Final = 8
"""How often the direction is bettered in which entries differ most."""


def from_rivals(rows: FloatArray, layout: Layout, most: int) -> FloatArray:
    """A column for each entry, as `directions` gives them.

    Entries are told apart in groups of at most `most`, so that time and memory grow with the
    phrasings alone, and not with their number times that of the entries. One alone has nothing to
    be told from.

    Args:
        rows: a vector for each phrasing, around 0.
        layout: which phrasing belongs to which entry.
        most: entries in a group; those of one are like each other.
    """
    found = np.zeros((rows.shape[1], layout.entries), np.float32)
    if layout.entries < 2:  # noqa: PLR2004 said above
        return found
    for entries in _parted(layout.means(rows), most):
        mine = np.isin(layout.owner, entries)
        owner = np.searchsorted(entries, layout.owner[mine])
        found[:, entries] = directions(rows[mine], owner, len(entries))
    return found


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
