"""The live FAQ: one snapshot at a time, taken once by each question."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from threading import Lock
from typing import Self

from bot.core.matching.meaning import Encoder
from bot.core.problem import Problem
from bot.core.snapshot import Snapshot
from bot.library.folder import read_folder
from bot.library.last_good import LastGood, read_last_good
from bot.library.load import Loaded, build

_log = logging.getLogger(__name__)


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
        texts: what the snapshot was made from, file name → text.
    """

    def __init__(
        self,
        snapshot: Snapshot,
        today: Callable[[], date] = date.today,
        texts: Mapping[str, str] | None = None,
    ) -> None:
        self._current = snapshot
        self._today = today
        self._texts = texts or {}
        self._encoders: tuple[Encoder, Encoder] | None = None
        self._changing = Lock()

    @classmethod
    def open(
        cls,
        folder: Path,
        today: Callable[[], date] = date.today,
        state: Path | None = None,
    ) -> Self:
        """Load a knowledge folder, or the FAQ that was live last if the folder differs from it.

        What an editor did while the bot was off is an edit like any other: it is tested before it
        is live, and until then the last good FAQ answers.

        Args:
            folder: where it is.
            today: tells the day where the host is.
            state: where the last good FAQ is; None takes the folder in any case.

        Raises:
            KnowledgeError: it has errors; all of them are in the exception.
        """
        texts, unread = read_folder(folder)
        good = read_last_good(state) if state else None
        loaded = _from_last_good(good, texts)
        if loaded is None or loaded.snapshot is None:
            loaded = build(texts, unread, today())
        if loaded.snapshot is None:
            raise KnowledgeError(folder, loaded.errors)
        return cls(loaded.snapshot, today, loaded.texts)

    def join_meaning(self, encode: Encoder, learn: Encoder) -> None:
        """From now on compare questions by meaning too. Slow: for a thread.

        Args:
            encode: texts to rows of length 1, for questions.
            learn: the same for the FAQ's own texts, which it may remember.
        """
        with self._changing:
            self._encoders = encode, learn
            self._current = self._with_meaning(self._current)

    def exchange(self, snapshot: Snapshot, texts: Mapping[str, str]) -> None:
        """Let another FAQ answer from the next question on. Slow with meaning: for a thread."""
        with self._changing:
            self._current, self._texts = self._with_meaning(snapshot), texts

    def _with_meaning(self, snapshot: Snapshot) -> Snapshot:
        if self._encoders is None:
            return snapshot
        return replace(snapshot, index=snapshot.index.with_meaning(*self._encoders))

    @property
    def current(self) -> Snapshot:
        """The FAQ as it is now, on this day. Take it once for each question.

        A bot runs for years, so the day is that of the question and not of the start.
        """
        return replace(self._current, today=self._today())

    @property
    def texts(self) -> Mapping[str, str]:
        """The texts of the FAQ that answers now, file name → text."""
        return self._texts


def _from_last_good(good: LastGood | None, texts: Mapping[str, str]) -> Loaded | None:
    """What was live last; None if there is nothing to prefer to the folder."""
    if good is None:
        return None
    loaded = build(good.texts, by_rules=not good.is_sound)
    if loaded.snapshot and good.texts != texts:
        live = loaded.snapshot.revision
        _log.info("the folder is not what was live last: FAQ %s answers until it is checked", live)
    return loaded
