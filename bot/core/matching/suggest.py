"""The beginning of a question in, the entries that it may become out: for autocomplete."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
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
    def _wordings(self) -> Mapping[str, Sequence[str]]:
        """The words of each wording, by entry: made when somebody first types, not at start.

        A space stands before each word, so that one search finds the beginning of any.
        """
        wordings: defaultdict[str, list[str]] = defaultdict(list)
        for text, entry in self._phrasings:
            wordings[entry].append("".join(f" {word}" for word in words(text)))
        return wordings

    def complete(self, typed: str, limit: int) -> tuple[str, ...]:
        """Ids of entries with a wording that holds each typed word or its beginning.

        Entries of which more wordings do so come first: they are more about these words.
        """
        return self._found(words(typed), limit) or self._found(_unfinished(typed), limit)

    def _found(self, parts: Sequence[str], limit: int) -> tuple[str, ...]:
        begun = [f" {part}" for part in parts]
        counted = {
            entry: sum(all(part in wording for part in begun) for wording in wordings)
            for entry, wordings in self._wordings.items()
        }
        found = [entry for entry, count in counted.items() if count]
        return tuple(sorted(found, key=lambda entry: -counted[entry])[:limit])


def _unfinished(typed: str) -> tuple[str, ...]:
    """The typed words with the last one as it stands: "d" may become "does" and not "de"."""
    *whole, last = fold(clean(typed)).split() or [""]
    return (*words(" ".join(whole)), *((last,) if last.isalnum() else ()))
