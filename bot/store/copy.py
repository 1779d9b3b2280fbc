"""The history's file in, a whole copy of it out while the bot goes on; and whether one is sound."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Final
from urllib.parse import quote

from bot.store.engine import WAIT, reason_of
from bot.store.errors import StoreError
from bot.store.migrations import STEPS
from bot.store.tables import metadata

_TABLES: Final = frozenset({*metadata.tables, "schema_version", "sqlite_sequence"})


def copy_history(file: Path, to: Path) -> None:
    """Copy the history as it is at one moment. Who reads and writes it meanwhile goes on.

    Args:
        file: the history, which is there.
        to: a file that is not there yet.

    Raises:
        StoreError: it cannot be read, or not be written.
    """
    try:
        with closing(_open(file, "mode=rw")) as source, closing(sqlite3.connect(to)) as target:
            source.backup(target)
            # One file and nothing beside it.
            target.execute("PRAGMA journal_mode=DELETE")
    except sqlite3.Error as error:
        # Its text may quote; from None, so that no trace holds it.
        problem = f"The history in {file} cannot be copied: {reason_of(error)}."
    else:
        return
    raise StoreError(problem)


def count_versions(file: Path) -> int:
    """Look through a history that somebody else may have written, and count its versions.

    Changes nothing, and nothing that is in the file is run.

    Raises:
        StoreError: it is damaged, is no history, or was written by a newer version of the bot.
    """
    try:
        with closing(_open(file, "mode=ro&immutable=1")) as opened:
            opened.execute("PRAGMA trusted_schema=OFF")
            return _count(opened)
    except sqlite3.Error:
        problem = "The history in it is damaged."
    except _NoHistoryError as error:
        problem = str(error)
    raise StoreError(problem)


class _NoHistoryError(Exception):
    """What a file is instead of a history of this bot."""


def _count(opened: sqlite3.Connection) -> int:
    # A trigger or a view would be run by the bot; the bot makes none.
    master = opened.execute("SELECT type, name FROM sqlite_master").fetchall()
    kinds, tables = {kind for kind, _ in master}, {name for kind, name in master if kind == "table"}
    if not kinds <= {"table", "index"} or not tables <= _TABLES or "schema_version" not in tables:
        raise _NoHistoryError("The history in it is none that this bot wrote.")
    (steps,) = opened.execute("SELECT version FROM schema_version").fetchone() or (0,)
    if not isinstance(steps, int) or steps > len(STEPS):
        raise _NoHistoryError(
            "The history in it was written by a newer version of this bot. Update the bot first."
        )
    sound = opened.execute("PRAGMA integrity_check(1)").fetchone() == ("ok",)
    if not sound or opened.execute("PRAGMA foreign_key_check").fetchone():
        raise _NoHistoryError("The history in it is damaged.")
    (versions,) = opened.execute("SELECT count(*) FROM version").fetchone()
    return int(versions)


def _open(file: Path, how: str) -> sqlite3.Connection:
    """Open a file that is there; SQLite would make one that is not."""
    address = f"file:{quote(str(file.absolute()))}?{how}"
    return sqlite3.connect(address, uri=True, timeout=WAIT, isolation_level=None)
