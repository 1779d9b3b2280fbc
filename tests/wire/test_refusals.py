"""Discord refuses an answer, for a while or for good: tried again, or left alone at once."""

from __future__ import annotations

import asyncio

import pytest

from .loopback import Fault, Limit, texts

ASKED = "Who passed the Denver ordinance?"
POSTED, CALLBACK = "POST /channels/{channel_id}/messages", "/callback"
VIA = {"Via": "1.1 loopback"}


@pytest.fixture
async def bot(discord, aboard):
    await discord.ready()
    return aboard


def too_many(route, scope, times=1, seconds=0.02):
    """A 429 as Discord writes it for one of its three kinds of limits."""
    headers = {**VIA, "X-RateLimit-Scope": scope, "Retry-After": str(seconds)}
    if scope == "global":
        headers["X-RateLimit-Global"] = "true"
    body = {"message": "x", "retry_after": seconds, "global": scope == "global"}
    return Fault(route=route, status=429, headers=headers, body=body, times=times)


def calls(discord, route):
    return [call for call in discord.heard if route in call.name]


@pytest.mark.parametrize("scope", ["user", "shared", "global"])
async def test_too_many_requests_delay_an_answer_and_lose_none(discord, bot, scope):
    discord.faults.plan(too_many(POSTED, scope, times=2))
    assert texts(await discord.mention(ASKED))
    discord.faults.plan(too_many(CALLBACK, scope, times=2))
    assert (await discord.slash("ask", question=ASKED)).private
    assert (len(calls(discord, POSTED)), len(calls(discord, CALLBACK))) == (3, 3)
    assert len({call.body["nonce"] for call in calls(discord, POSTED)}) == 1


async def test_a_storm_of_refusals_delays_every_answer_and_loses_none(discord, bot):
    for scope in ("user", "shared", "global"):
        discord.faults.plan(too_many(POSTED, scope, times=9, seconds=0.01))
    asked = [discord.mention(ASKED, channel=number) for number in range(8)]
    assert all(map(texts, await asyncio.gather(*asked)))
    assert len(calls(discord, POSTED)) == 8 + 27
    assert len({call.body["nonce"] for call in calls(discord, POSTED)}) == 8


async def test_who_stands_before_discord_is_waited_for_as_long_as_it_says(discord, bot):
    """A 429 without Discord's mark is that of its doorkeeper, and discord.py does not wait."""
    discord.faults.plan(Fault(route=POSTED, status=429, headers={"Retry-After": "30"}))
    assert texts(await discord.mention(ASKED))
    assert bot.waits.asked == [30]


async def test_no_request_is_sent_on_a_bucket_that_is_empty(discord, bot):
    """The emulator counts one as a failure of the bot."""
    discord.limits.limit = Limit(calls=3, seconds=0.3)
    asked = [discord.mention(ASKED) for _ in range(8)]
    assert all(map(texts, await asyncio.gather(*asked)))
    assert len(calls(discord, POSTED)) == 8


@pytest.mark.parametrize(
    ("status", "code"),
    [(403, 50013), (403, 50001), (404, 10003), (400, 50035), (400, 160002)],
    ids=["may not send", "may not look", "no channel", "refused", "may not reply"],
)
async def test_what_is_refused_for_good_is_tried_once_and_harms_nobody(
    discord, bot, caplog, status, code
):
    no = Fault(route=POSTED, status=status, body={"message": "zanzibar", "code": code})
    discord.faults.plan(no)
    said = await discord.say(f"{discord.name} {ASKED}", mentions=[discord.world.bot])
    await discord.met(no)
    assert texts(await discord.mention(ASKED))
    assert len(calls(discord, POSTED)) == 2
    ours = "\n".join(r.getMessage() for r in caplog.records if r.name.startswith("bot"))
    assert "a reply could not be sent" in ours
    assert not [one for one in (said["id"], said["channel_id"], "zanzibar") if one in ours]


async def test_a_channel_deleted_while_its_question_is_answered_is_left_alone(discord, bot):
    room = await discord.open(0)
    held = discord.faults.plan(Fault(route=POSTED, hold=True))
    await discord.say(f"{discord.name} {ASKED}", channel=room, mentions=[discord.world.bot])
    await discord.met(held)
    del discord.world.channels[room["id"]]
    discord.world.rooms.remove(room)
    await discord.gateway.dispatch("CHANNEL_DELETE", room)
    held.release.set()
    assert texts(await discord.mention(ASKED))
    statuses = [event.data["status"] for event in discord.journal.named(POSTED)]
    assert sorted(statuses) == [200, 404]


async def test_a_question_deleted_while_it_is_answered_gets_its_answer_in_the_channel(discord, bot):
    """Somebody else may have read it; and a reply to nothing must not fail."""
    held = discord.faults.plan(Fault(route=POSTED, hold=True))
    said = await discord.say(f"{discord.name} {ASKED}", mentions=[discord.world.bot])
    await discord.met(held)
    del discord.world.messages[said["id"]]
    gone = {key: said[key] for key in ("id", "channel_id")}
    await discord.gateway.dispatch("MESSAGE_DELETE", {**gone, "guild_id": discord.world.guild_id})
    held.release.set()
    posted = await discord.journal.wait(lambda event: event.name == POSTED, since=0)
    assert posted.data["status"] == 200
    assert "message_reference" not in posted.data["result"]


async def test_half_a_minute_without_rest_loses_no_question(discord, bot):
    """The gateway stands, and every call is cut off; commands cannot wait, mentions can."""
    out = discord.faults.plan(Fault(route="/", cut=True, times=10_000))

    def mend(_):
        if bot.waits.passed > 30:
            bot.waits.then = lambda _: None
            discord.faults.forget(out)

    bot.waits.then = mend
    assert texts(await discord.mention(ASKED))
    assert len({call.body["nonce"] for call in calls(discord, POSTED)}) == 1
    assert (await discord.slash("ask", question=ASKED)).private


async def test_a_session_that_cannot_be_resumed_is_followed_by_a_new_one(discord, bot):
    (connection,) = discord.gateway.connections()
    discord.gateway.sessions.clear()
    connection.request.transport.abort()
    await discord.journal.wait(lambda event: event.name == "RESUME REFUSED", since=0)
    await discord.ready(since=len(discord.journal.events))
    assert texts(await discord.mention(ASKED))
    assert len(discord.journal.named("IDENTIFY")) == 2
