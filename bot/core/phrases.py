"""Phrases in, the ones that a question holds out, across inflection and typos."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.core.normalize import stem, words

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
        split = (tuple(stem(word) for word in words(phrase)) for phrase in phrases)
        self._phrases = frozenset(phrase for phrase in split if phrase)
        self._lengths = sorted({len(phrase) for phrase in self._phrases}, reverse=True)
        self._stems = frozenset(part for phrase in self._phrases for part in phrase)
        self._long = sorted(part for part in self._stems if len(part) >= _LEAST_LENGTH)
        self._typos = typos

    def find(self, heard: Sequence[str]) -> tuple[Span, ...]:
        """Where phrases stand in `heard`, longest first, as (start, end) of words."""
        stems = [self._known(stem(word)) for word in heard]
        return tuple(
            (start, start + length)
            for length in self._lengths
            for start in range(len(stems) - length + 1)
            if tuple(stems[start : start + length]) in self._phrases
        )

    def _known(self, part: str) -> str:
        if part in self._stems or not self._typos or len(part) < _LEAST_LENGTH or part.isdigit():
            return part
        near = process.extractOne(
            part, self._long, scorer=OSA.normalized_similarity, score_cutoff=_LEAST_SIMILARITY
        )
        return near[0] if near else part
