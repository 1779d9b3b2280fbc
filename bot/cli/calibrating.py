"""A snapshot in, the thresholds that serve its labelled questions best on the screen out."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from pathlib import Path
from typing import Any

from rich.box import SIMPLE
from rich.console import Console
from rich.table import Table

from bot.core.calibrate import Budget, Calibration, Shares, calibrate, measure
from bot.core.evaluate import Grade
from bot.core.snapshot import Snapshot
from bot.core.thresholds import shipped
from bot.exits import Exit

SHOWN: tuple[Grade, ...] = ("right", "offered", "refused", "wrong", "false", "asked")
_WIDTH = 50
_NO_PLOTS = "A picture needs matplotlib: pip install -e '.[plots]' adds it."


def calibrate_all(snapshot: Snapshot, plot: Path | None) -> Exit:
    """Find thresholds, print them with what they are worth, and draw the trade-off."""
    console = Console(highlight=False, markup=False, emoji=False)
    meaning, budget = snapshot.index.reads_meaning, Budget()
    console.print("Some hundred settings are tried on every labelled question: half a minute.")
    found = calibrate(measure(snapshot), snapshot, shipped(meaning=meaning), budget)
    console.print(_table(found))
    console.print(_curve(found.curve))
    best = found.thresholds
    console.print(
        f"For BY_{'MEANING' if meaning else 'WORDS'} in bot/core/thresholds.py: "
        f"answer={best.answer}, explained={best.explained}, unknown={best.unknown}, "
        f"offer={best.offer}\n"
        f"Budget: wrong at most {budget.wrong:.0%}, false {budget.false:.0%}, a choice for "
        f"nothing {budget.choice:.0%}."
    )
    return Exit.OK if plot is None else _draw(found.curve, plot, console)


def _table(found: Calibration) -> Table:
    table = Table("share", "known", "unseen", "95 % of it", box=SIMPLE, padding=(0, 1))
    for grade in SHOWN:
        low, high = found.fresh.interval(grade)
        known, fresh = found.known.of(grade), found.fresh.of(grade)
        table.add_row(grade, f"{known:.1%}", f"{fresh:.1%}", f"{low:.1%} to {high:.1%}")
    return table


def _curve(curve: Mapping[float, Shares]) -> str:
    """The same questions by the confidence from which an entry answers, a line each."""
    lines = ["answers from  right (#)  wrong or false (!)"]
    for answering, shares in curve.items():
        right, bad = shares.of("right"), shares.of("wrong") + shares.of("false")
        bar = "#" * round(right * _WIDTH) + "!" * round(bad * _WIDTH)
        lines.append(f"{answering:12.3f}  {right:4.0%} {bad:5.1%}  {bar}")
    return "\n".join(lines)


def _draw(curve: Mapping[float, Shares], plot: Path, console: Console) -> Exit:
    try:
        figure: Any = import_module("matplotlib.figure")
    except ImportError:
        console.print(_NO_PLOTS)
        return Exit.MISSING_EXTRA
    drawn = figure.Figure(figsize=(7, 4), layout="constrained")
    axes = drawn.subplots()
    for grade in SHOWN:
        axes.plot(list(curve), [100 * shares.of(grade) for shares in curve.values()], label=grade)
    axes.set_xlabel("confidence from which an entry answers")
    axes.set_ylabel("% (false and asked: of the questions to refuse)")
    axes.legend()
    try:
        drawn.savefig(plot)
    except (OSError, ValueError) as error:
        console.print(f"{plot} cannot be written: {error}. Give a name such as tradeoff.png.")
        return Exit.USAGE
    console.print(f"{plot} written")
    return Exit.OK
