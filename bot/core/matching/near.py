"""Takes a word and gives the known words that it may be a misspelling of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Final

import numpy as np
from rapidfuzz import process
from rapidfuzz.distance import OSA, JaroWinkler

from bot.core.matching.vectors import FloatArray

# Tried on validation questions of the public sets (tests/bench/README.md).
CUTOFF: Final = 0.72
"""The least likeness of a misspelling to the word that is meant."""
NEAR_BEST: Final = 0.85
"""Other readings of a misspelling count down to this share of the best one."""
_MOST = 6
"""How many words of one length are looked at."""
_KINDS = 32
"""Letters are told apart by the last five bits of their code: a to z all are."""


class Neighbours:
    """Known words by their length. Never changes once built."""

    __slots__ = ("_kinds", "_words")

    def __init__(self, spellings: Iterable[str]) -> None:
        """Takes the words in any order; one with a digit has no misspellings."""
        words: defaultdict[int, list[str]] = defaultdict(list)
        for word in sorted(spellings):
            if not has_digit(word):
                words[len(word)].append(word)
        self._words = dict(words)
        self._kinds = {size: np.stack([*map(_kinds, found)]) for size, found in words.items()}

    def of(self, word: str) -> list[tuple[str, float]]:
        """Those that this word may be a misspelling of, with their likeness, best first."""
        if len(word) < 3:  # noqa: PLR2004 one letter of two is another word
            return []
        reach = 1 if len(word) < 5 else 2  # noqa: PLR2004 two letters of four are another word
        mine = _kinds(word)
        found: list[tuple[str, float]] = []
        for length in range(len(word) - reach, len(word) + reach + 1):
            near = process.extract(
                word,
                self._candidates(word, mine, length),
                scorer=OSA.normalized_similarity,
                score_cutoff=CUTOFF,
                limit=_MOST,
            )
            found += [(w, (like + JaroWinkler.similarity(word, w)) / 2) for w, like, _ in near]
        found.sort(key=lambda pair: (-pair[1], pair[0]))
        return [pair for pair in found if pair[1] >= NEAR_BEST * found[0][1]]

    def _candidates(self, word: str, mine: FloatArray, length: int) -> list[str]:
        """The words of a length that share enough letters to be near, and some that are not.

        A slip changes one letter at most into another, so that the sets of letters of two words
        with `slips` between them differ in twice as many at most. To look at sets is 20 times
        as fast as to count slips.
        """
        slips = int((1 - CUTOFF) * max(len(word), length) + 1e-9)
        if length not in self._words or abs(len(word) - length) > slips:
            return []
        known = self._kinds[length]
        differing = known.sum(axis=1) + mine.sum() - 2 * (known @ mine)
        return [self._words[length][i] for i in np.flatnonzero(differing <= 2 * slips)]


def has_digit(word: str) -> bool:
    """Whether it is a number or holds one: that is right or wrong, never nearly right."""
    return any(character.isdigit() for character in word)


def _kinds(word: str) -> FloatArray:
    """1 for each kind of letter that the word has, 0 for the others."""
    kinds = np.zeros(_KINDS, np.float32)
    kinds[[ord(letter) % _KINDS for letter in word]] = 1
    return kinds
