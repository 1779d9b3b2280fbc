"""What was recorded is there again, whole, once, and in order."""

from __future__ import annotations

import asyncio
import contextlib
import hashlib
import random
import sqlite3
from dataclasses import fields
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.store.database import Database
from bot.store.errors import StoreError
from bot.store.history import History
from bot.store.version import Version

OF_SQLITE = {
    # A number that was given to what failed is not given again there.
    "test_a_failed_recording_leaves_nothing_and_no_gap",
    # Names have their length and no zero bytes there.
    "test_any_text_comes_back",
}


def pytest_generate_tests(metafunc):
    """What does not look into a file is true of both databases."""
    fixtures = metafunc.fixturenames
    if (
        "history" in fixtures
        and "file" not in fixtures
        and metafunc.function.__name__ not in OF_SQLITE
    ):
        metafunc.parametrize("kind", ["sqlite", "postgresql"], indirect=True)


TEXTS = {"faq.yaml": "a: ñ\r\nb: 1\n", "sources.yaml": "\ufeffc: ''\n"}


async def test_a_version_comes_back_as_it_was_recorded(history, new):
    recorded = await history.record(new("k", parent="r-0"), TEXTS)

    assert recorded == Version(
        number=1,
        at=datetime(2026, 11, 23, 12, 30, tzinfo=UTC),
        via="discord",
        who="Marigold",
        why="a clearer word",
        changes=("faq.yaml: ice-detainers", "año"),
        revision="r-k",
        parent="r-0",
    )
    assert await history.find(1) == recorded
    assert await history.newest() == recorded
    assert await history.texts(1) == TEXTS


async def test_it_is_there_after_closing(history, new, url):
    recorded = await history.record(new("k"), TEXTS)
    await history.database.close()

    again = History(await Database.open(url))
    assert await again.newest() == recorded
    assert await again.texts(1) == TEXTS
    await again.database.close()


async def test_an_empty_history_has_nothing(history):
    assert await history.newest() is None
    assert await history.find(1) is None
    assert await history.versions(10) == ()


async def test_a_version_that_is_not_there_has_no_texts(history, file):
    with pytest.raises(StoreError, match="has no version 7") as caught:
        await history.texts(7)
    assert str(file) in str(caught.value)


async def test_versions_are_listed_newest_first_and_in_pages(history, new):
    for key in "abcde":
        await history.record(new(key), TEXTS)

    assert [version.number for version in await history.versions(2)] == [5, 4]
    assert [version.number for version in await history.versions(2, before=4)] == [3, 2]
    assert [version.number for version in await history.versions(10, before=2)] == [1]


async def test_the_same_key_is_recorded_once(history, new):
    first = await history.record(new("k"), TEXTS)
    again = await history.record(new("k", why="another"), {"faq.yaml": "another"})

    assert again == first
    assert await history.versions(10) == (first,)
    assert await history.texts(1) == TEXTS


async def test_a_version_costs_what_it_changed(history, new, file):
    large = {f"{name}.yaml": random.Random(name).randbytes(50_000).hex() for name in "abcd"}
    await history.record(new("first"), large)
    with contextlib.closing(sqlite3.connect(file)) as raw:
        for number in range(10):
            await history.record(new(f"k{number}"), large | {"a.yaml": f"small {number}"})
        assert raw.execute("SELECT count(*) FROM text").fetchone() == (4 + 10,)
        (size,) = raw.execute("SELECT sum(length(content)) FROM text").fetchone()
    assert size < sum(map(len, large.values()))
    assert (await history.texts(5))["b.yaml"] == large["b.yaml"]


async def test_two_files_with_the_same_text(history, new):
    await history.record(new("k"), {"a.yaml": "same", "b.yaml": "same", "c.yaml": ""})
    assert await history.texts(1) == {"a.yaml": "same", "b.yaml": "same", "c.yaml": ""}


@pytest.mark.parametrize("count", [2, 20])
async def test_recording_at_once_gives_each_its_number(history, new, count):
    recorded = await asyncio.gather(*(history.record(new(str(n)), TEXTS) for n in range(count)))
    assert sorted(version.number for version in recorded) == list(range(1, count + 1))


async def test_the_same_key_at_once_is_one_version(history, new):
    recorded = await asyncio.gather(*(history.record(new("k"), TEXTS) for _ in range(10)))
    assert set(recorded) == {await history.newest()}
    assert recorded[0].number == 1


async def test_a_failed_recording_leaves_nothing_and_no_gap(history, new):
    with pytest.raises(StoreError):
        await history.record(new("k"), {"faq.yaml": "fine", "sources.yaml": "\ud800"})
    assert await history.newest() is None
    assert (await history.record(new("k"), TEXTS)).number == 1


async def test_times_are_kept_in_utc(history, new):
    there = datetime(2026, 11, 23, 5, 30, 1, 20, tzinfo=timezone(timedelta(hours=-7)))
    recorded = await history.record(new("k", at=there), TEXTS)
    assert recorded.at == there
    assert recorded.at.tzinfo == UTC


def test_a_time_without_a_zone_is_refused(new):
    with pytest.raises(ValueError, match="time zone"):
        new("k", at=datetime(2026, 11, 23))  # noqa: DTZ001 - the point


@pytest.mark.parametrize(
    "content", [b"", b"no zlib", b"x\x9c+.)\xca\xccK\x07\x00\x08\x8d\x02\x97"], ids=repr
)
async def test_a_text_that_was_tampered_with_is_not_given(history, new, file, content):
    await history.record(new("k"), TEXTS)
    with contextlib.closing(sqlite3.connect(file)) as raw, raw:
        raw.execute("UPDATE text SET content = ?", (content,))
    with pytest.raises(StoreError, match=r"faq\.yaml of version 1 is not what was recorded"):
        await history.texts(1)


def test_no_field_could_hold_who_asked():
    assert {field.name for field in fields(Version)} == {
        "number",
        "at",
        "via",
        "who",
        "why",
        "changes",
        "revision",
        "parent",
    }


TEXT = st.text(st.characters(codec="utf-8"))


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(texts=st.dictionaries(TEXT, TEXT, min_size=1), who=TEXT)
async def test_any_text_comes_back(history, new, texts, who):
    key = hashlib.sha256(repr((texts, who)).encode()).hexdigest()
    recorded = await history.record(new(key, who=who), texts)
    assert recorded.who == who
    assert await history.texts(recorded.number) == texts
