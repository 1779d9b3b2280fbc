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
    answerable=1172,
    to_refuse=1284,
    thresholds=Thresholds(
        answer=0.77,
        explained=0.5,
        unknown=0.4,
        offer=0.2,
        choice=0.05,
        same_no=0.45,
        no_choice=0.5,
        about_us=0.35,
    ),
    curve=Curve(slope=1.185, shift=0.547),
    right=Figure(share=0.637, low=0.609, high=0.664),
    right_or_offered=Figure(share=0.895, low=0.876, high=0.911),
    wrong=Figure(share=0.011, low=0.006, high=0.019),
    false=Figure(share=0.009, low=0.005, high=0.016),
    choice=Figure(share=0.141, low=0.123, high=0.161),
    calibration_error=0.017,
)
BY_MEANING: Final = Found(
    on=date(2026, 11, 23),
    answerable=1172,
    to_refuse=1284,
    thresholds=Thresholds(
        answer=0.74,
        explained=0.3,
        unknown=0.4,
        offer=0.12,
        choice=0.036,
        same_no=0.45,
        no_choice=0.5,
        about_us=0.35,
    ),
    curve=Curve(slope=1.333, shift=0.651),
    right=Figure(share=0.755, low=0.73, high=0.779),
    right_or_offered=Figure(share=0.936, low=0.921, high=0.949),
    wrong=Figure(share=0.009, low=0.005, high=0.016),
    false=Figure(share=0.01, low=0.006, high=0.017),
    choice=Figure(share=0.144, low=0.126, high=0.164),
    calibration_error=0.012,
)
