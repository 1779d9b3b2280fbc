"""The history in a real PostgreSQL: started anew, gone, full of others, and never quoted."""

from __future__ import annotations

import asyncio

import pytest
from sqlalchemy import insert

from bot.store.counts import Counts
from bot.store.database import Database
from bot.store.engine import create_engine
from bot.store.errors import StoreError
from bot.store.history import History
from bot.store.migrations import STEPS
from bot.store.tables import daily_counts
from tests.store.adder import DAY
from tests.store.test_processes import said, start

TEXTS = {"faq.yaml": "a: ñ\n"}
CANARY = "zqx-canary"
AT_ONCE, VERSIONS = 3, 5


@pytest.fixture
async def opened(database):
    history = History(await Database.open(database, wait=0.5))
    yield history
    await history.database.close()


async def test_a_server_that_was_started_anew_is_no_failure(postgres, opened, new):
    await opened.record(new("before"), TEXTS)
    await asyncio.to_thread(postgres.stop)
    await asyncio.to_thread(postgres.start)
    recorded = await opened.record(new("after"), TEXTS)
    assert await opened.newest() == recorded
    assert await opened.texts(recorded.number) == TEXTS


async def test_a_server_that_is_away_is_said_and_the_next_use_tries_again(postgres, database, new):
    history = History(Database(database))
    await asyncio.to_thread(postgres.stop)
    try:
        for _ in range(2):
            with pytest.raises(StoreError, match=r"on 127\.0\.0\.1 cannot be used: it cannot be r"):
                await history.record(new("k"), TEXTS)
        with pytest.raises(StoreError, match="cannot be reached"):
            await history.newest()
    finally:
        await asyncio.to_thread(postgres.start)
    recorded = await history.record(new("k"), TEXTS)
    assert await history.newest() == recorded
    await history.database.close()


async def test_processes_that_start_and_write_at_once_do_not_collide(database):
    """Their first step makes the tables, which none of them can lock."""
    recorders = [start("recorder", database, name, VERSIONS) for name in range(AT_ONCE)]
    kept = [version for recorder in recorders for version in said(recorder)]
    assert sorted(number for number, _ in kept) == list(range(1, AT_ONCE * VERSIONS + 1))


async def test_opening_at_once_takes_each_step_once(postgres, database):
    before = postgres.log()
    opened = await asyncio.gather(*(Database.open(database) for _ in range(8)))
    await asyncio.gather(*(one.close() for one in opened))
    # Nobody tried what another had done.
    assert "ERROR" not in postgres.log()[len(before) :]
    assert await postgres.run("SELECT version FROM schema_version", database) == [(len(STEPS),)]


async def test_another_writer_is_waited_for_and_then_said(postgres, database, opened, new):
    await opened.record(new("first"), TEXTS)
    other = create_engine(database)
    async with other.begin() as connection:
        await connection.exec_driver_sql("SELECT version FROM schema_version FOR UPDATE")
        with pytest.raises(StoreError, match="another process is writing"):
            await opened.record(new("second"), TEXTS)
        # Who reads waits for nobody.
        assert (await opened.newest()).revision == "r-first"
    await other.dispose()
    assert (await opened.record(new("second"), TEXTS)).revision == "r-second"


async def test_what_another_process_counts_for_the_first_time_is_waited_for(postgres, database):
    ours, other = await Database.open(database), create_engine(database)
    waiting = "SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
    async with other.begin() as connection:
        await connection.exec_driver_sql("SELECT version FROM schema_version FOR UPDATE")
        row = {"day": DAY.isoformat(), "outcome": "answered", "number": 20}
        await connection.execute(insert(daily_counts).values(row))
        adding = asyncio.create_task(Counts(ours).add(DAY, {"answered": 20}))
        async with asyncio.timeout(10):
            while not await postgres.run(waiting):
                pass  # each look waits for the server
    await adding
    assert await Counts(ours).since(DAY) == {"answered": 40}
    await asyncio.gather(ours.close(), other.dispose())


async def test_what_the_server_refuses_is_said_without_the_password(postgres, database):
    place, name = database.rsplit("/", 1)
    elsewhere = place.replace("faq@", f"nobody:{CANARY}@")
    for url, reason in {
        f"{elsewhere}/{name}": "refuses the user",
        f"{place}/{CANARY}": "refuses the user, the password or the database",
        f"{database}?nonsense={CANARY}": "a part after",
        f"{database}?sslmode=require": "cannot be reached",
    }.items():
        with pytest.raises(StoreError, match=reason) as caught:
            await Database.open(url)
        shown = str(caught.value).replace(f"the database {CANARY}", "")
        assert CANARY not in shown
        assert caught.value.__cause__ is None
        assert caught.value.__context__ is None


async def test_addresses_as_hosts_are_given_them(database, new):
    for url in (
        database,
        database.replace("postgresql://", "postgres://"),
        database.replace("postgresql://", "postgresql+asyncpg://"),
        f"{database}?sslmode=disable",
    ):
        history = History(await Database.open(url))
        await history.record(new("k"), TEXTS)
        await history.database.close()


async def test_a_user_who_may_make_no_tables_is_said(postgres, database):
    await postgres.run("CREATE ROLE reader LOGIN", database)
    with pytest.raises(StoreError, match="may not do that"):
        await Database.open(database.replace("faq@", "reader@"))


async def test_no_more_than_two_connections_a_process(postgres, database, opened, new):
    await asyncio.gather(*(opened.record(new(str(n)), TEXTS) for n in range(10)))
    await asyncio.gather(*(opened.newest() for _ in range(10)))
    sql = "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'denver-faq-bot'"
    ((connections,),) = await postgres.run(sql)
    assert connections <= 2
