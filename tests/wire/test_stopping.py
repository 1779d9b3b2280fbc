"""A signal while many answers are on their way: all arrive, and the process ends in time."""

from __future__ import annotations

import asyncio
import signal
from time import perf_counter

import pytest

from bot.discord_app import serve
from bot.exits import Exit

from .loopback import Fault

ASKED = "Who passed the Denver ordinance?"
POSTED, CALLBACK = "POST /channels/{channel_id}/messages", "/callback"
MANY, WITHIN = 16, 10.0


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
async def test_what_is_on_its_way_arrives_before_the_end(discord, run, how):
    bot = await run()
    replies = discord.faults.plan(Fault(route=POSTED, hold=True, times=MANY))
    commands = discord.faults.plan(Fault(route=CALLBACK, hold=True, times=MANY))
    for room in range(MANY):
        me = [discord.world.bot]
        await discord.say(f"{discord.name} {ASKED}", channel=room, mentions=me)
        await discord.press("ask", question=ASKED)
    while replies.times or commands.times:
        await discord.journal.wait(lambda event: event.name == "FAULT")
    began = perf_counter()
    ending = asyncio.create_task(bot.stop(how))
    await bot.logs("stopping")
    replies.release.set()
    commands.release.set()
    ended = await ending
    assert (ended.code, ended.stderr) == (0, "")
    assert perf_counter() - began < WITHIN
    answered = [event.data["status"] for event in discord.journal.named(POSTED)]
    assert answered == [200] * MANY
    assert len(discord.journal.named("ANSWER")) == MANY
    closed = discord.journal.named("CLOSED")[-1].data
    assert (closed["code"], closed["by_bot"]) == (1000, True)


async def test_answers_that_discord_never_takes_do_not_hold_up_the_end(
    discord, aboard, monkeypatch, caplog
):
    monkeypatch.setattr(serve, "_ANSWERS_WITHIN", 0.1)
    await discord.ready()
    never = discord.faults.plan(Fault(route=POSTED, hold=True))
    await discord.say(f"{discord.name} {ASKED}", mentions=[discord.world.bot])
    await discord.met(never)
    assert await aboard.stop() is Exit.OK
    assert "1 answers under way could not be finished" in caplog.text
    never.release.set()


def test_a_container_is_not_killed_before_that():
    """Docker sends SIGKILL ten seconds after SIGTERM."""
    assert serve._ANSWERS_WITHIN + 2 * serve._CLOSE_WITHIN < WITHIN
