"""A database's URL in, an engine that is ready out; and what is said when it is not."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Awaitable
from pathlib import Path
from typing import Final, TypeVar

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from bot.store import postgres, sqlite
from bot.store.errors import DamagedError, StoreError
from bot.store.migrations import migrate, refuse_newer
from bot.store.names import FILE

_T = TypeVar("_T")

WAIT: Final = 5.0
"""Seconds to wait for another process that writes."""

# A driver that does not block the event loop.
_SQLITE_DRIVER: Final = "sqlite+aiosqlite"

_NO_SPACE: Final = "there is no space left on the disk. Free some space and try again"
_NOT_WRITABLE: Final = "the bot may not write there. Allow it to, or choose another STATE_DIR"
_NO_FOLDER: Final = "a file lies where its folder should be. Choose another STATE_DIR"
_NOT_READABLE: Final = (
    "the disk does not read or write it, because it is full, limited or failing. Look at the disk"
)
_LOCKED: Final = (
    "another process is writing to it and did not finish in time. Try again; if this stays, look "
    "for a second bot or an open database tool"
)
_DAMAGED: Final = (
    "it is damaged: start the bot again, and it moves the file aside and begins a new history"
)
_UNKNOWN: Final = "the database refused it. See that it runs and that the bot may use it"
_UNREACHABLE: Final = "it cannot be reached. See that it is there and that its disk or server runs"

_SQLITE: Final = {
    sqlite3.SQLITE_BUSY: _LOCKED,
    sqlite3.SQLITE_LOCKED: _LOCKED,
    sqlite3.SQLITE_FULL: _NO_SPACE,
    sqlite3.SQLITE_READONLY: _NOT_WRITABLE,
    sqlite3.SQLITE_CANTOPEN: _NOT_WRITABLE,
    sqlite3.SQLITE_PERM: _NOT_WRITABLE,
    sqlite3.SQLITE_AUTH: _NOT_WRITABLE,
    sqlite3.SQLITE_IOERR: _NOT_READABLE,
    sqlite3.SQLITE_CORRUPT: _DAMAGED,
    sqlite3.SQLITE_NOTADB: _DAMAGED,
}
_SYSTEM: Final = {
    errno.ENOSPC: _NO_SPACE,
    errno.EDQUOT: _NO_SPACE,
    errno.EACCES: _NOT_WRITABLE,
    errno.EPERM: _NOT_WRITABLE,
    errno.EROFS: _NOT_WRITABLE,
    errno.EEXIST: _NO_FOLDER,
    errno.ENOTDIR: _NO_FOLDER,
}


def history_url(state: Path) -> URL:
    """The history's place unless the host names another: a file in STATE_DIR."""
    return URL.create("sqlite", database=str(state / FILE))


def create_engine(url: URL | str, wait: float = WAIT) -> AsyncEngine:
    """Build an engine. Opens nothing yet.

    Args:
        url: the database; of SQLite and PostgreSQL the driver may be left out.
        wait: seconds to wait for another process that writes.

    Raises:
        StoreError: the URL is none, or its driver is not installed.
    """
    try:
        parsed = make_url(url)
        lite = parsed.drivername in {"sqlite", _SQLITE_DRIVER}
        if lite:
            # SQLAlchemy begins each transaction itself, so the driver must not.
            given = {"connect_args": {"timeout": wait, "isolation_level": None}}
            parsed = parsed.set(drivername=_SQLITE_DRIVER)
        elif parsed.drivername in postgres.NAMES:
            given = postgres.options(wait)
            parsed = postgres.in_full(parsed)
        else:
            raise ArgumentError("neither SQLite nor PostgreSQL")  # noqa: TRY301 - said below
        engine = create_async_engine(parsed, hide_parameters=True, **given)
    except (ArgumentError, ValueError):
        # What the library says of it would quote it, with its password.
        problem = "The history's address is no database URL, such as postgresql://user@host/name."
    except ImportError as error:
        problem = f"The history's database needs the Python package {error.name}. Install it."
    else:
        if lite:
            sqlite.set_up(engine)
        return engine
    raise StoreError(problem)


async def prepare(engine: AsyncEngine) -> None:
    """Move a damaged file aside, and bring what is there to the tables of today.

    Raises:
        StoreError: it has tables of a newer release.
        SQLAlchemyError, OSError: as it came.
    """
    file = _file(engine.url)
    if file is not None:
        file.parent.mkdir(parents=True, exist_ok=True)
        await sqlite.set_aside_if_corrupt(engine, file)
    await refuse_newer(engine, place_of(engine.url))
    if file is not None:
        await sqlite.use_write_ahead_log(engine)
    await migrate(engine)


async def in_plain_words(engine: AsyncEngine, work: Awaitable[_T]) -> _T:
    """Do some work, and turn every error of the database into one sentence.

    Raises:
        StoreError: not even as its context does it hold the error, which quotes the statement.
    """
    try:
        return await work
    except (SQLAlchemyError, OSError) as error:
        reason = _reason(error)
    except TypeError:
        # asyncpg's for a part of the address after ?, which it takes for an argument.
        if engine.dialect.name == "sqlite":
            raise
        reason = "the address has a part after ? that the driver does not know"
    except UnicodeEncodeError:
        reason = "a text has a character that is none. Write the text anew"
    kind = DamagedError if reason is _DAMAGED else StoreError
    raise kind(f"{place_of(engine.url)} cannot be used: {reason}.")


def place_of(url: URL) -> str:
    """A database in words, without user and password."""
    file = _file(url)
    if file is not None:
        return f"The history in {file}"
    return f"The history in the database {url.database} on {url.host or 'this machine'}"


def _file(url: URL) -> Path | None:
    """The file of an SQLite database; None if it has none."""
    if url.get_backend_name() != "sqlite" or url.database in {None, "", ":memory:"}:
        return None
    return Path(url.database or "")


def reason_of(error: BaseException | None) -> str:
    """What SQLite's own error means, and what to do."""
    return _SQLITE.get(sqlite.primary_code(error) or 0, _UNKNOWN)


def _reason(error: Exception) -> str:
    if isinstance(error, DBAPIError):
        lost = _UNREACHABLE if error.connection_invalidated else None
        return postgres.reason_of(error.orig) or lost or reason_of(error.orig)
    if isinstance(error, OSError):
        return _SYSTEM.get(error.errno or 0, _UNREACHABLE)
    return _UNKNOWN
