"""Half an hour and whole days in which the line breaks again and again, in compressed time.

The sockets are real and the waits are not: what the bot would wait for is added to its clock.
"""

from __future__ import annotations

import asyncio
import random
from functools import partial

from bot.discord_app.patience import Patience

from .loopback import texts

ASKED = "Who passed the Denver ordinance?"
HALF_AN_HOUR, DAY = 1800.0, 24 * 3600.0


def unlucky(aboard) -> None:
    """Chance is always against Discord: each pause is the shortest that is possible."""
    waits = aboard.waits
    aboard.bot.patience = Patience(waits.sleep, lambda shortest, _: shortest, waits.clock)


async def day_is_over(aboard) -> None:
    over = asyncio.Event()
    aboard.waits.then = lambda _: over.set() if aboard.waits.passed > DAY else None
    await asyncio.wait_for(over.wait(), 60)


async def test_a_day_without_a_line_that_stands_stays_below_the_logins_of_a_day(discord, aboard):
    """And one more than Discord has left would fail this test anyway."""
    unlucky(aboard)
    discord.gateway.close_identify_with = 4000
    await day_is_over(aboard)
    logins = len(discord.journal.named("IDENTIFY"))
    assert 400 < logins < 1000
    discord.gateway.close_identify_with = None
    await discord.ready()
    assert texts(await discord.mention(ASKED))


async def test_half_an_hour_of_flapping_answers_every_question_once(discord, aboard):
    """The line breaks in every way that may be resumed, mostly while a question is on its way."""
    await discord.ready()
    dice, asked, gateway = random.Random(7), [], discord.gateway

    async def cut():
        gateway.cut()

    async def mention(room):
        return texts(await discord.mention(ASKED, channel=room))

    async def command(room):
        return (await discord.slash("ask", question=ASKED, channel=room)).private

    def mend(when, waits):
        if waits >= when:
            gateway.refuse_with = None

    ways = (
        lambda: gateway.close(dice.choice([1000, 1001, 1012, 4000, 4002, 4008])),
        gateway.ask_reconnect,
        lambda: gateway.invalidate(resumable=True),
        cut,
    )
    while aboard.waits.passed < HALF_AN_HOUR:
        aboard.waits.passed += dice.uniform(0, 80)
        gateway.refuse_with = dice.choice([None, 503])
        if gateway.connections():
            await dice.choice(ways)()
        ask = dice.choice([mention, command])
        asked.append(asyncio.create_task(ask(len(asked) % 32)))
        await asyncio.sleep(0)
        mended = len(aboard.waits.asked) + dice.randrange(1, 6)
        aboard.waits.then = partial(mend, mended)
        if dice.random() < 0.5:
            await asked[-1]
    assert all(await asyncio.gather(*asked))
    answers = [call for call in discord.heard if call.route.endswith(("/messages", "/callback"))]
    assert len(answers) == len(asked) > 20
    assert aboard.bot.line.drops > 20
    assert len(discord.journal.named("IDENTIFY")) == 1
