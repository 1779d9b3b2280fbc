"""The history: versions in, versions and their texts out, whatever database holds them."""

from __future__ import annotations

import asyncio
import hashlib
import json
import zlib
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Row, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.database import Database
from bot.store.errors import StoreError
from bot.store.tables import texts as texts_table
from bot.store.tables import version_texts, versions
from bot.store.version import NewVersion, Version


class History:
    """Every published version, in the order of publication. Other processes may write to it too.

    Every method raises StoreError if the database fails. Where a damaged file was moved aside the
    history begins anew: what is live is still known, and more cannot be saved.
    """

    def __init__(self, database: Database) -> None:
        self.database = database

    async def record(self, new: NewVersion, texts: Mapping[str, str]) -> Version:
        """Keep a version; on return it would survive a power cut.

        Args:
            new: what is said of it. If its key was recorded before, that version is given.
            texts: file name → text, of all files.
        """

        async def write(connection: AsyncConnection) -> Version:
            known = select(versions).where(versions.c.key == new.key)
            row = (await connection.execute(known)).one_or_none()
            if row is None:
                added = insert(versions).values(_values(new)).returning(versions)
                row = (await connection.execute(added)).one()
                await _add_texts(connection, row.number, texts)
            return _version(row)

        return await self.database.change(write)

    async def versions(self, limit: int, before: int | None = None) -> tuple[Version, ...]:
        """The newest versions, newest first.

        Args:
            limit: how many at most.
            before: only those with a smaller number.
        """
        wanted = select(versions).order_by(versions.c.number.desc()).limit(limit)
        if before is not None:
            wanted = wanted.where(versions.c.number < before)
        return tuple(_version(row) for row in await self.database.rows(wanted))

    async def newest(self) -> Version | None:
        """The last version; None if there is none."""
        return next(iter(await self.versions(1)), None)

    async def find(self, number: int) -> Version | None:
        """A version by its number; None if there is none."""
        rows = await self.database.rows(select(versions).where(versions.c.number == number))
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
        rows = await self.database.rows(wanted)
        place = self.database.place
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
