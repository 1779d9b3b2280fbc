"""Requests to Discord in, at most so many of them a second out.

Discord takes fifty a second from one bot, those about interactions aside. discord.py learns of it
from the refusals: each request may be refused five times and is then given up, so that of hundreds
of replies at once most would be lost, and ten thousand refusals are a ban.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from typing import Any, Final

import aiohttp
import yarl

A_SECOND: Final = 40
_AT_ONCE: Final = 4
"""Together less than Discord's fifty: on their way, some come closer together."""
_UNCOUNTED: Final = frozenset({"interactions", "webhooks"})


class Pace:
    """Gives every request its moment, in the order in which they come.

    Args:
        sleep: waits so many seconds.
        clock: seconds that never go back.
    """

    def __init__(
        self,
        sleep: Callable[[float], Awaitable[object]] = asyncio.sleep,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._sleep = sleep
        self._clock = clock
        self._next = float("-inf")
        self._turn = asyncio.Lock()

    async def keep(self) -> None:
        """Wait until one request more may begin."""
        # One after the other: were each told its moment at once, all whose moments pass while
        # the loop is busy would begin together when it is free again.
        async with self._turn:
            wait = self._next - self._clock()
            if wait > 0:
                await self._sleep(wait)
            least = self._clock() - _AT_ONCE / A_SECOND
            self._next = max(self._next, least) + 1 / A_SECOND


def paced(pace: Pace, config: aiohttp.TraceConfig) -> aiohttp.TraceConfig:
    """Also makes discord.py keep this pace: its client waits for it before each request."""

    async def begin(_: aiohttp.ClientSession, __: Any, request: Any) -> None:
        if counts(request.url):
            await pace.keep()

    config.on_request_start.append(begin)
    return config


def counts(url: yarl.URL) -> bool:
    """Whether a request counts for Discord's limit of all requests."""
    # As it is written on the wire: yarl would first decode each part, at each request.
    return _UNCOUNTED.isdisjoint(url.raw_path.split("/"))
