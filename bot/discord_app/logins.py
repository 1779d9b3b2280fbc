"""When a shard may log in: Discord allows one in five seconds, and a thousand in a day.

With many shards it may allow several at once: those whose numbers differ by `max_concurrency`
wait for each other, the others do not. https://discord.com/developers/docs/events/gateway#sharding
"""

from __future__ import annotations

import asyncio
import logging
from collections import defaultdict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Final

import discord

from bot.discord_app.patience import Patience

_log = logging.getLogger(__name__)

APART: Final = 5.5
"""Seconds between two logins. Discord wants five, by its own clock at the far end of the line."""
_REGAINED_EACH: Final = 100.0
"""Seconds in which one login is regained: 864 a day."""
_AT_ONCE: Final = 60
"""Logins in hand after a quiet time. In no 24 hours more than 60 + 864 can be spent."""


class Budget:
    """The logins that this process has in hand: sixty, and one more every hundred seconds.

    Whoever asks for more than a thousand a day loses the token. Discord says how many are left;
    this holds where it says it wrongly, or to a process that is started again and again.
    """

    def __init__(self) -> None:
        self._all_back = float("-inf")

    def wait(self, now: float) -> float:
        """Seconds until a login may be spent; 0 if at once.

        Args:
            now: seconds that never go back, such as `time.monotonic()`.
        """
        return max(0.0, self._all_back - (_AT_ONCE - 1) * _REGAINED_EACH - now)

    def spend(self, now: float) -> None:
        """One login is asked for now."""
        self._all_back = max(self._all_back, now) + _REGAINED_EACH


class Logins:
    """The turns of all lines of this process.

    Args:
        bot: logged in.
        patience: how to wait.
    """

    def __init__(self, bot: discord.Client, patience: Patience) -> None:
        self._bot = bot
        self._patience = patience
        self._budget = Budget()
        self._at_once = 1
        self._last: dict[int, float] = {}
        self._turns: defaultdict[int, asyncio.Lock] = defaultdict(asyncio.Lock)
        self._wait: float | None = None

    async def recommended(self) -> int:
        """How many shards Discord asks for. What it says of logins holds for the next one.

        Raises:
            GatewayNotFound: it does not say.
            OSError, aiohttp.ClientError: it cannot be reached.
        """
        shards, _, limit = await self._bot.http.get_bot_gateway()
        self._at_once = max(limit["max_concurrency"], 1)
        # As many as may log in at once may be doing so now, uncounted.
        spent = limit["remaining"] < self._at_once
        self._wait = limit["reset_after"] / 1000 if spent else 0.0
        return shards

    @asynccontextmanager
    async def turn(self, shard: int) -> AsyncIterator[None]:
        """Wait until Discord allows this shard to log in, and let the next wait until it has.

        Raises:
            GatewayNotFound: Discord does not say how many it allows.
            OSError, aiohttp.ClientError: it cannot be reached.
        """
        key = shard % self._at_once
        async with self._turns[key]:
            await self._wait_until_apart(key)
            if self._wait is None:
                await self.recommended()
            wait, self._wait = self._wait, None
            if wait:
                _log.warning("Discord allows no login for another %.0f s; waiting", wait)
                await self._patience.sleep(wait)
            try:
                yield
            finally:
                # Sent only now: to connect takes as long as it takes.
                self._last[key] = now = self._patience.clock()
                self._budget.spend(now)

    async def _wait_until_apart(self, key: int) -> None:
        now = self._patience.clock()
        apart = self._last.get(key, -APART) + APART - now
        early = max(apart, self._budget.wait(now))
        if early > 0:
            await self._patience.sleep(early)
