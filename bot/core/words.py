"""Takes the words of a question and gives, for each, the terms of the FAQ it stands for."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal

from rapidfuzz import process
from rapidfuzz.distance import OSA, JaroWinkler

from bot.core.filler import FILLER
from bot.core.model import LANGUAGES, Language
from bot.core.normalize import stem
from bot.core.synonyms import Synonyms

Match = Literal["stem", "repaired", "split", "joined", "synonym", "none"]
Terms = tuple[tuple[str, float], ...]

# Chosen on the validation questions of the public sets (tests/bench/README.md).
CUTOFF: Final = 0.72
"""The least likeness of a misspelling to the word that is meant."""
NEAR_BEST: Final = 0.85
"""Other readings of a misspelling count down to this share of the best one."""
SURE: Final = 0.7
"""Under this likeness, two known words run together are the better reading."""
ENYE: Final = 0.9
"""How well "ano" stands for "año" where the FAQ has no "ano"."""
OWN_WORDS: Final = 0.3
"""How much the words of a synonym count beside what they mean."""
FILLER_WEIGHT: Final = 0.3
"""The share of an unseen word's weight that an unseen filler word has."""
IDF_POWER: Final = 0.5
"""Softens the IDF: rare words lead, common ones still tell "when" from "who"."""


OPT={"minlen":3,"first":1.0,"decoy":True,"prefix":0,"prefmin":.6,"pow":1,"num":1.0}
@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """One word of a question and what the FAQ makes of it.

    `weight` is what it counts in the question (its IDF, or that of an unseen word), `terms` are
    the FAQ's terms it may stand for with how well (0..1), `filler` whether it carries no topic.
    """

    text: str
    weight: float
    match: Match
    terms: Terms
    filler: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """The words of one phrasing, its language, and the number of its entry."""

    words: tuple[str, ...]
    language: Language
    entry: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """How a single word is understood; `spelling` is the FAQ's or the vocabulary's word for it."""

    spelling: str
    match: Match
    terms: Terms = ()


class Lexicon:
    """The words of a FAQ. Never changes once built; `weights` holds every term's weight."""

    __slots__ = (
        "_buckets", "_enye", "_prefix", "_stems", "_synonyms", "_term_of", "reading", "unseen", "weights",
    )  # fmt: skip

    def __init__(self, texts: Sequence[Text], synonyms: Synonyms) -> None:
        """Learns the words of `texts`; the synonyms are looked for in texts and questions."""
        self._synonyms = synonyms
        self._term_of, self._stems = _stemmed(texts)
        self._buckets = _by_length({*self._term_of, *synonyms.spellings, *(FILLER if OPT["decoy"] else ())})
        self._prefix = defaultdict(list)
        for w in sorted(self._term_of):
            self._prefix[w[:5]].append(w)
        self._enye = {w.replace("ñ", "n"): w for w in sorted(self._term_of) if "ñ" in w}
        used = ((term, text.entry) for text in texts for term in self.row(text.words))
        self.weights, self.unseen = _weights(used, len({text.entry for text in texts}))
        self.reading = lru_cache(maxsize=16_384)(self._reading)

    def row(self, parts: Sequence[str]) -> dict[str, float]:
        """The terms of a phrasing of this FAQ, each with how much it counts before weighting."""
        found: dict[str, float] = {}
        for span in self._synonyms.spans(parts):
            for part in parts[span.start : span.stop]:
                own = OWN_WORDS if span.group else 1.0
                found[self._term_of[part]] = max(found.get(self._term_of[part], 0.0), own)
            if span.group:
                found[span.group] = 1.0
        return found

    def read(self, parts: Sequence[str]) -> tuple[Word, ...]:
        """What the FAQ makes of each word, in order; a synonym phrase or a joined pair is one."""
        read = self._joined(parts)
        out: list[Word] = []
        for span in self._synonyms.spans([r.spelling for _, r in read], among=self.weights):
            inside = read[span.start : span.stop]
            if span.group:
                out.append(self._phrase(span.group, inside))
            else:
                out.extend(self._word(text, reading) for text, reading in inside)
        return tuple(out)

    def _joined(self, parts: Sequence[str]) -> list[tuple[str, Reading]]:
        """Every word with its reading; two words that the FAQ writes as one become one."""
        out: list[tuple[str, Reading]] = []
        i = 0
        while i < len(parts):
            reading, step = self.reading(parts[i]), 1
            if reading.match != "stem" and i + 1 < len(parts):
                terms = self._terms(parts[i] + parts[i + 1])
                if terms:
                    spelling = parts[i] + parts[i + 1]
                    reading, step = Reading(spelling=spelling, match="joined", terms=terms), 2
            out.append((" ".join(parts[i : i + step]), reading))
            i += step
        return out

    def _word(self, text: str, reading: Reading) -> Word:
        filler = text in FILLER or (not reading.terms and reading.spelling in FILLER)
        if reading.terms:
            weight = max(self.weights[term] for term, _ in reading.terms)
        else:
            weight = self.unseen * (FILLER_WEIGHT if filler else OPT["num"] if _has_digit(text) else 1.0)
        return Word(
            text=text, weight=weight, match=reading.match, terms=reading.terms, filler=filler
        )

    def _phrase(self, group: str, inside: Sequence[tuple[str, Reading]]) -> Word:
        own = {term: OWN_WORDS * like for _, reading in inside for term, like in reading.terms}
        return Word(
            text=" ".join(text for text, _ in inside),
            weight=self.weights[group],
            match="synonym",
            terms=((group, 1.0), *own.items()),
            filler=False,
        )

    def _terms(self, word: str) -> Terms:
        """The terms of a word that the FAQ has, in this or another inflection."""
        if (term := self._term_of.get(word)) is not None:
            return ((term, 1.0),)
        stems = (stem(word, language) for language in LANGUAGES if self._stems[language])
        return tuple(
            (s, 1.0)
            for s in dict.fromkeys(stems)
            if any(s in self._stems[language] and s == stem(word, language) for language in LANGUAGES)
        )

    def _reading(self, word: str) -> Reading:
        if terms := self._terms(word):
            return Reading(spelling=word, match="stem", terms=terms)
        # A number is right or wrong, never nearly right; a common word is no misspelling.
        if _has_digit(word) or word in FILLER or word in self._synonyms.spellings:
            return Reading(spelling=word, match="none")
        if (meant := self._enye.get(word.replace("ñ", "n"))) is not None:
            return Reading(spelling=meant, match="repaired", terms=((self._term_of[meant], ENYE),))
        near = self._near(word)
        if (not near or near[0][1] < SURE) and (halves := self._halves(word)):
            return Reading(spelling=word, match="split", terms=halves)
        if not near:
            if OPT["prefix"] and len(word)>5:
                best=(0,"")
                for w in self._prefix.get(word[:5],()):
                    n=0
                    for a,b in zip(word,w):
                        if a!=b: break
                        n+=1
                    best=max(best,(n/max(len(word),len(w)),w))
                if best[0]>=OPT["prefmin"]:
                    return Reading(spelling=best[1],match="repaired",terms=((self._term_of[best[1]],OPT["prefix"]),))
            return Reading(spelling=word, match="none")
        terms = _best((self._term_of[w], like**OPT["pow"]) for w, like in near if w in self._term_of) if near[0][0] in self._term_of else ()
        return Reading(spelling=near[0][0], match="repaired" if terms else "none", terms=terms)

    def _near(self, word: str) -> list[tuple[str, float]]:
        """Words that this one may be a misspelling of, with their likeness, best first."""
        if len(word) < OPT["minlen"]:
            return []
        reach = 1 if len(word) < 5 else 2  # noqa: PLR2004 two letters of four are another word
        found: list[tuple[str, float]] = []
        for length in range(len(word) - reach, len(word) + reach + 1):
            near = process.extract(
                word,
                self._buckets.get(length, ()),
                scorer=OSA.normalized_similarity,
                score_cutoff=CUTOFF,
                limit=6,
            )
            found += [(w, (like + JaroWinkler.similarity(word, w)) / 2 * (1.0 if w[0]==word[0] else OPT["first"])) for w, like, _ in near]
        found.sort(key=lambda pair: (-pair[1], pair[0]))
        return [pair for pair in found if pair[1] >= NEAR_BEST * found[0][1]]

    def _halves(self, word: str) -> Terms:
        """The terms of two words of the FAQ that were run together, or nothing."""
        cuts = [
            i
            for i in range(2, len(word) - 1)
            if word[:i] in self._term_of and word[i:] in self._term_of
        ]
        if not cuts:
            return ()
        # The most even cut: "cityhall" has more of "city hall" than of two scraps.
        i = min(cuts, key=lambda cut: (abs(len(word) - 2 * cut), cut))
        return ((self._term_of[word[:i]], 1.0), (self._term_of[word[i:]], 1.0))


def _has_digit(word: str) -> bool:
    return any(character.isdigit() for character in word)


def _stemmed(texts: Sequence[Text]) -> tuple[dict[str, str], Mapping[Language, frozenset[str]]]:
    """The term of every written word, and the terms of each language.

    A word is stemmed by the language of its phrasing alone: both stemmers in a row would make
    one of "note" and "not". What is written alike in both languages ("Denver") is one term.
    """
    written = {language: {w for t in texts if t.language == language for w in t.words}
               for language in LANGUAGES}  # fmt: skip
    term_of: dict[str, str] = {}
    for language in LANGUAGES:
        for word in sorted(written[language]):
            term_of.setdefault(word, stem(word, language))
    stems = {
        language: frozenset(term_of[word] for word in written[language]) for language in LANGUAGES
    }
    return term_of, stems


def _by_length(spellings: Iterable[str]) -> Mapping[int, tuple[str, ...]]:
    buckets: dict[int, list[str]] = defaultdict(list)
    for word in sorted(spellings):
        if not _has_digit(word):
            buckets[len(word)].append(word)
    return {length: tuple(found) for length, found in buckets.items()}


def _weights(used: Iterable[tuple[str, int]], entries: int) -> tuple[dict[str, float], float]:
    """Each term's weight, and that of a term that no entry has: BM25's IDF over entries."""
    holders: dict[str, set[int]] = defaultdict(set)
    for term, entry in used:
        holders[term].add(entry)
    weights = {term: _idf(len(found), entries) for term, found in holders.items()}
    return weights, _idf(0, entries)


def _idf(holders: int, entries: int) -> float:
    return math.log(1 + (entries - holders + 0.5) / (holders + 0.5)) ** IDF_POWER


def _best(pairs: Iterable[tuple[str, float]]) -> Terms:
    """Each term once, with its largest likeness, at most four, best first."""
    best: dict[str, float] = {}
    for term, like in pairs:
        best[term] = max(best.get(term, 0.0), like)
    return tuple(sorted(best.items(), key=lambda pair: (-pair[1], pair[0]))[:4])
