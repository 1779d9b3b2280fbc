"""A question in, the two things that it asks for out, if there are two."""

from __future__ import annotations

from bot.core.matching.halves import Halves, halves, listed
from bot.core.matching.index import Hit, Search
from bot.core.snapshot import Snapshot

_SURE_OF_A_HALF = 0.3
"""Least confidence in each of two entries to take a question for two: most halves are short."""
_SURE_OF_A_CLAUSE = 0.7
"""The same where the second half does not begin like a question."""
_EXPLAINED_OF_A_HALF = 0.6
_SURE_OF_THE_WHOLE = 0.95
_DOUBTFUL_HALF = 0.65
"""A question that is so surely one entry's is not parted for a half that is less sure than this."""


def two_topics(
    question: str, snapshot: Snapshot, confidence: float, *, unseen: bool
) -> tuple[Hit, Hit] | None:
    """The entries of the two things that a question asks for, in its order, if it asks for two.

    `confidence` is that of the best entry for the whole question.
    """
    least = _DOUBTFUL_HALF if confidence >= _SURE_OF_THE_WHOLE else 0.0

    def found(half: str) -> Search:
        return snapshot.index.search(half, 1, unseen=unseen)

    for half in halves(question):
        first, second = _best(found(half.first)), _best(found(half.second))
        if first and second and first.entry != second.entry and _both_sure(first, second, half):
            doubtful = min(first.confidence, second.confidence) < least
            return None if doubtful else (first, second)
    if pair := listed(question):
        searches = found(pair[0]), found(pair[1])
        first, second = map(_best, searches)
        known = all(search.unknown == 0 for search in searches)
        if first and second and first.entry != second.entry and known:
            return first, second
    return None


def _best(search: Search) -> Hit | None:
    return search.hits[0] if search.hits else None


def _both_sure(first: Hit, second: Hit, half: Halves) -> bool:
    least = _SURE_OF_A_HALF if half.asks else _SURE_OF_A_CLAUSE
    return (
        min(first.confidence, second.confidence) >= least
        and min(first.explained, second.explained) >= _EXPLAINED_OF_A_HALF
    )
