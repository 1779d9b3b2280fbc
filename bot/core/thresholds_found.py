"""What `python -m bot eval --calibrate --write` found, by words and with `--meaning`.

That command writes this file; a person reads what it changed before it ships. Shares are of
labelled questions that the numbers were not found with, `low` and `high` their 95 % interval.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from bot.core.curve import Curve
from bot.core.thresholds import Figure, Found, Thresholds

BY_WORDS: Final = Found(
    on=date(2026, 11, 23),
    answerable=1320,
    to_refuse=1682,
    thresholds=Thresholds(
        answer=0.79,
        explained=0.5,
        unknown=0.4,
        offer=0.14,
        choice=0.047,
        same_no=0.45,
        no_choice=0.5,
        about_us=0.35,
    ),
    curve=Curve(slope=1.209, shift=0.569),
    right=Figure(share=0.648, low=0.622, high=0.674),
    right_or_offered=Figure(share=0.911, low=0.895, high=0.926),
    wrong=Figure(share=0.009, low=0.005, high=0.016),
    false=Figure(share=0.007, low=0.004, high=0.012),
    choice=Figure(share=0.142, low=0.126, high=0.16),
    calibration_error=0.02,
)
BY_MEANING: Final = Found(
    on=date(2026, 11, 23),
    answerable=1320,
    to_refuse=1682,
    thresholds=Thresholds(
        answer=0.68,
        explained=0.4,
        unknown=0.4,
        offer=0.1,
        choice=0.04,
        same_no=0.45,
        no_choice=0.5,
        about_us=0.35,
    ),
    curve=Curve(slope=1.25, shift=0.537),
    right=Figure(share=0.75, low=0.726, high=0.773),
    right_or_offered=Figure(share=0.915, low=0.899, high=0.929),
    wrong=Figure(share=0.008, low=0.005, high=0.015),
    false=Figure(share=0.008, low=0.005, high=0.014),
    choice=Figure(share=0.144, low=0.128, high=0.162),
    calibration_error=0.011,
)
