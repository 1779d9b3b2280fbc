"""Phrases in, the ones that a question holds out, across inflection and typos."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import ClassVar

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.core.matching.normalize import words
from bot.core.matching.remembering import Remembering
from bot.core.matching.roots import keys_of, may_be_a_slip, root, roots

# One slip in five letters still counts. Below that, a cue is too near to other words:
# "held" and "help", "ahora" and "ahogar".
_LEAST_LENGTH = 5
_LEAST_SIMILARITY = 0.8

Span = tuple[int, int]


class Phrases(Remembering):
    """Finds any of its phrases in a sequence of words.

    Args:
        phrases: words or phrases; each is compared by the stems of its words.
        typos: also find a long word that is one slip away.
        least: how many letters a long word has.
    """

    remembered: ClassVar = {"_heard": "_stem"}
    _heard: Callable[[str], str]

    def __init__(self, phrases: Iterable[str], *, typos: bool, least: int = _LEAST_LENGTH) -> None:
        written = [words(phrase) for phrase in phrases]
        self._phrases = frozenset(keys for phrase in written if phrase for keys in roots(phrase))
        # Few words begin a phrase, so that most places in a question are passed over at once.
        lengths: defaultdict[str, set[int]] = defaultdict(set)
        for phrase in self._phrases:
            lengths[phrase[0]].add(len(phrase))
        self._lengths = {first: tuple(found) for first, found in lengths.items()}
        self.stems = frozenset(part for phrase in self._phrases for part in phrase)
        # Spelling is compared before the stem is taken: a slip in the ending makes another stem.
        self._least = least
        told = {word for phrase in written for word in phrase if len(word) >= least}
        self.long = sorted(told) if typos else []
        self.remember()

    def find(
        self, heard: Sequence[str], *, typos: bool = True, starts: Iterable[int] | None = None
    ) -> tuple[Span, ...]:
        """Where phrases stand in `heard`, longest first, as (start, end) of words.

        Without `typos` only words as they are written here count, which is many times faster.
        Phrases are looked for at `starts`; None is everywhere.
        """
        hear = self._heard if typos else root
        spans = (
            (start, start + length)
            for start in (range(len(heard)) if starts is None else starts)
            for length in self._lengths.get(hear(heard[start]), ())
            if start + length <= len(heard)
            and tuple(map(hear, heard[start : start + length])) in self._phrases
        )
        return tuple(sorted(spans, key=lambda span: (span[0] - span[1], span[0])))

    @property
    def firsts(self) -> Collection[str]:
        """What the first words of its phrases are looked for by."""
        return self._lengths.keys()

    def long_firsts(self) -> Iterator[str]:
        """The words that a slip may be meant for at the beginning of a phrase."""
        return (word for word in self.long if not self._lengths.keys().isdisjoint(keys_of(word)))

    def _stem(self, word: str) -> str:
        found = root(word)
        if found in self.stems or len(word) < self._least or not may_be_a_slip(word):
            return found
        near = process.extractOne(
            word, self.long, scorer=OSA.normalized_similarity, score_cutoff=_LEAST_SIMILARITY
        )
        return root(near[0]) if near else found


class PhraseLists(Remembering):
    """Several lists of phrases: a question holds words of few of them, so that few are looked at.

    Args:
        lists: each by its name.
    """

    remembered: ClassVar = {"_names": "_names_of"}
    _names: Callable[[str, bool], frozenset[str]]

    def __init__(self, lists: Mapping[str, Phrases]) -> None:
        self._lists = lists
        # No phrase stands where its first word does not.
        self._by_stem = _by_word((name, found.firsts) for name, found in lists.items())
        self._by_long = _by_word((name, found.long_firsts()) for name, found in lists.items())
        self._long = sorted(self._by_long)
        self.remember()

    def find(self, heard: Sequence[str], *, typos: bool = True) -> dict[str, tuple[Span, ...]]:
        """Where the phrases of each list stand in `heard`, as `Phrases.find` tells it."""
        starts: defaultdict[str, list[int]] = defaultdict(list)
        for start, word in enumerate(heard):
            for name in self._names(word, typos):
                starts[name].append(start)
        return {
            name: phrases.find(heard, typos=typos, starts=starts[name]) if name in starts else ()
            for name, phrases in self._lists.items()
        }

    def _names_of(self, word: str, typos: bool) -> frozenset[str]:  # noqa: FBT001 - a key
        """The lists that the word, or one that it may be a slip of, stands in."""
        names = self._by_stem.get(root(word), frozenset())
        if not typos or len(word) < _LEAST_LENGTH or not may_be_a_slip(word):
            return names
        near = process.extract(
            word,
            self._long,
            scorer=OSA.normalized_similarity,
            score_cutoff=_LEAST_SIMILARITY,
            limit=None,
        )
        return names.union(*(self._by_long[found] for found, *_ in near))


def _by_word(lists: Iterable[tuple[str, Iterable[str]]]) -> Mapping[str, frozenset[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for name, parts in lists:
        for part in parts:
            found[part].add(name)
    return {part: frozenset(names) for part, names in found.items()}
