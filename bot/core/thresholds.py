"""The numbers that decide between answering, asking back and refusing. The only place for them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Thresholds:
    """All are shares or probabilities from 0 to 1."""

    answer: float
    """Least confidence at which an entry answers."""
    explained: float
    """Least share of the question's weight that the answering entry's own words must explain."""
    unknown: float
    """Largest share of the question's weight in one word that nothing explains."""
    offer: float
    """Least confidence of the best entry at which the bot asks back."""
    choice: float = 0.05
    """Least confidence of an entry to stand in a choice."""
    same_no: float = 0.45
    """Least likeness to a labelled question that is refused, to take its kind of no."""
    no_choice: float = 0.50
    """The same, of a kind with which no choice may be given: a person's case, now, elsewhere."""
    about_us: float = 0.35
    """Least share of a refused question that the FAQ's words explain, to call it near our topic."""


# Found by `python -m bot eval --calibrate` on 2026-11-23 with 1,172 labelled questions that an
# entry answers and 1,136 to refuse, each part of them graded by thresholds found without it:
#   by words    right 64 %, right or offered 89 %, wrong 1.2 %; answered falsely 1.1 %, asked 14 %
#   by meaning  right 77 %, right or offered 93 %, wrong 1.1 %; answered falsely 1.1 %, asked 15 %
BY_WORDS = Thresholds(answer=0.6, explained=0.6, unknown=0.3, offer=0.16)
BY_MEANING = Thresholds(answer=0.55, explained=0.3, unknown=0.4, offer=0.12)


def shipped(*, meaning: bool) -> Thresholds:
    """The thresholds of the matcher that compares by meaning too, or by words alone."""
    return BY_MEANING if meaning else BY_WORDS


MOST_CHOICES = 3
