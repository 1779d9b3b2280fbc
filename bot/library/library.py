"""The live FAQ: one snapshot at a time, taken once by each question."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Self

from bot.core.matching.meaning import Encoder
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
    """Holds the current snapshot, and dates it.

    Args:
        snapshot: the FAQ.
        today: tells the day where the host is.
    """

    def __init__(self, snapshot: Snapshot, today: Callable[[], date] = date.today) -> None:
        self._current = snapshot
        self._today = today

    @classmethod
    def open(
        cls,
        folder: Path,
        today: Callable[[], date] = date.today,
        state: Path | None = None,
    ) -> Self:
        """Load a knowledge folder.

        Args:
            folder: where it is.
            today: tells the day where the host is.
            state: where it is remembered which FAQ had no error; None checks it in any case.

        Raises:
            KnowledgeError: it has errors; all of them are in the exception.
        """
        loaded = load(folder, today(), state)
        if loaded.snapshot is None:
            raise KnowledgeError(folder, loaded.errors)
        return cls(loaded.snapshot, today)

    def join_meaning(self, encode: Encoder, learn: Encoder) -> None:
        """From now on compare questions by meaning too. One reference is swapped.

        Args:
            encode: texts to rows of length 1, for questions.
            learn: the same for the FAQ's own texts, which it may remember.
        """
        index = self._current.index.with_meaning(encode, learn)
        self._current = replace(self._current, index=index)

    @property
    def current(self) -> Snapshot:
        """The FAQ as it is now, on this day. Take it once for each question.

        A bot runs for years, so the day is that of the question and not of the start.
        """
        return replace(self._current, today=self._today())
