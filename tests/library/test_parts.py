"""Asked in parts, the labelled questions fare as they do one after the other."""

from __future__ import annotations

import subprocess
import sys

SCRIPT = """
from pathlib import Path
from bot.core.evaluate import evaluate, labelled_questions
from bot.library import parts
from bot.library.load import load

parts._LEAST = 1
parts._cores = lambda: {cores}
snapshot = load(Path({folder!r})).snapshot
asked = tuple(labelled_questions(snapshot))
assert parts.evaluate_in_parts(snapshot, asked) == evaluate(snapshot, asked)
print(len(asked))
"""


def ran(root, cores):
    """In a process of its own: forking is for one that has a single thread."""
    script = SCRIPT.format(folder=str(root / "tests/examples/base"), cores=cores)
    return subprocess.run(
        [sys.executable, "-c", script], cwd=root, capture_output=True, text=True, check=True
    )


def test_parts_on_several_cores_come_in_the_order_of_the_questions(root):
    assert int(ran(root, 3).stdout) > 3


def test_one_core_does_it_alone(root):
    assert int(ran(root, 1).stdout) > 3
