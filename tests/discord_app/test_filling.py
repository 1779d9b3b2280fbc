"""The bot hears people before its FAQ has been read to the end: they wait, and are answered."""

from __future__ import annotations

import asyncio

import pytest

from tests.discord_app.reading import text_of

ASKED = "who passed the denver ordinance"
WHILE = 20
"""Turns of the event loop: more than any of these takes to its answer."""


@pytest.fixture
def once_read(simcord_bot):
    """Lets somebody do something before the FAQ is there; what came of it after."""

    async def done(doing):
        simcord_bot.filled.clear()
        asking = asyncio.create_task(doing)
        for _ in range(WHILE):
            await asyncio.sleep(0)
        assert not asking.done()
        assert simcord_bot.why_not_ready() == "starting"
        simcord_bot.filled.set()
        return await asking

    return done


async def test_a_command_waits(alice, channel, once_read):
    result = await once_read(alice.slash(channel, "ask", question=ASKED))

    assert "KDVR" in text_of(result.response)


async def test_what_is_typed_waits(alice, channel, once_read):
    assert await once_read(alice.autocomplete(channel, "ask", "question", "who passed"))


async def test_a_mention_waits(simcord_env, alice, channel, once_read):
    await once_read(alice.send(channel, f"{simcord_env.bot.user.mention} {ASKED}"))

    assert "KDVR" in text_of(channel.last_message)


async def test_a_button_waits(alice, ask, once_read):
    reply = await ask(ASKED)

    result = await once_read(alice.click(reply, label="Sources"))

    assert "KDVR" in text_of(result.response)
