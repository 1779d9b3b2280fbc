"""A calibration in, a picture of it out: what a threshold costs, and what a confidence is worth."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import Any, Final

from rich.console import Console

from bot.core.calibrate import Calibration
from bot.core.evaluate import Grade
from bot.exits import Exit

_NO_PLOTS: Final = "A picture needs matplotlib: pip install -e '.[plots]' adds it."
# Near Okabe and Ito's colours, darkened to be read on white; each line has its own style too.
Line = tuple[str, Grade, str, str]
_MANY: Final[tuple[Line, ...]] = (
    ("right", "right", "#004C80", "-"),
    ("offered", "offered", "#2E8BC0", "--"),
    ("refused", "refused", "#000000", "-."),
    ("choice for nothing", "asked", "#A66F00", ":"),
)
_FEW: Final[tuple[Line, ...]] = (
    ("wrong", "wrong", "#D55E00", "-"),
    ("false", "false", "#B0558A", "--"),
)
"""Drawn apart, on a scale of their own: few percent are what it is about."""
_APART: Final = 0.09
"""The least distance of two names beside the lines, as a share of the axis."""


def draw(calibration: Calibration, plot: Path, console: Console) -> Exit:
    """Write the picture, or say why not."""
    try:
        drawn = picture(calibration)
    except ImportError:
        console.print(_NO_PLOTS)
        return Exit.MISSING_EXTRA
    try:
        drawn.savefig(plot, dpi=90)
    except (OSError, ValueError) as error:
        console.print(f"{plot} cannot be written: {error}. Give a name such as tradeoff.png.")
        return Exit.USAGE
    console.print(f"{plot} written")
    return Exit.OK


def picture(calibration: Calibration) -> Any:
    """A matplotlib figure with both panels.

    Raises:
        ImportError: without the extra `[plots]`.
    """
    drawn: Any = import_module("matplotlib.figure").Figure(figsize=(11, 5), layout="constrained")
    parts = [["many", "worth"], ["few", "worth"]]
    axes = drawn.subplot_mosaic(parts, width_ratios=(1.2, 1), height_ratios=(2, 1))
    _tradeoff(axes["many"], calibration, _MANY, 100)
    _tradeoff(axes["few"], calibration, _FEW, 4)
    chosen = calibration.found.thresholds.answer
    axes["many"].set_title(f"What the threshold costs (answers from {chosen})", loc="left")
    axes["many"].tick_params(labelbottom=False)
    axes["few"].set_xlabel("confidence from which an entry answers")
    axes["few"].set_ylabel("%")
    axes["many"].set_ylabel("% (false, choice for nothing:\nof the questions to refuse)")
    _reliability(axes["worth"], calibration)
    return drawn


def _tradeoff(axes: Any, calibration: Calibration, lines: Sequence[Line], top: int) -> None:
    curve = calibration.tradeoff
    across = list(curve)
    heights = {grade: [100 * s.of(grade) for s in curve.values()] for _, grade, _, _ in lines}
    at = -top
    for name, grade, colour, style in sorted(lines, key=lambda line: heights[line[1]][-1]):
        axes.plot(across, heights[grade], color=colour, linestyle=style, linewidth=2)
        last = heights[grade][-1]
        at = max(last, at + _APART * top * (100 / top) ** 0.25)
        text = f"{name} {last:.0f} %" if last >= 1 else f"{name} {last:.1f} %"
        axes.text(across[-1] + 0.01, at, text, color=colour, va="center")
    axes.axvline(calibration.found.thresholds.answer, color="#777777", linewidth=1)
    axes.set(xlim=(across[0], across[-1]), ylim=(-top / 50, top))
    axes.set_xticks([0.5, 0.6, 0.7, 0.8, 0.9])
    axes.set_yticks(range(0, top + 1, max(top // 5, 1)))
    axes.spines[["top", "right"]].set_visible(False)


def _reliability(axes: Any, calibration: Calibration) -> None:
    bands = calibration.after
    across = [100 * band.confidence for band in bands]
    right = [100 * band.share for band in bands]
    low = [max(0.0, 100 * (band.share - band.interval[0])) for band in bands]
    high = [max(0.0, 100 * (band.interval[1] - band.share)) for band in bands]
    axes.plot([0, 100], [0, 100], color="#777777", linewidth=1, linestyle="--")
    axes.errorbar(across, right, yerr=(low, high), color="#0072B2", marker="o", capsize=3)
    for i, (band, x) in enumerate(zip(bands, across, strict=True)):
        # Above and below in turn, so that no number touches its neighbour's.
        end, away, side = (1, 4, "bottom") if i % 2 else (0, -4, "top")
        axes.annotate(
            f"{band.count}",
            (x, 100 * band.interval[end]),
            (0, away),
            ha="center",
            va=side,
            textcoords="offset points",
            fontsize=8,
        )
    axes.set(xlim=(-5, 105), ylim=(-8, 112), aspect="equal")
    axes.set_xticks(range(0, 101, 20))
    axes.set_yticks(range(0, 101, 20))
    axes.set_title("What a confidence is worth", loc="left")
    axes.set_xlabel("confidence, mean of a band, %\n(dashed: as often right as it says)")
    axes.set_ylabel("right, % (bars: 95 %; numbers: how many)")
    axes.spines[["top", "right"]].set_visible(False)
