"""The numbers that decide between answering, asking back and refusing. The only place for them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Thresholds:
    """All are shares or probabilities from 0 to 1."""

    answer: float = 0.75
    """Least confidence at which an entry answers."""
    explained: float = 0.60
    """Least share of the question's weight that the answering entry's own words must explain."""
    unknown: float = 0.22
    """Largest share of the question's weight in one word that nothing explains."""
    none: float = 0.15
    """Largest probability of "none of these" at which the bot asks back."""
    offered: float = 0.30
    """Least share of the question's weight that the best entry must explain to ask back."""
    choice: float = 0.05
    """Least confidence of an entry to stand in a choice."""
    about_us: float = 0.35
    """Least share of a refused question that the FAQ's words explain, to call it near our topic."""


SHIPPED = Thresholds()
MOST_CHOICES = 3
