"""The beginning of a question in, the entries that it may become out: for autocomplete."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cached_property

from bot.core.matching.normalize import clean, fold, words


class Suggestions:
    """Finds entries by the beginnings of words, in any of their wordings.

    Args:
        phrasings: (text, entry id), in the order in which entries are shown for no text at all.
    """

    def __init__(self, phrasings: Iterable[tuple[str, str]]) -> None:
        self._phrasings = tuple(phrasings)

    @cached_property
    def _wordings(self) -> Sequence[tuple[str, str]]:
        """The words of each wording and its entry: made when somebody first types, not at start.

        A space stands before each word, so that one search finds the beginning of any.
        """
        first = {entry: number for number, (_, entry) in reversed([*enumerate(self._phrasings)])}
        wordings = [("".join(f" {word}" for word in words(t)), e) for t, e in self._phrasings]
        return sorted(wordings, key=lambda wording: first[wording[1]])

    def complete(self, typed: str, limit: int) -> tuple[str, ...]:
        """Ids of entries with a wording that holds each typed word or its beginning.

        Entries of which more wordings do so come first: they are more about these words.
        """
        whole, unfinished = words(typed), _unfinished(typed)
        found = self._found(whole, limit)
        return found if found or unfinished == whole else self._found(unfinished, limit)

    def _found(self, parts: Sequence[str], limit: int) -> tuple[str, ...]:
        holding = self._wordings
        # The longest is the rarest as a rule, and leaves the least to look at for the others.
        for part in sorted((f" {part}" for part in parts), key=len, reverse=True):
            holding = [wording for wording in holding if part in wording[0]]
        counted = Counter(entry for _, entry in holding)
        return tuple(sorted(counted, key=lambda entry: -counted[entry])[:limit])


def _unfinished(typed: str) -> tuple[str, ...]:
    """The typed words with the last one as it stands: "d" may become "does" and not "de"."""
    *whole, last = fold(clean(typed)).split() or [""]
    return (*words(" ".join(whole)), *((last,) if last.isalnum() else ()))
