"""Unpacked files in, what would answer with them out, or why they must not be taken.

They are brought to the state in which a start would find them, and judged by every rule: a backup
is trusted no more than an edit.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bot.backup.errors import BackupError
from bot.backup.layout import KNOWLEDGE, STATE
from bot.core.problem import Problem
from bot.library.last_good import FILE as LAST_GOOD
from bot.library.last_good import read_last_good
from bot.library.load import Loaded, build, load
from bot.library.recover import recover
from bot.store.copy import count_versions
from bot.store.errors import StoreError
from bot.store.names import FILE as HISTORY


@dataclass(frozen=True, slots=True, kw_only=True)
class Examined:
    """`revision` is the FAQ that would answer; `waiting` what is wrong with a later edit of it."""

    revision: str
    versions: int
    waiting: tuple[Problem, ...]


def examine(stage: Path, today: date | None = None) -> Examined:
    """Finish what the backup met half done, then check the history and the FAQ.

    Raises:
        BackupError: one of them cannot be used.
        OSError: the disk failed.
    """
    folder, state = stage / KNOWLEDGE, stage / STATE
    folder.mkdir(exist_ok=True)
    state.mkdir(exist_ok=True)
    history = state / HISTORY
    try:
        versions = count_versions(history) if history.exists() else 0
    except StoreError as error:
        raise BackupError(f"This backup cannot be used. {error}") from error
    # Its journal would change the FAQ at the next start, after our look at it.
    recover(folder, state)
    loaded = load(folder, today)
    live = _live(state, loaded, today)
    if live.snapshot is None:
        raise BackupError(f"The FAQ in this backup cannot be loaded: {loaded.errors[0]}.")
    return Examined(revision=live.snapshot.revision, versions=versions, waiting=loaded.errors)


def _live(state: Path, folder: Loaded, today: date | None) -> Loaded:
    """What was live last, if the rules of today let it; if not, it must not answer either."""
    good = read_last_good(state)
    if good is None or good.texts == folder.texts:
        return folder
    loaded = build(good.texts, today=today)
    if loaded.snapshot is None:
        (state / LAST_GOOD).unlink()
        return folder
    return loaded
