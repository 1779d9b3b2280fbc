"""Many ask at once: one is answered after the other, and who must wait long is told at once."""

from __future__ import annotations

import asyncio

import pytest

from bot.discord_app.turns import Turns
from tests.discord_app.reading import text_of

ASKED = "who passed the denver ordinance"


async def test_first_come_first_served_and_the_loop_goes_on_between_two():
    turns, order = Turns(), []

    async def ask(number):
        async with turns.turn():
            order.append(number)
            asyncio.get_running_loop().call_soon(order.append, "heard")

    await asyncio.gather(*(ask(number) for number in range(3)))
    await asyncio.sleep(0)

    assert order == [0, "heard", 1, "heard", 2, "heard"]


async def test_it_is_crowded_while_many_wait():
    turns, seen = Turns(many=2), []

    async def ask():
        async with turns.turn():
            seen.append(turns.crowded)

    await asyncio.gather(ask(), ask())

    assert seen == [True, False]
    assert not turns.crowded


async def test_a_turn_that_fails_lets_the_next_one_come():
    turns = Turns(many=1)
    with pytest.raises(ValueError, match="mine"):
        async with turns.turn():
            raise ValueError("mine")
    async with turns.turn():
        assert turns.crowded
    assert not turns.crowded


async def test_in_a_crowd_a_command_is_told_to_wait_and_then_answered(simcord_env, alice, channel):
    desk = simcord_env.bot.desk
    desk.turns = Turns(many=1)
    async with desk.turns.turn():
        asking = asyncio.create_task(alice.slash(channel, "ask", question=ASKED))
        while desk.turns._waiting < 2:  # noqa: ASYNC110 - nothing tells it
            await asyncio.sleep(0)
    result = await asking

    assert result.acknowledged
    assert result.ephemeral
    (message,) = channel.history(viewer=alice)
    assert "KDVR" in text_of(message)


async def test_in_a_crowd_nothing_is_suggested(simcord_env, alice, channel):
    desk = simcord_env.bot.desk
    assert await alice.autocomplete(channel, "ask", "question", "who passed")

    desk.turns = Turns(many=1)
    async with desk.turns.turn():
        assert not await alice.autocomplete(channel, "ask", "question", "who passed")
