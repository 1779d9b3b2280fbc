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
    answerable=1710,
    to_refuse=2438,
    thresholds=Thresholds(
        answer=0.66,
        explained=0.5,
        unknown=0.3,
        outdone=0.3,
        sure=0.75,
        offer=0.08,
        choice=0.059,
        same_no=0.45,
        no_choice=0.5,
        about_us=0.35,
    ),
    curve=Curve(slope=1.055, shift=0.35),
    right=Figure(share=0.681, low=0.658, high=0.702),
    right_or_offered=Figure(share=0.923, low=0.909, high=0.935),
    wrong=Figure(share=0.007, low=0.004, high=0.012),
    false=Figure(share=0.013, low=0.009, high=0.02),
    choice=Figure(share=0.141, low=0.126, high=0.158),
    calibration_error=0.026,
)
BY_MEANING: Final = Found(
    on=date(2026, 11, 29),
    answerable=1710,
    to_refuse=2438,
    thresholds=Thresholds(
        answer=0.54,
        explained=0.3,
        unknown=0.4,
        outdone=0.3,
        sure=0.85,
        offer=0.06,
        choice=0.049,
        same_no=0.45,
        no_choice=0.5,
        about_us=0.35,
    ),
    curve=Curve(slope=1.117, shift=0.328),
    right=Figure(share=0.787, low=0.766, high=0.805),
    right_or_offered=Figure(share=0.927, low=0.914, high=0.938),
    wrong=Figure(share=0.008, low=0.004, high=0.013),
    false=Figure(share=0.017, low=0.012, high=0.024),
    choice=Figure(share=0.129, low=0.114, high=0.145),
    calibration_error=0.015,
)
