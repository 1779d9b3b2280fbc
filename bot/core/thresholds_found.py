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
    on=date(2026, 11, 29),
    answerable=1712,
    to_refuse=2467,
    thresholds=Thresholds(
        answer=0.64,
        explained=0.5,
        unknown=0.3,
        outdone=0.4,
        sure=0.75,
        offer=0.08,
        choice=0.06,
        same_no=0.45,
        no_choice=0.5,
        about_us=0.35,
    ),
    curve=Curve(slope=1.061, shift=0.381),
    right=Figure(share=0.707, low=0.685, high=0.728),
    right_or_offered=Figure(share=0.92, low=0.906, high=0.932),
    wrong=Figure(share=0.009, low=0.006, high=0.015),
    false=Figure(share=0.014, low=0.009, high=0.02),
    choice=Figure(share=0.144, low=0.129, high=0.161),
    calibration_error=0.02,
)
BY_MEANING: Final = Found(
    on=date(2026, 11, 29),
    answerable=1712,
    to_refuse=2467,
    thresholds=Thresholds(
        answer=0.6,
        explained=0.2,
        unknown=0.4,
        outdone=0.4,
        sure=0.75,
        offer=0.04,
        choice=0.046,
        same_no=0.45,
        no_choice=0.5,
        about_us=0.35,
    ),
    curve=Curve(slope=1.159, shift=0.376),
    right=Figure(share=0.789, low=0.769, high=0.808),
    right_or_offered=Figure(share=0.928, low=0.915, high=0.939),
    wrong=Figure(share=0.009, low=0.005, high=0.014),
    false=Figure(share=0.016, low=0.011, high=0.023),
    choice=Figure(share=0.136, low=0.121, high=0.152),
    calibration_error=0.02,
)
