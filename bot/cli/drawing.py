"""A calibration in, a picture of it out: what a threshold costs, and what a confidence is worth."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Any, Final

from rich.console import Console

from bot.core.calibrate import Calibration
from bot.core.evaluate import Grade
from bot.exits import Exit

_NO_PLOTS: Final = "A picture needs matplotlib: pip install -e '.[plots]' adds it."
# Near Okabe and Ito's colours, darkened to be read on white; each line has its own style too.
_LINES: Final[tuple[tuple[str, Grade, str, str], ...]] = (
    ("right", "right", "#004C80", "-"),
    ("offered", "offered", "#2E8BC0", "--"),
    ("refused", "refused", "#000000", "-."),
    ("choice for nothing", "asked", "#A66F00", ":"),
    ("wrong", "wrong", "#D55E00", "-"),
    ("false", "false", "#B0558A", "--"),
)
_APART: Final = 5.0
"""The least distance of two names beside the lines, in percent of the axis."""


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
    drawn: Any = import_module("matplotlib.figure").Figure(figsize=(11, 4.6), layout="constrained")
    left, right = drawn.subplots(1, 2, width_ratios=(1.25, 1))
    _tradeoff(left, calibration)
    _reliability(right, calibration)
    return drawn


def _tradeoff(axes: Any, calibration: Calibration) -> None:
    curve = calibration.tradeoff
    across = list(curve)
    heights = {g: [100 * s.of(g) for s in curve.values()] for _, g, _, _ in _LINES}
    for _, grade, colour, style in _LINES:
        axes.plot(across, heights[grade], color=colour, linestyle=style, linewidth=2)
    names = sorted(_LINES, key=lambda line: heights[line[1]][-1])
    at = -_APART
    for name, grade, colour, _ in names:
        last = heights[grade][-1]
        at = max(last, at + _APART)
        axes.annotate(
            f"{name} {last:.0f} %" if last >= 1 else f"{name} {last:.1f} %",
            (across[-1], last),
            (across[-1] + 0.015, at),
            color=colour,
            va="center",
            annotation_clip=False,
        )
    chosen = calibration.found.thresholds.answer
    axes.axvline(chosen, color="#777777", linewidth=1)
    side, away = ("left", 0.008) if chosen < sum(across) / len(across) else ("right", -0.008)
    axes.text(chosen + away, 99, f"answers from {chosen}", ha=side, va="top", color="#444444")
    axes.set(xlim=(across[0], across[-1]), ylim=(-2, 100))
    axes.set_title("What the threshold costs", loc="left")
    axes.set_xlabel("confidence from which an entry answers")
    axes.set_ylabel("% (false, choice for nothing: of those to refuse)")
    axes.spines[["top", "right"]].set_visible(False)


def _reliability(axes: Any, calibration: Calibration) -> None:
    bands = calibration.after
    across = [100 * band.confidence for band in bands]
    right = [100 * band.share for band in bands]
    low = [max(0.0, 100 * (band.share - band.interval[0])) for band in bands]
    high = [max(0.0, 100 * (band.interval[1] - band.share)) for band in bands]
    axes.plot([0, 100], [0, 100], color="#777777", linewidth=1, linestyle="--")
    axes.text(100, 3, "dashed: as often right as it says", color="#444444", ha="right")
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
    axes.set(xlim=(0, 102), ylim=(-8, 112), aspect="equal")
    axes.set_yticks(range(0, 101, 20))
    axes.set_title("What a confidence is worth", loc="left")
    axes.set_xlabel("confidence, mean of a band, %")
    axes.set_ylabel("right, % (bars: 95 %; numbers: how many)")
    axes.spines[["top", "right"]].set_visible(False)
