"""Outcomes are held until they are many, whoever asks to see them, and written once."""

from __future__ import annotations

import asyncio
import contextlib
import sqlite3
from collections import Counter
from datetime import date

import pytest

from bot.core.model import PERSONAL_KINDS, REFUSAL_KINDS
from bot.counting import keep_counting
from bot.discord_app.patience import Patience
from bot.happened import Decided, LineEnded, Replied, noted_by
from bot.store.counts import Counts
from bot.store.database import Database
from bot.store.engine import FILE, history_url
from bot.tally import OUTCOMES, TOGETHER, Tally, Together, told_as

DAY = date(2026, 11, 23)
ANSWERED = Decided("slash", "answered")


def note(tally, *said):
    for each in said:
        tally.note(Decided("direct", each))


def ready(tally):
    """What could be written now."""
    waiting = tally.unwritten()
    try:
        waiting.send(None)
    except StopIteration as given:
        return given.value
    finally:
        waiting.close()
    return None


def test_fewer_are_told_to_nobody():
    together = Together()
    told = [together.add(number % 3) for number in range(2 * TOGETHER)]
    assert [sum(each.values()) for each in told if each] == [TOGETHER, TOGETHER]
    assert told[TOGETHER - 1] == Counter(number % 3 for number in range(TOGETHER))


def test_each_kind_of_no_has_its_outcome_but_those_about_oneself():
    assert {told_as(kind) for kind in PERSONAL_KINDS} == {told_as("not-in-sources")}
    assert {told_as(said) for said in ("answered", "asked-back", *REFUSAL_KINDS)} == set(OUTCOMES)
    assert not PERSONAL_KINDS & set(OUTCOMES)


async def test_what_is_not_a_question_is_not_counted():
    tally = Tally()
    for _ in range(TOGETHER):
        tally.note(Replied("button", 0.1))
        tally.note(LineEnded("network"))
    assert ready(tally) is None


async def test_what_came_while_it_was_written_stays():
    tally = Tally()
    note(tally, *["answered"] * (TOGETHER - 1), "own-case")
    first = ready(tally)
    assert first == {"answered": TOGETHER - 1, "refused": 1}
    note(tally, *["empty"] * TOGETHER, "answered")
    tally.written(first)
    assert ready(tally) == {"empty": TOGETHER}
    tally.written({"empty": TOGETHER})
    assert ready(tally) is None


async def test_everybody_who_counts_is_told():
    one, two = Tally(), Tally()
    told = noted_by(one.note, two.note)
    for _ in range(TOGETHER):
        told(ANSWERED)
    assert ready(one) == ready(two) == {"answered": TOGETHER}
    noted_by()(ANSWERED)  # nobody counts


@pytest.fixture
async def counts(tmp_path):
    database = Database(history_url(tmp_path), wait=0.05)
    yield Counts(database)
    await database.close()


@contextlib.asynccontextmanager
async def counting(tally, counts, sleep=asyncio.sleep, days=(DAY,)):
    """The task at work; its pauses are `sleep`."""
    patience = Patience(sleep=sleep, between=lambda _, longest: longest)
    task = asyncio.create_task(keep_counting(tally, counts, iter([*days] * 9).__next__, patience))
    yield
    task.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await task


async def until(counts, expected):
    async with asyncio.timeout(10):
        while await counts.since(DAY) != expected:
            pass  # each look gives way


async def test_what_is_tallied_is_written_beside(counts):
    tally = Tally()
    async with counting(tally, counts):
        note(tally, *["answered"] * TOGETHER, *["empty"] * (TOGETHER - 1))
        await until(counts, {"answered": TOGETHER})
        note(tally, "right-now")
        await until(counts, {"answered": TOGETHER, "empty": TOGETHER - 1, "refused": 1})
    assert ready(tally) is None


async def test_what_cannot_be_written_is_held_said_once_and_written_later(counts, tmp_path, caplog):
    pauses = []
    with contextlib.closing(sqlite3.connect(tmp_path / FILE, isolation_level=None)) as other:
        await counts.since(DAY)
        other.execute("BEGIN IMMEDIATE")

        async def sleep(seconds):
            pauses.append(seconds)
            note(tally, *["empty"] * TOGETHER)
            if len(pauses) == 3:
                other.execute("ROLLBACK")

        tally = Tally()
        async with counting(tally, counts, sleep):
            note(tally, *["answered"] * TOGETHER)
            await until(counts, {"answered": TOGETHER, "empty": 3 * TOGETHER})
    assert pauses == [1, 2, 4]
    (record,) = caplog.records
    assert "another process is writing to it" in record.getMessage()
    assert "the outcomes of questions wait in memory" in record.getMessage()
