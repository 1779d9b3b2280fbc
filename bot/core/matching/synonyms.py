"""Takes groups of words and phrases that mean the same, and finds them in a row of words."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from bot.core.matching.normalize import words
from bot.core.matching.roots import root, roots


class Span(NamedTuple):
    """The words from `start` up to `stop`; `group` names what they mean together, if anything.

    A tuple, because one is made for nearly every word of a FAQ, and a dataclass takes four times
    as long.
    """

    start: int
    stop: int
    group: str | None


class Synonyms:
    """Groups of phrases, each found in any inflection of either language.

    An everyday word is found only as it is written, or in the other number: stems are short, and
    in two languages many of them are alike.
    """

    __slots__ = ("_group_of", "_longest", "spellings")

    def __init__(self, groups: Sequence[Sequence[str]]) -> None:
        """A phrase that stands in two groups belongs to the first."""
        self._group_of: dict[tuple[str, ...], str] = {}
        spellings: set[str] = set()
        for phrases in groups:
            for phrase in phrases:
                parts = words(phrase)
                spellings.update(parts)
                for keys in roots(parts):
                    # "=" cannot begin a word, so that a group is never taken for one.
                    self._group_of.setdefault(keys, f"={phrases[0]}")
        self._longest: dict[str, int] = {}
        for first, *rest in self._group_of:
            self._longest[first] = max(self._longest.get(first, 0), 1 + len(rest))
        self.spellings = frozenset(spellings)

    def spans(self, parts: Sequence[str], among: Collection[str] | None = None) -> Iterator[Span]:
        """The row of words cut into phrases of a group, longest first, and single words.

        With `among`, only those groups are looked for.
        """
        keys = tuple(map(root, parts)) if self._group_of else ()
        start = 0
        while start < len(parts):
            stop, group = self._at(keys, start, among)
            yield Span(start=start, stop=stop, group=group)
            start = stop

    def _at(
        self, keys: tuple[str, ...], start: int, among: Collection[str] | None
    ) -> tuple[int, str | None]:
        # Most words begin no phrase at all.
        longest = self._longest.get(keys[start], 0) if keys else 0
        for stop in range(min(len(keys), start + longest), start, -1):
            group = self._group_of.get(keys[start:stop])
            if group is not None and (among is None or group in among):
                return stop, group
        return start + 1, None
