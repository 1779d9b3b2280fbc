"""Takes the phrasings of a FAQ and gives, for a question, its entries with their probabilities."""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass, replace
from typing import NamedTuple, Self

import numpy as np

from bot.core.matching.asking import Asking, Thing, things_asked
from bot.core.matching.confidence import BY_MEANING, BY_WORDS, Evidence, Weights, probabilities
from bot.core.matching.likeness import Likeness, Measured
from bot.core.matching.meaning import Encoder, Meaning
from bot.core.matching.normalize import words
from bot.core.matching.refused import USUAL_LETTERS, USUAL_MEANING, RefusedQuestions
from bot.core.matching.synonyms import Synonyms
from bot.core.matching.vectors import FloatArray, Layout
from bot.core.matching.words import Lexicon, Word
from bot.core.matching.written import Text, written
from bot.core.model import LANGUAGES, Language, RefusalKind

__all__ = ["Hit", "Index", "Phrasing", "Search", "Word"]


class Phrasing(NamedTuple):
    """One wording of an entry's question. A tuple, because those go quickly between processes."""

    text: str
    entry: str
    language: Language


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """An entry that may fit.

    `variant` is its phrasing nearest to the question and `language` that phrasing's; `score` is
    the plain likeness (0..1) and `confidence` the probability that this entry is meant;
    `explained` is the share (0..1) of the question's weight that this entry's own words explain;
    `unexplained` is the heaviest word, fillers aside, that they do not explain.
    """

    entry: str
    variant: str
    language: Language
    score: float
    confidence: float
    explained: float
    unexplained: Word | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """What the index makes of a question.

    `none` is the probability that no entry fits, `refused` the likeness (0..1) to the nearest
    question that must be refused (`alike`), and `kind` the kind of no that the nearest ones have.
    `fullest` is the entry whose own words explain most of the question, and the share (0..1);
    `untold` the kind of thing that the question asks for and hardly any wording of the best entry
    does.
    """

    words: tuple[Word, ...]
    hits: tuple[Hit, ...]
    none: float
    fullest: tuple[str, float] = ("", 0.0)
    refused: float = 0.0
    kind: RefusalKind | None = None
    alike: str = ""
    untold: Thing | None = None

    @property
    def known(self) -> float:
        """Share of the weight of the content words that any word of the FAQ explains."""
        content = [word for word in self.words if not word.filler]
        total = sum(word.weight for word in content)
        known = sum(word.weight for word in content if word.match != "none")
        return known / total if total else 0.0

    @property
    def unknown(self) -> float:
        """Share of the weight in the strangest word."""
        total = sum(word.weight for word in self.words)
        return self.strangest.weight / total if self.strangest and total else 0.0

    @property
    def strangest(self) -> Word | None:
        """The heaviest word, fillers aside, that nothing explains."""
        unexplained = [word for word in self.words if word.match == "none" and not word.filler]
        return max(unexplained, key=lambda word: word.weight, default=None)


class Index:
    """A FAQ that can be searched. Never changes once built, so that threads may share it."""

    def __init__(
        self,
        phrasings: Sequence[Phrasing],
        synonyms: Sequence[Sequence[str]] = (),
        *,
        refused: Sequence[tuple[str, RefusalKind]] = (),
        weights: Weights = BY_WORDS,
    ) -> None:
        """Builds all vectors at once.

        Args:
            phrasings: every wording of every entry, in any order.
            synonyms: groups of words or phrases that mean the same, of both languages.
            refused: labelled questions that no entry may answer, with their kinds of no.
            weights: what the confidence is made of; the shipped ones unless measured anew.
        """
        self.entries = tuple(dict.fromkeys(p.entry for p in phrasings))
        number = {entry: i for i, entry in enumerate(self.entries)}
        self._by_id = np.array(sorted(number.values(), key=lambda i: self.entries[i]), np.int64)
        # An entry's phrasings stand side by side, so that its best is found in one pass.
        self._phrasings = tuple(sorted(phrasings, key=lambda p: number[p.entry]))
        self._layout = Layout(
            np.array([number[p.entry] for p in self._phrasings], np.int64),
            np.array([LANGUAGES.index(p.language) for p in self._phrasings], np.int64),
        )
        texts = tuple(
            Text(words=words(p.text), language=p.language, entry=number[p.entry])
            for p in self._phrasings
        )
        self._weights = weights
        groups = Synonyms(synonyms)
        found = written(texts, groups)
        self._lexicon = Lexicon(found, groups)
        self._likeness = Likeness(texts, self._layout, self._lexicon, found.counts)
        self._asking = Asking([text.words for text in texts], self._layout)
        self._refused = RefusedQuestions(refused)
        self._meaning: Meaning | None = None

    @property
    def reads_meaning(self) -> bool:
        """Whether questions are compared by meaning too, and not by words and letters alone."""
        return self._meaning is not None

    def with_meaning(
        self, encode: Encoder, learn: Encoder | None = None, weights: Weights = BY_MEANING
    ) -> Self:
        """The same index, which compares by meaning too.

        Args:
            encode: texts to rows of length 1, for questions.
            learn: the same for the FAQ's own texts, which it may remember.
            weights: what the confidence is made of then.
        """
        richer = copy(self)
        richer._meaning = Meaning(  # noqa: SLF001 - a copy of itself
            encode,
            learn or encode,
            texts=[phrasing.text for phrasing in self._phrasings],
            layout=self._layout,
            refused=self._refused.texts,
        )
        richer._weights = weights  # noqa: SLF001
        return richer

    def search(self, question: str, limit: int = 5, *, unseen: bool = False) -> Search:
        """The entries that fit best, at most `limit`, best first, ties by entry id.

        Without a word to go by, or without entries, there are no hits and `none` is 1. To grade
        a labelled question as if it were `unseen`, it is itself left out of the refused ones.
        """
        read = self._read(question, unseen=unseen)
        if read is None:
            return Search(words=(), hits=(), none=1.0)
        found, measured, refused = read
        confidence, none = probabilities(measured.evidence, self._weights)
        ranked = self._by_id[np.argsort(-confidence[self._by_id], kind="stable")]
        things = things_asked([part for word in found for part in word.text.split()])
        hits = (self._hit(i, found, measured, float(confidence[i])) for i in ranked[:limit])
        fullest = int(self._by_id[measured.explained[self._by_id].argmax()])
        return Search(
            words=found,
            hits=tuple(hits),
            none=none,
            fullest=(self.entries[fullest], min(1.0, float(measured.explained[fullest]))),
            refused=_largest(refused),
            kind=self._refused.kind(refused),
            alike=self._refused.nearest(refused),
            untold=self._asking.lacking(int(ranked[0]), things),
        )

    def scores(self, question: str) -> FloatArray:
        """The confidence of every entry, in the order in which the phrasings first name them."""
        read = self._read(question)
        if read is None:
            return np.zeros(len(self.entries), np.float32)
        return probabilities(read[1].evidence, self._weights)[0]

    def evidence(self, question: str) -> Evidence | None:
        """What the confidence of an unseen question is made of: for those who learn the weights."""
        read = self._read(question, unseen=True)
        return read[1].evidence if read else None

    def _read(
        self, question: str, *, unseen: bool = False
    ) -> tuple[tuple[Word, ...], Measured, FloatArray] | None:
        """The words of a question, what was measured, and its likeness to each refused one."""
        parts = words(question)
        if not parts or not self.entries:
            return None
        read = self._lexicon.read(parts)
        measured = self._likeness.measure(read)
        others = self._refused.others(parts) if unseen else np.float32(1)
        refused = self._refused.likenesses(parts) * others
        evidence = measured.evidence.and_none(_beyond(refused, USUAL_LETTERS))
        if self._meaning is not None:
            meant = self._meaning.measure(question, " ".join(word.spelling for word in read))
            refused = meant.refused * others
            nearest = _beyond(refused, USUAL_MEANING)
            evidence = evidence.and_none(nearest).and_entry(meant.entry)
        return read, replace(measured, evidence=evidence), refused

    def _hit(self, entry: int, read: Sequence[Word], measured: Measured, confidence: float) -> Hit:
        mine = self._layout.phrasings(entry)
        nearest = self._phrasings[mine][int(measured.phrasing[mine].argmax())]
        lacks = measured.lacks[:, entry]
        heaviest = int(lacks.argmax())
        return Hit(
            entry=self.entries[entry],
            variant=nearest.text,
            language=nearest.language,
            score=min(1.0, float(measured.score[entry])),
            confidence=confidence,
            explained=min(1.0, float(measured.explained[entry])),
            unexplained=read[heaviest] if lacks[heaviest] > 0 else None,
        )


def _largest(likenesses: FloatArray) -> float:
    return float(likenesses.max(initial=0.0))


def _beyond(likenesses: FloatArray, usual: float) -> float:
    """How much nearer the nearest is than usual, so that a FAQ without any weighs 0 as well."""
    return _largest(likenesses) - usual if len(likenesses) else 0.0
