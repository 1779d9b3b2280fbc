"""Lets the public bench measure the product's own index.

    cd ../shared/bench && PYTHONPATH=<this checkout> python run.py \
        --matcher tests.bench.adapter:Matcher --dataset stackfaq --k 5 --out <file>
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from functools import cache
from importlib import import_module
from pathlib import Path

import numpy as np

# The bot of this checkout, wherever another may be installed.
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from bot.core.matching.confidence import BY_MEANING, BY_WORDS, Weights
from bot.core.matching.filler import ENGLISH, SPANISH
from bot.core.matching.index import Index, Phrasing
from bot.core.matching.meaning import Encoder
from bot.core.matching.normalize import words
from bot.core.matching.vectors import FloatArray
from bot.core.model import Language
from bot.semantic.encoder import load_encoder

LEARNT = Path(__file__).parent / "weights.json"


def family(dataset: str) -> str:
    """The sets that were made from the same questions; a bare name is a family of its own."""
    return dataset.partition("_")[0]


def without(dataset: str, matcher: str) -> Weights:
    """The weights that were learnt without any set of this one's family."""
    learnt = json.loads(LEARNT.read_text())[matcher] if LEARNT.exists() else {}
    if family(dataset) not in learnt:
        return BY_MEANING if matcher == "meaning" else BY_WORDS
    found = learnt[family(dataset)]
    return Weights(entry=tuple(found["entry"]), none=tuple(found["none"]))


@cache
def encoder() -> Encoder:
    """The product's encoder, loaded once."""
    return load_encoder()


_VECTORS: dict[str, FloatArray] = {}


def encode(texts: Sequence[str]) -> FloatArray:
    """The product's encoder; a text is encoded once in a process."""
    new = [text for text in dict.fromkeys(texts) if text not in _VECTORS]
    _VECTORS.update(zip(new, encoder()(new), strict=True))
    return np.vstack([_VECTORS[text] for text in texts])


def _encode_question(texts: Sequence[str]) -> FloatArray:
    """The same, but encoded afresh while the bench looks at the clock."""
    return encode(texts) if import_module("matchers.embed").USE_CACHE else encoder()(texts)


def language_of(phrase: str, lang: str) -> Language:
    """The language of a phrasing: the set's, or in a mixed one that of its common words."""
    if lang in ("en", "es"):
        return "es" if lang == "es" else "en"
    found = words(phrase)
    spanish = sum(word in SPANISH for word in found) + any(c in phrase.lower() for c in "áéíóúñ¿¡")
    return "es" if spanish > sum(word in ENGLISH for word in found) else "en"


def phrasings(phrases: Sequence[str], owner: Sequence[int], lang: str) -> list[Phrasing]:
    """The bench's phrasings as the product's, an entry's number being its id."""
    return [
        Phrasing(text=text, entry=str(entry), language=language_of(text, lang))
        for text, entry in zip(phrases, owner, strict=True)
    ]


class Matcher:
    """The product's index behind the methods that the bench calls."""

    kind = "words"

    def set_dataset(self, name: str) -> None:
        self._weights = without(name, self.kind)

    def fit(self, phrases: Sequence[str], owner: Sequence[int], lang: str, n_entries: int) -> None:
        self._index = Index(phrasings(phrases, owner, lang), weights=self._weights)
        # The bench counts entries by number, the index by first appearance.
        assert self._index.entries == tuple(map(str, range(n_entries)))

    def scores(self, question: str) -> FloatArray:
        return self._index.scores(question)


class MeaningMatcher(Matcher):
    """The same, which compares by meaning too."""

    kind = "meaning"

    def fit(self, phrases: Sequence[str], owner: Sequence[int], lang: str, n_entries: int) -> None:
        super().fit(phrases, owner, lang, n_entries)
        self._index = self._index.with_meaning(_encode_question, encode, self._weights)
