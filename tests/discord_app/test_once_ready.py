"""Slow work that improves answers begins when questions are heard, and stops none of them."""

from __future__ import annotations

import asyncio

from bot.discord_app.serve import once_ready


async def test_questions_are_answered_while_it_works(simcord_bot, alice, channel):
    begun, go_on = asyncio.Event(), asyncio.Event()

    async def work():
        begun.set()
        await go_on.wait()

    working = asyncio.create_task(once_ready(simcord_bot, work))
    await begun.wait()
    shown = await alice.slash(channel, "ask", question="Who passed the Denver ordinance?")
    assert shown.response is not None
    assert not working.done()
    go_on.set()
    await working


async def test_if_it_fails_the_log_says_so_and_questions_are_answered(
    simcord_bot, alice, channel, caplog
):
    async def work():
        raise ValueError("a secret")

    await once_ready(simcord_bot, work)
    assert "work beside the answering has stopped: ValueError" in caplog.text
    assert "a secret" not in caplog.text
    shown = await alice.slash(channel, "ask", question="Who passed the Denver ordinance?")
    assert shown.response is not None
