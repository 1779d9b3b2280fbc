"""What was counted adds up, over days, processes and releases, and is forgotten in time."""

from __future__ import annotations

import asyncio
import contextlib
import sqlite3
from datetime import timedelta

import pytest
from sqlalchemy import text

from bot.store.counts import DAYS_KEPT, Counts
from bot.store.database import Database
from bot.store.errors import StoreError
from bot.store.history import History
from bot.store.migrations import STEPS, migrate
from bot.store.tables import daily_counts
from tests.store.adder import DAY, EACH
from tests.store.test_processes import said, start

AT_ONCE, TIMES = 3, 20


def pytest_generate_tests(metafunc):
    """What does not look into a file is true of both databases."""
    if "url" in metafunc.fixturenames and "file" not in metafunc.fixturenames:
        metafunc.parametrize("kind", ["sqlite", "postgresql"], indirect=True)


@pytest.fixture
def address(url):
    """As a process is given it."""
    return url if isinstance(url, str) else url.render_as_string()


@pytest.fixture
async def opened(url):
    database = await Database.open(url, wait=0.1)
    yield database
    await database.close()


@pytest.fixture
def counts(opened):
    return Counts(opened)


async def test_what_is_counted_adds_up(url, counts):
    await counts.add(DAY, {"answered": 15, "refused": 5})
    await counts.add(DAY, {"answered": 19, "off-topic": 1})
    assert await counts.since(DAY) == {"answered": 34, "refused": 5, "off-topic": 1}


async def test_nothing_is_counted_at_first(url, counts):
    assert await counts.since(DAY) == {}
    assert await counts.first_day() is None


async def test_days_are_counted_apart(url, counts):
    await counts.add(DAY, {"answered": 20})
    await counts.add(DAY - timedelta(days=1), {"answered": 3, "empty": 17})
    assert await counts.since(DAY) == {"answered": 20}
    assert await counts.since(DAY - timedelta(days=1)) == {"answered": 23, "empty": 17}
    assert await counts.since(DAY + timedelta(days=1)) == {}
    assert await counts.first_day() == DAY - timedelta(days=1)


async def test_days_that_are_long_gone_are_forgotten(url, counts):
    await counts.add(DAY, EACH)
    last = DAY + timedelta(days=DAYS_KEPT - 1)
    await counts.add(last, EACH)
    assert await counts.first_day() == DAY
    await counts.add(last + timedelta(days=1), EACH)
    assert await counts.first_day() == last


async def test_counting_at_once_loses_nothing(url, counts):
    await asyncio.gather(*(counts.add(DAY, EACH) for _ in range(10)))
    assert await counts.since(DAY) == {"answered": 180, "refused": 20}


async def test_processes_that_count_at_once_lose_nothing(address, counts):
    """They also open it at once, so that one of them makes the tables."""
    for adder in [start("adder", address, TIMES) for _ in range(AT_ONCE)]:
        assert said(adder) == []
    expected = {outcome: number * TIMES * AT_ONCE for outcome, number in EACH.items()}
    assert await counts.since(DAY) == expected


async def test_a_history_from_before_there_were_counts_is_kept(url, new):
    before = Database(url)
    await migrate(before._engine, STEPS[:1])
    before._prepared = True
    recorded = await History(before).record(new("k"), {"faq.yaml": "a: 1\n"})
    with pytest.raises(StoreError):
        await Counts(before).add(DAY, EACH)
    await before.close()

    opened = await Database.open(url)
    await Counts(opened).add(DAY, EACH)
    assert await Counts(opened).since(DAY) == EACH
    assert await History(opened).newest() == recorded
    assert await History(opened).texts(1) == {"faq.yaml": "a: 1\n"}
    async with opened._engine.connect() as connection:
        version = await connection.execute(text("SELECT version FROM schema_version"))
        assert version.scalar_one() == len(STEPS)
    await opened.close()


async def test_history_and_counts_work_at_once(url, opened, counts, new):
    history = History(opened)
    recording = (history.record(new(str(n)), {"faq.yaml": str(n)}) for n in range(5))
    await asyncio.gather(*recording, *(counts.add(DAY, EACH) for _ in range(5)))
    assert len(await history.versions(10)) == 5
    assert (await counts.since(DAY))["answered"] == 90


async def test_in_a_file_found_damaged_while_running_counting_begins_anew(
    url, file, counts, caplog
):
    await counts.add(DAY, EACH)
    with contextlib.closing(sqlite3.connect(file)) as raw:
        raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    file.write_bytes(b"this is no database at all\n" * 100)
    await counts.add(DAY, {"answered": 20})
    assert await counts.since(DAY) == {"answered": 20}
    assert file.with_name(f"{file.name}.corrupt-1").exists()
    (record,) = caplog.records
    assert "was moved aside to" in record.getMessage()


async def test_what_another_writer_keeps_from_being_counted_is_said_and_not_counted(
    url, file, counts
):
    await counts.add(DAY, EACH)
    with contextlib.closing(sqlite3.connect(file, isolation_level=None)) as raw:
        raw.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match="another process is writing to it"):
            await counts.add(DAY, EACH)
        assert await counts.since(DAY) == EACH
        raw.execute("ROLLBACK")
    await counts.add(DAY, EACH)
    assert await counts.since(DAY) == {outcome: 2 * number for outcome, number in EACH.items()}


async def test_what_fails_in_the_middle_counts_nothing(url, counts):
    with pytest.raises(StoreError):
        await counts.add(DAY, {"answered": 18, "refused": None})
    assert await counts.since(DAY) == {}


def test_a_count_has_no_place_for_who_when_or_what():
    assert {column.name for column in daily_counts.columns} == {"day", "outcome", "number"}
