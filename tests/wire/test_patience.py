"""Discord or the network is away at the start: the bot waits, and a stop ends the waiting."""

from __future__ import annotations

import asyncio

import pytest
from discord.http import Route

from bot.discord_app.patience import Patience
from bot.exits import Exit

from .loopback import Fault, texts

ASKED = "Who passed the Denver ordinance?"
ME, COMMANDS = "GET /users/@me", "PUT /applications/{application_id}/commands"
VIA = {"Via": "1.1 loopback"}
SLOW_DOWN = {"message": "x", "retry_after": 0.01, "global": True}

FAULTS = {
    "503": Fault(route=ME, status=503, times=3),
    "a cut line": Fault(route=ME, cut=True, times=3),
    "too many requests": Fault(route=ME, status=429, body=SLOW_DOWN, headers=VIA),
    "no account": Fault(route=ME, body={"hello": "I am a proxy"}, status=200),
    "the application is cut off": Fault(route="GET /oauth2/applications/@me", cut=True, times=2),
    "commands are refused": Fault(route=COMMANDS, status=400, body={"message": "x", "code": 50035}),
    "commands are not possible": Fault(route=COMMANDS, status=503, times=2),
    "nobody says how many logins are left": Fault(route="GET /gateway/bot", status=503, times=3),
}


@pytest.mark.parametrize("fault", FAULTS)
async def test_a_login_that_fails_is_tried_until_it_goes_well(discord, aboard, fault):
    planned = FAULTS[fault]
    # Faults count down, so each test has its own.
    discord.faults.plan(
        Fault(
            route=planned.route,
            status=planned.status,
            cut=planned.cut,
            times=planned.times,
            body=planned.body,
            headers=planned.headers,
        )
    )
    await discord.ready()
    assert texts(await discord.mention(ASKED))
    assert len(discord.journal.named("IDENTIFY")) == 1


async def test_no_network_at_the_start_is_waited_for(discord, aboard):
    there, Route.BASE = Route.BASE, "http://127.0.0.1:9/api/v10"

    def mend(number: int) -> None:
        if number == 5:
            Route.BASE = there

    aboard.waits.then = mend
    await discord.ready()
    assert aboard.waits.asked == [0, 1, 2, 4, 8]


async def test_a_ban_is_waited_for_as_long_as_it_says(discord, aboard):
    discord.faults.plan(Fault(route=ME, status=429, headers={"Retry-After": "900"}))
    await discord.ready()
    assert aboard.waits.asked == [900]


async def test_a_token_that_is_not_known_ends_it(discord, aboard):
    discord.faults.plan(Fault(route=ME, status=401))
    assert await aboard.ended() is Exit.TOKEN_REFUSED


async def test_a_stop_ends_the_waiting_at_once(discord, aboard):
    waiting = asyncio.Event()

    async def forever(_: float) -> None:
        waiting.set()
        await asyncio.Event().wait()

    aboard.bot.patience = Patience(sleep=forever)
    discord.faults.plan(Fault(route=ME, status=503, times=99))
    await waiting.wait()
    assert await aboard.stop() is Exit.OK


def test_the_pauses_grow_to_three_minutes_and_half_of_each_is_chance():
    longest = Patience(between=lambda _, most: most)
    shortest = Patience(between=lambda least, _: least)
    assert [longest.pause(failures) for failures in (0, 1, 2, 3, 9, 10, 99, 10_000)] == [
        0, 0, 1, 2, 128, 180, 180, 180,
    ]  # fmt: skip
    # Even if chance is always against us, fewer logins than the thousand of a day.
    assert 24 * 3600 / shortest.pause(99) < 1000
