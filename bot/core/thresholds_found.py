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
    answerable=1232,
    to_refuse=1582,
    thresholds=Thresholds(
        answer=0.76,
        explained=0.5,
        unknown=0.4,
        offer=0.14,
        choice=0.045,
        same_no=0.45,
        no_choice=0.5,
        about_us=0.35,
    ),
    curve=Curve(slope=1.248, shift=0.62),
    right=Figure(share=0.646, low=0.619, high=0.672),
    right_or_offered=Figure(share=0.899, low=0.88, high=0.914),
    wrong=Figure(share=0.012, low=0.007, high=0.02),
    false=Figure(share=0.008, low=0.004, high=0.013),
    choice=Figure(share=0.145, low=0.128, high=0.163),
    calibration_error=0.015,
)
BY_MEANING: Final = Found(
    on=date(2026, 11, 23),
    answerable=1232,
    to_refuse=1582,
    thresholds=Thresholds(
        answer=0.65,
        explained=0.0,
        unknown=0.4,
        offer=0.1,
        choice=0.03,
        same_no=0.45,
        no_choice=0.5,
        about_us=0.35,
    ),
    curve=Curve(slope=1.333, shift=0.477),
    right=Figure(share=0.778, low=0.754, high=0.8),
    right_or_offered=Figure(share=0.928, low=0.912, high=0.941),
    wrong=Figure(share=0.01, low=0.006, high=0.017),
    false=Figure(share=0.011, low=0.007, high=0.018),
    choice=Figure(share=0.142, low=0.126, high=0.16),
    calibration_error=0.015,
)
