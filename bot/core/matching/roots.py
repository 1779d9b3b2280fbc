"""Takes a word of a list, or of a question, and gives what it is looked for by.

Stems are short, and in two languages many of them are alike, so that an everyday word is itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import product
from typing import Final

from bot.core.matching.common import COMMON
from bot.core.matching.normalize import stem

_LEAST_PLURAL: Final = 4
"""Letters of a plural: "is", "us" and "has" are none of "i", "u" and "ha"."""


def may_be_a_slip(word: str) -> bool:
    """Whether a word may be a misspelling of another."""
    return word not in COMMON and not word.isdigit()


@lru_cache(maxsize=16_384)
def root(word: str) -> str:
    """What a word is looked for by: an everyday word by its singular, another by its stem."""
    # No stem ends in an apostrophe, so that the two are never the same.
    return f"{_singular(word)}'" if word in COMMON else stem(word)


def roots(phrase: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """All that the words of a phrase may be looked for by: "voting" is an ending of "vote"."""
    return product(*map(keys_of, phrase))


def keys_of(word: str) -> frozenset[str]:
    """The same for one word."""
    return frozenset((root(word), stem(word)))


def _singular(word: str) -> str:
    if len(word) < _LEAST_PLURAL:
        return word
    shorter = (word.removesuffix(ending) for ending in ("s", "es") if word.endswith(ending))
    return next((found for found in shorter if found in COMMON), word)
