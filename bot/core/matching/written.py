"""Takes the phrasings of a FAQ and gives their words, what each counts, and which has which."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from bot.core.matching.normalize import stem
from bot.core.matching.synonyms import Synonyms
from bot.core.matching.vectors import Cells
from bot.core.model import LANGUAGES, Language

# IDF_POWER was tried on validation questions of the public sets; OWN_WORDS is judgement
# (tests/bench/README.md).
OWN_WORDS: Final = 0.3
"""How much the words of a synonym count beside what they mean."""
IDF_POWER: Final = 0.5
"""Softens the IDF: rare words lead, common ones still tell "when" from "who"."""

Stems = Mapping[Language, frozenset[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """The words of one phrasing, its language, and the number of its entry."""

    words: tuple[str, ...]
    language: Language
    entry: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What the phrasings of a FAQ are written with.

    `term_of` has the term of every word, `stems` the terms of each language, `weights` what each
    term counts, and `unseen` what one counts that the FAQ lacks. `counts` is how much each
    phrasing has of each term before weighting: a row is a phrasing, and a term has the number of
    its place in `weights`.
    """

    term_of: Mapping[str, str]
    stems: Stems
    weights: Mapping[str, float]
    unseen: float
    counts: Cells


def written(texts: Sequence[Text], synonyms: Synonyms) -> Written:
    """The words of these texts, in which the synonyms are looked for."""
    term_of, stems = _stemmed(texts)
    rows = [_row(text.words, term_of, synonyms) for text in texts]
    used = ((term, text.entry) for text, row in zip(texts, rows, strict=True) for term in row)
    weights, unseen = _weights(used, len({text.entry for text in texts}))
    counts = _counts(rows, {term: i for i, term in enumerate(weights)})
    return Written(term_of=term_of, stems=stems, weights=weights, unseen=unseen, counts=counts)


def _stemmed(texts: Sequence[Text]) -> tuple[Mapping[str, str], Stems]:
    """The term of every word, and the terms of each language.

    A word is stemmed by the language of its phrasing alone: both stemmers in a row would make
    one of "note" and "not". What is written alike in both languages ("Denver") is one term.
    """
    words = {
        language: sorted({w for text in texts if text.language == language for w in text.words})
        for language in LANGUAGES
    }
    term_of: dict[str, str] = {}
    for language in LANGUAGES:
        for word in words[language]:
            term_of.setdefault(word, stem(word, language))
    return term_of, {each: frozenset(term_of[w] for w in words[each]) for each in LANGUAGES}


def _row(parts: Sequence[str], term_of: Mapping[str, str], synonyms: Synonyms) -> dict[str, float]:
    """The terms of one phrasing, each with how much it counts before weighting."""
    found: dict[str, float] = {}
    for span in synonyms.spans(parts):
        own = OWN_WORDS if span.group else 1.0
        for part in parts[span.start : span.stop]:
            term = term_of[part]
            found[term] = max(found.get(term, 0.0), own)
        if span.group:
            found[span.group] = 1.0
    return found


def _weights(used: Iterable[tuple[str, int]], entries: int) -> tuple[dict[str, float], float]:
    """Each term's weight, and that of a term that no entry has: BM25's IDF over entries."""
    holders: dict[str, set[int]] = defaultdict(set)
    for term, entry in used:
        holders[term].add(entry)
    weights = {term: _idf(len(found), entries) for term, found in holders.items()}
    return weights, _idf(0, entries)


def _counts(rows: Sequence[Mapping[str, float]], number: Mapping[str, int]) -> Cells:
    row = np.repeat(np.arange(len(rows)), [len(r) for r in rows])
    term = np.fromiter((number[t] for r in rows for t in r), np.int64, len(row))
    value = np.fromiter((share for r in rows for share in r.values()), np.float32, len(row))
    return Cells(row=row, term=term, value=value)


def _idf(holders: int, entries: int) -> float:
    return math.pow(math.log(1 + (entries - holders + 0.5) / (holders + 0.5)), IDF_POWER)
