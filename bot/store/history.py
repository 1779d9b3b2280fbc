"""The history: versions in, versions and their texts out, whatever database holds them."""

from __future__ import annotations

import asyncio
import contextlib
import hashlib
import json
import zlib
from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, Self, TypeVar

from sqlalchemy import URL, Row, Select, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.store.engine import (
    WAIT,
    create_engine,
    in_plain_words,
    open_engine,
    place_of,
    prepare,
)
from bot.store.errors import DamagedError, StoreError
from bot.store.migrations import lock
from bot.store.tables import texts as texts_table
from bot.store.tables import version_texts, versions
from bot.store.version import NewVersion, Version

_T = TypeVar("_T")


class History:
    """Every published version, in the order of publication. Other processes may write to it too.

    Every method raises StoreError if the database fails. A file that is found damaged is moved
    aside, and the history begins anew: what is live is still known, and more cannot be saved.
    """

    def __init__(self, engine: AsyncEngine, *, prepared: bool) -> None:
        self._engine = engine
        self._writing = engine.execution_options(writes=True)
        # No file is moved aside under a writer, whose version would go with it.
        self._changing = asyncio.Lock()
        self._preparing = asyncio.Lock()
        self._prepared = prepared

    @classmethod
    async def open(cls, url: URL | str, wait: float = WAIT) -> Self:
        """Open a database, make it if it is not there, and bring it to the tables of today.

        Args:
            url: the database; `history_url` gives the usual one.
            wait: seconds to wait for another process that writes.
        """
        return cls(await open_engine(url, wait), prepared=True)

    @classmethod
    def later(cls, url: URL | str, wait: float = WAIT) -> Self:
        """The same, but opened by the first use that succeeds: its server may be away now.

        Raises:
            StoreError: the URL is none, or its driver is not installed.
        """
        return cls(create_engine(url, wait), prepared=False)

    async def prepare(self) -> None:
        """Open it, unless that is done."""
        async with self._preparing:
            if not self._prepared:
                await in_plain_words(self._engine, prepare(self._engine))
                self._prepared = True

    async def close(self) -> None:
        """End all connections."""
        await self._engine.dispose()

    async def record(self, new: NewVersion, texts: Mapping[str, str]) -> Version:
        """Keep a version; on return it would survive a power cut.

        Args:
            new: what is said of it. If its key was recorded before, that version is given.
            texts: file name → text, of all files.
        """

        async def write() -> Version:
            async with self._changing:
                return await self._record(new, texts)

        return await self._done(write)

    async def versions(self, limit: int, before: int | None = None) -> tuple[Version, ...]:
        """The newest versions, newest first.

        Args:
            limit: how many at most.
            before: only those with a smaller number.
        """
        wanted = select(versions).order_by(versions.c.number.desc()).limit(limit)
        if before is not None:
            wanted = wanted.where(versions.c.number < before)
        return tuple(_version(row) for row in await self._rows(wanted))

    async def newest(self) -> Version | None:
        """The last version; None if there is none."""
        return next(iter(await self.versions(1)), None)

    async def find(self, number: int) -> Version | None:
        """A version by its number; None if there is none."""
        rows = await self._rows(select(versions).where(versions.c.number == number))
        return _version(rows[0]) if rows else None

    async def texts(self, number: int) -> Mapping[str, str]:
        """File name → text of a version.

        Raises:
            StoreError: there is no such version, or what is stored is not what was recorded.
        """
        wanted = (
            select(version_texts.c.name, texts_table.c.sha256, texts_table.c.content)
            .join(texts_table, texts_table.c.sha256 == version_texts.c.sha256)
            .where(version_texts.c.number == number)
            .order_by(version_texts.c.name)
        )
        rows = await self._rows(wanted)
        place = place_of(self._engine.url)
        if not rows:
            raise StoreError(f"{place} has no version {number}.")
        found = {row.name: _unpack(row.content, row.sha256) for row in rows}
        for name, text in found.items():
            if text is None:
                raise StoreError(
                    f"{place} is damaged: {name} of version {number} is not what was recorded. "
                    "Restore it from a backup, or use another version."
                )
        return {name: text for name, text in found.items() if text is not None}

    async def _rows(self, wanted: Select[Any]) -> Sequence[Row[Any]]:
        async def read() -> Sequence[Row[Any]]:
            async with self._engine.connect() as connection:
                rows: Sequence[Row[Any]] = (await connection.execute(wanted)).all()
                return rows

        return await self._done(read)

    async def _done(self, work: Callable[[], Awaitable[_T]]) -> _T:
        """Do some work; once more with a new file if the old one is damaged."""
        await self.prepare()
        with contextlib.suppress(DamagedError):
            return await in_plain_words(self._engine, work())
        async with self._changing:
            await in_plain_words(self._engine, prepare(self._engine))
        return await in_plain_words(self._engine, work())

    async def _record(self, new: NewVersion, texts: Mapping[str, str]) -> Version:
        async with self._writing.begin() as connection:
            await lock(connection)
            known = select(versions).where(versions.c.key == new.key)
            row = (await connection.execute(known)).one_or_none()
            if row is None:
                added = insert(versions).values(_values(new)).returning(versions)
                row = (await connection.execute(added)).one()
                await _add_texts(connection, row.number, texts)
            return _version(row)


async def _add_texts(connection: AsyncConnection, number: int, texts: Mapping[str, str]) -> None:
    hashes = {name: _hash(text) for name, text in texts.items()}
    stored = select(texts_table.c.sha256).where(texts_table.c.sha256.in_(hashes.values()))
    present = set((await connection.execute(stored)).scalars())
    missing = {hashes[name]: text for name, text in texts.items() if hashes[name] not in present}
    if missing:
        # Some ten milliseconds for a whole FAQ: questions are answered meanwhile.
        rows = await asyncio.to_thread(_packed, missing)
        await connection.execute(insert(texts_table), rows)
    links = [{"number": number, "name": name, "sha256": sha} for name, sha in hashes.items()]
    if links:
        await connection.execute(insert(version_texts), links)


def _values(new: NewVersion) -> dict[str, Any]:
    return {
        "key": new.key,
        "at": new.at.astimezone(UTC).isoformat(timespec="microseconds"),
        "via": new.via,
        "who": new.who,
        "why": new.why,
        "changes": json.dumps(new.changes, ensure_ascii=False),
        "revision": new.revision,
        "parent": new.parent,
    }


def _version(row: Row[Any]) -> Version:
    return Version(
        number=row.number,
        at=datetime.fromisoformat(row.at),
        via=row.via,
        who=row.who,
        why=row.why,
        changes=tuple(json.loads(row.changes)),
        revision=row.revision,
        parent=row.parent,
    )


def _packed(texts: Mapping[str, str]) -> list[dict[str, Any]]:
    return [
        {"sha256": sha256, "content": zlib.compress(text.encode())}
        for sha256, text in texts.items()
    ]


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _unpack(content: bytes, sha256: str) -> str | None:
    """The text, or None if it is not the one of this hash."""
    try:
        data = zlib.decompress(content)
    except zlib.error:
        return None
    return data.decode() if hashlib.sha256(data).hexdigest() == sha256 else None
