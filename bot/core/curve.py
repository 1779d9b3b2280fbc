"""A probability in, how often such a one is right out: the last step of every confidence."""

from __future__ import annotations

from dataclasses import dataclass
from math import exp
from typing import Final

import numpy as np
import numpy.typing as npt


@dataclass(frozen=True, slots=True, kw_only=True)
class Curve:
    """A straight line through log-odds (Platt 1999). It rises, so it changes no rank.

    `slope` is above 0; a slope of 1 and a shift of 0 change nothing.
    """

    slope: float = 1.0
    shift: float = 0.0

    def at(self, chance: npt.ArrayLike) -> npt.NDArray[np.float64]:
        """The probability (0..1) that this one becomes; 0 stays 0 and 1 stays 1."""
        plain = np.asarray(chance, np.float64)
        yes = plain**self.slope * exp(self.shift)
        return np.asarray(yes / (yes + (1 - plain) ** self.slope), np.float64)

    def undone(self) -> Curve:
        """The curve that leads back."""
        return Curve(slope=1 / self.slope, shift=-self.shift / self.slope)

    def then(self, other: Curve) -> Curve:
        """One curve for this one and the other after it."""
        return Curve(slope=self.slope * other.slope, shift=self.shift * other.slope + other.shift)


UNCHANGED: Final = Curve()
