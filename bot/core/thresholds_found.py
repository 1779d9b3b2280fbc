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
        answer=0.78,
        explained=0.5,
        unknown=0.4,
        offer=0.14,
        choice=0.04,
        same_no=0.45,
        no_choice=0.5,
        about_us=0.35,
    ),
    curve=Curve(slope=1.254, shift=0.529),
    right=Figure(share=0.647, low=0.62, high=0.673),
    right_or_offered=Figure(share=0.903, low=0.886, high=0.919),
    wrong=Figure(share=0.008, low=0.004, high=0.015),
    false=Figure(share=0.008, low=0.004, high=0.013),
    choice=Figure(share=0.147, low=0.13, high=0.165),
    calibration_error=0.019,
)
BY_MEANING: Final = Found(
    on=date(2026, 11, 23),
    answerable=1232,
    to_refuse=1582,
    thresholds=Thresholds(
        answer=0.68,
        explained=0.4,
        unknown=0.4,
        offer=0.1,
        choice=0.03,
        same_no=0.45,
        no_choice=0.5,
        about_us=0.35,
    ),
    curve=Curve(slope=1.332, shift=0.478),
    right=Figure(share=0.765, low=0.741, high=0.788),
    right_or_offered=Figure(share=0.929, low=0.913, high=0.942),
    wrong=Figure(share=0.008, low=0.004, high=0.015),
    false=Figure(share=0.011, low=0.007, high=0.018),
    choice=Figure(share=0.139, low=0.123, high=0.157),
    calibration_error=0.016,
)
