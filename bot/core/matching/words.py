"""Takes the words of a question and gives, for each, the terms of the FAQ it stands for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar, Final, Literal

from bot.core.matching.common import COMMON
from bot.core.matching.filler import FILLER
from bot.core.matching.near import Neighbours, has_digit
from bot.core.matching.normalize import stem
from bot.core.matching.related import Related
from bot.core.matching.remembering import Remembering
from bot.core.matching.synonyms import Synonyms
from bot.core.matching.written import OWN_WORDS, Written
from bot.core.model import LANGUAGES

Match = Literal["stem", "repaired", "split", "joined", "synonym", "none"]
Terms = tuple[tuple[str, float], ...]

# The likenesses were tried on validation questions of the public sets; ENYE and FILLER_WEIGHT are
# judgement (tests/bench/README.md).
SURE: Final = 0.7
"""Under this likeness, two known words run together are the better reading."""
ENYE: Final = 0.9
"""How well "ano" stands for "año" where the FAQ has no "ano"."""
BARE: Final = 0.8
"""How well a misspelled stem stands for the word, beside a misspelling of the word itself."""
RELATED: Final = 0.6
"""How well a word stands for another of about the same meaning (`related.py`): 0.4 told less."""
FILLER_WEIGHT: Final = 0.1
"""The share of an unseen word's weight that an unseen filler word has."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """One word of a question and what the FAQ makes of it.

    `weight` is what it counts in the question (its IDF, or that of an unseen word), `terms` are
    the FAQ's terms it may stand for with how well (0..1), `filler` whether it carries no topic,
    `spelling` is the text as the FAQ or the vocabulary would write it, and `related` are terms of
    other words that mean about the same.
    """

    text: str
    weight: float
    match: Match
    terms: Terms
    filler: bool
    spelling: str = ""
    related: Terms = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """How one word is understood: as typed, and as the FAQ or the vocabulary writes it."""

    text: str
    spelling: str
    match: Match
    terms: Terms = ()


class Lexicon(Remembering):
    """The words of a FAQ. Never changes once built.

    `weights` holds every term's weight, and `unseen` is that of a term which the FAQ lacks.
    """

    __slots__ = (
        "_enye",
        "_near_stems",
        "_near_words",
        "_plainest",
        "_related",
        "_stems",
        "_synonyms",
        "_term_of",
        "reading",
        "related",
        "unseen",
        "weights",
    )

    remembered: ClassVar = {"reading": "_reading", "related": "_relatives"}
    reading: Callable[[str], tuple[Reading, ...]]
    related: Callable[[str], Terms]

    def __init__(self, written: Written, synonyms: Synonyms) -> None:
        """Takes the words of all phrasings; the synonyms are looked for in questions as there."""
        self._synonyms, self._term_of, self._stems = synonyms, written.term_of, written.stems
        self.weights, self.unseen = written.weights, written.unseen
        self._near_words = Neighbours({*self._term_of, *synonyms.spellings, *FILLER})
        # The shortest spelling of each term, to try a misspelling without its ending.
        by_length = sorted(self._term_of, key=lambda w: (-len(w), w))
        self._plainest = {self._term_of[w]: w for w in by_length}
        self._near_stems = Neighbours(self._plainest)
        self._related = Related(self._stems)
        self._enye = {w.replace("ñ", "n"): w for w in sorted(self._term_of) if "ñ" in w}
        self.remember()

    def weight(self, word: str) -> float:
        """What a word that the FAQ has counts."""
        return self.weights[self._term_of[word]]

    def read(self, parts: Sequence[str]) -> tuple[Word, ...]:
        """What the FAQ makes of each word, in order; a synonym phrase or a joined pair is one."""
        read = self._joined(parts)
        out: list[Word] = []
        for span in self._synonyms.spans([r.spelling for r in read], among=self.weights):
            inside = read[span.start : span.stop]
            out += [self._phrase(span.group, inside)] if span.group else map(self._word, inside)
        return tuple(out)

    def _joined(self, parts: Sequence[str]) -> list[Reading]:
        """The readings of all words; two words that the FAQ writes as one become one."""
        out: list[Reading] = []
        rest = list(reversed(parts))
        while rest:
            part = rest.pop()
            readings = self.reading(part)
            if readings[0].match != "stem" and rest and (terms := self._terms(part + rest[-1])):
                after = rest.pop()
                text, spelling = f"{part} {after}", part + after
                readings = (Reading(text=text, spelling=spelling, match="joined", terms=terms),)
            out += readings
        return out

    def _word(self, reading: Reading) -> Word:
        filler = reading.text in FILLER or (not reading.terms and reading.spelling in FILLER)
        unseen = self.unseen * (FILLER_WEIGHT if filler else 1.0)
        return Word(
            text=reading.text,
            weight=max((self.weights[term] for term, _ in reading.terms), default=unseen),
            match=reading.match,
            terms=reading.terms,
            filler=filler,
            spelling=reading.spelling,
            related=self.related(reading.spelling),
        )

    def _phrase(self, group: str, inside: Sequence[Reading]) -> Word:
        own = {term: OWN_WORDS * like for reading in inside for term, like in reading.terms}
        return Word(
            text=" ".join(reading.text for reading in inside),
            weight=self.weights[group],
            match="synonym",
            terms=((group, 1.0), *own.items()),
            filler=False,
            spelling=" ".join(reading.spelling for reading in inside),
        )

    def _relatives(self, word: str) -> Terms:
        """The terms of other words that mean about the same as this one."""
        own = {term for term, _ in self._terms(word)}
        return tuple((term, RELATED) for term in sorted(self._related.of(word) - own))

    def _terms(self, word: str) -> Terms:
        """The terms of a word that the FAQ has, in this or another inflection."""
        if (term := self._term_of.get(word)) is not None:
            return ((term, 1.0),)
        stems = {language: stem(word, language) for language in LANGUAGES if self._stems[language]}
        known = {found for language, found in stems.items() if found in self._stems[language]}
        return tuple((term, 1.0) for term in sorted(known))

    def _reading(self, word: str) -> tuple[Reading, ...]:
        """How a word is understood: one reading, or two where two words were run together."""
        if terms := self._terms(word):
            return (Reading(text=word, spelling=word, match="stem", terms=terms),)
        # A common word is no misspelling.
        if has_digit(word) or word in COMMON or word in self._synonyms.spellings:
            return (Reading(text=word, spelling=word, match="none"),)
        near = self._near(word)
        if not near or near[0][1] < SURE:
            if halves := self._halves(word):
                return halves
            if not near:
                return (Reading(text=word, spelling=word, match="none"),)
        meant = [(w, [(t, like) for t, _ in self._terms(w)]) for w, like in near]
        known = [(w, terms) for w, terms in meant if terms]
        if not known:  # a misspelled filler word, or a word that only the synonyms have
            return (Reading(text=word, spelling=near[0][0], match="none"),)
        terms = _best(pair for _, terms in known for pair in terms)
        return (Reading(text=word, spelling=known[0][0], match="repaired", terms=terms),)

    def _near(self, word: str) -> list[tuple[str, float]]:
        """Words that this one may be a misspelling of, with their likeness, best first."""
        if (meant := self._enye.get(word.replace("ñ", "n"))) is not None:
            return [(meant, ENYE)]
        if near := self._near_words.of(word):
            return near
        # Another ending than any the FAQ has: "anseering" is near no word, but "answer" is.
        stems = dict.fromkeys(stem(word, language) for language in LANGUAGES)
        bare = [pair for s in stems for pair in self._near_stems.of(s)]
        near = [(self._plainest[term], BARE * like) for term, like in bare]
        return sorted(near, key=lambda pair: (-pair[1], pair[0]))

    def _halves(self, word: str) -> tuple[Reading, ...]:
        """The two words of the FAQ that were run together, or nothing."""
        cuts = [
            i
            for i in range(2, len(word) - 1)
            if word[:i] in self._term_of and word[i:] in self._term_of
        ]
        if not cuts:
            return ()
        # The most even cut: "cityhall" has more of "city hall" than of two scraps.
        cut = min(cuts, key=lambda i: (abs(len(word) - 2 * i), i))
        return tuple(
            Reading(text=half, spelling=half, match="split", terms=((self._term_of[half], 1.0),))
            for half in (word[:cut], word[cut:])
        )


def _best(pairs: Iterable[tuple[str, float]]) -> Terms:
    """Each term once, with its largest likeness, at most four, best first."""
    best: dict[str, float] = {}
    for term, like in pairs:
        best[term] = max(best.get(term, 0.0), like)
    return tuple(sorted(best.items(), key=lambda pair: (-pair[1], pair[0]))[:4])
