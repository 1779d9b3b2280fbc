"""Takes the phrasings of a FAQ and gives, for a question, its entries with their probabilities."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from bot.core.confidence import SHIPPED, Evidence, Weights, probabilities
from bot.core.letters import Letters
from bot.core.model import LANGUAGES, Language
from bot.core.normalize import words
from bot.core.synonyms import Synonyms
from bot.core.vectors import Cells, FloatArray, IntArray, Layout, Vectors
from bot.core.words import Lexicon, Text, Word

__all__ = ["Hit", "Index", "Phrasing", "Search", "Word"]

ENTRY_SHARE: Final = 0.75
"""The whole entry's part of a score; the rest is the nearest phrasing's."""
LETTER_SHARE: Final = 0.45
"""The part of the letters' cosine in a score; the rest is that of the words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrasing:
    """One wording of an entry's question."""

    text: str
    entry: str
    language: Language


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """An entry that may fit.

    `variant` is its phrasing nearest to the question and `language` that phrasing's; `score` is
    the plain likeness (0..1) and `confidence` the probability that this entry is meant;
    `explained` is the share (0..1) of the question's weight that this entry's own words explain.
    """

    entry: str
    variant: str
    language: Language
    score: float
    confidence: float
    explained: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """What the index makes of a question; `none` is the probability that no entry fits."""

    words: tuple[Word, ...]
    hits: tuple[Hit, ...]
    none: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """All that was measured of one question.

    `phrasing` has a number for each phrasing, `score` and `explained` one for each entry.
    """

    words: tuple[Word, ...]
    phrasing: FloatArray
    score: FloatArray
    explained: FloatArray
    evidence: Evidence


class Index:
    """A FAQ that can be searched. Never changes once built, so that threads may share it."""

    def __init__(
        self,
        phrasings: Sequence[Phrasing],
        synonyms: Sequence[Sequence[str]] = (),
        *,
        weights: Weights = SHIPPED,
    ) -> None:
        """Builds all vectors at once.

        Args:
            phrasings: every wording of every entry, in any order.
            synonyms: groups of words or phrases that mean the same, of both languages.
            weights: what the confidence is made of; the shipped ones unless measured anew.
        """
        self.entries = tuple(dict.fromkeys(p.entry for p in phrasings))
        number = {entry: i for i, entry in enumerate(self.entries)}
        # An entry's phrasings stand side by side, so that its best is found in one pass.
        self._phrasings = tuple(sorted(phrasings, key=lambda p: number[p.entry]))
        self._layout = Layout(
            owner=np.array([number[p.entry] for p in self._phrasings], np.int64),
            language=np.array([LANGUAGES.index(p.language) for p in self._phrasings], np.int64),
        )
        texts = tuple(
            Text(words=words(p.text), language=p.language, entry=number[p.entry])
            for p in self._phrasings
        )
        self._weights = weights
        self._lexicon = Lexicon(texts, Synonyms(synonyms))
        self._terms = {term: i for i, term in enumerate(self._lexicon.weights)}
        self._vectors = Vectors(self._cells(texts), self._layout, len(self._terms))
        self._letters = Letters([text.words for text in texts], self._layout)

    def _cells(self, texts: Sequence[Text]) -> Cells:
        """The words of all phrasings, weighted."""
        rows = [self._lexicon.row(text.words) for text in texts]
        found = [(i, t, share) for i, row in enumerate(rows) for t, share in row.items()]
        value = [share * self._lexicon.weights[term] for _, term, share in found]
        return Cells(
            row=np.array([i for i, _, _ in found], np.int64),
            term=np.array([self._terms[term] for _, term, _ in found], np.int64),
            value=np.array(value, np.float32),
        )

    def search(self, question: str, limit: int = 5) -> Search:
        """The entries that fit best, at most `limit`, best first, ties by entry id.

        Without a word to go by, or without entries, there are no hits and `none` is 1.
        """
        measured = self.measure(question)
        if measured is None:
            return Search(words=(), hits=(), none=1.0)
        confidence, none = probabilities(measured.evidence, self._weights)
        order = sorted(range(len(confidence)), key=lambda i: (-confidence[i], self.entries[i]))
        hits = tuple(self._hit(i, measured, float(confidence[i])) for i in order[:limit])
        return Search(words=measured.words, hits=hits, none=none)

    def scores(self, question: str) -> FloatArray:
        """The confidence of every entry, in the order in which the phrasings first name them."""
        measured = self.measure(question)
        if measured is None:
            return np.zeros(len(self.entries), np.float32)
        return probabilities(measured.evidence, self._weights)[0]

    def _hit(self, entry: int, measured: Measured, confidence: float) -> Hit:
        first, end = np.searchsorted(self._layout.owner, [entry, entry + 1])
        nearest = self._phrasings[first + int(measured.phrasing[first:end].argmax())]
        return Hit(
            entry=self.entries[entry],
            variant=nearest.text,
            language=nearest.language,
            score=min(1.0, float(measured.score[entry])),
            confidence=confidence,
            explained=float(measured.explained[entry]),
        )

    def measure(self, question: str) -> Measured | None:
        """All that is known of a question, or None where there is nothing to go by."""
        parts = words(question)
        if not parts or not self.entries:
            return None
        read = self._lexicon.read(parts)
        length = max(sum(word.weight**2 for word in read), 1e-9) ** 0.5
        asked = self._asked(read, length)
        letters = self._letters.of(parts)
        by_word, by_letter = self._vectors, self._letters.vectors
        word_near = by_word.phrasings.dot(asked)
        letter_near = by_letter.phrasings.dot(letters)
        columns = (
            self._layout.best(word_near),
            by_word.entries.dot(asked),
            self._layout.best(letter_near),
            by_letter.entries.dot(letters),
        )
        near = (1 - LETTER_SHARE) * word_near + LETTER_SHARE * letter_near
        whole = (1 - LETTER_SHARE) * columns[1] + LETTER_SHARE * columns[3]
        explained, missing = self._explained(read)
        return Measured(
            words=read,
            phrasing=near,
            score=(1 - ENTRY_SHARE) * self._layout.best(near) + ENTRY_SHARE * whole,
            explained=explained,
            evidence=self._evidence(read, columns, explained, missing),
        )

    def _asked(self, read: Sequence[Word], length: float) -> dict[int, float]:
        """The direction of a question in the space of words, less what the FAQ does not know."""
        asked: dict[int, float] = {}
        for word in read:
            for term, like in word.terms:
                value = like * self._lexicon.weights[term] / length
                asked[self._terms[term]] = max(asked.get(self._terms[term], 0.0), value)
        return asked

    def _explained(self, read: Sequence[Word]) -> tuple[FloatArray, FloatArray]:
        """For each entry: the share of the question it explains; the heaviest word it does not."""
        explained = np.zeros(len(self.entries), np.float32)
        missing = np.zeros(len(self.entries), np.float32)
        for word in read:
            like_of = np.zeros(len(self.entries), np.float32)
            for term, like in word.terms:
                rows, _ = self._vectors.entries.column(self._terms[term])
                like_of[rows] = np.maximum(like_of[rows], np.float32(like))
            explained += like_of * np.float32(word.weight**2)
            if not word.filler:
                missing = np.maximum(missing, (1 - like_of) * np.float32(word.weight))
        total = sum(word.weight**2 for word in read)
        return explained / np.float32(max(total, 1e-9)), missing

    def _evidence(
        self,
        read: Sequence[Word],
        columns: Sequence[FloatArray],
        explained: FloatArray,
        missing: FloatArray,
    ) -> Evidence:
        unseen = self._lexicon.unseen
        entry = np.column_stack([*columns, columns[0] ** 2, explained, missing / unseen])
        rough = np.sort(sum(columns))[-2:]
        total = max(sum(word.weight**2 for word in read), 1e-9)
        unknown = [word.weight for word in read if not word.terms]
        none = np.array([
            1.0,
            *(float(column.max()) for column in columns),
            float(rough[-1] - rough[0]),
            1 - sum(weight**2 for weight in unknown) / total,
            max(unknown, default=0.0) / unseen,
            np.log1p(len(read)) - 2,
            np.log(len(self.entries)) - 4,
        ], np.float32)  # fmt: skip
        return Evidence(entry=entry.astype(np.float32), none=none)
