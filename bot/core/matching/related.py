"""Takes a word and gives the terms of a FAQ that mean about the same.

A FAQ's own synonyms are for its topic. These are for the rest of a question: where one says
"delete" another says "remove". They are a hint and no more, and count less than the word itself.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache

from bot.core.matching.normalize import stem
from bot.core.matching.related_english import ENGLISH
from bot.core.matching.related_spanish import SPANISH
from bot.core.model import Language


class Related:
    """The terms of a FAQ by the groups of everyday words they are in. Never changes once built."""

    __slots__ = ("_terms",)

    def __init__(self, stems: Mapping[Language, Iterable[str]]) -> None:
        """Takes the terms of each language; a term is the stem of its words."""
        self._terms = {language: _by_group(terms, language) for language, terms in stems.items()}

    def of(self, word: str) -> frozenset[str]:
        """The terms in any group of this word, its own among them."""
        return frozenset(
            term
            for language, terms in self._terms.items()
            for group in _groups(language).get(stem(word, language), ())
            for term in terms.get(group, ())
        )


def _by_group(terms: Iterable[str], language: Language) -> dict[int, list[str]]:
    found: defaultdict[int, list[str]] = defaultdict(list)
    for term in terms:
        for group in _groups(language).get(term, ()):
            found[group].append(term)
    return dict(found)


@cache
def _groups(language: Language) -> Mapping[str, tuple[int, ...]]:
    """For each stem of the language the numbers of its groups."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    text = ENGLISH if language == "en" else SPANISH
    for number, group in enumerate(text.split(";")):
        for root in sorted({stem(word, language) for word in group.split()}):
            found[root].append(number)
    return {root: tuple(numbers) for root, numbers in found.items()}
