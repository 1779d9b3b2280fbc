"""The live FAQ: one snapshot at a time, taken once by each question."""

from __future__ import annotations

from pathlib import Path
from typing import Self

from bot.core.problem import Problem
from bot.core.snapshot import Snapshot
from bot.library.load import load


class KnowledgeError(Exception):
    """The knowledge folder cannot be used. `problems` says why; the first one is the message."""

    def __init__(self, folder: Path, problems: tuple[Problem, ...]) -> None:
        self.folder = folder
        self.problems = problems
        more = f" There are {len(problems) - 1} more." if len(problems) > 1 else ""
        super().__init__(f"{problems[0]}{more}")


class Library:
    """Holds the current snapshot."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._current = snapshot

    @classmethod
    def open(cls, folder: Path) -> Self:
        """Load a knowledge folder.

        Raises:
            KnowledgeError: it has errors; all of them are in the exception.
        """
        loaded = load(folder)
        if loaded.snapshot is None:
            raise KnowledgeError(folder, loaded.errors)
        return cls(loaded.snapshot)

    @property
    def current(self) -> Snapshot:
        """The FAQ as it is now. Take it once for each question."""
        return self._current
