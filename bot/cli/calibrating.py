"""A snapshot in, the thresholds that serve its labelled questions best on the screen out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from rich.box import SIMPLE
from rich.console import Console
from rich.table import Table

from bot.cli.drawing import draw
from bot.core import thresholds_found
from bot.core.calibrate import Calibration, calibrate
from bot.core.curve import UNCHANGED
from bot.core.evaluate import Grade
from bot.core.found_text import found_text
from bot.core.measured import Budget, Shares, bad, measure
from bot.core.reliability import Band, calibration_error
from bot.core.snapshot import Snapshot
from bot.core.thresholds import Found
from bot.core.thresholds_found import BY_MEANING, BY_WORDS
from bot.exits import Exit

FOUND_FILE = Path(thresholds_found.__file__)
SHOWN: tuple[tuple[str, tuple[Grade, ...]], ...] = (
    ("right", ("right",)),
    ("right or offered", ("right", "offered")),
    ("refused", ("refused",)),
    ("wrong", ("wrong",)),
    ("false", ("false",)),
    ("choice for nothing", ("asked",)),
)
_WIDTH = 50
_EVERY = 2
_RELIABILITY = "How often an unseen answer was right, by its confidence (# right, | confidence)"
_TRADEOFF = "answers from  right (#)  wrong or false (!)"


def calibrate_all(snapshot: Snapshot, *, plot: Path | None, write: Path | None) -> Exit:
    """Find thresholds, print them with what they are worth, draw and write them if told to."""
    console = Console(highlight=False, markup=False, emoji=False)
    console.print("Some thousand settings are tried on every labelled question: a minute or two.")
    meaning = snapshot.index.reads_meaning
    start, budget = BY_MEANING if meaning else BY_WORDS, Budget()
    today = datetime.now(UTC).date()
    calibration = calibrate(measure(snapshot), snapshot, start, budget, today)
    console.print(_table(calibration))
    console.print(
        f"Budget: wrong at most {budget.wrong:.1%}, false {budget.false:.0%}, a choice for nothing "
        f"{budget.choice:.0%}; of those to refuse each kind of no counts alike."
    )
    console.print(_tradeoff(calibration.tradeoff))
    console.print(_reliability(calibration.after))
    found = calibration.found
    console.print(
        f"So it is among {found.answerable} questions that an entry answers and {found.to_refuse} "
        "to refuse; where people ask more or less of ours, confidence is worth more or less."
    )
    console.print(_mended(calibration, start))
    drawn = Exit.OK if plot is None else draw(calibration, plot, console)
    return drawn or _write(found, write, console, meaning=meaning)


def _table(found: Calibration) -> Table:
    table = Table("share", "known", "unseen", "95 % of it", box=SIMPLE, padding=(0, 1))
    for name, grades in SHOWN:
        known, fresh = found.known.of(*grades), found.fresh.figure(*grades)
        between = f"{fresh.low:.1%} to {fresh.high:.1%}"
        table.add_row(name, f"{known:.1%}", f"{fresh.share:.1%}", between)
    return table


def _tradeoff(tradeoff: Mapping[float, Shares]) -> str:
    """The same questions by the confidence from which an entry answers, a line each."""
    lines = [_TRADEOFF]
    for answering, shares in list(tradeoff.items())[::_EVERY]:
        right, not_right = shares.of("right"), bad(shares)
        bar = "#" * round(right * _WIDTH) + "!" * round(not_right * _WIDTH)
        lines.append(f"{answering:12.2f}  {right:4.0%} {not_right:5.1%}  {bar}")
    return "\n".join(lines)


def _reliability(bands: Sequence[Band]) -> str:
    """A line a band: a row of # that ends at the | is as often right as it says."""
    lines = ["", _RELIABILITY, " confidence  count  mean  right  95 % of it"]
    for band in bands:
        low, high = band.interval
        bar = list(f"{'#' * round(band.share * 30):30} ")
        bar[round(band.confidence * 30)] = "|"
        lines.append(
            f"{band.low:4.2f} to {band.high:4.2f} {band.count:5}  {band.confidence:4.0%}  "
            f"{band.share:5.0%}  {low:4.0%} to {high:4.0%}  {''.join(bar)}".rstrip()
        )
    return "\n".join(lines)


def _mended(calibration: Calibration, start: Found) -> str:
    before, after = map(calibration_error, (calibration.before, calibration.after))
    error = f"As learnt, confidence is {before:.1%} from the truth on average"
    curve = calibration.found.curve
    if curve == UNCHANGED:
        return f"{error}; to mend it would gain less than a percent, so it stays as it is."
    was = start.thresholds.answer
    now = float(start.curve.undone().then(curve).at(was))
    moved = f"; what was {was:.2f} is {now:.2f} now" if round(now, 2) != round(was, 2) else ""
    return (
        f"{error}, mended {after:.1%} on unseen questions: log-odds times {curve.slope}, then "
        f"{curve.shift:+}. It rises, so no rank changes{moved}."
    )


def _write(found: Found, write: Path | None, console: Console, *, meaning: bool) -> Exit:
    """Put the numbers into the file that ships, beside those of the other matcher, or show it."""
    text = found_text(BY_WORDS, found) if meaning else found_text(found, BY_MEANING)
    if write is None:
        console.print(f"\n{text}", soft_wrap=True)
        console.print("Nothing is written. With --write this becomes bot/core/thresholds_found.py.")
        return Exit.OK
    try:
        write.write_text(text, encoding="utf-8")
    except OSError as error:
        console.print(f"{write} cannot be written: {error.strerror}.", soft_wrap=True)
        return Exit.USAGE
    console.print(f"{write} written. Read what changed before it ships: git diff.")
    return Exit.OK
