"""Asks many labelled questions in two processes at once, where the machine has two cores.

They are most of the time that a check takes, and an editor waits for it.
"""

from __future__ import annotations

import os
import pickle
import warnings
from collections.abc import Sequence
from typing import Final

from bot.core.evaluate import Evaluation, Labelled, evaluate
from bot.core.snapshot import Snapshot

WORTH_IT: Final = 400
"""Questions; a process costs as much time as some twenty."""


def evaluate_in_halves(snapshot: Snapshot, asked: Sequence[Labelled]) -> Evaluation:
    """The same as `evaluate`. Only for a process that has no threads of its own."""
    if len(asked) < WORTH_IT or not hasattr(os, "fork") or _cores() < 2:  # noqa: PLR2004
        return evaluate(snapshot, asked)
    # Every other one: the questions of a kind stand together, and cost alike.
    reading, writing = os.pipe()
    with warnings.catch_warnings():
        # From 3.12 on Python warns of the threads that numpy keeps, which run no Python.
        warnings.simplefilter("ignore", DeprecationWarning)
        child = os.fork()
    if child == 0:
        _answer(writing, snapshot, asked[1::2])
    os.close(writing)
    ours = evaluate(snapshot, asked[::2]).results
    with open(reading, "rb") as pipe:  # noqa: PTH123 - it has no path
        answered = pipe.read()
    _, status = os.waitpid(child, 0)
    # What went to it and comes back is our own, so pickle is safe here.
    theirs = pickle.loads(answered) if status == 0 else evaluate(snapshot, asked[1::2]).results  # noqa: S301
    results = [*ours, *theirs]
    results[::2], results[1::2] = ours, theirs
    return Evaluation(results=tuple(results))


def _answer(writing: int, snapshot: Snapshot, asked: Sequence[Labelled]) -> None:
    """All that the child does; it never returns to what its parent was doing."""
    code = 1
    try:
        with open(writing, "wb") as pipe:
            pickle.dump(evaluate(snapshot, asked).results, pipe)
        code = 0
    finally:
        os._exit(code)


def _cores() -> int:
    """How many this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
