"""Takes the words of a question and gives how like it is to every phrasing and every entry."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from bot.core.matching.confidence import Evidence
from bot.core.matching.learnt import Learnt
from bot.core.matching.letters import Letters
from bot.core.matching.vectors import (
    Cells,
    FloatArray,
    IntArray,
    Layout,
    Postings,
    as_wholes,
    postings,
)
from bot.core.matching.words import Lexicon, Terms, Word
from bot.core.matching.written import Text

ENTRY_SHARE: Final = 0.75
"""The whole entry's part of a score; the rest is the nearest phrasing's."""
LETTER_SHARE: Final = 0.45
"""The letters' part in the likeness to a whole entry; the rest is that of the words."""
CHANCE: Final = 0.03
"""Uses of a term that any entry might have had, beside those that its size lets expect."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """What was measured of one question.

    `phrasing` has a likeness (0..1) for each phrasing, `score` one for each entry, `explained`
    the share of the question's weight that each entry's own words explain, and `lacks` for each
    word and entry the weight that the entry does not explain, 0 for a filler.
    """

    phrasing: FloatArray
    score: FloatArray
    explained: FloatArray
    lacks: FloatArray
    evidence: Evidence


class Likeness:
    """The phrasings and entries of a FAQ as vectors. Never changes once built."""

    __slots__ = (
        "_columns",
        "_entries",
        "_layout",
        "_learnt",
        "_letters",
        "_lexicon",
        "_lift",
        "_phrasings",
    )

    def __init__(
        self, texts: Sequence[Text], layout: Layout, lexicon: Lexicon, counts: Cells
    ) -> None:
        """Builds all vectors; `texts` in the order of `layout`, `counts` as `Written` has them."""
        self._layout, self._lexicon = layout, lexicon
        self._columns = {term: i for i, term in enumerate(lexicon.weights)}
        weights = np.array(list(lexicon.weights.values()), np.float32)
        weighted = Cells(
            row=counts.row, term=counts.term, value=counts.value * weights[counts.term]
        )
        entries, terms = layout.entries, len(weights)
        unit = weighted.unit()
        self._phrasings = Postings(unit, size=len(layout.owner), terms=terms)
        self._entries = postings(as_wholes(weighted, layout), size=entries, terms=terms)
        self._lift = Postings(_lift(counts, layout), size=entries, terms=terms)
        self._letters = Letters([text.words for text in texts], layout)
        self._learnt = Learnt(texts, layout, lexicon, unit)

    def measure(self, read: Sequence[Word]) -> Measured:
        """Compares a question as the lexicon reads it."""
        asked = self._asked(read)
        by_phrasing = self._phrasings.dot(*asked)
        by_entry = self._entries.dot(*asked)
        typed, spelled = self._by_letters(read)
        nearest = self._layout.best(by_phrasing)
        explained, topical, hinted, lift, lacks = self._word_by_word(read)
        whole = _blend(by_entry, spelled, LETTER_SHARE)
        score = _blend(nearest, whole, ENTRY_SHARE)
        learnt = self._learnt.of(asked, read)
        entry = (by_entry, typed, spelled, topical, nearest, lift, learnt, hinted)
        none = (1.0, _gap(score), np.log1p(len(read)) - 2, np.log(self._layout.entries) - 4)
        return Measured(
            phrasing=by_phrasing,
            score=score,
            explained=explained,
            lacks=lacks,
            evidence=Evidence(entry=np.column_stack(entry), none=np.array(none, np.float32)),
        )

    def _by_letters(self, read: Sequence[Word]) -> tuple[FloatArray, FloatArray]:
        """Every entry's likeness in letters to the question as typed, and as the FAQ spells it.

        The second leaves out unknown fillers. Both it and the repairs are guesses, so that what
        was really typed is measured beside it.
        """
        told = [word for word in read if word.terms or not word.filler]
        text = [part for word in read for part in word.text.split()]
        spelling = [part for word in told for part in word.spelling.split()]
        typed = self._letters.cosines(text)
        return typed, typed if text == spelling else self._letters.cosines(spelling)

    def _asked(self, read: Sequence[Word]) -> tuple[IntArray, FloatArray]:
        """The terms of a question and their weights, of length 1 with what the FAQ lacks."""
        length = sum(word.weight**2 for word in read) ** 0.5
        asked: dict[int, float] = {}
        for word in read:
            for term, like in (*word.terms, *word.related):
                column = self._columns[term]
                value = like * self._lexicon.weights[term] / length
                asked[column] = max(asked.get(column, 0.0), value)
        return np.array([*asked], np.int64), np.array([*asked.values()], np.float32)

    def _word_by_word(
        self, read: Sequence[Word]
    ) -> tuple[FloatArray, FloatArray, FloatArray, FloatArray, FloatArray]:
        """For each entry: explained share, that of topical words, hinted, lift; what it lacks."""
        own, related = [word.terms for word in read], [word.related for word in read]
        # Both in one pass: what that takes hardly depends on how many words there are.
        likes, gains = self._best_readings([*own, *related])
        like, gain, hint = likes[: len(read)], gains[: len(read)], likes[len(read) :]
        square = np.array([word.weight**2 for word in read], np.float32)[:, None]
        topical = np.array([not word.filler for word in read])
        weight = np.array([0.0 if word.filler else word.weight for word in read], np.float32)
        share = like * square
        more = np.maximum(hint - like, 0) * square
        total = sum(word.weight**2 for word in read)
        content = sum(word.weight**2 for word in read if not word.filler)
        return (
            share.sum(axis=0) / total,
            share[topical].sum(axis=0) / (content or 1.0),
            more[topical].sum(axis=0) / (content or 1.0),
            gain.sum(axis=0) / 10,  # of the size of the other features
            (1 - like) * weight[:, None],
        )

    def _best_readings(self, terms: Sequence[Terms]) -> tuple[FloatArray, FloatArray]:
        """How well each entry has each word, 0..1, and by how much it has it more than others."""
        size = self._layout.entries
        found = [(i, self._columns[t], like) for i, mine in enumerate(terms) for t, like in mine]
        number, column, likes = zip(*found, strict=True) if found else ((), (), ())
        rows, lift, lengths = self._lift.columns(np.array(column, np.int64))
        place = np.array(number, np.int64).repeat(lengths) * size + rows
        reading = np.array(likes, np.float32).repeat(lengths)
        like, gain = np.zeros((2, len(terms) * size), np.float32)
        np.maximum.at(like, place, reading)
        np.maximum.at(gain, place, lift * reading)
        return like.reshape(-1, size), gain.reshape(-1, size)


def _blend(one: FloatArray, other: FloatArray, share: float) -> FloatArray:
    return one * np.float32(1 - share) + other * np.float32(share)


def _gap(score: FloatArray) -> float:
    """How far the best entry is ahead of the second."""
    if len(score) == 1:
        return float(score[0])
    second, first = np.partition(score, -2)[-2:]
    return float(first - second)


def _lift(counts: Cells, layout: Layout) -> Cells:
    """log(1 + n / (CHANCE + m)): an entry has a term n times, its size lets expect m of them."""
    cells = counts.in_rows(layout.owner).merged(np.add)
    of_term = np.bincount(cells.term, cells.value)
    of_entry = np.bincount(cells.row, cells.value)
    expected = of_term[cells.term] * of_entry[cells.row] / max(of_entry.sum(), 1e-9)
    value = np.log1p(cells.value / (CHANCE + expected))
    return Cells(row=cells.row, term=cells.term, value=value.astype(np.float32))
