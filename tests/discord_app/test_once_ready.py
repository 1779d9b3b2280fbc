"""Slow work that improves answers begins when questions are heard, and stops none of them."""

from __future__ import annotations

import asyncio

from bot.discord_app.patience import Patience
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


async def test_if_it_fails_the_log_says_so_and_it_begins_again_ever_later(
    simcord_bot, alice, channel, caplog
):
    failures, pauses = [ValueError("a secret")] * 4, []

    async def work():
        if failures:
            raise failures.pop()

    async def sleep(seconds):
        pauses.append(seconds)

    simcord_bot.patience = Patience(sleep=sleep, between=lambda _, longest: longest)
    await once_ready(simcord_bot, work)
    assert pauses == [1, 2, 4, 8]
    assert "work beside the answering has stopped (ValueError" in caplog.text
    assert "a secret" not in caplog.text
    shown = await alice.slash(channel, "ask", question="Who passed the Denver ordinance?")
    assert shown.response is not None
