"""The real bot in the process of the test, so that its waits take no time and can be counted."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

from bot.discord_app.client import FaqClient
from bot.discord_app.desk import Desk
from bot.discord_app.limits import Limits
from bot.discord_app.patience import Patience
from bot.discord_app.serve import serve
from bot.discord_app.shards import Shards
from bot.exits import Exit
from bot.library.library import Library

from .loopback import Discord

WITHIN = 10.0
"""Seconds: far above what a loaded machine needs."""


class Waits:
    """Takes note of every wait and waits for nothing; `then` may change the world meanwhile.

    `passed` are the seconds that have gone by only here; a test may add some.
    """

    def __init__(self) -> None:
        self.asked: list[float] = []
        self.passed = 0.0
        self.then: Callable[[int], None] = lambda _: None

    async def sleep(self, seconds: float) -> None:
        self.asked.append(seconds)
        self.passed += seconds
        self.then(len(self.asked))
        await asyncio.sleep(0)

    def clock(self) -> float:
        """What the bot takes for the steady clock."""
        return time.monotonic() + self.passed


class Inside:
    """A bot that runs here."""

    def __init__(self, bot: FaqClient, waits: Waits, stop: asyncio.Event) -> None:
        self.bot = bot
        self.waits = waits
        self._stop = stop
        self.serving: asyncio.Task[Exit] | None = None

    async def ended(self) -> Exit:
        """What it ends with, by itself.

        Raises:
            TimeoutError: it goes on.
        """
        assert self.serving is not None
        return await asyncio.wait_for(asyncio.shield(self.serving), WITHIN)

    async def stop(self) -> Exit:
        """Let it end as a signal does."""
        self._stop.set()
        return await self.ended()


async def _nothing() -> None:
    """What goes on beside this bot."""


@asynccontextmanager
async def inside(
    discord: Discord, library: Library, state: Path, share: Shards | None = None
) -> AsyncIterator[Inside]:
    """A bot that is starting; stopped at the end if it has not ended."""
    # What follows an IDENTIFY is waited for without waiting.
    discord.gateway.identify_window = 0.0
    bot = FaqClient(Desk(library, Limits(), log_answers=False), state, shards=share)
    waits = Waits()
    bot.patience = Patience(
        sleep=waits.sleep, between=lambda _, longest: longest, clock=waits.clock
    )
    running = Inside(bot, waits, asyncio.Event())
    running.serving = asyncio.create_task(
        serve(bot, discord.world.token, _nothing, stop=running._stop)
    )
    try:
        yield running
    finally:
        await running.stop()
