"""Takes what was measured for every entry and gives the probability that each is the right one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from bot.core.matching.vectors import FloatArray

ENTRY_FEATURES: Final = (
    "words",  # cosine of the words with the entry as a whole
    "letters",  # cosine of the runs of letters, as typed, with the entry as a whole
    "spelled",  # the same with the words as the FAQ spells them, unknown fillers aside
    "explained",  # share of the question's topical weight that the entry's words explain
    "mirrored",  # share of a phrasing's weight that the question's words explain
    "lift",  # how much more the entry uses these words than an entry of its size would
)
NONE_FEATURES: Final = (
    "one",  # what speaks for "none of these" in every question
    "gap",  # how far the best score is ahead of the second
    "length",  # log of the number of words, less 2
    "entries",  # log of the number of entries, less 4
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """What each feature counts, in the order of ENTRY_FEATURES and NONE_FEATURES."""

    entry: tuple[float, ...]
    none: tuple[float, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """`entry`: a row of ENTRY_FEATURES for each entry; `none`: NONE_FEATURES of the question."""

    entry: FloatArray
    none: FloatArray


# Learnt on 2026-11-23 by `python tests/bench/train_confidence.py` from the validation questions of
# clinc150, hwu64, stackfaq and nlpjs (English, Spanish, both), half of them with typing errors, and
# from this FAQ's own variants, each held out of the index, alone and with its whole entry. No
# labelled question was among them.
SHIPPED: Final = Weights(
    entry=(2.154, 1.388, 1.756, 1.729, 2.522, 4.403),
    none=(7.689, -0.086, 2.67, 0.038),
)


def probabilities(evidence: Evidence, weights: Weights) -> tuple[FloatArray, float]:
    """The probability of each entry, and that of none of them; together they are 1.

    A conditional logit (McFadden 1974): exp(w·f) of each entry and exp(b·g) of none, divided by
    the sum of all. Two entries that fit alike share what there is, so that a near tie is unsure.
    """
    fit = evidence.entry.astype(np.float64) @ np.array(weights.entry)
    none = float(evidence.none.astype(np.float64) @ np.array(weights.none))
    top = max(float(fit.max(initial=none)), none)
    odds = np.exp(fit - top)
    total = float(odds.sum()) + float(np.exp(none - top))
    return (odds / total).astype(np.float32), float(np.exp(none - top)) / total
