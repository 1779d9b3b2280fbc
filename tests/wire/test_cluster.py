"""Two processes as one bot: each server is answered by one, an edit is live in both."""

from __future__ import annotations

import asyncio
import json

import asyncpg
import pytest

from bot.tally import TOGETHER

from .cluster import ASKED, NEW, PATIENCE, Cluster
from .loopback import texts

LIVE_WITHIN = 10.0


@pytest.fixture
async def cluster(discord, database, tmp_path):
    discord.gateway.at_once = 4
    made = Cluster(discord, tmp_path, database, processes=2, each=2)
    yield made
    for bot in made.bots:
        if bot is not None:
            ended = await bot.kill()
            print(ended.stdout, ended.stderr, sep="\n")


async def found(database, sql) -> list[tuple]:
    connection = await asyncpg.connect(database)
    try:
        return [tuple(row) for row in await connection.fetch(sql)]
    finally:
        await connection.close()


async def versions(database) -> list[tuple[int, str]]:
    return await found(database, "SELECT number, via FROM version ORDER BY number")


async def counted(database) -> list[tuple[str, int]]:
    sql = "SELECT outcome, sum(number)::int FROM daily_count GROUP BY outcome ORDER BY outcome"
    return await found(database, sql)


def stamps(folder) -> dict[str, tuple[int, int]]:
    """What a write would change; a read does not."""
    return {path.name: (path.stat().st_ino, path.stat().st_mtime_ns) for path in folder.iterdir()}


async def test_two_processes_are_one_bot(discord, cluster, database):
    world, count = discord.world, cluster.count
    rooms = [world.found_server(shard, count) for shard in range(count)]
    await cluster.start(0)
    await cluster.start(1)
    other = 1 - cluster.leader

    # Each server is answered once, by the process whose shard it is on; so are direct messages.
    asked = [await cluster.asked_in(room) for room in rooms]
    assert texts(await discord.dm(ASKED))
    for room in rooms:
        assert await cluster.says_yes(ASKED, room)
    assert [cluster.replies(message) for message in asked] == [1] * count

    # An edit in the home server is live in both, and in the history once.
    home, away = rooms[cluster.ids(cluster.leader)[0]], rooms[cluster.ids(other)[0]]
    assert not await cluster.says_yes(NEW, away)
    began = await cluster.edit()
    lived = await cluster.live_in({cluster.leader: home, other: away}, began)
    assert max(lived.values()) < LIVE_WITHIN
    assert await versions(database) == [(1, "file"), (2, "discord")]
    for room in (home, away):
        assert "1 wording added" in texts((await discord.slash("changes", channel=room)).message)

    # One is killed: its servers hear nothing, the others notice nothing.
    await cluster.kill(other)
    lost = await cluster.asked_in(away)
    assert await cluster.says_yes(ASKED, home)
    discord.gateway.forget_identify()
    await cluster.start(other)
    assert await cluster.says_yes(NEW, away)
    assert cluster.replies(lost) == 0
    logs = await cluster.stop()
    assert not [line for log in logs for line in log.splitlines() if " ERROR " in line]
    assert await versions(database) == [(1, "file"), (2, "discord")]


async def test_what_both_count_is_in_one_table(discord, cluster, database):
    rooms = [discord.world.found_server(shard, cluster.count) for shard in range(cluster.count)]
    for number in range(cluster.processes):
        await (await cluster.start(number)).logs(
            "the knowledge folder is followed", within=PATIENCE
        )
    for room in rooms[:: cluster.each]:
        for _ in range(TOGETHER):
            assert await cluster.says_yes(ASKED, room)
    async with asyncio.timeout(PATIENCE):
        while await counted(database) != [("answered", cluster.processes * TOGETHER)]:
            pass  # each look waits for the server


async def test_who_watches_never_writes_the_folder_and_keeps_no_history(discord, cluster):
    other = 1 - cluster.leader
    cluster.settings["DATABASE_URL"] = ""
    # As the other process leaves it in the middle of a publication.
    half = cluster.knowledge / ".faq.yaml.0123456789abcdef.new"
    half.write_text("half", encoding="utf-8")
    # What a watcher was in the middle of when it still wrote: told, and left alone.
    journal = cluster.folder / f"state-{other}" / "publishing.json"
    journal.parent.mkdir()
    parts = {"key": "k", "parent": "p", "revision": "r", "old": {}, "texts": {}, "note": {}}
    journal.write_text(json.dumps(parts), encoding="utf-8")
    before = stamps(cluster.knowledge)
    bot = await cluster.start(other)
    await bot.logs("the knowledge folder is followed", within=PATIENCE)
    await bot.logs("This process only watches the folder")
    assert stamps(cluster.knowledge) == before
    assert journal.exists()
    assert not (journal.parent / "history.sqlite3").exists()
