"""A history whose database says nothing: who asks for it is not kept waiting."""

from __future__ import annotations

import asyncio

import pytest

from bot.discord_app.editors import workbench
from bot.discord_app.editors.workbench import Workbench
from bot.library.library import Library
from bot.store.counts import Counts
from bot.store.database import Database
from bot.store.history import History


@pytest.fixture
async def silent():
    """The history in a database whose server takes connections and says nothing."""

    async def say_nothing(reader, writer):
        await reader.read()
        writer.close()

    async with await asyncio.start_server(say_nothing, "127.0.0.1", 0) as server:
        port = server.sockets[0].getsockname()[1]
        history = History(Database(f"postgresql://faq@127.0.0.1:{port}/faq"))
        yield history
        await history.database.close()


async def test_versions_and_counts_are_given_up_in_time_to_say_so(shipped, silent, monkeypatch):
    assert workbench.READ_WITHIN < 3.0, "what Discord waits for a first answer"
    monkeypatch.setattr(workbench, "READ_WITHIN", 0.05)
    bench = Workbench(Library(shipped))
    bench._history = silent
    bench._counts = Counts(silent.database)
    async with asyncio.timeout(2.0):
        assert await bench.versions(5) is None
        assert await bench.counted() is None
