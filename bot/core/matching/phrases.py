"""Phrases in, the ones that a question holds out, across inflection and typos."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.core.matching.normalize import stem, words

# One slip in five letters still counts. Below that, a cue is too near to other words:
# "held" and "help", "ahora" and "ahogar".
_LEAST_LENGTH = 5
_LEAST_SIMILARITY = 0.8

Span = tuple[int, int]


class Phrases:
    """Finds any of its phrases in a sequence of words.

    Args:
        phrases: words or phrases; each is compared by the stems of its words.
        typos: also find a word of five letters or more that is one slip away.
    """

    def __init__(self, phrases: Iterable[str], *, typos: bool) -> None:
        written = [words(phrase) for phrase in phrases]
        self._phrases = frozenset(tuple(map(stem, phrase)) for phrase in written if phrase)
        self._lengths = sorted({len(phrase) for phrase in self._phrases}, reverse=True)
        self._stems = frozenset(part for phrase in self._phrases for part in phrase)
        # Spelling is compared before the stem is taken: a slip in the ending makes another stem.
        long = (word for phrase in written for word in phrase if len(word) >= _LEAST_LENGTH)
        self._long = sorted(set(long)) if typos else []

    def find(self, heard: Sequence[str]) -> tuple[Span, ...]:
        """Where phrases stand in `heard`, longest first, as (start, end) of words."""
        stems = [self._stem(word) for word in heard]
        return tuple(
            (start, start + length)
            for length in self._lengths
            for start in range(len(stems) - length + 1)
            if tuple(stems[start : start + length]) in self._phrases
        )

    def _stem(self, word: str) -> str:
        found = stem(word)
        if found in self._stems or len(word) < _LEAST_LENGTH or word.isdigit():
            return found
        near = process.extractOne(
            word, self._long, scorer=OSA.normalized_similarity, score_cutoff=_LEAST_SIMILARITY
        )
        return stem(near[0]) if near else found
