"""The numbers that decide between answering, asking back and refusing. The only place for them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Thresholds:
    """All are shares or probabilities from 0 to 1.

    Chosen on 2026-11-23 on 573 questions that an entry answers and 434 that none does, near the
    most right answers (88 %) at which at most 2 % of the latter are answered (1.2 %). A choice is
    given to 17 % of these, whose near misses are meant to be hard, and to 7 % of a plainer set.
    """

    answer: float = 0.55
    """Least confidence at which an entry answers."""
    explained: float = 0.60
    """Least share of the question's weight that the answering entry's own words must explain."""
    unknown: float = 0.22
    """Largest share of the question's weight in one word that nothing explains."""
    offer: float = 0.20
    """Least confidence of the best entry at which the bot asks back."""
    choice: float = 0.05
    """Least confidence of an entry to stand in a choice."""
    about_us: float = 0.35
    """Least share of a refused question that the FAQ's words explain, to call it near our topic."""


BY_WORDS = Thresholds()
BY_MEANING = Thresholds()


def shipped(*, meaning: bool) -> Thresholds:
    """The thresholds of the matcher that compares by meaning too, or by words alone."""
    return BY_MEANING if meaning else BY_WORDS


MOST_CHOICES = 3
