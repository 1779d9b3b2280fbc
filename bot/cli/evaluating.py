"""A snapshot in, the table of its labelled questions on the screen out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from rich.box import SIMPLE
from rich.console import Console
from rich.table import Table

from bot.core.evaluate import GRADES, Evaluation, Grade, Result, evaluate
from bot.core.snapshot import Snapshot
from bot.exits import Exit

_MEANING = (
    "right: as labelled; offered: the right entry is among the choices; refused: an answerable "
    "question got a no; other-no: rightly refused, with another kind; asked: got a choice for "
    "nothing; wrong: another entry answered; false: an entry answered what none can."
)


def evaluate_all(snapshot: Snapshot, *, every: bool) -> Exit:
    """Ask every labelled question; print counts by kind and language, and what went wrong."""
    console = Console(highlight=False, markup=False, emoji=False)
    evaluation = evaluate(snapshot)
    console.print(_table(evaluation))
    console.print(_MEANING)
    bad: set[Grade] = {"wrong", "false"}
    shown = [r for r in evaluation.results if r.grade in bad or (every and r.grade != "right")]
    _list(console, shown)
    return Exit.OK


def _table(evaluation: Evaluation) -> Table:
    # Narrow enough for 80 columns, at which a table into a file or a pipe is cut.
    table = Table("kind", "lang", "count", *GRADES, box=SIMPLE, padding=0)
    for kind, language, counts in evaluation.rows():
        _row(table, kind, language, counts)
    table.add_section()
    _row(table, "all", "both", evaluation.counts())
    return table


def _row(table: Table, kind: str, language: str, counts: Counter[Grade]) -> None:
    cells = (str(counts[grade]) if counts[grade] else "·" for grade in GRADES)
    table.add_row(kind, language, str(counts.total()), *cells)


def _list(console: Console, results: Iterable[Result]) -> None:
    for result in results:
        wanted = ", ".join(result.labelled.expects)
        sure = "" if result.confidence is None else f" at {result.confidence:.2f}"
        console.print(
            f"{result.grade}: “{result.labelled.text}” wants {wanted}, {result.got}{sure}",
            markup=False,
        )
