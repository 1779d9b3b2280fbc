"""One database in, rows and changes out: opened once, for all who keep something in it."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Awaitable, Callable, Sequence
from typing import Any, Self, TypeVar

from sqlalchemy import URL, Row, Select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.engine import WAIT, create_engine, in_plain_words, place_of, prepare
from bot.store.errors import DamagedError
from bot.store.migrations import lock

_T = TypeVar("_T")


class Database:
    """Opened by the first use that succeeds: its server may be away now.

    Every method raises StoreError if the database fails. A file that is found damaged is moved
    aside, and an empty one begun. Other processes may write to it too.

    Args:
        url: the database; `history_url` gives the usual one.
        wait: seconds to wait for another process that writes.

    Raises:
        StoreError: the URL is none, or its driver is not installed.
    """

    def __init__(self, url: URL | str, wait: float = WAIT) -> None:
        self._engine = create_engine(url, wait)
        self._writing = self._engine.execution_options(writes=True)
        # No file is moved aside under a writer, whose work would go with it.
        self._changing = asyncio.Lock()
        self._preparing = asyncio.Lock()
        self._prepared = False

    @classmethod
    async def open(cls, url: URL | str, wait: float = WAIT) -> Self:
        """Open it now, make it if it is not there, and bring it to the tables of today."""
        database = cls(url, wait)
        try:
            await database.prepare()
        except BaseException:
            await database.close()
            raise
        return database

    @property
    def place(self) -> str:
        """Where it is, in words, without user and password."""
        return place_of(self._engine.url)

    async def prepare(self) -> None:
        """Open it, unless that is done."""
        async with self._preparing:
            if not self._prepared:
                await in_plain_words(self._engine, prepare(self._engine))
                self._prepared = True

    async def close(self) -> None:
        """End all connections."""
        await self._engine.dispose()

    async def rows(self, wanted: Select[Any]) -> Sequence[Row[Any]]:
        """All rows of a query."""

        async def read() -> Sequence[Row[Any]]:
            async with self._engine.connect() as connection:
                rows: Sequence[Row[Any]] = (await connection.execute(wanted)).all()
                return rows

        return await self._done(read)

    async def change(self, work: Callable[[AsyncConnection], Awaitable[_T]]) -> _T:
        """Do some work in one transaction while no other process writes.

        On return it would survive a power cut.
        """

        async def write() -> _T:
            async with self._changing, self._writing.begin() as connection:
                await lock(connection)
                return await work(connection)

        return await self._done(write)

    async def _done(self, work: Callable[[], Awaitable[_T]]) -> _T:
        """Do some work; once more with a new file if the old one is damaged."""
        await self.prepare()
        with contextlib.suppress(DamagedError):
            return await in_plain_words(self._engine, work())
        async with self._changing:
            await in_plain_words(self._engine, prepare(self._engine))
        return await in_plain_words(self._engine, work())
