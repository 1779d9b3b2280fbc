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
    answerable=1355,
    to_refuse=1761,
    thresholds=Thresholds(
        answer=0.73,
        explained=0.5,
        unknown=0.4,
        offer=0.12,
        choice=0.041,
        same_no=0.45,
        no_choice=0.5,
        about_us=0.35,
    ),
    curve=Curve(slope=1.24, shift=0.519),
    right=Figure(share=0.654, low=0.628, high=0.679),
    right_or_offered=Figure(share=0.91, low=0.894, high=0.924),
    wrong=Figure(share=0.008, low=0.005, high=0.014),
    false=Figure(share=0.008, low=0.005, high=0.013),
    choice=Figure(share=0.143, low=0.128, high=0.16),
    calibration_error=0.019,
)
BY_MEANING: Final = Found(
    on=date(2026, 11, 29),
    answerable=1355,
    to_refuse=1761,
    thresholds=Thresholds(
        answer=0.63,
        explained=0.4,
        unknown=0.4,
        offer=0.1,
        choice=0.03,
        same_no=0.45,
        no_choice=0.5,
        about_us=0.35,
    ),
    curve=Curve(slope=1.339, shift=0.488),
    right=Figure(share=0.765, low=0.742, high=0.787),
    right_or_offered=Figure(share=0.915, low=0.899, high=0.929),
    wrong=Figure(share=0.009, low=0.005, high=0.015),
    false=Figure(share=0.009, low=0.005, high=0.014),
    choice=Figure(share=0.143, low=0.127, high=0.16),
    calibration_error=0.011,
)
