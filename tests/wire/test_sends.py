"""Discord fails while an answer is sent: it arrives once, or nobody waits for it any longer."""

from __future__ import annotations

import asyncio
from time import perf_counter

import pytest

from bot.exits import Exit

from .loopback import Fault, buttons, texts

ASKED = "Who passed the Denver ordinance?"
POSTED, CALLBACK = "POST /channels/{channel_id}/messages", "/callback"


@pytest.fixture
async def bot(discord, aboard):
    await discord.ready()
    return aboard


def nonces(discord) -> list[str]:
    return [call.body["nonce"] for call in discord.heard if call.name == POSTED]


def called(discord) -> int:
    return len([call for call in discord.heard if call.route.endswith(CALLBACK)])


@pytest.mark.parametrize(
    "fault",
    [
        Fault(route=POSTED, status=500),
        Fault(route=POSTED, status=502),
        Fault(route=POSTED, status=504),
        Fault(route=POSTED, status=503, times=4),
        Fault(route=POSTED, cut=True, times=4),
    ],
    ids=["500", "502", "504", "503", "cut"],
)
async def test_a_reply_is_tried_again_under_the_same_nonce(discord, bot, fault):
    tries = 1 + fault.times
    discord.faults.plan(fault)
    assert texts(await discord.mention(ASKED))
    assert len(nonces(discord)) == tries
    assert len(set(nonces(discord))) == 1
    assert all(call.body["enforce_nonce"] for call in discord.heard if call.name == POSTED)


async def test_a_reply_is_given_up_after_eight_tries(discord, bot):
    fault = discord.faults.plan(Fault(route=POSTED, status=503, times=8))
    await discord.say(f"{discord.name} {ASKED}", mentions=[discord.world.bot])
    while fault.times:
        await discord.met(fault)
        await asyncio.sleep(0)
    assert texts(await discord.mention(ASKED))
    assert len(set(nonces(discord))) == 2


async def test_what_was_taken_although_the_line_was_cut_is_not_posted_twice(discord, bot):
    answers = discord.gateway.sessions
    assert answers
    posted = len(discord.world.messages)
    discord.faults.plan(Fault(route=POSTED, cut=True, after=True))
    await discord.mention(ASKED)
    assert texts(await discord.mention(ASKED))
    ours = [
        one
        for one in discord.world.messages.values()
        if one["author"]["id"] == discord.world.bot["id"]
    ]
    assert len(ours) == 2
    assert len(discord.world.messages) == posted + 4


@pytest.mark.parametrize(
    "fault",
    [
        Fault(route=CALLBACK, status=500, times=3),
        Fault(route=CALLBACK, status=503, times=3),
        Fault(route=CALLBACK, cut=True, times=3),
    ],
    ids=["500", "503", "cut"],
)
async def test_a_private_answer_is_tried_again_while_there_is_time(discord, bot, fault):
    discord.faults.plan(fault)
    assert (await discord.slash("ask", question=ASKED)).private


async def test_a_private_answer_that_was_taken_is_not_sent_twice(discord, bot):
    discord.faults.plan(Fault(route=CALLBACK, cut=True, after=True))
    answer = await discord.slash("ask", question=ASKED)
    assert answer.private
    await finished()
    # The second try is refused by Discord, and that is no failure of the command.
    discord.world.violations.remove("a second answer to the same interaction")


async def test_no_answer_is_tried_after_three_seconds(discord, bot):
    fault = discord.faults.plan(Fault(route=CALLBACK, status=500, times=99))
    asked = perf_counter()
    await discord.press("ask", question=ASKED)
    await discord.met(fault)
    await finished()
    calls = [call.at - asked for call in discord.heard if call.route.endswith(CALLBACK)]
    assert len(calls) > 2
    assert max(calls) < 3
    assert not bot.waits.asked


async def test_an_interaction_that_is_gone_gets_no_apology_and_no_name_in_the_log(
    discord, bot, caplog
):
    gone = {"message": "Unknown interaction", "code": 10062}
    fault = discord.faults.plan(Fault(route=CALLBACK, status=404, body=gone))
    asked = await discord.press("ask", question=ASKED)
    await discord.met(fault)
    await finished()
    assert called(discord) == 1
    said = "\n".join(record.getMessage() for record in caplog.records if record.name[:3] == "bot")
    assert "a command failed: NotFound" in said
    assert not [one for one in (asked.payload["id"], asked.payload["token"], "Who") if one in said]


async def finished() -> None:
    """Until the bot has done all that people asked of it."""
    working = [task for task in asyncio.all_tasks() if task.get_name() == "CommandTree-invoker"]
    await asyncio.wait(working, timeout=10)


@pytest.mark.parametrize("way", ["mention", "command", "button"])
async def test_an_answer_under_way_is_finished_before_the_end(discord, bot, way):
    shown = await discord.mention(ASKED)
    route = POSTED if way == "mention" else CALLBACK
    held = discord.faults.plan(Fault(route=route, hold=True))
    if way == "mention":
        await discord.say(f"{discord.name} {ASKED}", mentions=[discord.world.bot])
    elif way == "command":
        await discord.press("ask", question=ASKED)
    else:
        await discord.press_button(shown, buttons(shown)[0]["custom_id"])
    await discord.met(held)
    ending = asyncio.create_task(bot.stop())
    # The stop is under way once the bot listens no more.
    await asyncio.wait({ending}, timeout=0.1)
    held.release.set()
    assert await ending is Exit.OK
    names = [event.name for event in discord.journal.events]
    answered = [place for place, name in enumerate(names) if name.endswith(route)]
    assert len(answered) == (2 if way == "mention" else 1)
    assert names.index("CLOSED") > answered[-1]
    closed = discord.journal.named("CLOSED")[-1].data
    assert (closed["code"], closed["by_bot"]) == (1000, True)
