"""The line to the gateway fails in every known way; no question is lost or answered twice."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest

from bot.exits import Exit
from bot.happened import CAUSES, LineEnded

from .loopback import texts

ASKED = "Who passed the Denver ordinance?"
READY, IDENTIFY, RESUMED, LOST = "READY", "IDENTIFY", "RESUMED", "CLOSED"


def count(discord, name: str) -> int:
    return len(discord.journal.named(name))


async def answers(discord) -> None:
    assert texts(await discord.mention(ASKED))


async def until(discord, name: str, times: int) -> None:
    """Until this has happened so often."""
    while count(discord, name) < times:
        await discord.journal.wait(lambda event: event.name == name)


@pytest.mark.parametrize("code", [1000, 1001, *range(4000, 4004), *range(4005, 4010), 4999])
async def test_a_close_that_is_not_fatal_is_answered_by_a_new_connection(discord, aboard, code):
    await discord.ready()
    await discord.gateway.close(code)
    await answers(discord)
    assert (count(discord, IDENTIFY), count(discord, RESUMED)) == (1, 1)


@pytest.mark.parametrize(
    ("code", "ending"),
    [
        (4004, Exit.TOKEN_REFUSED),
        (4010, Exit.SHARDS_REFUSED),
        (4011, Exit.SHARDS_REFUSED),
        (4012, Exit.VERSION_REFUSED),
        (4013, Exit.INTENTS_REFUSED),
        (4014, Exit.INTENTS_REFUSED),
    ],
)
@pytest.mark.parametrize("moment", ["at the login", "later"])
async def test_a_fatal_close_ends_the_bot(discord, aboard, code, ending, moment):
    if moment == "at the login":
        discord.gateway.close_identify_with = code
    else:
        await discord.ready()
        await discord.gateway.close(code)
    assert await aboard.ended() is ending
    assert count(discord, IDENTIFY) == 1


async def test_asked_to_reconnect_it_resumes(discord, aboard):
    await discord.ready()
    await discord.gateway.ask_reconnect()
    await answers(discord)
    assert (count(discord, IDENTIFY), count(discord, RESUMED)) == (1, 1)


async def test_a_session_that_may_be_resumed_is(discord, aboard):
    await discord.ready()
    await discord.gateway.invalidate(resumable=True)
    await answers(discord)
    assert (count(discord, IDENTIFY), count(discord, RESUMED)) == (1, 1)


async def test_a_session_that_is_over_is_followed_by_another_five_seconds_later(discord, aboard):
    await discord.ready()
    await discord.gateway.invalidate(resumable=False)
    await until(discord, READY, 2)
    await answers(discord)
    assert (count(discord, IDENTIFY), count(discord, RESUMED)) == (2, 0)
    assert 4.5 < max(aboard.waits.asked) <= 5.5


async def test_heartbeats_that_nobody_hears_end_the_connection(discord, aboard):
    aboard.bot._connection.heartbeat_timeout = 1.0
    discord.gateway.heartbeat_every_ms = 100
    await discord.ready()
    discord.gateway.deaf = True
    await until(discord, RESUMED, 1)
    discord.gateway.deaf = False
    await answers(discord)
    assert count(discord, IDENTIFY) == 1


BROKEN = {
    "no JSON": "{",
    "a list": "[]",
    "a number": "7",
    "text": '"x"',
    "an event without its parts": '{"op": 0, "t": "MESSAGE_CREATE", "s": 99, "d": {}}',
    "an event of nothing": '{"op": 0, "t": "GUILD_CREATE", "s": 99, "d": null}',
    "an operation that nobody knows": '{"op": 99, "d": {"x": 1}}',
    "an event that nobody knows": '{"op": 0, "t": "MOON_PHASE", "s": 99, "d": {}}',
    "five megabytes": '{"op": 0, "t": "MOON_PHASE", "s": 99, "d": "%s"}' % ("x" * 5_000_000),
}


@pytest.mark.parametrize("text", BROKEN.values(), ids=BROKEN.keys())
async def test_a_payload_that_cannot_be_read_loses_no_question(discord, aboard, text):
    await discord.ready()
    await answers(discord)
    connection = discord.gateway.connections()[0]
    session = next(iter(discord.gateway.sessions.values()))
    if '"s"' in text:
        session.number += 1
        text = text.replace("99", str(session.number))
    await connection.send_text(text)
    await answers(discord)
    assert count(discord, IDENTIFY) == 1


async def test_a_stream_that_is_no_zlib_is_taken_up_again(discord, aboard):
    await discord.ready()
    await answers(discord)
    await discord.gateway.connections()[0].socket.send_bytes(b"\x00garbage\x00\x00\xff\xff")
    await answers(discord)
    assert (count(discord, IDENTIFY), count(discord, RESUMED)) == (1, 1)


async def test_a_session_that_breaks_in_the_same_place_again_is_given_up(discord, aboard):
    await discord.ready()
    await answers(discord)
    discord.gateway.spoil_resumes = True
    await discord.gateway.connections()[0].send_text("{")
    await until(discord, READY, 2)
    await answers(discord)


async def test_a_login_cut_in_its_middle_is_tried_again(discord, aboard):
    discord.gateway.cut_ready = 3
    await discord.ready()
    await answers(discord)
    assert count(discord, IDENTIFY) == 4


async def test_a_gateway_that_refuses_connections_is_tried_ever_more_slowly(discord, aboard):
    discord.gateway.refuse_with = 503

    def mend(number: int) -> None:
        if number == 20:
            discord.gateway.refuse_with = None

    aboard.waits.then = mend
    await discord.ready()
    await answers(discord)
    pauses = [seconds for seconds in aboard.waits.asked if seconds == int(seconds)]
    assert pauses[:10] == [0, 1, 2, 4, 8, 16, 32, 64, 128, 180][: len(pauses)]
    assert count(discord, IDENTIFY) == 1


async def test_a_line_that_flaps_twenty_times_answers_and_never_logs_in_again(discord, aboard):
    await discord.ready()
    for flap in range(1, 21):
        discord.gateway.cut()
        await until(discord, RESUMED, flap)
    await answers(discord)
    assert count(discord, IDENTIFY) == 1
    assert aboard.bot.line.drops == 20
    assert sum(aboard.waits.asked) > 1000


async def test_a_line_that_drops_every_forty_seconds_is_back_at_once_each_time(discord, aboard):
    await discord.ready()
    now = [0.0]
    (line,) = aboard.bot.line._lines
    line._patience = replace(line._patience, clock=lambda: now[0])
    discord.gateway.cut()
    await until(discord, RESUMED, 1)
    aboard.waits.asked.clear()
    for flap in range(2, 7):
        now[0] += 40
        discord.gateway.cut()
        await until(discord, RESUMED, flap)
    await answers(discord)
    assert not any(aboard.waits.asked)


async def test_no_login_is_tried_that_discord_does_not_allow(discord, aboard):
    discord.gateway.allowed, discord.gateway.reset_after_ms = 0, 7_200_000
    aboard.waits.then = lambda _: setattr(discord.gateway, "allowed", 1000)
    await discord.ready()
    assert aboard.waits.asked == [7200]


async def test_what_was_answered_is_not_answered_again_when_it_is_told_again(discord, aboard):
    await discord.ready()
    person = discord.world.person()
    await discord.mention(ASKED)
    assert (await discord.slash("ask", question=ASKED, user=person)).message
    discord.gateway.tell_again = True
    discord.gateway.cut()
    await until(discord, RESUMED, 1)
    # Whatever was told again came before this.
    await answers(discord)
    posted = [call for call in discord.heard if call.route == "/channels/{channel_id}/messages"]
    called = [call for call in discord.heard if call.route.endswith("/callback")]
    assert (len(posted), len(called)) == (2, 1)


async def test_what_is_asked_while_the_line_is_down_is_answered(discord, aboard):
    await discord.ready()
    discord.gateway.refuse_with = 503
    discord.gateway.cut()
    waiting = asyncio.create_task(discord.mention(ASKED))
    aboard.waits.then = lambda number: number == 5 and setattr(discord.gateway, "refuse_with", None)
    assert texts(await waiting)
    assert count(discord, IDENTIFY) == 1


async def refuse(gateway):
    gateway.refuse_with = 503
    gateway.cut()


ENDINGS = [
    ("closed", lambda gateway: gateway.close(4000)),
    ("closed", lambda gateway: gateway.close(1000)),
    ("closed", lambda gateway: gateway.ask_reconnect()),
    ("closed", lambda gateway: gateway.invalidate(resumable=True)),
    ("session-over", lambda gateway: gateway.invalidate(resumable=False)),
    ("unreadable", lambda gateway: gateway.connections()[0].send_text("{")),
    ("not-connected", refuse),
]


def test_every_cause_of_a_lost_line_is_tried_here():
    assert {cause for cause, _ in ENDINGS} | {"network"} == {*CAUSES}


@pytest.mark.parametrize(("cause", "end"), ENDINGS)
async def test_a_lost_line_is_noted_with_its_cause(discord, aboard, cause, end):
    await discord.ready()
    await answers(discord)
    noted = []
    (line,) = aboard.bot.line._lines
    line._note = noted.append

    def mend(number: int) -> None:
        if number > 1:
            discord.gateway.refuse_with = None

    aboard.waits.then = mend
    since = len(discord.journal.events)
    await end(discord.gateway)
    await discord.journal.wait(lambda event: event.name in {RESUMED, READY}, since=since)
    await answers(discord)
    before = [LineEnded("network")] if end is refuse else []
    assert noted == [*before, LineEnded(cause)]
