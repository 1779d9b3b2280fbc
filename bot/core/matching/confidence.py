"""Takes what was measured for every entry and gives the probability that each is the right one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from bot.core import thresholds_found as found
from bot.core.curve import UNCHANGED, Curve
from bot.core.matching.vectors import FloatArray

ENTRY_FEATURES: Final = (
    "words",  # cosine of the words with the entry as a whole
    "letters",  # cosine of the runs of letters, as typed, with the entry as a whole
    "spelled",  # the same with the words as the FAQ spells them, unknown fillers aside
    "explained",  # share of the question's topical weight that the entry's words explain
    "nearest",  # cosine of the words with the entry's nearest phrasing
    "lift",  # how much more the entry uses these words than an entry of its size would
    "learnt",  # how much a classifier takes the words and letters for this entry's
    "hinted",  # share of the topical weight that only words of about the same meaning explain
)
ENTRY_FEATURES_BY_MEANING: Final = (
    *ENTRY_FEATURES,
    "phrasing",  # likeness in meaning to the entry's nearest phrasing
    "middle",  # the same to the entry as a whole
    "told",  # the same, less what all entries vary in
    "understood",  # how much a classifier takes the meaning for this entry's rather than another's
)
NONE_FEATURES: Final = (
    "one",  # what speaks for "none of these" in every question
    "gap",  # how far the best score is ahead of the second
    "length",  # log of the number of words, less 2
    "entries",  # log of the number of entries, less 4
    "refused",  # likeness in letters to the nearest question that must be refused
)
NONE_FEATURES_BY_MEANING: Final = (
    *NONE_FEATURES,
    "meant",  # likeness in meaning to the nearest question that must be refused
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """What each feature counts, in the order of the features above, and what mends the result."""

    entry: tuple[float, ...]
    none: tuple[float, ...]
    curve: Curve = UNCHANGED


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """`entry`: a row of features for each entry; `none`: those of the question for no entry."""

    entry: FloatArray
    none: FloatArray

    def and_entry(self, columns: FloatArray) -> Evidence:
        """With more features of each entry."""
        return replace(self, entry=np.column_stack((self.entry, columns)))

    def and_none(self, feature: float) -> Evidence:
        """With one more feature of the question."""
        return replace(self, none=np.append(self.none, np.float32(feature)))


# Learnt on 2026-11-29 by `python tests/bench/train_confidence.py` from the validation questions of
# clinc150, hwu64, stackfaq and nlpjs (English, Spanish, both), half of them with typing errors, and
# from this FAQ: its variants, each held out of the index, alone and with its whole entry, and its
# labelled questions, those to refuse each as if nobody had labelled it.
BY_WORDS: Final = Weights(
    entry=(0.394, 0.859, 0.691, 2.332, 4.481, 3.713, 1.291, 1.044),
    none=(8.577, 1.145, 2.861, 0.637, 5.893),
    curve=found.BY_WORDS.curve,
)
BY_MEANING: Final = Weights(
    entry=(0.0, 0.0, 0.0, 2.479, 2.675, 2.233, 0.481, 0.679, 5.337, 1.022, 1.113, 2.262),
    none=(10.907, 1.283, 1.68, 1.012, 4.391, 6.109),
    curve=found.BY_MEANING.curve,
)


def probabilities(evidence: Evidence, weights: Weights) -> tuple[FloatArray, float]:
    """The probability of each entry, and that of none of them; before the curve they add up to 1.

    A conditional logit (McFadden 1974): exp(w·f) of each entry and exp(b·g) of none, divided by
    the sum of all. Two entries that fit alike share what there is, so that a near tie is unsure.
    The curve then makes each by itself as often right as it says.
    """
    fit = evidence.entry.astype(np.float64) @ np.array(weights.entry)
    none = float(evidence.none.astype(np.float64) @ np.array(weights.none))
    top = max(float(fit.max(initial=none)), none)
    odds = np.exp(fit - top)
    total = float(odds.sum()) + float(np.exp(none - top))
    likely = weights.curve.at(odds / total).astype(np.float32)
    return likely, float(weights.curve.at(np.exp(none - top) / total))
