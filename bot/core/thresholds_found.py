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
    answerable=1320,
    to_refuse=1682,
    thresholds=Thresholds(
        answer=0.78,
        explained=0.5,
        unknown=0.4,
        offer=0.14,
        choice=0.048,
        same_no=0.45,
        no_choice=0.5,
        about_us=0.35,
    ),
    curve=Curve(slope=1.195, shift=0.553),
    right=Figure(share=0.655, low=0.629, high=0.68),
    right_or_offered=Figure(share=0.918, low=0.902, high=0.932),
    wrong=Figure(share=0.008, low=0.005, high=0.015),
    false=Figure(share=0.005, low=0.003, high=0.01),
    choice=Figure(share=0.145, low=0.129, high=0.163),
    calibration_error=0.023,
)
BY_MEANING: Final = Found(
    on=date(2026, 11, 29),
    answerable=1320,
    to_refuse=1682,
    thresholds=Thresholds(
        answer=0.68,
        explained=0.4,
        unknown=0.4,
        offer=0.1,
        choice=0.037,
        same_no=0.45,
        no_choice=0.5,
        about_us=0.35,
    ),
    curve=Curve(slope=1.265, shift=0.508),
    right=Figure(share=0.763, low=0.739, high=0.785),
    right_or_offered=Figure(share=0.914, low=0.897, high=0.928),
    wrong=Figure(share=0.01, low=0.006, high=0.017),
    false=Figure(share=0.008, low=0.005, high=0.013),
    choice=Figure(share=0.145, low=0.129, high=0.163),
    calibration_error=0.008,
)
