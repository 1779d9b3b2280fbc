"""Many shards in one process, and several processes: each server is answered once."""

from __future__ import annotations

import pytest

from bot.discord_app.shards import Shards
from bot.exits import Exit

from .inside import inside
from .loopback import Fault, texts

ASKED = "Who passed the Denver ordinance?"
READY, IDENTIFY, RESUMED = "READY", "IDENTIFY", "RESUMED"


def named(discord, name: str) -> list:
    return [event.data["shard"] for event in discord.journal.named(name)]


async def all_ready(discord, count: int) -> None:
    while len(named(discord, READY)) < count:
        await discord.ready(since=len(discord.journal.events))


@pytest.fixture
def sharded(discord, library, tmp_path, aimed):
    """The bot in this process with these shards; its waits take no time."""
    return lambda *ids, of=None: inside(discord, library, tmp_path / "state", Shards(of, ids))


async def answers_everywhere(discord, count: int, of: int | None = None) -> None:
    """A question in a server of each shard gets one answer."""
    for shard in range(count):
        room = discord.world.found_server(shard, of or count)
        assert texts(await discord.mention(ASKED, channel=room))


def posted(discord) -> int:
    return sum(call.route == "/channels/{channel_id}/messages" for call in discord.heard)


async def test_as_many_shards_as_discord_recommends(discord, sharded):
    discord.gateway.recommended = 3
    async with sharded() as running:
        await all_ready(discord, 3)
        assert sorted(named(discord, IDENTIFY)) == [[0, 3], [1, 3], [2, 3]]
        await answers_everywhere(discord, 3)
        assert texts(await discord.dm(ASKED))
        await running.bot.wait_until_ready()
        assert running.bot.why_not_ready() is None
    assert posted(discord) == 4


async def test_a_stop_ends_the_session_of_every_shard(discord, sharded):
    discord.gateway.recommended = 3
    async with sharded() as running:
        await all_ready(discord, 3)
        assert await running.stop() is Exit.OK
        while len(discord.journal.named("CLOSED")) < 3:
            await discord.journal.wait(lambda event: event.name == "CLOSED")
        assert [event.data["code"] for event in discord.journal.named("CLOSED")] == [1000] * 3
        assert not discord.gateway.sessions


async def test_logins_of_one_bucket_are_five_seconds_apart(discord, sharded):
    discord.gateway.recommended, discord.gateway.at_once = 6, 2
    async with sharded() as running:
        await all_ready(discord, 6)
        waits = sorted(round(seconds) for seconds in running.waits.asked if seconds > 1)
    # Two buckets of three: the first of each waits for nothing, the others five seconds each.
    assert waits == [5, 5, 5, 5]


async def test_one_shard_that_is_cut_off_leaves_the_others_alone(discord, sharded):
    discord.gateway.recommended = 3
    async with sharded() as running:
        await all_ready(discord, 3)
        await running.bot.wait_until_ready()
        one = next(s for s in discord.gateway.sessions.values() if s.shard == (1, 3))
        await one.connection.close(4000)
        await answers_everywhere(discord, 3)
        assert len(discord.journal.named(RESUMED)) == 1
        assert len(named(discord, IDENTIFY)) == 3
        # A session that is over takes only its own servers along.
        known = len(running.bot.guilds)
        await one.connection.send({"op": 9, "d": False})
        await all_ready(discord, 4)
        await answers_everywhere(discord, 3)
        assert len(running.bot.guilds) >= known
        assert running.bot.line.drops == 2


async def test_when_discord_demands_more_shards_there_are_more(discord, sharded):
    async with sharded() as running:
        await all_ready(discord, 1)
        discord.gateway.recommended = discord.gateway.demanded = 2
        await discord.gateway.close(4011)
        await all_ready(discord, 3)
        assert named(discord, READY) == [(0, 1), (0, 2), (1, 2)]
        await answers_everywhere(discord, 2)
        assert running.bot.line.up


async def test_too_few_shards_by_the_settings_end_the_bot(discord, sharded):
    discord.gateway.recommended = discord.gateway.demanded = 3
    async with sharded(0, 1, of=2) as running:
        assert await running.ended() is Exit.SHARDS_REFUSED


async def test_a_process_with_a_part_of_the_shards_answers_only_theirs(discord, sharded):
    discord.gateway.recommended = 4
    theirs = discord.world.found_server(1, 4)
    async with sharded(2, 3, of=4) as running:
        await all_ready(discord, 2)
        assert sorted(named(discord, IDENTIFY)) == [[2, 4], [3, 4]]
        await discord.say(f"{discord.name} {ASKED}", channel=theirs)
        for shard in (2, 3):
            room = discord.world.found_server(shard, 4)
            assert texts(await discord.mention(ASKED, channel=room))
        assert posted(discord) == 2
        assert not running.bot.leads
    assert not [call for call in discord.heard if call.method == "PUT"]


async def test_the_process_of_shard_0_sends_the_commands(discord, sharded):
    async with sharded(0, of=2) as running:
        await all_ready(discord, 1)
        assert running.bot.leads
    assert [call for call in discord.heard if call.method == "PUT"]


async def test_work_begins_with_the_first_shard_and_ready_are_all(discord, sharded):
    discord.gateway.recommended = 2
    held = Fault(route="GET /gateway/bot", hold=True)
    async with sharded() as running:
        # The second shard waits for its turn, and then for Discord's word.
        running.waits.then = lambda number: number == 1 and discord.faults.plan(held)
        await running.bot.hears.wait()
        assert running.bot.why_not_ready() == "starting"
        held.release.set()
        await running.bot.wait_until_ready()
        assert running.bot.why_not_ready() is None
