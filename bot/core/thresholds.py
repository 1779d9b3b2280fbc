"""What decides between answering, asking back and refusing. The numbers: `thresholds_found.py`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from bot.core.curve import Curve

MOST_CHOICES: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Thresholds:
    """All are shares or probabilities from 0 to 1."""

    answer: float
    """Least confidence at which an entry answers."""
    explained: float
    """Least share of the question's weight that the answering entry's own words must explain."""
    unknown: float
    """Largest share of the question's weight in one word that nothing explains."""
    outdone: float
    """How much more of the question another entry's words explain to keep the best from answering:
    a name alone ("how old is Trump") finds whoever bears it."""
    sure: float
    """Confidence from which neither `explained` nor `outdone` keeps an entry from answering."""
    offer: float
    """Least confidence of the best entry at which the bot asks back."""
    choice: float
    """Least confidence of an entry to stand in a choice."""
    same_no: float
    """Least likeness to a labelled question that is refused, to take its kind of no."""
    no_choice: float
    """The same, of a kind with which no choice may be given: a person's case, now, elsewhere."""
    about_us: float
    """Least share of a refused question that the FAQ's words explain, to call it near our topic."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A share (0..1) and its 95 % interval."""

    share: float
    low: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a calibration found, and what it is worth on questions that it was not made for."""

    on: date
    answerable: int
    """How many labelled questions an entry answers."""
    to_refuse: int
    """How many no entry may answer."""
    thresholds: Thresholds
    curve: Curve
    """What makes a confidence as often right as it says."""
    right: Figure
    right_or_offered: Figure
    wrong: Figure
    false: Figure
    choice: Figure
    """Of the questions to refuse: a choice was given."""
    calibration_error: float
    """How far the confidence is from how often it is right, on average."""
