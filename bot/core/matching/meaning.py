"""Takes the meaning of texts as vectors and gives how like each entry's is to a question's.

The vectors come from an encoder that somebody passes in: a function from texts to rows of length
1, in which texts of like meaning lie near each other, in whichever language they are written.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from bot.core.matching.rivals import from_rivals
from bot.core.matching.vectors import FloatArray, Layout

Encoder = Callable[[Sequence[str]], FloatArray]
"""Texts → one row a text, each of length 1."""

SPELLED: Final = 0.97
"""How much a likeness counts that only the repaired spelling shows."""
SHRINKAGE: Final = 0.3
"""How far the spread within entries is drawn towards a ball: it is told by few phrasings."""
RIVALS: Final = 1024
"""The entries that are told apart in one go, as there is memory for: 20,000 take 9 GiB."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MeaningMeasured:
    """For each entry what its meaning tells, and the likeness to each question to refuse."""

    entry: FloatArray
    refused: FloatArray


class Meaning:
    """The meaning of a FAQ's phrasings. Never changes once built."""

    __slots__ = (
        "_centre",
        "_directions",
        "_encode",
        "_layout",
        "_middles",
        "_phrasings",
        "_refused",
        "_told",
    )

    def __init__(
        self,
        encode: Encoder,
        learn: Encoder,
        *,
        texts: Sequence[str],
        layout: Layout,
        refused: Sequence[str],
    ) -> None:
        """Encodes all texts, in one call of `learn`.

        Args:
            encode: texts to rows of length 1, for questions.
            learn: the same for texts of the FAQ, which may be remembered.
            texts: every phrasing, in the order of `layout`.
            layout: which phrasing belongs to which entry.
            refused: questions that no entry may answer.
        """
        self._encode, self._layout = encode, layout
        learnt = learn([*texts, *refused])
        self._phrasings, self._refused = learnt[: len(texts)], learnt[len(texts) :]
        means = layout.means(self._phrasings)
        self._middles = _unit(means)
        self._centre = self._phrasings.mean(axis=0)
        spread = _whitening(self._phrasings - means[layout.owner])
        white = _unit((means - self._centre) @ spread)
        self._told = (spread, white)
        self._directions = from_rivals(self._phrasings - self._centre, layout, RIVALS)

    def measure(self, typed: str, spelled: str) -> MeaningMeasured:
        """Compares a question, as typed and as the FAQ spells its words."""
        asked = self._encode([typed] if spelled == typed else [typed, spelled])
        entry = self._likenesses(asked[0])
        if len(asked) > 1:
            entry = np.maximum(entry, np.float32(SPELLED) * self._likenesses(asked[1]))
        entry = np.column_stack((entry, self._learnt(asked)))
        return MeaningMeasured(entry=entry, refused=self._refused @ asked[-1])

    def _learnt(self, asked: FloatArray) -> FloatArray:
        """What was learnt about telling the entries apart, of all spellings on average."""
        learnt: FloatArray = (asked.mean(axis=0) - self._centre) @ self._directions
        return learnt / np.float32(10)  # of the size of the other features

    def _likenesses(self, asked: FloatArray) -> FloatArray:
        """Of each entry: its nearest phrasing, its middle, and its middle told from the others'.

        The last is the cosine after whitening by the spread within entries (Fisher's linear
        discriminant): what all entries vary in does not tell them apart.
        """
        spread, white = self._told
        nearest = self._layout.best(self._phrasings @ asked)
        told = (asked - self._centre) @ spread
        told /= max(float(np.linalg.norm(told)), 1e-9)
        return np.column_stack((nearest, self._middles @ asked, white @ told))


def _unit(rows: FloatArray) -> FloatArray:
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    unit: FloatArray = (rows / np.maximum(lengths, 1e-9)).astype(np.float32)
    return unit


def _whitening(inside: FloatArray) -> FloatArray:
    """The matrix after which the phrasings of an entry spread alike in all directions."""
    size = inside.shape[1]
    spread = inside.T @ inside / max(len(inside), 1)
    ball = SHRINKAGE * np.trace(spread) / size + 1e-6
    drawn = (1 - SHRINKAGE) * spread + ball * np.eye(size, dtype=np.float32)
    whitening: FloatArray = np.linalg.inv(np.linalg.cholesky(drawn)).T.astype(np.float32)
    return whitening
