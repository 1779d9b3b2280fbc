"""The steps by which a database comes to the tables of today; each is one transaction.

A step is never changed once it was released, so it holds tables of its own and not those of
`tables`. A change of the tables is a new step at the end.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from sqlalchemy import (
    Column,
    Connection,
    ForeignKey,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    func,
    insert,
    inspect,
    select,
    update,
)
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.store.errors import StoreError

_STARTING: Final = 0x64666171
"""Names our lock among those of all programs that use the database: "dfaq" as a number."""

_schema: Final = Table("schema_version", MetaData(), Column("version", Integer, nullable=False))


def _history(connection: Connection) -> None:
    """Versions and their texts."""
    metadata = MetaData()
    Table(
        "text",
        metadata,
        Column("sha256", String(64), primary_key=True),
        Column("content", LargeBinary, nullable=False),
    )
    Table(
        "version",
        metadata,
        Column("number", Integer, primary_key=True, autoincrement=True),
        Column("key", String(100), nullable=False, unique=True),
        Column("at", String(32), nullable=False),
        Column("via", String(20), nullable=False),
        Column("who", Text, nullable=False),
        Column("why", Text, nullable=False),
        Column("changes", Text, nullable=False),
        Column("revision", String(64), nullable=False),
        Column("parent", String(64)),
        sqlite_autoincrement=True,
    )
    Table(
        "version_text",
        metadata,
        Column("number", ForeignKey("version.number"), primary_key=True),
        Column("name", String(100), primary_key=True),
        Column("sha256", ForeignKey("text.sha256"), nullable=False),
    )
    metadata.create_all(connection, checkfirst=False)


def _daily_counts(connection: Connection) -> None:
    """How many questions came to what."""
    metadata = MetaData()
    Table(
        "daily_count",
        metadata,
        Column("day", String(10), primary_key=True),
        Column("outcome", String(40), primary_key=True),
        Column("number", Integer, nullable=False),
    )
    metadata.create_all(connection, checkfirst=False)


Step = Callable[[Connection], None]
STEPS: Final[tuple[Step, ...]] = (_history, _daily_counts)


async def refuse_newer(engine: AsyncEngine, place: str, steps: tuple[Step, ...] = STEPS) -> None:
    """Look whether this bot knows the database's schema. Writes nothing.

    Raises:
        StoreError: a newer version of the bot has written it.
    """
    if await _version(engine) > len(steps):
        raise StoreError(
            f"{place} was written by a newer version of this bot. Nothing was changed. Update "
            "the bot, or restore the file that this version wrote from a backup."
        )


async def migrate(engine: AsyncEngine, steps: tuple[Step, ...] = STEPS) -> None:
    """Take the steps that the database lacks. Another process may do the same meanwhile."""
    while (version := await _version(engine)) < len(steps):
        try:
            async with engine.execution_options(writes=True).begin() as connection:
                await _alone(connection)
                await connection.run_sync(_take, version, steps[version])
        except DBAPIError:
            # Another process may have been faster; then the step is taken.
            if await _version(engine) <= version:
                raise


async def lock(connection: AsyncConnection) -> None:
    """Let other writers wait until this transaction ends, as SQLite's do anyway."""
    await connection.execute(select(_schema.c.version).with_for_update())


async def _alone(connection: AsyncConnection) -> None:
    """Let other processes that start wait until this transaction ends.

    SQLite's writers wait anyway; PostgreSQL's collide, where no table is there to be locked yet.
    """
    if connection.dialect.name == "postgresql":
        await connection.execute(select(func.pg_advisory_xact_lock(_STARTING)))


def _take(connection: Connection, version: int, step: Step) -> None:
    # Read anew: between the look and this transaction another process may have taken it.
    if _read(connection) != version:
        return
    step(connection)
    if version == 0:
        _schema.create(connection, checkfirst=False)
        connection.execute(insert(_schema).values(version=1))
    else:
        connection.execute(update(_schema).values(version=version + 1))


async def _version(engine: AsyncEngine) -> int:
    async with engine.connect() as connection:
        return await connection.run_sync(_read)


def _read(connection: Connection) -> int:
    """How many steps were taken."""
    if not inspect(connection).has_table(_schema.name):
        return 0
    return int(connection.execute(select(_schema.c.version)).scalar_one())
