"""The live FAQ: one snapshot at a time, taken once by each question."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from threading import Lock
from typing import Self

from bot.core.loading.parse import parse
from bot.core.matching.meaning import Encoder
from bot.core.problem import Problem
from bot.core.snapshot import Snapshot
from bot.library.folder import read_folder
from bot.library.last_good import LastGood, read_last_good
from bot.library.load import Loaded, build
from bot.library.spare import give_back_memory

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
        snapshot: the FAQ; None where it is still being read.
        today: tells the day where the host is.
        texts: what the snapshot was made from, file name → text.
    """

    def __init__(
        self,
        snapshot: Snapshot | None,
        today: Callable[[], date] = date.today,
        texts: Mapping[str, str] | None = None,
    ) -> None:
        # One reference, so that nobody sees the texts of one FAQ beside the snapshot of another.
        self._now = (snapshot, texts or {}) if snapshot else None
        self._today = today
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
        library, fill = cls.begin(folder, today, state)
        fill()
        return library

    @classmethod
    def begin(
        cls,
        folder: Path,
        today: Callable[[], date] = date.today,
        state: Path | None = None,
    ) -> tuple[Self, Callable[[], None]]:
        """The same in two steps, for a bot that logs in meanwhile.

        Returns:
            A library of which nothing can be asked yet, and what fills it. That takes most of the
            time, may be done in a thread, and raises KnowledgeError if the FAQ breaks a rule.

        Raises:
            KnowledgeError: the folder cannot be read, and there is no FAQ that was live last.
        """
        texts, unread = read_folder(folder)
        good = read_last_good(state) if state else None
        parsed = None if good else parse(texts)
        if parsed and (unread or parsed.knowledge is None):
            raise KnowledgeError(folder, build(texts, unread, parsed=parsed).errors)
        library = cls(None, today)

        def fill() -> None:
            nonlocal parsed
            loaded = _from_last_good(good, texts)
            if loaded is None or loaded.snapshot is None:
                loaded = build(texts, unread, today(), parsed=parsed)
            parsed = None  # the places of all values are a tenth of the bot's memory
            if loaded.snapshot is None:
                raise KnowledgeError(folder, loaded.errors)
            library._now = loaded.snapshot, loaded.texts
            give_back_memory()

        return library, fill

    @property
    def is_filled(self) -> bool:
        """Whether there is a FAQ to ask."""
        return self._now is not None

    def join_meaning(self, encode: Encoder, learn: Encoder) -> None:
        """From now on compare questions by meaning too. Slow: for a thread.

        Args:
            encode: texts to rows of length 1, for questions.
            learn: the same for the FAQ's own texts, which it may remember.
        """
        with self._changing:
            snapshot, texts = self._live
            self._now = _with_meaning(snapshot, (encode, learn)), texts
            self._encoders = encode, learn
        give_back_memory()

    def warm(self) -> None:
        """Do what the first question would have to wait for. For a thread."""
        self._live[0].warm()

    def exchange(self, snapshot: Snapshot, texts: Mapping[str, str]) -> None:
        """Let another FAQ answer from the next question on. Slow with meaning: for a thread.

        Whatever fails in an encoder, it is live: its questions are then compared by their words.
        """
        with self._changing:
            try:
                snapshot = _with_meaning(snapshot, self._encoders)
            except Exception as error:  # noqa: BLE001 - whatever a package does
                kind = type(error).__name__
                _log.error("FAQ %s is compared by words alone: %s", snapshot.revision, kind)
            snapshot.warm()
            self._now = snapshot, texts
        give_back_memory()

    @property
    def _live(self) -> tuple[Snapshot, Mapping[str, str]]:
        assert self._now is not None, "nobody asks before the FAQ has been read"
        return self._now

    @property
    def live(self) -> tuple[Snapshot, Mapping[str, str]]:
        """The FAQ as it is now, and the texts it was made from: of one and the same state."""
        snapshot, texts = self._live
        return replace(snapshot, today=self._today()), texts

    @property
    def current(self) -> Snapshot:
        """The FAQ as it is now, on this day. Take it once for each question.

        A bot runs for years, so the day is that of the question and not of the start.
        """
        return self.live[0]

    @property
    def texts(self) -> Mapping[str, str]:
        """The texts of the FAQ that answers now, file name → text."""
        return self._live[1]


def _with_meaning(snapshot: Snapshot, encoders: tuple[Encoder, Encoder] | None) -> Snapshot:
    if encoders is None:
        return snapshot
    return replace(snapshot, index=snapshot.index.with_meaning(*encoders))


def _from_last_good(good: LastGood | None, texts: Mapping[str, str]) -> Loaded | None:
    """What was live last; None if there is nothing to prefer to the folder."""
    if good is None:
        return None
    loaded = build(good.texts, by_rules=not good.is_sound)
    if loaded.snapshot and good.texts != texts:
        live = loaded.snapshot.revision
        _log.info("the folder is not what was live last: FAQ %s answers until it is checked", live)
    return loaded
