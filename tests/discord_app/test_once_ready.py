"""Slow work that improves answers begins when questions are heard, and stops none of them."""

from __future__ import annotations

import asyncio
import threading

from bot.discord_app.serve import once_ready


async def test_questions_are_answered_while_it_works(simcord_bot, alice, channel):
    begun, go_on = asyncio.Event(), threading.Event()
    loop = asyncio.get_running_loop()

    def work():
        loop.call_soon_threadsafe(begun.set)
        assert go_on.wait(20)

    working = asyncio.create_task(once_ready(simcord_bot, work))
    await begun.wait()
    shown = await alice.slash(channel, "ask", question="Who passed the Denver ordinance?")
    assert shown.response is not None
    assert not working.done()
    go_on.set()
    await working
