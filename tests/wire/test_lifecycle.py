"""The real bot as a process: it starts and restarts, survives failures of Discord, and leaves."""

from __future__ import annotations

import signal

import pytest

from .loopback import Fault, buttons, texts

ASKED = "Who passed the Denver ordinance?"
POSTED = "POST /channels/{channel_id}/messages"
SYNCED = "PUT /applications/{application_id}/commands"


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
async def test_a_signal_ends_it_cleanly_and_without_a_word_of_trouble(discord, run, how):
    bot = await run()
    await discord.mention(ASKED)
    ended = await bot.stop(how)
    closed = discord.journal.named("CLOSED")[-1]
    assert ended.code == 0
    assert (closed.data["code"], closed.data["by_bot"]) == (1000, True)
    assert "Traceback" not in ended.stdout + ended.stderr


async def test_a_signal_during_the_login_ends_it_too(discord, run):
    login = discord.faults.plan(Fault(route="GET /users/@me", hold=True))
    bot = await run(wait=False)
    await discord.met(login)
    ended = await bot.stop()
    assert ended.code == 0
    assert "Traceback" not in ended.stdout + ended.stderr


async def test_commands_are_sent_once_for_all_starts(discord, run):
    first = await run()
    assert len(discord.journal.named(SYNCED)) == 1
    await first.stop()
    await run()
    assert len(discord.journal.named(SYNCED)) == 1


async def test_commands_that_discord_has_lost_are_sent_again(discord, run):
    first = await run()
    await first.stop()
    discord.world.commands.clear()
    await run()
    assert len(discord.journal.named(SYNCED)) == 2


async def test_an_old_button_works_after_a_restart(discord, run):
    first = await run()
    reply = await discord.mention(ASKED)
    await first.stop()
    await run()
    pressed = await discord.click(reply, buttons(reply)[0]["custom_id"])
    assert texts(pressed.message)


async def test_a_cut_line_loses_no_question(discord, run):
    await run()
    discord.gateway.cut()
    assert texts(await discord.mention(ASKED))
    assert len(discord.journal.named("RESUMED")) == 1


async def test_no_failure_of_discord_stops_it(discord, run):
    await run()
    slow_down = {"message": "x", "retry_after": 0.01, "global": False}
    for fault in (
        Fault(route=POSTED, status=403, body={"message": "Missing Access", "code": 50001}),
        Fault(route=POSTED, status=503),
        Fault(route=POSTED, cut=True),
        Fault(route="/callback", status=404, body={"message": "Unknown", "code": 10062}),
    ):
        discord.faults.plan(fault)
        if fault.route == POSTED:
            await discord.say(f"{discord.name} {ASKED}", mentions=[discord.world.bot])
        else:
            await discord.press("ask", question=ASKED)
        await discord.met(fault)
    via = {"Via": "1.1 loopback"}
    discord.faults.plan(Fault(route=POSTED, status=429, body=slow_down, headers=via))
    assert texts(await discord.mention(ASKED))


async def test_what_it_writes_names_nobody_and_repeats_nothing(discord, run):
    """Not the token, not an id, not a word of a question: also when Discord fails in between."""
    bot = await run(LOG_ANSWERS="1")
    via, slow_down = {"Via": "1.1 loopback"}, {"message": "x", "retry_after": 0.01, "global": False}
    discord.faults.plan(Fault(route=POSTED, status=429, body=slow_down, headers=via))
    reply = await discord.mention("zanzibar " + ASKED)
    no = {"message": "no", "code": 50013}
    failed = discord.faults.plan(Fault(route="/callback", status=403, body=no))
    await discord.press("ask", question="zanzibar " + ASKED)
    await discord.met(failed)
    await discord.click(reply, buttons(reply)[0]["custom_id"])
    ended = await bot.stop()
    world = discord.world
    secrets = {world.token, world.guild_id, "zanzibar", *world.people, *world.messages}
    secrets |= {*world.interactions, *world.channels}
    secrets |= {interaction.payload["id"] for interaction in world.interactions.values()}
    said = ended.stdout + ended.stderr
    assert not [secret for secret in secrets if secret in said]
