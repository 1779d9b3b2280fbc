"""Two states of the knowledge in, what became of each labelled question on the screen out."""

from __future__ import annotations

from pathlib import Path

from rich.box import SIMPLE
from rich.console import Console
from rich.table import Table

from bot.cli.revisions import RevisionError, knowledge_of
from bot.core.evaluate import VERDICTS, Compared, Comparison, Result, compare, evaluate
from bot.core.snapshot import build_snapshot
from bot.exits import Exit

_MEANING = (
    "now-wrong: wrong or false, and was not, or is new; now-refused: was right or offered, now a "
    "no or a choice without it; worse, better: graded otherwise; gone, added: only in one of both."
)
_QUIET = frozenset({"unchanged", "gone", "added", "better"})
"""Listed only where all are asked for."""


def compare_with(name: str, folder: Path, *, every: bool) -> Exit:
    """Ask the labelled questions of both; print counts, and each question that came off worse."""
    console = Console(highlight=False, markup=False, emoji=False)
    try:
        old, new = knowledge_of(name, folder), knowledge_of(str(folder), folder)
    except RevisionError as error:
        Console(highlight=False, markup=False, soft_wrap=True, stderr=True).print(str(error))
        return error.exit
    before, after = (evaluate(build_snapshot(state, revision="")) for state in (old, new))
    comparison = compare(before, after)
    console.print(_table(comparison))
    console.print(_MEANING)
    for one in comparison.compared:
        if one.verdict not in _QUIET or (every and one.verdict != "unchanged"):
            console.print(_line(one), soft_wrap=True)
    return Exit.OK


def _table(comparison: Comparison) -> Table:
    counts = comparison.counts()
    table = Table("verdict", "count", box=SIMPLE, padding=0)
    for verdict in VERDICTS:
        table.add_row(verdict, str(counts[verdict]) if counts[verdict] else "·")
    table.add_section()
    table.add_row("all", str(counts.total()))
    return table


def _line(one: Compared) -> str:
    known = one.after or one.before
    assert known is not None
    wanted = ", ".join(known.labelled.expects)
    came = f"{_got(one.before)} → {_got(one.after)}"
    return f"{one.verdict}: “{known.labelled.text}” wants {wanted}: {came}"


def _got(result: Result | None) -> str:
    return f"{result.grade} ({result.got})" if result else "not labelled"
