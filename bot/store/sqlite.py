"""All that is SQLite's own: how a file is opened safely, found corrupt and moved aside."""

from __future__ import annotations

import contextlib
import logging
import os
import sqlite3
from itertools import count
from pathlib import Path
from typing import Final

from sqlalchemy import Connection, event, text
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncEngine
from sqlalchemy.pool import ConnectionPoolEntry

_log = logging.getLogger(__name__)

_CORRUPT: Final = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})
_MOVED_ASIDE: Final = (
    "The history in %s is damaged. It was moved aside to %s, and a new history begins. To get the "
    "old versions back, stop the bot and restore the file from a backup."
)


def primary_code(error: BaseException | None) -> int | None:
    """SQLite's own error number without its extension; None if the error is not SQLite's."""
    code = getattr(error, "sqlite_errorcode", None)
    return None if code is None else code & 0xFF


def set_up(engine: AsyncEngine) -> None:
    """Give every connection of an engine our rules: real transactions, nothing lost, links kept."""

    @event.listens_for(engine.sync_engine, "connect")
    def _connect(connection: DBAPIConnection, _: ConnectionPoolEntry) -> None:
        cursor = connection.cursor()
        # FULL: what is committed survives a power cut.
        cursor.execute("PRAGMA synchronous=FULL")
        cursor.execute("PRAGMA foreign_keys=ON")
        cursor.close()

    @event.listens_for(engine.sync_engine, "begin")
    def _begin(connection: Connection) -> None:
        # A writer takes its lock first: to take it later may fail at once, without any waiting.
        options = connection.get_execution_options()
        if not options.get("bare"):
            connection.exec_driver_sql("BEGIN IMMEDIATE" if options.get("writes") else "BEGIN")


async def set_aside_if_corrupt(engine: AsyncEngine, file: Path) -> None:
    """Move a damaged database away, and say so, so that a new one can begin.

    Raises:
        OSError: it cannot be moved.
        DBAPIError: it cannot be read for another reason.
    """
    seen = _inode(file)
    if seen is None or await _is_sound(engine):
        return
    await engine.dispose()
    # Another process may have moved it away in the meantime: what lies there now is new.
    if _inode(file) == seen:
        _log.error(_MOVED_ASIDE, file, _move_aside(file))


async def use_write_ahead_log(engine: AsyncEngine) -> None:
    """Let readers and a writer work at once. It stays with the file, so it is set once.

    Raises:
        DBAPIError: the file cannot be written or is locked.
    """
    # SQLite does not allow it within a transaction.
    async with engine.execution_options(bare=True).connect() as connection:
        await connection.exec_driver_sql("PRAGMA journal_mode=WAL")


async def _is_sound(engine: AsyncEngine) -> bool:
    try:
        async with engine.connect() as connection:
            found = await connection.execute(text("PRAGMA quick_check(1)"))
            return bool(found.scalar_one() == "ok")
    except DBAPIError as error:
        if primary_code(error.orig) in _CORRUPT:
            return False
        raise


def _move_aside(file: Path) -> Path:
    for number in count(1):
        aside = file.with_name(f"{file.name}.corrupt-{number}")
        if not aside.exists():
            break
    # A log that is left goes with its file: it must not get into the new one.
    with contextlib.suppress(FileNotFoundError):
        os.replace(f"{file}-wal", f"{aside}-wal")  # noqa: PTH105 - no path of its own
    Path(f"{file}-shm").unlink(missing_ok=True)
    file.replace(aside)
    return aside


def _inode(file: Path) -> tuple[int, int] | None:
    try:
        status = file.stat()
    except FileNotFoundError:
        return None
    return status.st_dev, status.st_ino
